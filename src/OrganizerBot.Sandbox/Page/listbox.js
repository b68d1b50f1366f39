// A list of suggestions at an input, for mouse, finger, keyboard and screen reader.
import { make } from "./dom.js";

// take(suggestion) is told what was chosen; what cannot be chosen is only said.
export function listbox(input, box, take) {
  let chosen = -1;

  const options = () => [...box.querySelectorAll("[role=option]:not([aria-disabled])")];

  function close() {
    box.hidden = true;
    box.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const all = options();
    chosen = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    all[chosen]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen]?.id ?? "");
  }

  function draw(suggestions, otherwise = "") {
    const drawn = suggestions.map((suggestion, index) => {
      const option = make("li", { id: `${box.id}-${index}`, role: "option", ariaSelected: "false", textContent: suggestion.label, data: { value: suggestion.value } });
      option.addEventListener("click", () => take(suggestion));
      return option;
    });
    box.replaceChildren(...drawn.length || !otherwise ? drawn : [make("li", { className: "nothing", role: "option", ariaDisabled: "true", ariaSelected: "false", textContent: otherwise })]);
    box.hidden = box.children.length === 0;
    chosen = -1;
    input.setAttribute("aria-expanded", String(!box.hidden));
  }

  // A press on the list leaves the cursor where it is.
  box.addEventListener("mousedown", event => event.preventDefault());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (box.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if ((event.key === "Tab" || event.key === "Enter") && chosen >= 0) {
      const { textContent: label, dataset: { value } } = options()[chosen];
      if (value !== input.value) {
        event.preventDefault();
        take({ value, label });
      }
    }
  });
  return { close, draw };
}
