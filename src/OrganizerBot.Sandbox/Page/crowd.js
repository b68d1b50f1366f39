// "A crowd signs": other people press the card's own buttons, one after the other, through the same interface as anybody.
import { fill, find } from "./dom.js";
import * as api from "./api.js";

// The bot's own words in both of its languages; an answer is in the language of whoever pressed.
const isSign = button => /^(sign|signer|i pledge this|je m'engage)$/i.test(button.label);
const isUnnamed = button => /^(without my name|sans mon nom)$/i.test(button.label);
const isNamed = button => /^(with my name|avec mon nom)$/i.test(button.label);

const longest = 60;
const picker = find("crowd-card");
const status = find("crowd-status");
let offered = "";

function title(card) {
  const words = card.text.split("\n").filter(line => line).slice(0, 2).join(" – ");
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

// Offers the cards of the channel; the one picked before stays picked, else it is the first.
export function offer(sights) {
  const cards = sights.filter(sight => sight.visibility !== "ephemeral" && sight.buttons?.some(isSign));
  const options = cards.length ? cards.map(card => [card.message, title(card)]) : [["", "No card in this channel"]];
  if (JSON.stringify(options) !== offered) {
    offered = JSON.stringify(options);
    fill(picker, options, picker.value);
    find("crowd-go").disabled = cards.length === 0;
  }
}

// True if the person signed, false if the bot had no choice to offer: they had signed before, or the card is closed.
async function signAs(place, message, wants) {
  const card = (await api.messages(place)).find(sight => sight.message === message);
  const sign = card?.buttons?.find(isSign);
  if (!sign) {
    throw new Error("The card is gone, or is not open any more.");
  }
  const asked = await api.press(place, message, sign.id);
  const button = asked.buttons?.find(wants);
  const answer = button ? await api.press(place, asked.message ?? asked.form?.id, button.id) : asked;
  if (answer.error) {
    throw new Error(answer.error);
  }
  return { signed: Boolean(button), text: answer.text };
}

const shuffled = list => list.map(item => [crypto.getRandomValues(new Uint32Array(1))[0], item]).sort(([one], [other]) => one - other).map(([, item]) => item);

const people = count => `${count} ${count === 1 ? "person" : "people"}`;

async function signAll(here, message, others) {
  const wants = find("crowd-way").value === "named" ? isNamed : isUnnamed;
  let signed = 0;
  let last = "";
  for (const [index, person] of others.entries()) {
    status.textContent = `${person.name} (${index + 1} of ${others.length}) …`;
    const answer = await signAs({ ...here, as: person.id }, message, wants);
    signed += answer.signed ? 1 : 0;
    last = answer.signed ? last : answer.text;
  }
  const rest = others.length - signed;
  const when = wants === isNamed ? "The card follows in a moment." : "Without names, they are counted together and later, if the group is large enough.";
  return `${people(signed)} signed.${rest ? ` ${people(rest)} could not: “${last}”` : ""} ${signed ? when : ""}`;
}

export function forget() {
  status.textContent = "";
}

// Nobody but the one at the screen is left out.
export function start({ place, everybody, done }) {
  find("crowd").addEventListener("submit", async event => {
    event.preventDefault();
    const button = find("crowd-go");
    const here = place();
    const others = shuffled(everybody().filter(person => person.id !== here.as)).slice(0, Number(find("crowd-count").value));
    button.disabled = true;
    try {
      status.textContent = await signAll(here, picker.value, others);
    } catch (problem) {
      status.textContent = problem.message;
    }
    button.disabled = false;
    await done();
  });
}
