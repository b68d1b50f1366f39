"""Plays the README's tour against a running town, through its scriptable interface. Prints a line for each step; exits 1 at the first that fails.

usage: tour.py play|after ADDRESS (play: everything up to the digest; after: what must be there again after a kill and a new start)
"""
import calendar
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

MODE, TOWN = sys.argv[1], sys.argv[2].rstrip("/")
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5}\b")


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(TOWN + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def say(platform, person, text, channel="organizing"):
    return call("/town/say", {"platform": platform, "channel": channel, "as": person, "text": text})


def press(platform, person, sight, label, channel="organizing"):
    button = next(b for b in sight["buttons"] if b["label"] == label)
    return call("/town/press", {"platform": platform, "channel": channel, "as": person, "message": sight["message"], "button": button["id"]})


def messages(platform, channel, person):
    return call("/town/messages?" + urllib.parse.urlencode({"platform": platform, "channel": channel, "as": person}))


def see(platform, channel, person, fits, what, meanwhile=None):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = [m for m in messages(platform, channel, person) if m.get("visibility") == "public" and fits(m)]
        if found:
            print(f"ok  {what} (#{channel}, {platform})", flush=True)
            return found
        if meanwhile:
            call("/town/clock", {"advance": meanwhile})
        time.sleep(0.2)
    sys.exit(f"FAILED: {what} (#{channel}, {platform})")


def expect(sight, text, what):
    if text not in (sight.get("text") or ""):
        sys.exit(f"FAILED: {what}: {json.dumps({k: v for k, v in sight.items() if k != 'raw'}, ensure_ascii=False)}")
    print(f"ok  {what}", flush=True)


def petition(m):
    return (m.get("text") or "").startswith("No face recognition in our name") and "progress" in m


def pledge(m):
    return "I will decline every interview" in (m.get("text") or "") and "progress" in m


def digest(m):
    return "3 new refusals" in (m.get("text") or "")


def button(sight, label):
    return any(b["label"] == label for b in sight.get("buttons") or [])


def until(look, what):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if (found := look()):
            print(f"ok  {what}", flush=True)
            return found
        time.sleep(0.2)
    sys.exit(f"FAILED: {what}")


def fetch(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read().decode()


def verify(folder, leaves, checkpoints, receipt):
    """Checks a tally twice without the bot's database: by the bot's own command, and by the checker in Python."""
    for name, text in (("leaves.txt", leaves), ("checkpoints.txt", checkpoints)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    files = ["--leaves", os.path.join(folder, "leaves.txt"), "--checkpoints", os.path.join(folder, "checkpoints.txt"), "--receipt", receipt]
    own = subprocess.run(["dotnet", "artifacts/bin/OrganizerBot/debug/OrganizerBot.dll", "verify", *files], capture_output=True, text=True, check=False)
    if own.returncode != 0:
        sys.exit(f"FAILED: organizerbot verify: {own.stdout}{own.stderr}")
    print("ok  organizerbot verify finds the receipt counted, offline", flush=True)


def count_without_names():
    """Twelve sign without their name, one asks for a receipt, the petition closes, the count is checked in the chat and offline, and somebody is forgotten."""
    ana = ("discord", "Ana Ferreira")
    drafted = say(*ana, '/petition start target:"Lighthouse Cloud" addressee:"the works council" title:"Lunch without cameras" text:"We ask for a lunch room without cameras." deadline:30d', "moderators")
    code = CODE.search(drafted["text"])[0]
    expect(say(*ana, f"/petition open petition:{code}", "moderators"), "is open to", "a second petition is open")
    people = ["Ana Ferreira", "Bram de Wit", "Dalia Haddad", "Emeka Obi", "Nadia Petrova", "Oskar Nyman", "Priya Raman", "Samir Aziz", "Wanjiru Kamau", "Zoltan Varga", "Aoife Byrne", "Dmitri Lebedev"]
    for person in people:
        choice = say("discord", person, f"/petition sign petition:{code}")
        signed = press("discord", person, choice, "Without my name")
        if not signed["text"].startswith("Signed. Unnamed signatures"):
            sys.exit(f"FAILED: {person} signs without a name: {signed}")
    print("ok  twelve sign without their name", flush=True)
    given = press("discord", people[-1], signed, "Give me a receipt")
    receipt = re.search(r"\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b", given["text"])[0]
    expect(press("discord", people[-1], given, "Check it"), "is stored and waits", "the receipt's signature waits to be published")
    asked = say(*ana, f"/petition close petition:{code}", "moderators")
    expect(press(*ana, asked, "Close it now", "moderators"), "is closed", "the petition closes after one question")
    until(lambda: "12 signatures of" in (say("discord", people[-1], f"/petition show petition:{code}").get("progress") or ""), "the count shows twelve, at once")
    expect(say("discord", people[-1], f"/organizer verify receipt:{receipt}"), "this signature is counted", "the receipt is counted, says the chat")
    facts = {fact["name"]: fact["value"] for fact in say("discord", people[-1], f"/petition tally petition:{code}")["facts"]}
    leaves, checkpoints = fetch(facts["All entries"]), fetch(facts["All checkpoints"])
    with tempfile.TemporaryDirectory() as folder:
        verify(folder, leaves, checkpoints, receipt)

    asked = say("discord", people[-1], "/organizer forget")
    if not button(asked, "Erase everything about me"):
        sys.exit(f"FAILED: /organizer forget asks first: {asked}")
    expect(press("discord", people[-1], asked, "Erase everything about me"), "Nothing that is kept here leads to you", "a signer is forgotten")
    if fetch(facts["All entries"]) != leaves or "12 signatures of" not in say("discord", "Emeka Obi", f"/petition show petition:{code}")["progress"]:
        sys.exit("FAILED: the closed count changed when somebody was forgotten")
    print("ok  the closed count and its log stay as they are", flush=True)


def play():
    for platform, person in (("discord", "Emeka Obi"), ("slack", "chiara")):
        card = see(platform, "organizing", person, petition, "the petition's card")[-1]
        choice = press(platform, person, card, "Sign")
        expect(press(platform, person, choice, "With my name"), "Signed as", f"{person} signs on {platform}")
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        see(platform, "organizing", person, lambda m: petition(m) and "2 signatures of" in m["progress"], "one tally shows both signatures")

    for platform, people in (("discord", ["Emeka Obi", "Zoltan Varga", "Kaede Mori"]), ("slack", ["deniz", "efua"])):
        for person in people:
            card = see(platform, "organizing", person, pledge, "the pledge's card")[-1]
            choice = press(platform, person, card, card["buttons"][0]["label"])
            press(platform, person, choice, "With my name")
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        see(platform, "organizing", person, lambda m: "The pledge is now in effect" in (m.get("text") or ""), "the pledge takes effect")

    approved = []
    for platform, person, count in (("discord", "Ana Ferreira", 2), ("slack", "ana", 1)):
        for _ in range(count):
            code = CODE.search(say(platform, person, "/review list", "moderators")["text"])[0]
            expect(say(platform, person, f"/review approve {code}", "moderators"), "pproved", f"a refusal is approved on {platform}")
            approved.append((platform, person, f"/review approve {code}", "moderators"))
    call("/town/clock", {"advance": "PT11M"})
    for words in approved:
        until(lambda words=words: not button(say(*words), "Undo"), "an approved refusal can no longer be undone, and appears")

    now = time.strptime(call("/town")["clock"]["now"][:16], "%Y-%m-%dT%H:%M")
    at = time.strftime("%H:%M", time.gmtime(calendar.timegm(now) + 120))
    expect(say("discord", "Ana Ferreira", f"/digest add channel:#refusals schedule:daily {at}", "moderators"), "comes to", "a digest is scheduled on discord")
    expect(say("slack", "ana", f"/digest add #refusals daily {at}", "moderators"), "comes to", "a digest is scheduled on slack")
    call("/town/clock", {"advance": "PT3M"})
    see("discord", "refusals", "Ana Ferreira", digest, "the digest arrives")
    # Slack is handed the digest and posts it by itself, two and a half minutes after that.
    see("slack", "refusals", "ana", digest, "the digest arrives", meanwhile="PT10S")
    count_without_names()


def after():
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        see(platform, "organizing", person, lambda m: petition(m) and "2 signatures of" in m["progress"], "the tally is there again")
        expect(say(platform, person, "/digest list", "moderators"), "next", "the digest's schedule goes on")
    call("/town/clock", {"advance": "PT10M"})
    # What is posted later in the same channel comes after whatever would have been repeated there.
    listed = say("discord", "Ana Ferreira", "/petition list")["text"]
    code = CODE.search(next(line for line in listed.splitlines() if "No face recognition in our name" in line))[0]
    for platform, person, line in (("discord", "Ana Ferreira", f"/petition post petition:{code} channel:#refusals"), ("slack", "ana", f"/petition post {code} #refusals")):
        say(platform, person, line, "moderators")
        see(platform, "refusals", person, petition, "a card is posted after it")
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        told = [m for m in messages(platform, "refusals", person) if digest(m) and m.get("visibility") == "public"]
        if len(told) != 1 and not any("Repeat of" in m["text"] for m in told[1:]):
            sys.exit(f"FAILED: the digest stands {len(told)} times on {platform}")
        print(f"ok  the digest was not repeated ({platform})", flush=True)


{"play": play, "after": after}[MODE]()
