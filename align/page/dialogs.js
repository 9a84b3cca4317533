// Help, and "accept all from a score on", which shows what it would do before it does it.
(function(A) {
"use strict";

A.HELP = [
  ["a", "Accept"],
  ["r", "Reject"],
  ["e", "Edit: another span, type or rendering"],
  ["1 – 9", "Take the suggestion of that number"],
  ["n", "A name alone is not in the other text"],
  ["s", "Skip to the next open pair"],
  ["u", "Undo your last decision"],
  ["o", "Open a decided pair again"],
  ["j  k", "Next, previous (also ↓ ↑, Page, Home, End)"],
  ["/", "Search, also without marks"],
  ["x", "Select a range: extend it by j and k, then a or r; Esc ends"],
  ["Space", "Scroll the places on the right"],
  ["Shift A", "Accept all from a score on"],
  ["?", "This help"],
];
A.HELP_EDIT = [
  ["← →", "Move the end by a word"],
  ["Shift ← →", "Move the start by a word"],
  ["Alt ← →", "Move by one letter (with Shift: the start)"],
  ["↑ ↓", "The word before, after"],
  ["Tab", "To the other side, then the fields"],
  ["Enter", "Save"],
  ["Esc", "Leave it as it was"],
];

function keyRows(all) {
  return all.flatMap(
      ([keys, words]) =>
          [A.el("dt", null, ...keys.split("  ").flatMap((key) => [A.key(key), " "])),
           A.el("dd", null, words),
  ]);
}

A.showHelp = function() {
  const dialog = A.byId("help");
  if (!dialog.dataset.filled) {
    A.byId("help-keys").append(...keyRows(A.HELP));
    A.byId("help-edit-keys").append(...keyRows(A.HELP_EDIT));
    dialog.dataset.filled = "yes";
  }
  dialog.showModal();
};

A.AcceptAll = class {
  constructor(app) {
    this.app = app;
    this.dialog = A.byId("accept-all");
    this.slider = A.byId("accept-slider");
    this.number = A.byId("accept-number");
    this.button = A.byId("accept-do");
    this.turn = 0;
    const soon = A.later(() => this.preview(), 120);
    this.slider.addEventListener("input", () => {
      this.number.value = Number(this.slider.value).toFixed(2);
      this.wait();
      soon();
    });
    this.number.addEventListener("input", () => {
      if (this.score >= 0) this.slider.value = this.score;
      this.wait();
      soon();
    });
    A.byId("accept-form").addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.button.disabled) this.run();
    });
    A.byId("accept-cancel").addEventListener("click", () => this.dialog.close());
  }

  get score() {
    return parseFloat(this.number.value.replace(",", "."));
  }

  open() {
    // Only open pairs are accepted, whatever state the list shows.
    const {order, status, ...filter} = this.app.filters.value;
    this.filter = filter;
    A.byId("accept-scope").textContent = Object.keys(filter).length ?
        "Only pairs that fit the filters in use." :
        "All pairs of the job.";
    this.wait();
    this.dialog.showModal();
    this.number.select();
    this.preview();
  }

  wait() {
    ++this.turn;
    this.button.disabled = true;
    this.button.textContent = "Accept";
  }

  async preview() {
    const turn = ++this.turn;
    const count = A.byId("accept-count");
    if (!(this.score >= 0 && this.score <= 1)) {
      count.textContent = "A score is a number from 0 to 1.";
      A.byId("accept-first").replaceChildren();
      return;
    }
    try {
      const answer = await this.app.backend.accept(this.filter, this.score, true);
      if (turn !== this.turn) return;
      this.drawPreview(answer);
    } catch (error) {
      if (turn === this.turn) count.textContent = error.message;
    }
  }

  drawPreview({count, pairs}) {
    A.byId("accept-count").textContent = count === 0 ?
        "No open pair has such a score." :
        A.count(count, "open pair") + " would be accepted" +
            (pairs.length < count ? "; the first " + A.number(pairs.length) + ":" : ":");
    A.byId("accept-first")
        .replaceChildren(...pairs.map(
            (pair) => A.el(
                "li", null, A.el("span", {class: "first-type"}, pair.type), A.name(pair.en, "en"),
                A.name(pair.vi, "vi"), A.el("span", {class: "first-score"}, A.score(pair.score)))));
    this.button.disabled = count === 0;
    this.button.textContent = "Accept " + (count ? A.count(count, "pair") : "");
  }

  async run() {
    const {filter, score} = this;
    this.dialog.close();
    try {
      await this.app.decider.accept(filter, score);
    } catch (error) {
      this.app.notices.fault("save", "Nothing was accepted. " + error.message);
    }
  }
};
})((window.AlignReview = window.AlignReview || {}));
