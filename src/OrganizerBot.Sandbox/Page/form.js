// The dialog for a form that the bot opened.
import { find, make, show } from "./dom.js";
import { language, word } from "./language.js";
import { picker } from "./picker.js";
import { buttons, words } from "./words.js";

const dialog = find("form");
const inputs = find("inputs");
let current = null;
let send = null;
let look = null;

const isMany = field => field.kind === "check";

function control(field, id) {
  if (field.kind === "check") {
    const chosen = (field.value ?? "").split(", ");
    return make("div", { id, className: "checks" }, ...(field.options ?? []).map(option =>
      make("label", {}, make("input", { type: "checkbox", name: field.id, value: option.value, checked: chosen.includes(option.value) }), ` ${option.label}`)));
  }
  if (field.isAsked) {
    return picker(field, id, text => look(current.form.id, field.id, text));
  }
  if (field.options?.length) {
    const empty = make("option", { value: "", textContent: word(field.required ? "choose" : "none") });
    const select = make("select", { id, name: field.id }, empty, ...field.options.map(option =>
      make("option", { value: option.value, textContent: option.label })));
    select.value = field.value ?? "";
    return select;
  }
  const tag = field.kind === "paragraph" ? "textarea" : "input";
  const element = make(tag, { id, name: field.id, value: field.value ?? "" });
  if (tag === "textarea") {
    element.rows = 5;
  } else {
    element.type = field.kind === "date" ? "date" : "text";
  }
  return element;
}

function row(field, index, error) {
  const id = `field-${index}`;
  const drawn = control(field, id);
  const input = drawn.querySelector("[role=combobox]") ?? drawn;
  const notes = [];
  if (field.hint) {
    notes.push(make("p", { id: `${id}-hint`, className: "hint", textContent: field.hint }));
  }
  if (error) {
    notes.push(make("p", { id: `${id}-error`, className: "error", textContent: error }));
    input.setAttribute("aria-invalid", "true");
  }
  if (notes.length) {
    input.setAttribute("aria-describedby", notes.map(note => note.id).join(" "));
  }
  if (field.required) {
    input.setAttribute("aria-required", "true");
  }
  const words = [field.label, make("span", { className: "optional", textContent: field.required ? "" : ` ${word("optional")}` })];
  return isMany(field)
    ? make("fieldset", {}, make("legend", {}, ...words), drawn, ...notes)
    : make("div", { className: "field" }, make("label", { htmlFor: id }, ...words), drawn, ...notes);
}

function values() {
  const data = new FormData(find("fields"));
  return Object.fromEntries(current.form.fields.map(field =>
    [field.id, isMany(field) ? data.getAll(field.id) : data.get(field.id)]));
}

// A view without inputs is an answer: there is nothing to send.
export function open(sight, { onSend, onPress, onLook }) {
  current = sight;
  send = onSend;
  look = onLook;
  find("form-title").textContent = sight.form.title;
  find("form-text").replaceChildren(...sight.text ? [words(sight)] : []);
  find("form-buttons").replaceChildren(...[buttons(sight, sight.form.id, onPress)].filter(row => row));
  show(find("form-error"), sight.error);
  inputs.replaceChildren(...sight.form.fields.map((field, index) => row(field, index, sight.form.errors?.[field.id])));
  const isAnswer = sight.form.fields.length === 0;
  find("send").hidden = isAnswer;
  find("cancel").textContent = word(isAnswer ? "close" : "cancel");
  dialog.lang = language();
  if (!dialog.open) {
    dialog.showModal();
  }
  find("sheet").scrollTop = 0;
  (inputs.querySelector("[aria-invalid]") ?? inputs.querySelector("input, select, textarea") ?? find("form-buttons").querySelector("button") ?? find("cancel")).focus();
}

export const close = () => dialog.close();

find("cancel").addEventListener("click", close);
find("fields").addEventListener("submit", async event => {
  event.preventDefault();
  const button = event.submitter;
  button.disabled = true;
  await send(current.form.id, values(), error => show(find("form-error"), error));
  button.disabled = false;
});
