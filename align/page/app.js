// What holds the parts together: which pair is selected, and what each command does.
(function(A) {
"use strict";

A.App = class {
  constructor(backend) {
    this.backend = backend;
    this.notices = new A.Notices();
    this.rows = new A.Rows(backend);
    this.rows.onChange = (ids) => this.onRows(ids);
    this.rows.onFailure = (error) => this.onFailure(error);
    this.list = new A.List(A.byId("list"), this.rows, (index, extend) => this.pick(index, extend));
    this.detail = new A.Detail(backend, this.rows, {
      onGo: (id) => this.reveal(id),
      onSuggestion: (number) => this.suggestion(number),
      onFailure: (error) => this.onFailure(error),
    });
    this.edit = new A.Edit({
      onSave: (pair, to, note) => this.saveEdit(pair, to, note),
      onClose: () => this.list.box.focus(),
      speak: (text) => this.notices.speak(text),
      decidedElsewhere: (pair) => this.decidedElsewhere(pair),
    });
    this.decider = new A.Decider(this);
    this.filters = new A.Filters(() => this.reload());
    this.acceptAll = new A.AcceptAll(this);
    this.changes = new A.Changes(this);
    this.prefetchSoon = A.later(() => this.prefetch(), 60);
    this.state = {pairs: 0, decided: 0};
    this.id = 0;         // of the pair shown on the right
    this.index = -1;     // its place in the list; -1 when the list does not have it
    this.from = -1;      // where the list was left
    this.anchor = null;  // where a range begins
    this.turn = 0;
  }

  get user() {
    return this.state.user || "";
  }

  async start() {
    this.state = await this.backend.state();
    this.changes.since = this.state.version;
    A.byId("job").textContent = A.visible(this.state.job);
    this.filters.fill(this.state);
    this.filters.start();
    this.showProgress();
    this.showSaved();
    await this.reload();
    this.changes.begin();
  }

  // The list anew, with the same pair selected where it still is in it.
  async reload() {
    const turn = ++this.turn;
    A.byId("list-part").classList.add("loading");
    try {
      const filter = this.filters.value;
      const {ids} = await this.backend.list(filter);
      if (turn !== this.turn) return;
      this.anchor = null;
      this.rows.setOrder(ids, filter.status === "open");
      this.list.reset();
      this.showEmpty();
      const kept = this.id ? this.rows.indexOf(this.id) : -1;
      this.select(kept >= 0 ? kept : ids.length ? await this.firstOpen(turn) : -1);
      this.notices.clear("connection");
    } catch (error) {
      if (turn === this.turn) this.onFailure(error);
    } finally {
      if (turn === this.turn) A.byId("list-part").classList.remove("loading");
    }
  }

  async firstOpen(turn) {
    const index = await this.nextOpen(-1);
    return turn === this.turn && index >= 0 ? index : 0;
  }

  // Asks for rows until an open one is found after `from`; -1: there is none.
  async nextOpen(from) {
    const turn = this.turn;
    for (;;) {
      const unknown = {};
      const index = this.rows.openAfter(from, unknown);
      if (index >= 0 || unknown.index === undefined || turn !== this.turn) return index;
      await this.rows.load(unknown.index, unknown.index + 500);
      // Rows that could not be had would be asked for without an end.
      if (!this.rows.at(unknown.index)) return -1;
    }
  }

  select(index, keepRange = false) {
    if (index >= this.rows.length) index = this.rows.length - 1;
    if (!keepRange) this.anchor = null;
    this.index = index;
    if (index >= 0) this.from = index;
    this.id = index >= 0 ? this.rows.order[index] : 0;
    this.list.select(index, this.range);
    this.showRange();
    this.detail.show(this.id);
    // After the page has shown what was asked for.
    setTimeout(() => this.loadAhead(), 0);
    this.prefetchSoon();
  }

  // What comes next is there before it is asked for: rows by the hundred, the places of one pair.
  loadAhead() {
    const last = Math.min(this.rows.length - 1, this.index + 40);
    if (this.index >= 0 && !this.rows.at(last)) this.rows.load(this.index - 20, this.index + 140);
  }
  prefetch() {
    const next = this.index >= 0 ? this.rows.openAfter(this.index, {}) : -1;
    if (next >= 0) this.detail.prefetch(this.rows.order[next]);
  }

  get range() {
    if (this.anchor === null || this.index < 0) return null;
    return [Math.min(this.anchor, this.index), Math.max(this.anchor, this.index)];
  }

  pick(index, extend) {
    if (this.edit.isOpen) this.edit.close();
    if (extend && this.index >= 0 && this.anchor === null) this.anchor = this.index;
    this.select(index, extend);
  }

  move(step, extend) {
    if (this.rows.length === 0) return;
    if (extend && this.anchor === null && this.index >= 0) this.anchor = this.index;
    const from = this.index >= 0 ? this.index : this.from;
    const to = Math.max(0, Math.min(this.rows.length - 1, from + step));
    this.select(to, this.anchor !== null);
  }

  // Shows the pair `id`, also one that the list in view does not have.
  reveal(id) {
    const index = this.rows.indexOf(id);
    if (index >= 0) {
      this.select(index);
      return;
    }
    this.anchor = null;
    this.index = -1;
    this.id = id;
    this.list.select(-1, null);
    this.showRange();
    this.detail.show(id);
  }

  async advance(from) {
    const now = this.id;
    const unknown = {};
    let index = this.rows.openAfter(from, unknown);
    if (index < 0 && unknown.index !== undefined) index = await this.nextOpen(from);
    // Somebody went elsewhere while rows were asked for.
    if (this.id !== now) return;
    if (index >= 0) {
      this.select(index);
    } else {
      this.select(this.index);
      this.showEmpty();
      this.notices.say("Nothing open is left in this list");
    }
  }

  decidedElsewhere(pair) {
    const now = this.rows.confirmed(pair.id);
    return now && now.decided_in !== pair.decided_in && !this.decider.own.has(now.decided_in) ?
        now :
        null;
  }

  onRows(ids) {
    this.list.update(ids);
    if (ids.includes(this.id)) this.detail.drawHead();
  }

  onFailure(error) {
    const text = error.status === 403 ?
        "This address is no longer good. Open the one that align review printed last." :
        error.message;
    this.notices.fault("connection", text, {label: "Try again", run: () => this.reload()});
  }

  // Many rows changed: those in view are asked for anew, the others when they are needed.
  async refresh() {
    this.detail.forget();
    const ids = [...this.list.drawn.keys()].map((index) => this.rows.order[index]);
    if (this.id && !ids.includes(this.id)) ids.push(this.id);
    try {
      const answer = ids.length ? await this.backend.pairs(ids) : {pairs: []};
      this.rows.forget();
      this.rows.put(answer.pairs);
    } catch (error) {
      this.rows.forget();
      this.onFailure(error);
    }
  }

  afterDecided(answer) {
    if (answer.decided !== undefined) this.state.decided = answer.decided;
    this.notices.clear("save");
    this.showProgress();
  }

  showProgress() {
    const {pairs, decided, job} = this.state;
    const bar = A.byId("progress");
    bar.setAttribute("aria-valuemax", pairs);
    bar.setAttribute("aria-valuenow", decided);
    const text = A.number(decided) + " of " + A.number(pairs) + " decided";
    bar.setAttribute("aria-valuetext", text);
    A.byId("progress-bar").style.width = (pairs ? (100 * decided) / pairs : 0) + "%";
    A.byId("progress-text").textContent = text;
    document.title = A.number(decided) + " / " + A.number(pairs) + " · " + A.visible(job || "") +
        " · align review";
    this.filters.countStates(this.state);
  }

  showSaved() {
    const {waiting, fault} = this.decider;
    this.notices.saving(waiting, fault, ["Saved", this.backend.offline ? " in this browser" : ""]);
  }

  showEmpty() {
    const count = this.rows.length;
    A.byId("list-count").textContent = A.count(count, "pair");
    A.byId("list-empty").hidden = count > 0;
    const done = this.filters.isStart && this.state.pairs > 0;
    A.byId("empty-title").textContent =
        done ? "Everything is decided" : "No pair fits these filters";
    A.byId("empty-text").textContent = done ?
        "Look over what was decided with the filter at the top left, or download the decisions." :
        "Take one away, or search for a part of a name; marks do not matter.";
    A.byId("empty-clear").textContent = done ? "Show all pairs" : "Clear the filters";
  }

  showRange() {
    const range = this.range;
    A.byId("range").hidden = !range;
    if (range)
      A.byId("range-count").textContent = A.count(range[1] - range[0] + 1, "pair") + " selected";
  }
};
})((window.AlignReview = window.AlignReview || {}));
