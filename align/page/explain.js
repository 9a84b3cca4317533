// Why the program thinks that two names belong together, in sentences.
(function(A) {
"use strict";

// `words`: a sentence; `drop`: what its detail would only repeat. The detail follows after a colon.
const SOURCES = {
  same: {
    short: "same",
    words: "Both texts write it the same",
    drop: /^letter for letter$|^Latin letters, kept as they are$/
  },
  fold: {
    short: "marks",
    words: "The same but for the Vietnamese marks",
    drop: /^equal without marks: /
  },
  order: {
    short: "order",
    words: "The same words in another order",
    drop: /^the same words in another order: /
  },
  lexicon: {short: "lexicon", words: "A lexicon has it"},
  cldr: {short: "CLDR", words: "A name of Unicode's tables (CLDR)", drop: /^cldr:/},
  hanviet: {
    short: "Sino-Viet.",
    words: "The Sino-Vietnamese reading, syllable by syllable",
    drop: /^Sino-Vietnamese reading of /,
    lead: /^the pinyin$/
  },
  transcription:
      {short: "sound", words: "Written after its sound", drop: /^similar letters or sounds$/},
  acronym: {short: "initials", words: "Initials"},
  "short-form": {short: "short form", words: "A short form; these parts correspond"},
  composition: {short: "parts", words: "Put together from parts that are known"},
  translation: {short: "translation", words: "Translated part by part"},
  value: {short: "value", words: "The same value"},
  number: {short: "number", words: "The same number"},
  statistics: {short: "statistics", words: "Often translations of each other in parallel texts"},
  position: {short: "position", words: "They stand at the same place of both texts"},
  user: {short: "user", words: "Your own lexicon has it"},
  decision: {short: "decision", words: "Decided in an earlier review"},
  suggestion:
      {short: "suggestion", words: "Nothing in the other text goes with it", drop: /^[^]*$/},
};

A.sourceWord = (source) => (SOURCES[source] ? SOURCES[source].short : source);

const START = new RegExp("(?:^|; )(" + Object.keys(SOURCES).join("|") + ")(?:: |(?=;|$))", "g");

// "fold: viet nam; lexicon: misc:x" as [{source, detail}]. A detail may have a semicolon itself, so
// a part only begins with the name of a source.
A.evidenceParts = function(evidence) {
  const heads = [...evidence.matchAll(START)];
  if (heads.length === 0 || heads[0].index > 0) {
    const [source, ...rest] = evidence.split(": ");
    return evidence ? [{source, detail: rest.join(": ")}] : [];
  }
  return heads.map(
      (head, i) => ({
        source: head[1],
        detail: evidence.slice(
            head.index + head[0].length, i + 1 < heads.length ? heads[i + 1].index : undefined),
      }));
};

// The kind of evidence that a row shows: the first.
A.evidenceKind = function(evidence) {
  const parts = A.evidenceParts(evidence);
  return parts.length ? A.sourceWord(parts[0].source) : "";
};

// {words, detail} of one part.
A.explanation = function({source, detail}) {
  const known = SOURCES[source];
  if (!known) return {words: source, detail};
  let rest = known.drop ? detail.replace(known.drop, "") : detail;
  if (known.lead) rest = rest.replace(known.lead, "");
  return {words: known.words, detail: rest};
};

// The same for a suggestion, in a few words.
A.suggestionWords = function({source, detail}) {
  const {detail: rest} = A.explanation({source, detail: detail || ""});
  return [A.sourceWord(source), rest].filter(Boolean).join(": ");
};
})((window.AlignReview = window.AlignReview || {}));
