// "A crowd signs": other people press the card's own buttons, one after the other, through the same interface as anybody.
import { fill, find } from "./dom.js";
import * as api from "./api.js";

// The bot's own words in each of its languages; an answer is in the language of whoever pressed.
const isSign = button => /^(sign|signer|unterschreiben|firmar|i pledge this|je m'engage|ich sage zu|me comprometo)$/i.test(button.label);
const isUnnamed = button => /^(without my name|sans mon nom|ohne meinen namen|sin mi nombre)$/i.test(button.label);
const isNamed = button => /^(with my name|avec mon nom|mit meinem namen|con mi nombre)$/i.test(button.label);

const longest = 60;
const picker = find("crowd-card");
const status = find("crowd-status");
let offered = "";
let picked = null;
let busy = false;

function title(card) {
  const words = card.text.split("\n").filter(line => line).slice(0, 2).join(" – ");
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}

// Offers the cards of the channel. Until somebody picks one it is the one that is looked at.
export function offer(sights, looked) {
  const cards = sights.filter(sight => sight.visibility !== "ephemeral" && sight.buttons?.some(isSign));
  const wanted = cards.some(card => card.message === picked) ? picked : looked(cards.map(card => card.message));
  const options = cards.length ? cards.map(card => [card.message, title(card)]) : [["", "No card in this channel"]];
  if (JSON.stringify([options, wanted]) !== offered && document.activeElement !== picker) {
    offered = JSON.stringify([options, wanted]);
    fill(picker, options, wanted);
    find("crowd-go").disabled = busy || cards.length === 0;
  }
}

// On a small screen the result would else lie below what is seen.
function tell(text) {
  status.textContent = text;
  status.scrollIntoView({ block: "nearest" });
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

// Who has signed already is found out as anybody finds it out, by pressing; then the next one is asked.
async function signAll(here, card, others, count) {
  const wants = find("crowd-way").value === "named" ? isNamed : isUnnamed;
  let signed = 0;
  let refusal = "";
  for (const person of others) {
    if (signed === count) {
      break;
    }
    tell(`${person.name} (${signed + 1} of ${count}) …`);
    const answer = await signAs({ ...here, as: person.id }, card.message, wants);
    signed += answer.signed ? 1 : 0;
    refusal = answer.signed ? refusal : answer.text.split("\n")[0];
  }
  const when = wants === isNamed ? "The card follows in a moment." : "Without names, they are counted together and later, if the group is large enough.";
  const rest = signed === count ? "" : ` Nobody else here could${refusal ? `; the last was told: “${refusal}”` : "."}`;
  return `${people(signed)} signed “${card.title}”.${rest} ${signed ? when : ""}`;
}

export function forget() {
  picked = null;
  status.textContent = "";
}

picker.addEventListener("change", () => {
  picked = picker.value;
});

// Nobody but the one at the screen is left out.
export function start({ place, everybody, done }) {
  find("crowd").addEventListener("submit", async event => {
    event.preventDefault();
    const button = find("crowd-go");
    const here = place();
    const card = { message: picker.value, title: picker.selectedOptions[0].textContent };
    const others = shuffled(everybody().filter(person => person.id !== here.as));
    busy = button.disabled = true;
    try {
      tell(await signAll(here, card, others, Number(find("crowd-count").value)));
    } catch (problem) {
      tell(problem.message);
    }
    busy = button.disabled = false;
    await done();
  });
}
