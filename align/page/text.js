// Text as the page treats it: places in code points, search without marks, and characters that
// nobody would see made visible. Offsets of the program count code points; the browser counts
// UTF-16 units.
(function(A) {
"use strict";

// Without case, marks and the stroke of "đ", blanks as one: "Việt  Nam" and "viet nam" are equal.
A.fold = function(text) {
  return text.normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/đ/g, "d")
      .replace(/\s+/g, " ")
      .trim();
};

// Turns places in code points into places in `text` as the browser counts them, and back.
// Nearly every text has no character beyond U+FFFF; then both are the same and nothing is built.
A.Places = class {
  constructor(text) {
    this.starts = null;
    this.length = text.length;
    if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return;
    const starts = [];
    for (let i = 0; i < text.length; ++i) {
      starts.push(i);
      if (text.codePointAt(i) > 0xffff) ++i;
    }
    this.length = starts.length;
    starts.push(text.length);
    this.starts = Uint32Array.from(starts);
  }
  // Places beyond the end count as the end.
  unit(place) {
    const at = Math.max(0, Math.min(place, this.length));
    return this.starts ? this.starts[at] : at;
  }
  // A place within a pair of surrogates counts as its start.
  point(unit) {
    if (!this.starts) return Math.max(0, Math.min(unit, this.length));
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= unit)
        low = middle;
      else
        high = middle - 1;
    }
    return low;
  }
};

// Control characters but line feed and tab, marks of direction, and blanks without width.
// Joiners stay: letters of some scripts and emoji are made with them.
const HIDDEN = new RegExp(
    "[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u200b\\u200e\\u200f" +
    "\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb]");
const CONTROLS =
    ("NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB " +
     "CAN EM SUB ESC FS GS RS US")
        .split(" ");
const NAMES = {
  0x7f: "DEL",
  0xad: "SHY",
  0x61c: "ALM",
  0x200b: "ZWSP",
  0x200e: "LRM",
  0x200f: "RLM",
  0x202a: "LRE",
  0x202b: "RLE",
  0x202c: "PDF",
  0x202d: "LRO",
  0x202e: "RLO",
  0x2060: "WJ",
  0x2066: "LRI",
  0x2067: "RLI",
  0x2068: "FSI",
  0x2069: "PDI",
  0xfeff: "BOM",
};

// What stands for a hidden character: "NUL" for U+0000 (few fonts have U+2400), "RLM" for U+200F.
function sign(code) {
  return CONTROLS[code] || NAMES[code] || "U+" + code.toString(16).toUpperCase().padStart(4, "0");
}

// Appends `text` to `parent`, hidden characters as boxes.
A.appendText = function(parent, text) {
  if (!HIDDEN.test(text)) {
    if (text) parent.append(text);
    return;
  }
  let from = 0;
  for (let i = 0; i < text.length; ++i) {
    if (!HIDDEN.test(text[i])) continue;
    if (i > from) parent.append(text.slice(from, i));
    const code = text.charCodeAt(i);
    const box = document.createElement("span");
    box.className = "hidden-sign";
    box.title =
        "U+" + code.toString(16).toUpperCase().padStart(4, "0") + ", not visible in the text";
    box.textContent = sign(code);
    parent.append(box);
    from = i + 1;
  }
  if (from < text.length) parent.append(text.slice(from));
};

// The same as a string, for labels.
A.visible = function(text) {
  if (!HIDDEN.test(text)) return text;
  return text.replace(new RegExp(HIDDEN.source, "g"), (c) => sign(c.charCodeAt(0)));
};

// The start of a name that is too long for a message.
A.shorten = function(text, most = 60) {
  const points = Array.from(text.slice(0, 2 * most + 2));
  return points.length > most ? points.slice(0, most - 1).join("") + "…" : text;
};

const figures = new Intl.NumberFormat("en");
A.number = (value) => figures.format(value);
A.count = (value, one, many = one + "s") => A.number(value) + " " + (value === 1 ? one : many);
A.score = (value) => value.toFixed(2);

// "2026-11-22T10:00:00Z" as the reader's clock has it: "22 Nov 2026, 17:00".
A.time = function(at) {
  const date = new Date(at);
  if (isNaN(date)) return at;
  return date.toLocaleString(
      "en-GB",
      {day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit"});
};
})((window.AlignReview = window.AlignReview || {}));
