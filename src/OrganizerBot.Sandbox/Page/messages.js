// The list of messages, as one person sees it.
import { find, make, when } from "./dom.js";
import { language, word } from "./language.js";
import { buttons, files, words } from "./words.js";

const list = find("messages");
let shown = new Map();
let following = true;

const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 60;

// Whoever reads the end goes on reading it when something above or below takes its place.
list.addEventListener("scroll", () => {
  following = isAtEnd();
});
new ResizeObserver(() => following && toEnd()).observe(list);

// What stands in brackets is no name: "Ines (night shift)" is I.
const initials = name => ((name ?? "").replace(/\(.*?\)/g, "").match(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]/gu) ?? ["?"]).slice(0, 2).join("").toUpperCase();

// What apps put into the menu of a message.
function menu(sight, onTake) {
  if (!sight.shortcuts?.length) {
    return null;
  }
  const items = make("div", { className: "items" }, ...sight.shortcuts.map(shortcut => {
    const item = make("button", { type: "button", textContent: shortcut.label, lang: language() });
    item.addEventListener("click", () => {
      opened.open = false;
      opened.querySelector("summary").focus();
      onTake(sight.message, shortcut.id);
    });
    return item;
  }));
  const opened = make("details", { className: "menu" }, make("summary", { ariaLabel: word("apps"), title: word("apps"), lang: language(), textContent: "⋯" }), items);
  opened.addEventListener("toggle", () => opened.open && items.scrollIntoView({ block: "nearest" }));
  opened.addEventListener("keydown", event => {
    if (event.key === "Escape" && opened.open) {
      opened.open = false;
      opened.querySelector("summary").focus();
    }
  });
  return opened;
}

// A menu closes when something else is looked at.
document.addEventListener("pointerdown", event => {
  for (const opened of list.querySelectorAll("details[open]")) {
    opened.open = opened.contains(event.target);
  }
});

function header(sight, onTake) {
  const whisper = sight.visibility === "ephemeral" ? make("span", { className: "whisper", textContent: word("alone"), lang: language() }) : null;
  return make("div", { className: "who" },
    make("strong", { textContent: sight.author ?? "" }),
    sight.at ? make("time", { dateTime: sight.at, textContent: when(sight.at, language()) }) : null,
    whisper,
    menu(sight, onTake));
}

function item(sight, { onPress, onTake }) {
  const pings = sight.pings?.length ? make("p", { className: "pings", textContent: `${word("notified")}${sight.pings.join(", ")}` }) : null;
  return make("li", { className: sight.visibility ?? "public", data: { id: sight.message ?? "" } },
    make("span", { className: "face", ariaHidden: "true", textContent: initials(sight.author) }),
    make("div", { className: "body" }, header(sight, onTake), ...(sight.parts ?? [sight]).flatMap(part => [words(part), files(part), buttons(part, sight.message, onPress)].filter(piece => piece)), pings));
}

// Only what changed is drawn again, so that a press, a focus or a screen reader's place survives the next look.
export function draw(sights, acts, isPage = false) {
  following &&= !isPage;
  const follow = !isPage && isAtEnd();
  const next = new Map();
  sights.forEach((sight, index) => {
    const id = sight.message ?? `at-${index}`;
    const state = JSON.stringify([sight.text, sight.headings, sight.facts, sight.files, sight.buttons, sight.visibility, sight.pings, sight.shortcuts]);
    const known = shown.get(id);
    const entry = known?.state === state ? known : { state, element: item(sight, acts) };
    if (known && entry !== known) {
      const focused = known.element.contains(document.activeElement);
      known.element.replaceWith(entry.element);
      if (focused) {
        (entry.element.querySelector("button") ?? list).focus({ preventScroll: true });
      }
    }
    next.set(id, entry);
    if (list.children[index] !== entry.element) {
      list.insertBefore(entry.element, list.children[index] ?? null);
    }
  });
  for (const [id, entry] of shown) {
    if (!next.has(id)) {
      entry.element.remove();
    }
  }
  shown = next;
  list.dataset.empty = sights.length === 0 ? word("nothing") : "";
  if (follow) {
    toEnd();
  }
}

// Of these messages the one that is looked at: the lowest whose end has been scrolled to, else the first.
export function looked(ids) {
  const end = list.getBoundingClientRect().bottom;
  return ids.findLast(id => shown.get(id)?.element.getBoundingClientRect().bottom <= end) ?? ids[0];
}

export function toEnd() {
  list.scrollTop = list.scrollHeight;
}

export function clear() {
  shown = new Map();
  list.replaceChildren();
}
