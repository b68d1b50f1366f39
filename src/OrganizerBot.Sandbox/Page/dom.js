// Small pieces of page, built without markup in strings: what people wrote stays text.

export const find = id => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const { data, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, data);
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

export function show(element, text) {
  element.textContent = text ?? "";
  element.hidden = !text;
}

const moment = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
const clocks = { en: new Intl.DateTimeFormat("en-GB", moment), fr: new Intl.DateTimeFormat("fr", moment), de: new Intl.DateTimeFormat("de", moment), es: new Intl.DateTimeFormat("es", moment) };

export const when = (iso, language = "en") => `${clocks[language].format(new Date(iso))} UTC`;

export function fill(select, options, wanted) {
  select.replaceChildren(...options.map(([value, label]) => make("option", { value, textContent: label })));
  if (options.some(([value]) => value === wanted)) {
    select.value = wanted;
  }
}
