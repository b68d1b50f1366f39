// An input of a form at which the platform asks the app what can be chosen. What is sent is what was chosen, never what was only typed.
import { make } from "./dom.js";
import { language, word } from "./language.js";
import { listbox } from "./listbox.js";

// Whoever types fast is asked for once.
const pause = 250;

// look(text) asks the town.
export function picker(field, id, look) {
  let chosen = field.options?.find(option => option.value === field.value) ?? { value: field.value ?? "", label: field.value ?? "" };
  let asked = 0;
  let waiting = 0;
  const box = make("ul", { id: `${id}-list`, role: "listbox", ariaLabel: field.label, hidden: true });
  const input = make("input", { id, type: "text", role: "combobox", autocomplete: "off", spellcheck: false, placeholder: word("search"), value: chosen.label });
  const sent = make("input", { type: "hidden", name: field.id, value: chosen.value });
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  input.setAttribute("aria-expanded", "false");

  const take = option => {
    chosen = option;
    sent.value = option.value;
    input.value = option.label;
    list.close();
  };
  const list = listbox(input, box, take);
  const search = async text => {
    const mine = ++asked;
    const found = await look(text).catch(() => []);
    if (mine === asked && document.activeElement === input) {
      list.draw(found, word("unfound"));
    }
  };

  input.addEventListener("click", () => {
    input.select();
    search("");
  });
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" && box.hidden) {
      event.preventDefault();
      search("");
    }
  });
  input.addEventListener("input", () => {
    if (!input.value) {
      chosen = { value: "", label: "" };
      sent.value = "";
    }
    asked++;
    clearTimeout(waiting);
    waiting = setTimeout(() => search(input.value), pause);
  });
  input.addEventListener("blur", () => {
    asked++;
    input.value = chosen.label;
  });
  return make("div", { className: "picker", lang: language() }, input, sent, box);
}
