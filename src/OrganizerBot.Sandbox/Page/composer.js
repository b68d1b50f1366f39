// The box to type in, with what the platform suggests.
import { find, make } from "./dom.js";

const line = find("line");
const box = find("suggestions");
let chosen = -1;
let asked = 0;

const options = () => [...box.children];

function close() {
  box.hidden = true;
  box.replaceChildren();
  chosen = -1;
  line.setAttribute("aria-expanded", "false");
  line.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const all = options();
  chosen = all.length ? (index + all.length) % all.length : -1;
  all.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
  all[chosen]?.scrollIntoView({ block: "nearest" });
  line.setAttribute("aria-activedescendant", all[chosen]?.id ?? "");
}

function draw(suggestions, take) {
  box.replaceChildren(...suggestions.map((suggestion, index) => {
    const option = make("li", { id: `suggestion-${index}`, role: "option", ariaSelected: "false", textContent: suggestion.label, data: { value: suggestion.value } });
    option.addEventListener("pointerdown", event => {
      event.preventDefault();
      take(suggestion.value);
    });
    return option;
  }));
  box.hidden = suggestions.length === 0;
  chosen = -1;
  line.setAttribute("aria-expanded", String(suggestions.length > 0));
}

// suggest(text) asks the town; say(text) sends the line and tells whether it went through.
export function start({ suggest, say }) {
  const look = async () => {
    const mine = ++asked;
    const suggestions = line.value.startsWith("/") ? await suggest(line.value).catch(() => []) : [];
    if (mine === asked) {
      draw(suggestions, take);
    }
  };
  const take = value => {
    line.value = value;
    line.focus();
    look();
  };

  line.addEventListener("input", look);
  line.addEventListener("blur", close);
  line.addEventListener("keydown", event => {
    if (box.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Escape") {
      close();
    } else if ((event.key === "Tab" || event.key === "Enter") && chosen >= 0) {
      const value = options()[chosen].dataset.value;
      if (value !== line.value) {
        event.preventDefault();
        take(value);
      }
    }
  });

  find("composer").addEventListener("submit", async event => {
    event.preventDefault();
    const text = line.value.trim();
    if (!text) {
      return;
    }
    asked++;
    close();
    line.value = "";
    if (!await say(text)) {
      line.value = text;
    }
    line.focus();
  });
}
