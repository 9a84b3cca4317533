// The page's words for what the program names by codes: types, states, languages.
(function(A) {
"use strict";

A.TYPES = {
  PER: "Person",
  ORG: "Organisation",
  LOC: "Place",
  MISC: "Other name",
  NORP: "Nationality",
  TITLE: "Title",
  TERM: "Term",
  ID: "Document number",
  DATE: "Date",
  NUM: "Number",
};
A.typeWord = (type) => A.TYPES[type] || type;

A.STATES = {
  open: "Open",
  accepted: "Accepted",
  rejected: "Rejected",
  edited: "Edited",
  absent: "Not in the text",
};
A.stateWord = (status) => A.STATES[status] || status;

A.SIDES = [
  {side: "en", lang: "en", word: "English"},
  {side: "vi", lang: "vi", word: "Vietnamese"},
];

// The side that a name alone has not: "vi" of an English name; "" when both are there.
A.missingSide = (pair) => (pair.en === "" ? "en" : pair.vi === "" ? "vi" : "");

// Type and forms as they hold now: as edited, when they were.
A.forms = (pair) => (pair.status === "edited" && pair.to ? pair.to : pair);

A.occurrences = (pair) => Math.max(pair.en_count || 0, pair.vi_count || 0);

// "Hanoi = Hà Nội", for messages.
A.pairWords = function(pair) {
  const {en, vi} = A.forms(pair);
  const [first, second] = [en, vi].map((text) => A.shorten(A.visible(text)));
  return first && second ? first + " = " + second : first || second;
};

// A name alone has no score: there is nothing to be sure of.
A.pairFacts = (pair) => A.count(A.occurrences(pair), "occurrence") +
    (A.missingSide(pair) ? "" : " · score " + A.score(pair.score));

// What a screen reader says of a row.
A.rowWords = function(pair) {
  const {type, en, vi} = A.forms(pair);
  const parts = [A.stateWord(pair.status), A.typeWord(type)];
  const [first, second] = [en, vi].map((text) => A.shorten(A.visible(text), 120));
  if (first && second)
    parts.push(first + ", in Vietnamese " + second);
  else if (first)
    parts.push(first + ", no Vietnamese rendering");
  else
    parts.push(second + ", no English rendering");
  if (pair.conflict) parts.push("conflict");
  parts.push(A.pairFacts(pair));
  return parts.join(". ");
};
})((window.AlignReview = window.AlignReview || {}));
