// The scriptable interface of the town: the page can do nothing that curl cannot.

async function read(response) {
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(body?.error ?? `The town answered ${response.status}.`);
  }
  return body;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The town does not answer. Is it still running?");
  }
  return read(response);
}

const post = (path, body) => ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const town = () => ask("/town");
export const messages = place => ask(`/town/messages?${new URLSearchParams(place)}`);
export const say = (place, text) => post("/town/say", { ...place, text });
export const press = (place, message, button) => post("/town/press", { ...place, message, button });
export const home = place => post("/town/home", place);
export const submit = (place, form, values) => post("/town/submit", { ...place, form, values });
export const take = (place, message, shortcut) => post("/town/shortcut", { ...place, message, shortcut });
export const options = (place, form, field, text) => post("/town/options", { ...place, form, field, text });
export const suggest = (place, text) => post("/town/suggest", { ...place, text });
export const advance = duration => post("/town/clock", { advance: duration });
