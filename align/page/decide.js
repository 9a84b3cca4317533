// Decisions on their way: shown at once, sent one after another, called saved when the answer has
// come.
(function(A) {
"use strict";

const DONE = {
  accepted: "Accepted",
  rejected: "Rejected",
  edited: "Edited",
  absent: "Marked as not in the text",
  open: "Open again"
};

const left = (op) => (op.left ? ", " + A.number(op.left) + " left as they are" : "");

A.Decider = class {
  // `app`: rows, backend, notices, user; afterDecided(answer), reveal(id).
  constructor(app) {
    this.app = app;
    this.waiting = 0;
    this.fault = false;  // the last one was not saved
    this.begun = 0;      // operations so far; tells a poll that something came between
    this.last = Promise.resolve();
    this.own = new Set();  // entries of the log that this page wrote
  }

  get busy() {
    return this.waiting > 0;
  }

  // One entry of the log. `items`: [{id, verdict, to, note}] of rows that are here. `left`: pairs
  // of the range that the verdict does not go with.
  decide(items, left = 0) {
    const {rows} = this.app;
    const op = {id: ++this.begun, left};
    const decisions = items.map((item) => {
      const before = rows.over.get(item.id);
      return {...item, seen: rows.confirmed(item.id).decided_in, follows: !!before};
    });
    for (const {id, verdict, to, note} of items) {
      const change =
          {status: verdict, to, note: note || "", by: this.app.user, at: new Date().toISOString()};
      rows.lay(op, id, change);
    }
    rows.onChange(items.map((item) => item.id));
    return this.queue(() => this.send(op, decisions));
  }

  queue(run) {
    ++this.waiting;
    this.app.showSaved();
    const done = this.last.then(run).finally(() => {
      --this.waiting;
      this.app.showSaved();
    });
    this.last = done.catch(() => {});
    return done;
  }

  async send(op, decisions) {
    const {rows, backend} = this.app;
    const ids = decisions.map((decision) => decision.id);
    // What this page itself decided on the row meanwhile is no clash.
    const asked = decisions.map(
        ({follows, ...rest}) => follows && rows.confirmed(rest.id) ?
            {...rest, seen: rows.confirmed(rest.id).decided_in} :
            rest);
    try {
      const answer = await backend.decide(asked);
      this.fault = false;
      this.own.add(answer.entry);
      rows.put(answer.pairs);
      rows.lift(op, ids);
      if (answer.pairs.length < ids.length) this.app.refresh();
      this.app.afterDecided(answer);
      const ours = new Set(ids);
      this.sayDecided(
          decisions, answer.pairs.filter((pair) => !ours.has(pair.id)).length, left(op));
    } catch (error) {
      rows.lift(op, ids);
      this.failed(error, decisions);
    }
  }

  // `others`: pairs that follow from it, such as one with the same wrong form.
  sayDecided(decisions, others, left) {
    const {rows, notices} = this.app;
    const more = others ? " and " + A.count(others, "pair") + " that follow" +
            (others === 1 ? "s" : "") + " from it" :
                          "";
    const [{id, verdict}] = decisions;
    const undo = {label: "Undo", run: () => this.app.act("undo")};
    if (decisions.length > 1) {
      notices.say(
          DONE[verdict] + " for " + A.count(decisions.length, "pair") + more + left +
              " · u to undo",
          undo);
      return;
    }
    const pair = rows.get(id);
    const count = pair ? " for " + A.count(Math.max(1, A.occurrences(pair)), "occurrence") : "";
    notices.say(DONE[verdict] + count + more + " · u to undo", undo);
  }

  failed(error, decisions) {
    const {rows, notices} = this.app;
    const show = {label: "Show it", run: () => this.app.reveal(decisions[0].id)};
    if (error.status === 409 && error.pairs?.length) {
      rows.put(error.pairs);
      const [pair] = error.pairs;
      const who = pair.by || "somebody else";
      const held =
          A.stateWord(pair.status).toLowerCase() + (pair.status === "open" ? "" : " by " + who);
      notices.fault(
          "clash",
          "Somebody else decided: " + A.pairWords(pair) + " is now " + held +
              (error.pairs.length > 1 ?
                   ", and " + A.count(error.pairs.length - 1, "pair") + " more." :
                   ".") +
              " Yours was not saved.",
          show);
      return;
    }
    const what = decisions.length > 1 ? A.count(decisions.length, "decision") :
                                        A.pairWords(rows.get(decisions[0].id) || {en: "", vi: ""});
    this.fault = true;
    notices.fault("save", "Not saved: " + what + ". " + error.message, show);
  }

  // All open pairs under the filter from `score` on, as one entry.
  accept(filter, score) {
    ++this.begun;
    return this.queue(async () => {
      const answer = await this.app.backend.accept(filter, score, false);
      this.own.add(answer.entry);
      this.app.rows.put(answer.pairs);
      this.app.refresh();
      this.app.afterDecided(answer);
      const undo = {label: "Undo", run: () => this.app.act("undo")};
      this.app.notices.say("Accepted " + A.count(answer.count, "pair") + " · u to undo", undo);
    });
  }

  undo() {
    ++this.begun;
    const {rows, backend, notices} = this.app;
    return this.queue(async () => {
      try {
        const answer = await backend.undo();
        this.own.add(answer.entry);
        rows.put(answer.pairs);
        if (answer.pairs.length < answer.count) this.app.refresh();
        this.app.afterDecided(answer);
        if (answer.pairs.length) this.app.reveal(answer.pairs[0].id);
        notices.say(
            "Undone: " +
            (answer.count === 1 && answer.pairs.length ? A.pairWords(answer.pairs[0]) + " is " +
                     A.stateWord(answer.pairs[0].status).toLowerCase() + " again" :
                                                         A.count(answer.count, "decision")));
      } catch (error) {
        notices.say(
            error.status === 409 ? "Nothing of yours is left to undo" :
                                   "Not undone. " + error.message);
      }
    });
  }
};
})((window.AlignReview = window.AlignReview || {}));
