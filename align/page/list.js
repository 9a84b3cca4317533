// The list: only the rows in view exist as elements, so that 100,000 are as quick as ten.
(function(A) {
"use strict";

const BEYOND = 6;  // rows drawn above and below the view
const AHEAD = 60;  // rows asked for beyond it

A.List = class {
  // `onPick(index, extend)`: a row was clicked.
  constructor(box, rows, onPick) {
    this.box = box;
    this.rows = rows;
    this.inner = A.el("div", {class: "rows", role: "presentation"});
    box.append(this.inner);
    this.drawn = new Map();  // index -> element
    this.selected = -1;
    this.range = null;  // [first, last]
    this.waiting = false;
    // Kept here: to ask for them after each change would lay the page out again.
    this.top = 0;
    this.room = 0;
    box.addEventListener("scroll", () => {
      this.top = box.scrollTop;
      this.drawSoon();
    }, {passive: true});
    new ResizeObserver(() => {
      this.room = box.clientHeight;
      this.drawSoon();
    }).observe(box);
    box.addEventListener("mousedown", (event) => {
      const row = event.target.closest(".row");
      if (row) onPick(Number(row.dataset.index), event.shiftKey);
    });
  }

  get rowHeight() {
    if (!this.height) {
      this.height = parseFloat(getComputedStyle(this.box).getPropertyValue("--row-height")) || 58;
    }
    return this.height;
  }

  // A new order: everything is drawn anew.
  reset() {
    this.inner.replaceChildren();
    this.drawn.clear();
    this.inner.style.height = this.rows.length * this.rowHeight + "px";
    this.top = this.box.scrollTop;
    this.room = this.box.clientHeight;
    this.draw();
  }

  drawSoon() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  view() {
    const first = Math.floor(this.top / this.rowHeight);
    const last = Math.ceil((this.top + this.room) / this.rowHeight);
    return [Math.max(0, first - BEYOND), Math.min(this.rows.length, last + BEYOND)];
  }

  draw() {
    const [first, last] = this.view();
    for (const [index, row] of this.drawn) {
      if (index >= first && index < last) continue;
      row.remove();
      this.drawn.delete(index);
    }
    let missing = false;
    for (let index = first; index < last; ++index) {
      if (!this.drawn.has(index)) this.drawRow(index);
      missing = missing || !this.rows.at(index);
    }
    if (missing) this.rows.load(first - AHEAD, last + AHEAD);
    this.mark();
  }

  drawRow(index) {
    const id = this.rows.order[index];
    const row = A.drawRow(this.rows.get(id), id);
    row.dataset.index = index;
    row.setAttribute("aria-posinset", index + 1);
    row.setAttribute("aria-setsize", this.rows.length);
    row.style.transform = "translateY(" + index * this.rowHeight + "px)";
    row.classList.toggle("unsaved", this.rows.over.has(id));
    const old = this.drawn.get(index);
    if (old)
      old.replaceWith(row);
    else
      this.inner.append(row);
    this.drawn.set(index, row);
  }

  // Draws the rows of `ids` anew where they are in view.
  update(ids) {
    const changed = new Set(ids);
    for (const index of this.drawn.keys()) {
      if (changed.has(this.rows.order[index])) this.drawRow(index);
    }
    this.mark();
  }

  mark() {
    const [from, to] = this.range || [this.selected, this.selected];
    for (const [index, row] of this.drawn) {
      row.classList.toggle("selected", index === this.selected);
      row.classList.toggle("in-range", this.range !== null && index >= from && index <= to);
      row.setAttribute("aria-selected", String(index >= from && index <= to));
    }
    const row = this.drawn.get(this.selected);
    if (row)
      this.box.setAttribute("aria-activedescendant", row.id);
    else
      this.box.removeAttribute("aria-activedescendant");
    this.box.setAttribute("aria-multiselectable", String(this.range !== null));
  }

  // Brings `index` into view with a little of what is around it.
  select(index, range) {
    this.selected = index;
    this.range = range;
    const top = index * this.rowHeight;
    const around = Math.min(this.rowHeight * 1.5, this.room / 4);
    const bottom = top + this.rowHeight - this.room;
    if (index >= 0 && top - around < this.top)
      this.scrollTo(top - around);
    else if (index >= 0 && bottom + around > this.top)
      this.scrollTo(bottom + around);
    this.draw();
  }

  scrollTo(top) {
    const most = Math.max(0, this.rows.length * this.rowHeight - this.room);
    const to = Math.max(0, Math.min(top, most));
    if (to === this.top) return;
    this.top = to;
    this.box.scrollTop = to;
  }

  get page() {
    return Math.max(1, Math.floor(this.room / this.rowHeight) - 1);
  }
};

function names(pair) {
  const forms = A.forms(pair);
  const box = A.el("span", {class: "row-names"});
  for (const {side, lang, word} of A.SIDES) {
    const line = A.el("span", {class: "row-name row-" + side});
    if (forms[side] === "")
      line.append(A.el("span", {class: "none"}, "no " + word + " rendering"));
    else
      line.append(A.name(A.shorten(forms[side], 300), lang));
    box.append(line);
  }
  return box;
}

function facts(pair) {
  const kind = A.evidenceKind(pair.evidence);
  return A.el(
      "span", {class: "row-facts"}, kind ? A.el("span", {class: "row-kind"}, kind) : null,
      A.el("span", {class: "row-count", title: "occurrences"}, "×" + A.number(A.occurrences(pair))),
      A.missingSide(pair) ?
          null :
          A.el("span", {class: "row-score", title: "score"}, A.score(pair.score)));
}

// `pair` may not be here yet: then an empty row of the same height.
A.drawRow = function(pair, id) {
  const row = A.el("div", {class: "row", role: "option", id: "row-" + id});
  if (!pair) {
    row.classList.add("loading");
    row.setAttribute("aria-label", "loading");
    row.append(A.el("span", {class: "bone"}), A.el("span", {class: "bone"}));
    return row;
  }
  row.classList.add("is-" + pair.status);
  row.setAttribute("aria-label", A.rowWords(pair));
  const state = A.el(
      "span", {class: "row-state"},
      pair.conflict ?
          A.el(
              "span", {class: "row-conflict", title: "another rendering of the same name"},
              A.icon("conflict")) :
          null,
      A.el("span", {class: "row-type", title: A.typeWord(A.forms(pair).type)}, A.forms(pair).type),
      A.el("span", {class: "row-word"}, A.stateWord(pair.status)));
  row.append(
      A.icon(pair.status), names(pair), A.el("span", {class: "row-side"}, state, facts(pair)));
  return row;
};
})((window.AlignReview = window.AlignReview || {}));
