// What a message or a form says, as it would look: headings, facts in two columns, the bar, small print.
import { make } from "./dom.js";

// A fact stands in the text as "name: value" on Discord, and as a name and a value under each other on Slack.
const writings = fact => [`${fact.name}: ${fact.value}`, `${fact.name}\n${fact.value}`];

// The lines that a fact takes from here on, or 0.
function length(lines, at, fact) {
  const written = writings(fact).map(words => words.split("\n"))
    .find(words => words.every((word, offset) => lines[at + offset] === word));
  return written?.length ?? 0;
}

function paragraph(line, sight) {
  const kinds = { heading: sight.headings?.includes(line), progress: line === sight.progress, small: sight.footnotes?.includes(line) };
  return make("p", { textContent: line, className: Object.keys(kinds).find(kind => kinds[kind]) ?? "" });
}

export function words(sight) {
  const lines = (sight.text ?? "").replace(/^\n+|\n+$/g, "").split("\n");
  const facts = [...sight.facts ?? []];
  const drawn = [];
  for (let at = 0; at < lines.length;) {
    const taken = facts.length ? length(lines, at, facts[0]) : 0;
    if (!taken) {
      drawn.push(paragraph(lines[at], sight));
      at++;
      continue;
    }
    if (drawn.at(-1)?.tagName !== "DL") {
      drawn.push(make("dl"));
    }
    const fact = facts.shift();
    drawn.at(-1).append(make("dt", { textContent: fact.name }), make("dd", { textContent: fact.value }));
    at += taken;
  }
  return make("div", { className: "text" }, ...drawn);
}

// Files hang below the words; a click downloads one. A picture is shown, with what it says for whoever does not see it.
export function files(sight) {
  const size = bytes => (bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
  return sight.files?.length
    ? make("ul", { className: "files" }, ...sight.files.map(file => file.name.endsWith(".png")
      ? make("li", { className: "picture" }, make("a", { href: file.url, download: file.name }, make("img", { src: file.url, alt: file.description ?? file.name, title: file.description ?? "" })))
      : make("li", {},
        make("a", { href: file.url, download: file.name, title: file.description ?? "", textContent: file.name }),
        make("span", { textContent: size(file.size) }))))
    : null;
}

// A button that is being pressed keeps the focus: it is busy, not disabled.
export function buttons(sight, message, onPress) {
  if (!sight.buttons?.length) {
    return null;
  }
  return make("div", { className: "row" }, ...sight.buttons.map(button => {
    const element = make("button", { type: "button", textContent: button.label });
    element.addEventListener("click", async () => {
      if (element.ariaBusy !== "true") {
        element.ariaBusy = "true";
        await onPress(message, button.id);
        element.ariaBusy = null;
      }
    });
    return element;
  }));
}
