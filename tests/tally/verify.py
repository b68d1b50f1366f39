#!/usr/bin/env python3
"""Checks a tally with Python's standard library, written from docs/tally.md alone. Shares nothing with the bot's own code, on purpose."""
import argparse, base64, hashlib, re, shutil, subprocess, sys, tempfile

CROCKFORD, WORD, OPENSSL = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", b"organizerbot/leaf/1", shutil.which("openssl")

def need(holds, what):
    if not holds:
        sys.exit(f"does not hold: {what}")

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def lines_of(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return [line.strip(" \t") for line in text.rstrip(" \t\n").split("\n")]

def unbase64(text, length=None):
    raw = base64.b64decode(text)
    need(base64.b64encode(raw).decode() == text and length in (None, len(raw)), f"base64 {text!r}")
    return raw

def receipt_of(typed):
    text = typed.strip().lstrip("#").upper().replace("-", "").translate(str.maketrans("ILO", "110"))
    need(re.fullmatch(f"[0-7][{CROCKFORD}]{{25}}", text), "the receipt is none")
    return sum(CROCKFORD.index(digit) << 5 * place for place, digit in enumerate(reversed(text))).to_bytes(16, "big")

def root_of(leaves):
    if len(leaves) < 2:
        return sha(b"\0", leaves[0]) if leaves else sha()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1", root_of(leaves[:half]), root_of(leaves[half:]))

def signed(public, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in ("key", bytes.fromhex("302a300506032b6570032100") + public), ("text", text), ("signature", signature):
            with open(f"{folder}/{name}", "wb") as file:
                file.write(content)
        command = "pkeyutl -verify -pubin -keyform DER -rawin -inkey key -in text -sigfile signature"
        return subprocess.run([OPENSSL, *command.split()], cwd=folder, capture_output=True).returncode == 0

def checkpoints_of(path):
    text = "\n".join("" if line == "```" else line for line in lines_of(path)).strip("\n")
    blocks = [block.split("\n") for block in re.split(r"\n\n+", text)]
    need(len(blocks) % 2 == 0, f"{path}: a checkpoint is three lines, an empty one and its signatures")
    for body, signatures in zip(blocks[::2], blocks[1::2]):
        marks = [re.fullmatch(r"\u2014 ([^\s+]+) (\S+)", line) for line in signatures]
        need(len(body) == 3 and re.fullmatch("0|[1-9][0-9]*", body[1]) and all(marks), f"{path}: {body} {signatures}")
        found = [(mark[1], unbase64(mark[2])) for mark in marks]
        need(all(len(raw) > 4 for _, raw in found), f"{path}: a signature is too short")
        yield body[0], int(body[1]), unbase64(body[2], 32), "".join(line + "\n" for line in body).encode(), found

parser = argparse.ArgumentParser()
parser.add_argument("leaves")
parser.add_argument("checkpoints", nargs="+")
parser.add_argument("--receipt")
parser.add_argument("--key")
args = parser.parse_args()

head = lines_of(args.leaves)
marks = re.fullmatch(r"organizerbot/leaves/1\nsheet ([0-9a-f]{32})\nkey (([^\s+]+)\+([0-9a-f]{8})\+(\S+))", "\n".join(head[:3]))
need(marks, "the head of the leaves file")
sheet, key, name, key_id, material = bytes.fromhex(marks[1]), *marks.group(2, 3, 4, 5)
public = unbase64(material, 33)
need(public[0] == 1 and sha(name.encode(), b"\n", public)[:4].hex() == key_id, "the key")
need(name == f"organizerbot/tally/{marks[1]}" and args.key in (None, key), "the key is for another log, or not the one that you trust")
leaves = [unbase64(line, 65) for line in head[3:]]

counts, receipts, opens, withdrawn = [0], {}, {}, {}
for number, leaf in enumerate(leaves, 1):
    first, second = leaf[1:33], leaf[33:]
    if leaf[0] == 1:
        need(first not in receipts and second not in opens, f"leaf {number} repeats an earlier one")
        receipts[first], opens[second] = number, number
    else:
        need(leaf[0] == 2 and not any(second), f"leaf {number} is neither a signature nor a withdrawal")
        need(sha(first) in opens and opens[sha(first)] not in withdrawn, f"leaf {number} withdraws nothing")
        withdrawn[opens[sha(first)]] = number
    counts.append(counts[-1] + (1 if leaf[0] == 1 else -1))

sizes = set()
for origin, size, root, text, signatures in (checkpoint for path in args.checkpoints for checkpoint in checkpoints_of(path)):
    own = [raw[4:] for signer, raw in signatures if (signer, raw[:4].hex()) == (name, key_id)]
    need(origin == name and own, f"the checkpoint at {size} is of another log, or not signed with this key")
    need(not OPENSSL or all(signed(public[1:], text, signature) for signature in own), f"the signature of the checkpoint at {size}")
    need(size <= len(leaves) and root == root_of(leaves[:size]), f"the root of the checkpoint at {size}")
    sizes.add(size)
for size in sorted(sizes):
    print(f"checkpoint at {size}: {counts[size]} counted")

if args.receipt:
    leaf = receipts.get(sha(WORD, sheet, receipt_of(args.receipt)))
    need(leaf and leaf <= max(sizes), "the receipt is in no checkpoint")
    until = withdrawn.get(leaf)
    print(f"receipt: leaf {leaf}, counted at {[size for size in sorted(sizes) if leaf <= size < (until or size + 1)]}" + (f", withdrawn by leaf {until}" if until else ""))
print("everything holds" if OPENSSL else "everything else holds, but signatures were not checked: openssl is not here")
sys.exit(0 if OPENSSL else 3)
