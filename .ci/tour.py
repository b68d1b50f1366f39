"""Plays the README's tour against a running town, through its scriptable interface. Prints a line for each step; exits 1 at the first that fails.

usage: tour.py play|after ADDRESS (play: everything up to the digest; after: what must be there again after a kill and a new start)
"""
import calendar
import json
import re
import sys
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


def see(platform, channel, person, fits, what):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = [m for m in messages(platform, channel, person) if m.get("visibility") == "public" and fits(m)]
        if found:
            print(f"ok  {what} (#{channel}, {platform})", flush=True)
            return found
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


def play():
    for platform, person in (("discord", "Emeka Obi"), ("slack", "chiara")):
        card = see(platform, "organizing", person, petition, "the petition's card")[-1]
        choice = press(platform, person, card, "Sign")
        expect(press(platform, person, choice, "With my name"), "Signed as", f"{person} signs on {platform}")
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        see(platform, "organizing", person, lambda m: petition(m) and "2 signatures of" in m["progress"], "one tally shows both signatures")

    for platform, people in (("discord", ["Emeka Obi", "Jonas Weber", "Kaede Mori"]), ("slack", ["deniz", "efua"])):
        for person in people:
            card = see(platform, "organizing", person, pledge, "the pledge's card")[-1]
            choice = press(platform, person, card, card["buttons"][0]["label"])
            press(platform, person, choice, "With my name")
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        see(platform, "organizing", person, lambda m: "The pledge is now in effect" in (m.get("text") or ""), "the pledge takes effect")

    for platform, person, count in (("discord", "Ana Ferreira", 2), ("slack", "ana", 1)):
        for _ in range(count):
            code = CODE.search(say(platform, person, "/review list", "moderators")["text"])[0]
            expect(say(platform, person, f"/review approve {code}", "moderators"), "pproved", f"a refusal is approved on {platform}")

    now = time.strptime(call("/town")["clock"]["now"][:16], "%Y-%m-%dT%H:%M")
    at = time.strftime("%H:%M", time.gmtime(calendar.timegm(now) + 120))
    expect(say("discord", "Ana Ferreira", f"/digest add channel:#refusals schedule:daily {at}", "moderators"), "comes to", "a digest is scheduled on discord")
    expect(say("slack", "ana", f"/digest add #refusals daily {at}", "moderators"), "comes to", "a digest is scheduled on slack")
    call("/town/clock", {"advance": "PT3M"})
    see("discord", "refusals", "Ana Ferreira", digest, "the digest arrives")
    see("slack", "refusals", "ana", digest, "the digest arrives")


def after():
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        see(platform, "organizing", person, lambda m: petition(m) and "2 signatures of" in m["progress"], "the tally is there again")
        expect(say(platform, person, "/digest list", "moderators"), "next", "the digest's schedule goes on")
    call("/town/clock", {"advance": "PT10M"})
    say("discord", "Ana Ferreira", "/organizer status", "moderators")
    time.sleep(7)
    for platform, person in (("discord", "Ana Ferreira"), ("slack", "ana")):
        told = [m for m in messages(platform, "refusals", person) if digest(m) and m.get("visibility") == "public"]
        if len(told) != 1 and not any("Repeat of" in m["text"] for m in told[1:]):
            sys.exit(f"FAILED: the digest stands {len(told)} times on {platform}")
        print(f"ok  the digest was not repeated ({platform})", flush=True)


{"play": play, "after": after}[MODE]()
