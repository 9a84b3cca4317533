// The commands of keys and buttons.
(function(A) {
"use strict";

const VERDICTS = {
  accept: "accepted",
  reject: "rejected",
  absent: "absent",
  reopen: "open"
};

// Why a verdict does not go with a pair; "" when it does.
function objection(pair, verdict) {
  const alone = A.missingSide(pair) !== "";
  if (verdict === "accepted" && alone)
    return "This name has no rendering: give one (e, or a suggestion by its number), " +
        "or mark it as not in the text (n)";
  if (verdict === "absent" && !alone) return "Only a name alone can be marked as not in the text";
  if (pair.status === verdict) return "It is " + A.stateWord(verdict).toLowerCase() + " already";
  return "";
}

Object.assign(A.App.prototype, {
  act(command) {
    if (command in VERDICTS) return this.decide(VERDICTS[command]);
    const run = {
      edit: () => this.openEdit(),
      skip: () => this.advance(this.index >= 0 ? this.index : this.from),
      undo: () => this.decider.undo(),
      next: () => this.move(1, false),
      previous: () => this.move(-1, false),
      range: () => this.startRange(),
      search: () => this.search(),
      help: () => A.showHelp(),
      "accept-all": () => this.acceptAll.open(),
      download: () => this.download(),
    }[command];
    return run && run();
  },

  async decide(verdict) {
    const range = this.range;
    if (range) return this.decideRange(range, verdict);
    const pair = this.rows.get(this.id);
    if (!pair) {
      if (this.id) this.notices.say("The pair is still coming");
      return;
    }
    const no = objection(pair, verdict);
    if (no) {
      this.notices.say(no);
      return;
    }
    this.decideOne({id: this.id, verdict});
  },

  // Shows the next row at once; whether the decision is saved comes later.
  decideOne(item) {
    this.decider.decide([item]);
    if (item.verdict === "open")
      this.select(this.index >= 0 ? this.index : -1);
    else
      this.advance(this.index >= 0 ? this.index : this.from);
  },

  async decideRange([from, to], verdict) {
    const ids = Array.from(this.rows.order.subarray(from, to + 1));
    const turn = this.turn;
    const pairs = (await this.rows.need(ids)).filter(Boolean);
    if (turn !== this.turn) return;
    const items = pairs.filter((pair) => !objection(pair, verdict)).map(({id}) => ({id, verdict}));
    if (items.length === 0) {
      this.notices.say("None of the pairs selected can be " + A.stateWord(verdict).toLowerCase());
      return;
    }
    this.anchor = null;
    this.decider.decide(items, pairs.length - items.length);
    this.advance(to);
  },

  startRange() {
    if (this.index < 0) return;
    this.anchor = this.anchor === null ? this.index : null;
    this.select(this.index, true);
    this.notices.speak(this.anchor === null ? "Range ended" : "Range begins. Extend it by j and k");
  },

  openEdit() {
    const pair = this.rows.get(this.id);
    if (!pair) return;
    this.anchor = null;
    this.list.select(this.index, null);
    this.showRange();
    const {id, detail} = this;
    const here = detail.shown?.pair.id === id;
    this.edit.open(pair, here ? detail.shown.occurrences : []);
    // Open at once, so that what is typed next is not taken for a command; the places follow.
    if (!here) detail.ask(id).then(({occurrences}) => this.edit.fill(id, occurrences), () => {});
  },

  saveEdit(pair, to, note) {
    const same = to.type === pair.type && to.en === pair.en && to.vi === pair.vi;
    const item = same ? {id: pair.id, verdict: "accepted"} : {id: pair.id, verdict: "edited", to};
    if (note) item.note = note;
    this.decideOne(item);
  },

  // Takes the suggestion of that number: for a name alone as its rendering, else as the Vietnamese
  // form.
  suggestion(number) {
    const pair = this.rows.get(this.id);
    const shown = this.detail.shown;
    if (!pair || this.range) return;
    if (!shown || shown.pair.id !== this.id) {
      this.notices.say("The suggestions are still coming");
      return;
    }
    const chosen = this.detail.suggestions[number - 1];
    if (!chosen) {
      this.notices.say("There is no suggestion " + number);
      return;
    }
    const side = A.missingSide(pair) || "vi";
    this.saveEdit(pair, {type: pair.type, en: pair.en, vi: pair.vi, [side]: chosen.text}, "");
  },

  search() {
    const field = A.byId("filter-text");
    field.focus();
    field.select();
  },

  async download() {
    try {
      const text = await this.backend.decisions();
      const address = URL.createObjectURL(new Blob([text], {type: "application/jsonl"}));
      const link =
          A.el("a", {href: address, download: (this.state.job || "review") + ".decisions.jsonl"});
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      const lines = text.split("\n").filter(Boolean).length;
      this.notices.say(A.count(lines, "decision") + " downloaded");
    } catch (error) {
      this.onFailure(error);
    }
  },
});
})((window.AlignReview = window.AlignReview || {}));
