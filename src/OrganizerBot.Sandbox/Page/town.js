// The page: who you are, where, and what you see there.
import * as api from "./api.js";
import * as messages from "./messages.js";
import * as form from "./form.js";
import * as composer from "./composer.js";
import * as crowd from "./crowd.js";
import { fill, find, show, when } from "./dom.js";
import { nameOf, speak } from "./language.js";

const remembered = JSON.parse(sessionStorage.getItem("place") ?? "{}");
const picks = { platform: find("platform"), community: find("community"), channel: find("channel"), as: find("person") };
const shownAs = { discord: "Discord", slack: "Slack" };
let platforms = [];

const place = () => Object.fromEntries(Object.entries(picks).map(([name, select]) => [name, select.value]));
const platform = () => platforms.find(known => known.name === picks.platform.value) ?? platforms[0];
const community = () => platform()?.communities.find(known => known.id === picks.community.value) ?? platform()?.communities[0];
const person = () => community()?.people.find(known => known.id === picks.as.value);
const isHome = () => picks.channel.value === "home";
const trouble = text => show(find("trouble"), text);

const called = channel => (channel.isDirect ? channel.name : `#${channel.name}`);

// Whom one picks decides in which language the bot and the client answer.
function described(known) {
  const notes = [nameOf(known.locale), known.role === "moderator" ? "moderator" : ""].filter(note => note);
  return notes.length ? `${known.name} (${notes.join(", ")})` : known.name;
}

function drawPlace(wanted = place()) {
  fill(picks.platform, platforms.map(known => [known.name, shownAs[known.name] ?? known.name]), wanted.platform);
  fill(picks.community, (platform()?.communities ?? []).map(known => [known.id, known.name]), wanted.community);
  picks.community.parentElement.hidden = platform()?.communities.length === 1;
  const home = community()?.hasHome ? [["home", "Home"]] : [];
  fill(picks.channel, [...(community()?.channels ?? []).map(known => [known.id, called(known)]), ...home], wanted.channel);
  fill(picks.as, (community()?.people ?? []).map(known => [known.id, described(known)]), wanted.as);
  speak(person()?.locale);
  sessionStorage.setItem("place", JSON.stringify(place()));
  const channel = community()?.channels.find(known => known.id === picks.channel.value);
  find("where").textContent = isHome() ? "Home" : channel ? called(channel) : "";
  find("composer").hidden = isHome();
  show(find("topic"), `${community()?.name ?? ""} on ${shownAs[picks.platform.value] ?? ""}${channel && !channel.botIsIn ? " – the bot is not in this channel" : ""}`);
}

async function look() {
  try {
    const here = place();
    const seen = await api.messages(here);
    if (JSON.stringify(here) === JSON.stringify(place())) {
      messages.draw(seen, { onPress: press, onTake: take }, isHome());
      crowd.offer(seen, messages.looked);
    }
    if (find("trouble").dataset.kind === "look") {
      trouble(null);
    }
  } catch (problem) {
    find("trouble").dataset.kind = "look";
    trouble(problem.message);
  }
}

async function tell() {
  const told = await api.town();
  if (JSON.stringify(told.platforms) !== JSON.stringify(platforms)) {
    platforms = told.platforms;
    drawPlace(platforms.length && !picks.platform.value ? remembered : place());
  }
  drawClock(told.clock.now);
}

function drawClock(now) {
  find("clock").textContent = when(now);
  find("clock").dateTime = now;
}

// Shows what came of an act; true if it went through, so that a line with a slip in it stays to be mended.
async function after(act) {
  find("trouble").dataset.kind = "act";
  trouble(null);
  let went = true;
  try {
    const seen = await act();
    if (seen?.form) {
      form.open(seen, { onSend: send, onPress: press, onLook: (id, field, text) => api.options(place(), id, field, text) });
    } else {
      form.close();
      trouble(seen?.error);
      went = !seen?.error;
    }
  } catch (problem) {
    trouble(problem.message);
    went = false;
  }
  await look();
  if (!isHome()) {
    messages.toEnd();
  }
  return went;
}

const press = (message, button) => after(() => api.press(place(), message, button));

const take = (message, shortcut) => after(() => api.take(place(), message, shortcut));

async function send(id, values, refuse) {
  try {
    const seen = await api.submit(place(), id, values);
    await after(() => seen);
  } catch (problem) {
    refuse(problem.message);
  }
}

// Slack tells the app each time that somebody opens its page; a look at it later tells nobody.
async function arrive() {
  if (isHome()) {
    await api.home(place()).then(seen => trouble(seen.error), problem => trouble(problem.message));
  }
  await look();
}

find("place").addEventListener("change", () => {
  drawPlace();
  messages.clear();
  crowd.forget();
  trouble(null);
  arrive();
});
find("moves").addEventListener("click", async event => {
  const { advance } = event.target.dataset;
  if (advance) {
    drawClock((await api.advance(advance)).now);
    await look();
  }
});
find("tools").open = matchMedia("(min-width: 700px)").matches;

composer.start({ suggest: text => api.suggest(place(), text), say: text => after(() => api.say(place(), text)) });
crowd.start({ place, everybody: () => community()?.people ?? [], done: look });

async function live() {
  await tell().catch(problem => trouble(problem.message));
  if (platforms.length) {
    await look();
  }
  setTimeout(live, 1000);
}

live();
