// The box to type in, with what the platform suggests.
import { find } from "./dom.js";
import { listbox } from "./listbox.js";

const line = find("line");
let asked = 0;

// suggest(text) asks the town; say(text) sends the line and tells whether it went through.
export function start({ suggest, say }) {
  const list = listbox(line, find("suggestions"), suggestion => {
    line.value = suggestion.value;
    line.focus();
    look();
  });
  const look = async () => {
    const mine = ++asked;
    const suggestions = line.value.startsWith("/") ? await suggest(line.value).catch(() => []) : [];
    if (mine === asked) {
      list.draw(suggestions);
    }
  };

  line.addEventListener("input", look);
  find("composer").addEventListener("submit", async event => {
    event.preventDefault();
    const text = line.value.trim();
    if (!text) {
      return;
    }
    asked++;
    list.close();
    line.value = "";
    if (!await say(text)) {
      line.value = text;
    }
    line.focus();
  });
}
