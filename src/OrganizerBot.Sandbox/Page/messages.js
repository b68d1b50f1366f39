// The list of messages, as one person sees it.
import { find, make, when } from "./dom.js";

const list = find("messages");
let shown = new Map();

const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 60;

const initials = name => (name ?? "?").split(/\s+/).map(word => word[0]).slice(0, 2).join("").toUpperCase();

function header(sight) {
  const whisper = sight.visibility === "ephemeral" ? make("span", { className: "whisper", textContent: "Only you can see this" }) : null;
  return make("div", { className: "who" },
    make("strong", { textContent: sight.author ?? "" }),
    sight.at ? make("time", { dateTime: sight.at, textContent: when(sight.at) }) : null,
    whisper);
}

function buttons(sight, onPress) {
  if (!sight.buttons?.length) {
    return null;
  }
  const row = make("div", { className: "row" });
  for (const button of sight.buttons) {
    const element = make("button", { type: "button", textContent: button.label });
    element.addEventListener("click", async () => {
      element.disabled = true;
      await onPress(sight.message, button.id);
      element.disabled = false;
    });
    row.append(element);
  }
  return row;
}

const lines = (words, progress) => words.split("\n").filter((line, index, all) => line || (index > 0 && index < all.length - 1))
  .map(line => make("p", { textContent: line, className: line === progress ? "progress" : "" }));

// Facts stand in the text too, as a name and a value under each other: there they become a table of two columns.
function text(sight) {
  const facts = sight.facts ?? [];
  const written = facts.map(fact => `${fact.name}\n${fact.value}`).join("\n");
  const [before, after] = written && sight.text?.includes(written) ? sight.text.split(written, 2) : [sight.text ?? "", null];
  const table = after === null ? [] : [make("dl", {}, ...facts.flatMap(fact =>
    [make("dt", { textContent: fact.name }), make("dd", { textContent: fact.value })]))];
  return make("div", { className: "text" }, ...lines(before, sight.progress), ...table, ...lines(after ?? "", sight.progress));
}

function item(sight, onPress) {
  const pings = sight.pings?.length ? make("p", { className: "pings", textContent: `Notified: ${sight.pings.join(", ")}` }) : null;
  return make("li", { className: sight.visibility ?? "public", data: { id: sight.message ?? "" } },
    make("span", { className: "face", ariaHidden: "true", textContent: initials(sight.author) }),
    make("div", { className: "body" }, header(sight), text(sight), pings, buttons(sight, onPress)));
}

// Only what changed is drawn again, so that a press, a focus or a screen reader's place survives the next look.
export function draw(sights, onPress) {
  const follow = isAtEnd();
  const next = new Map();
  sights.forEach((sight, index) => {
    const id = sight.message ?? `at-${index}`;
    const state = JSON.stringify([sight.text, sight.buttons, sight.visibility, sight.pings]);
    const known = shown.get(id);
    const entry = known?.state === state ? known : { state, element: item(sight, onPress) };
    if (known && entry !== known) {
      known.element.replaceWith(entry.element);
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
  list.dataset.empty = sights.length === 0 ? "Nothing here yet. Type / to see what the bot can do." : "";
  if (follow) {
    toEnd();
  }
}

export function toEnd() {
  list.scrollTop = list.scrollHeight;
}

export function clear() {
  shown = new Map();
  list.replaceChildren();
}
