// "A crowd signs": other people press the card's own buttons, one after the other, through the same interface as anybody.
import { find } from "./dom.js";
import * as api from "./api.js";

const isSign = button => /^(sign|signer|make|join)\b/i.test(button.label);
const isUnnamed = button => /without|sans/i.test(button.label);
const isNamed = button => /with my name|avec mon nom/i.test(button.label);

async function signAs(place, way) {
  const seen = await api.messages(place);
  const card = seen.findLast(sight => sight.visibility !== "ephemeral" && sight.buttons?.some(isSign));
  if (!card) {
    throw new Error("There is no card to sign in this channel. Post one first.");
  }
  const asked = await api.press(place, card.message, card.buttons.find(isSign).id);
  const button = asked.buttons?.find(way === "named" ? isNamed : isUnnamed);
  if (asked.message && button) {
    return api.press(place, asked.message, button.id);
  }
  return asked;
}

const shuffled = list => list.map(item => [crypto.getRandomValues(new Uint32Array(1))[0], item]).sort(([one], [other]) => one - other).map(([, item]) => item);

// Nobody but the one at the screen is left out; whoever signed before gets told so, and nothing changes.
export function start({ place, people, done }) {
  find("crowd").addEventListener("submit", async event => {
    event.preventDefault();
    const button = event.submitter;
    const here = place();
    const wanted = Number(find("crowd-count").value);
    const others = shuffled(people().filter(person => person.id !== here.as)).slice(0, wanted);
    const status = find("crowd-status");
    button.disabled = true;
    try {
      for (const [index, person] of others.entries()) {
        status.textContent = `${person.name} (${index + 1} of ${others.length}) …`;
        const answer = await signAs({ ...here, as: person.id }, find("crowd-way").value);
        if (answer.error) {
          throw new Error(answer.error);
        }
      }
      status.textContent = `${others.length} ${others.length === 1 ? "person" : "people"} did.`;
    } catch (problem) {
      status.textContent = problem.message;
    }
    button.disabled = false;
    await done();
  });
}
