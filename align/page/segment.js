// A segment with its names marked.
(function(A) {
"use strict";

const LONG = 900;  // code points; longer segments are cut around the name
const AROUND = 300;

// [{start, end, kind}] without overlaps, in order: the span, and the other names outside of it.
function marks(span, others, length) {
  const all = [];
  if (span) all.push({start: span[0], end: span[1], kind: "span"});
  for (const [start, end] of others || []) {
    if (span && start < span[1] && end > span[0]) continue;
    all.push({start, end, kind: "other"});
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  return all.filter((mark) => {
    if (mark.start < at || mark.end <= mark.start || mark.end > length) return false;
    at = mark.end;
    return true;
  });
}

function markElement(kind, side) {
  return kind === "span" ? A.el("mark", {class: "span-" + side}) :
                           A.el("span", {class: "other-name"});
}

// Puts [from, to) of the text into `box`.
A.fillSegment = function(box, {text, span, others, side}, from = 0, to = Infinity) {
  const places = new A.Places(text);
  const cut = (start, end) => text.slice(places.unit(start), places.unit(end));
  let at = from;
  for (const mark of marks(span, others, places.length)) {
    if (mark.end <= from || mark.start >= to) continue;
    A.appendText(box, cut(at, mark.start));
    const element = markElement(mark.kind, side);
    A.appendText(element, cut(mark.start, mark.end));
    box.append(element);
    at = mark.end;
  }
  A.appendText(box, cut(at, Math.min(to, places.length)));
};

// A paragraph of the segment. A long one shows what is around the name, and a button for the rest.
A.segment = function(data, lang) {
  const box = A.el("p", {class: "segment segment-" + data.side, lang, dir: "auto"});
  const length = new A.Places(data.text).length;
  if (length <= LONG) {
    A.fillSegment(box, data);
    return box;
  }
  const [start, end] = data.span || [0, 0];
  const from = Math.max(0, start - AROUND);
  const to = Math.min(length, end + AROUND);
  if (from > 0) box.append("… ");
  A.fillSegment(box, data, from, to);
  if (to < length) box.append(" …");
  const more = A.el("button", {type: "button", class: "link"}, "Show all of the segment");
  more.addEventListener("click", () => {
    box.replaceChildren();
    A.fillSegment(box, data);
  });
  box.append(" ", more);
  return box;
};
})((window.AlignReview = window.AlignReview || {}));
