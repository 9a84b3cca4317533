// Moving the ends of a span over a text, by words or characters. Places are code points.
(function(A) {
"use strict";

// Letters and figures; signs between them belong to the word: "Covid-19", "57-NQ/TW", "O'Hara".
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’./&_][\p{L}\p{M}\p{N}]+)*/gu;

A.wordSpans = function(text, places) {
  const spans = [];
  for (const match of text.matchAll(WORD)) {
    spans.push([places.point(match.index), places.point(match.index + match[0].length)]);
  }
  return spans;
};

A.SpanText = class {
  constructor(text) {
    this.text = text;
    this.places = new A.Places(text);
    this.words = A.wordSpans(text, this.places);
  }

  slice([start, end]) {
    return this.text.slice(this.places.unit(start), this.places.unit(end));
  }

  // A place between a letter and its marks would split what the reader sees as one.
  inLetter(place) {
    const unit = this.places.unit(place);
    return unit > 0 && unit < this.text.length && /^\p{M}/u.test(this.text.slice(unit, unit + 2));
  }

  // The nearest place beyond `place`, `step` +1 or -1. `ends`: of words it is their end.
  next(place, step, byWord, ends) {
    if (byWord) {
      const all = this.words.map((word) => word[ends ? 1 : 0]);
      return step > 0 ? all.find((at) => at > place) : all.reverse().find((at) => at < place);
    }
    let at = place + step;
    while (at > 0 && at < this.places.length && this.inLetter(at)) at += step;
    return at >= 0 && at <= this.places.length ? at : undefined;
  }

  // `span` with one end moved; the same span where that cannot be. Of no span: the first or last
  // word.
  move(span, {edge, step, byWord}) {
    if (!span) return this.words[step > 0 ? 0 : this.words.length - 1] || null;
    const at = edge === "end" ? 1 : 0;
    const to = this.next(span[at], step, byWord, edge === "end");
    if (to === undefined) return span;
    const moved = at ? [span[0], to] : [to, span[1]];
    return moved[0] < moved[1] ? moved : span;
  }

  // The word after or before the span.
  shift(span, step) {
    if (!span) return this.move(null, {step});
    const next = step > 0 ? this.words.find((word) => word[0] >= span[1]) :
                            this.words.filter((word) => word[1] <= span[0]).pop();
    return next || span;
  }

  // Without the blanks at both ends; null when nothing is left.
  trim([start, end]) {
    const text = this.slice([start, end]);
    const lead = text.length - text.trimStart().length;
    if (lead === text.length) return null;
    const unit = this.places.unit(start) + lead;
    return [this.places.point(unit), this.places.point(unit + text.trim().length)];
  }
};
})((window.AlignReview = window.AlignReview || {}));
