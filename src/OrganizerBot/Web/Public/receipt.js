// Checks receipts and tallies in the reader's browser, as docs/tally.md says. What is typed stays here: nothing is sent but requests for the two public files of each tally.
"use strict";
(() => {
  const form = document.getElementById("receipt");
  const field = document.getElementById("receipt-code");
  const result = document.getElementById("receipt-result");
  const button = form.querySelector("button");
  const tallies = [...document.querySelectorAll(".tally")];
  const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  const encoder = new TextEncoder();

  class Broken extends Error {
    constructor(what, values = {}) {
      super(what);
      this.values = values;
    }
  }

  const say = (name, values = {}) => form.dataset[name].replace(/\{([a-z]+)\}/g, (gap, key) => values[key] ?? gap);
  const need = (holds, what, values) => { if (!holds) throw new Broken(what, values); };
  const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };
  const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));

  // Base 64 in its one exact form; null for anything else.
  const unbase64 = text => {
    if (!BASE64.test(text)) return null;
    const raw = atob(text);
    return btoa(raw) === text ? Uint8Array.from(raw, letter => letter.charCodeAt(0)) : null;
  };

  const linesOf = text => {
    const lines = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n").split("\n").map(line => line.replace(/^[ \t]+|[ \t]+$/g, ""));
    while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
    return lines;
  };

  const receiptOf = typed => {
    const text = typed.trim().replace(/^#+/, "").toUpperCase().replace(/-/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
    if (!new RegExp(`^[0-7][${DIGITS}]{25}$`).test(text)) return null;
    let number = 0n;
    for (const digit of text) number = number * 32n + BigInt(DIGITS.indexOf(digit));
    return Uint8Array.from({ length: 16 }, (_, at) => Number((number >> BigInt(8 * (15 - at))) & 255n));
  };

  const leavesOf = async text => {
    const lines = linesOf(text);
    const head = /^organizerbot\/leaves\/1\nsheet ([0-9a-f]{32})\nkey (([^\s+]+)\+([0-9a-f]{8})\+(\S+))$/.exec(lines.slice(0, 3).join("\n"));
    need(head, "brokenFile");
    const [, sheet, , name, id, material] = head;
    const key = unbase64(material);
    need(key && key.length === 33 && key[0] === 1, "brokenFile");
    need(name === `organizerbot/tally/${sheet}` && hex((await sha(encoder.encode(name), Uint8Array.of(10), key)).subarray(0, 4)) === id, "brokenKey");
    const leaves = lines.slice(3).map(unbase64);
    need(leaves.every(leaf => leaf && leaf.length === 65), "brokenFile");
    return { sheet: Uint8Array.from(sheet.match(/../g), byte => parseInt(byte, 16)), name, id, key: key.subarray(1), leaves };
  };

  const checkpointsOf = text => {
    const blocks = linesOf(text).map(line => line === "```" ? "" : line).join("\n").replace(/^\n+|\n+$/g, "").split(/\n\n+/).map(block => block.split("\n"));
    need(blocks.length % 2 === 0, "brokenFile");
    const checkpoints = [];
    for (let at = 0; at < blocks.length; at += 2) {
      const [body, lines] = [blocks[at], blocks[at + 1]];
      const root = body.length === 3 && /^(?:0|[1-9][0-9]{0,14})$/.test(body[1]) ? unbase64(body[2]) : null;
      const signatures = lines.map(line => /^\u2014 ([^\s+]+) (\S+)$/.exec(line)).map(mark => mark && { name: mark[1], raw: unbase64(mark[2]) });
      need(root && root.length === 32 && signatures.every(signature => signature && signature.raw && signature.raw.length > 4), "brokenFile");
      checkpoints.push({ origin: body[0], size: Number(body[1]), root, text: encoder.encode(`${body.join("\n")}\n`), signatures });
    }
    return checkpoints;
  };

  // The rules of docs/tally.md: what each prefix of the leaves adds up to, where each signature stands, and by which leaf it was withdrawn.
  const readLeaves = async leaves => {
    const [counts, commitments, opens, withdrawnBy] = [[0], new Map(), new Map(), new Map()];
    for (let number = 1; number <= leaves.length; number++) {
      const leaf = leaves[number - 1];
      const [first, second] = [hex(leaf.subarray(1, 33)), hex(leaf.subarray(33))];
      if (leaf[0] === 1) {
        need(!commitments.has(first) && !opens.has(second), "brokenLeaf", { leaf: number });
        commitments.set(first, number);
        opens.set(second, number);
        counts.push(counts[number - 1] + 1);
      } else {
        need(leaf[0] === 2 && /^0+$/.test(second), "brokenLeaf", { leaf: number });
        const opened = opens.get(hex(await sha(leaf.subarray(1, 33))));
        need(opened && !withdrawnBy.has(opened), "brokenLeaf", { leaf: number });
        withdrawnBy.set(opened, number);
        counts.push(counts[number - 1] - 1);
      }
    }
    return { counts, commitments, withdrawnBy };
  };

  // Roots (RFC 6962, 2.1) of the wanted sizes in one pass: whole subtrees wait until their neighbour is whole too.
  const rootsOf = async (leaves, sizes) => {
    const roots = new Map();
    const whole = [];
    const close = async () => {
      if (whole.length === 0) return sha();
      let root = whole[whole.length - 1].hash;
      for (let at = whole.length - 2; at >= 0; at--) root = await sha(Uint8Array.of(1), whole[at].hash, root);
      return root;
    };
    if (sizes.has(0)) roots.set(0, await close());
    for (let size = 1; size <= leaves.length; size++) {
      whole.push({ height: 0, hash: await sha(Uint8Array.of(0), leaves[size - 1]) });
      while (whole.length > 1 && whole[whole.length - 1].height === whole[whole.length - 2].height) {
        const right = whole.pop();
        const left = whole.pop();
        whole.push({ height: left.height + 1, hash: await sha(Uint8Array.of(1), left.hash, right.hash) });
      }
      if (sizes.has(size)) roots.set(size, await close());
    }
    return roots;
  };

  const fetched = async address => {
    const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
    if (!answer.ok) throw new TypeError(`${answer.status}`);
    return answer.text();
  };

  // One tally: everything about it is checked, whether the receipt is in it or not.
  const check = async (tally, receipt) => {
    // The list only grows: fetched last, it has at least what was signed before.
    const checkpoints = checkpointsOf(await fetched(tally.dataset.checkpoints));
    const file = await leavesOf(await fetched(tally.dataset.leaves));
    const key = await crypto.subtle.importKey("raw", file.key, "Ed25519", false, ["verify"]);
    const { counts, commitments, withdrawnBy } = await readLeaves(file.leaves);
    const roots = await rootsOf(file.leaves, new Set(checkpoints.map(checkpoint => checkpoint.size)));
    for (const { origin, size, root, text, signatures } of checkpoints) {
      const own = signatures.filter(({ name, raw }) => name === file.name && hex(raw.subarray(0, 4)) === file.id);
      need(origin === file.name && own.length > 0, "brokenSignature", { size });
      for (const { raw } of own) need(await crypto.subtle.verify("Ed25519", key, raw.subarray(4), text), "brokenSignature", { size });
      need(size <= file.leaves.length && hex(roots.get(size)) === hex(root), "brokenRoot", { size });
    }
    const size = Math.max(...checkpoints.map(checkpoint => checkpoint.size));
    const leaf = commitments.get(hex(await sha(encoder.encode("organizerbot/leaf/1"), file.sheet, receipt)));
    return { leaves: file.leaves.length, count: counts[size], checkpoints: checkpoints.length, size, leaf: leaf <= size ? leaf : undefined, by: withdrawnBy.get(leaf) };
  };

  const show = (text, kind = "") => {
    const line = document.createElement("p");
    line.textContent = text;
    line.className = kind;
    result.append(line);
  };

  const run = async receipt => {
    let isFound = false;
    for (const tally of tallies) {
      const title = tally.dataset.title;
      try {
        const found = await check(tally, receipt);
        if (found.leaf) {
          isFound = true;
          show(say(found.by ? "withdrawn" : "counted", { title, ...found }), "good");
        }
        show(say("holds", { title, ...found }));
      } catch (error) {
        if (error instanceof Broken) show(say("broken", { title, what: say(error.message, error.values) }), "bad");
        else if (error instanceof TypeError) show(say("unreachable"), "bad");
        else show(say("unable"), "bad");
        isFound = true;
      }
    }
    if (!isFound) show(say("unknown"));
  };

  form.addEventListener("submit", async event => {
    event.preventDefault();
    result.replaceChildren();
    const receipt = receiptOf(field.value);
    field.setAttribute("aria-invalid", String(receipt === null));
    if (receipt === null) {
      show(say("bad"), "bad");
      field.focus();
      return;
    }
    if (!globalThis.crypto?.subtle) {
      show(say("unable"), "bad");
      return;
    }
    button.disabled = true;
    show(say("working"));
    const working = result.firstChild;
    try {
      await run(receipt);
    } finally {
      working.remove();
      button.disabled = false;
    }
  });

  form.hidden = false;
})();
