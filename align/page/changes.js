// What was decided elsewhere: another tab, another person. Asked for several times a second while
// the page is in view.
(function(A) {
"use strict";

const EVERY = 600;  // ms

A.Changes = class {
  constructor(app) {
    this.app = app;
    this.since = 0;
    this.asking = false;
    this.lost = false;
  }

  begin() {
    setInterval(() => this.poll(), EVERY);
    document.addEventListener("visibilitychange", () => this.poll());
    window.addEventListener("storage", () => this.poll());
  }

  async poll() {
    const {app} = this;
    if (document.hidden || this.asking || app.decider.busy) return;
    this.asking = true;
    const begun = app.decider.begun;
    try {
      const answer = await app.backend.changes(this.since);
      // With a decision of this page on its way the answer may be older than what is shown.
      if (begun === app.decider.begun) await this.take(answer);
      if (this.lost) this.found();
    } catch (error) {
      // Said once, not at each try.
      if (!this.lost) app.onFailure(error);
      this.lost = true;
    } finally {
      this.asking = false;
    }
  }

  found() {
    this.lost = false;
    this.app.notices.clear("connection");
    this.app.list.draw();
    this.app.detail.show(this.app.id);
  }

  async take({version, decided, pairs, more}) {
    const {app} = this;
    if (version === this.since) return;
    this.since = version;
    app.state.decided = decided;
    app.showProgress();
    const others = pairs.filter((pair) => this.isNews(pair));
    app.rows.put(pairs);
    if (more) {
      // Too many to hear of one by one.
      this.since = (await app.backend.state()).version;
      await app.refresh();
    }
    if (others.length) {
      app.detail.forget();
      this.say(others);
    }
  }

  isNews(pair) {
    const before = this.app.rows.confirmed(pair.id);
    if (this.app.decider.own.has(pair.decided_in)) return false;
    if (!before) return pair.decided_in > 0;
    return before.decided_in !== pair.decided_in || before.status !== pair.status;
  }

  say(pairs) {
    const [pair] = pairs;
    const who = pair.by && pair.by !== this.app.user ? pair.by : "Another tab";
    const text = pairs.length > 1 ?
        who + " changed " + A.count(pairs.length, "pair") :
        who + ": " + A.pairWords(pair) + " is now " + A.stateWord(pair.status).toLowerCase();
    this.app.notices.say(text, {label: "Show it", run: () => this.app.reveal(pair.id)});
  }
};
})((window.AlignReview = window.AlignReview || {}));
