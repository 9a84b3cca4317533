// The job that stands in the page itself, packed: 100,000 pairs as objects with all their places
// would need several hundred megabytes. Texts are kept as UTF-8 and read when a pair is looked at.
(function(A) {
"use strict";

// Strings in one block of memory, by number.
class Pool {
  constructor(room) {
    this.bytes = new Uint8Array(room);
    this.ends = [0];
    this.writer = new TextEncoder();
    this.reader = new TextDecoder("utf-8", {ignoreBOM: true});
  }
  add(text) {
    const from = this.ends[this.ends.length - 1];
    // A unit of UTF-16 is at most three bytes.
    if (this.bytes.length < from + 3 * text.length) {
      const larger = new Uint8Array(2 * this.bytes.length + 3 * text.length);
      larger.set(this.bytes.subarray(0, from));
      this.bytes = larger;
    }
    this.ends.push(from + this.writer.encodeInto(text, this.bytes.subarray(from)).written);
    return this.ends.length - 2;
  }
  get(number) {
    return this.reader.decode(this.bytes.subarray(this.ends[number], this.ends[number + 1]));
  }
  close() {
    this.bytes = this.bytes.slice(0, this.ends[this.ends.length - 1]);
    this.ends = Uint32Array.from(this.ends);
    this.writer = null;
  }
}

// Each different string once.
function onceEach() {
  const seen = new Map();
  return (text) => {
    if (!seen.has(text)) seen.set(text, text);
    return seen.get(text);
  };
}

const NO_SPAN = -1;
const spanAt = (spans, at) => (spans[at] === NO_SPAN ? null : [spans[at], spans[at + 1]]);

A.FileData = class {
  constructor(data) {
    this.job = data.job;
    this.user = data.user;
    this.hash = data.hash;
    this.files = data.files;
    this.packSegments(data.segments);
    this.packOccurrences(data.occurrences);
    this.packPairs(data.pairs);
  }

  packSegments(segments) {
    this.texts = new Pool(1 << 20);
    this.segmentFiles = Uint32Array.from(segments, (segment) => segment[0]);
    for (const [, record, en, vi, enOthers, viOthers] of segments) {
      this.texts.add(String(record));
      this.texts.add(en);
      this.texts.add(vi);
      this.texts.add(JSON.stringify([enOthers, viOthers]));
    }
    this.texts.close();
  }

  packOccurrences(occurrences) {
    const once = onceEach();
    this.places = new Int32Array(5 * occurrences.length);  // segment, English span, Vietnamese span
    this.scores = Float32Array.from(occurrences, (occurrence) => occurrence[3]);
    this.evidences = occurrences.map((occurrence) => once(occurrence[4]));
    occurrences.forEach(([segment, en, vi], i) => {
      this.places.set(
          [segment, ...(en || [NO_SPAN, NO_SPAN]), ...(vi || [NO_SPAN, NO_SPAN])], 5 * i);
    });
  }

  packPairs(pairs) {
    const once = onceEach();
    let total = 0;
    for (const pair of pairs) total += pair.occ.length;
    this.occurrencesOf = new Uint32Array(total);
    this.suggestionTexts = new Pool(1 << 20);
    let at = 0;
    this.pairs = pairs.map((pair) => {
      this.occurrencesOf.set(pair.occ, at);
      at += pair.occ.length;
      return {
        id: pair.id,
        key: pair.key,
        type: once(pair.type),
        en: pair.en,
        vi: pair.vi,
        score: pair.score,
        evidence: once(pair.evidence),
        en_count: pair.en_count,
        vi_count: pair.vi_count,
        conflict: pair.conflict,
        status: pair.status,
        to: pair.to,
        from: pair.from,
        by: pair.by || "",
        at: pair.at || "",
        note: pair.note || "",
        decided_in: 0,
        // What held when the page was made; what is decided here comes over it.
        before: pair.status === "open" ?
            null :
            {...pair, verdict: pair.status, occ: undefined, suggestions: undefined},
        place: pair.place,
        firstPlace: at - pair.occ.length,
        endPlace: at,
        suggested: pair.suggestions?.length ?
            this.suggestionTexts.add(JSON.stringify(pair.suggestions)) :
            -1,
      };
    });
    this.suggestionTexts.close();
    this.byId = new Map(this.pairs.map((pair) => [pair.id, pair]));
  }

  suggestions(pair) {
    return pair.suggested < 0 ? [] : JSON.parse(this.suggestionTexts.get(pair.suggested));
  }

  // The file of a pair's places; each once.
  hasFile(pair, file) {
    for (let i = pair.firstPlace; i < pair.endPlace; ++i) {
      if (this.segmentFiles[this.places[5 * this.occurrencesOf[i]]] === file) return true;
    }
    return false;
  }

  // OCC number `number` of the pair.
  occurrence(pair, number) {
    const i = this.occurrencesOf[pair.firstPlace + number];
    const segment = this.places[5 * i];
    const others = JSON.parse(this.texts.get(4 * segment + 3));
    const side = (index, span) => ({
      text: this.texts.get(4 * segment + 1 + index),
      span,
      others: (others[index] ||
               []).filter((other) => !span || other[0] !== span[0] || other[1] !== span[1]),
    });
    return {
      file: this.files[this.segmentFiles[segment]],
      record: this.texts.get(4 * segment),
      en: side(0, spanAt(this.places, 5 * i + 1)),
      vi: side(1, spanAt(this.places, 5 * i + 3)),
      score: this.scores[i],
      evidence: this.evidences[i],
    };
  }
};
})((window.AlignReview = window.AlignReview || {}));
