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

function header(sight) {
  const whisper = sight.visibility === "ephemeral" ? make("span", { className: "whisper", textContent: word("alone"), lang: language() }) : null;
  return make("div", { className: "who" },
    make("strong", { textContent: sight.author ?? "" }),
    sight.at ? make("time", { dateTime: sight.at, textContent: when(sight.at, language()) }) : null,
    whisper);
}

function item(sight, onPress) {
  const pings = sight.pings?.length ? make("p", { className: "pings", textContent: `${word("notified")}${sight.pings.join(", ")}` }) : null;
  return make("li", { className: sight.visibility ?? "public", data: { id: sight.message ?? "" } },
    make("span", { className: "face", ariaHidden: "true", textContent: initials(sight.author) }),
    make("div", { className: "body" }, header(sight), words(sight), files(sight), pings, buttons(sight, sight.message, onPress)));
}

// Only what changed is drawn again, so that a press, a focus or a screen reader's place survives the next look.
export function draw(sights, onPress) {
  const follow = isAtEnd();
  const next = new Map();
  sights.forEach((sight, index) => {
    const id = sight.message ?? `at-${index}`;
    const state = JSON.stringify([sight.text, sight.headings, sight.facts, sight.files, sight.buttons, sight.visibility, sight.pings]);
    const known = shown.get(id);
    const entry = known?.state === state ? known : { state, element: item(sight, onPress) };
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
