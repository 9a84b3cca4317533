// The pairs of the list in view: the order of all as numbers, and the few that were looked at. What
// was decided here but not yet saved lies over them until the answer comes.
(function(A) {
"use strict";

const MOST_KEPT = 4000;  // pairs in memory
const AT_ONCE = 500;     // of one request
const UNKNOWN = 0;
const OPEN = 1;
const DECIDED = 2;

A.Rows = class {
  constructor(backend) {
    this.backend = backend;
    this.order = new Int32Array(0);
    this.known = new Uint8Array(0);  // by place in the list: whether it is open
    this.kept = new Map();           // id -> pair as last heard of, the least used first
    this.over = new Map();           // id -> {op, change}: not yet saved
    this.asked = new Set();
    this.generation = 0;
    this.onChange = () => {};
    this.onFailure = () => {};
  }

  get length() {
    return this.order.length;
  }

  // `allOpen`: the list holds open pairs only.
  setOrder(ids, allOpen) {
    this.order = ids;
    this.known = new Uint8Array(ids.length).fill(allOpen ? OPEN : UNKNOWN);
    // What is here already is not asked for again, so that it has to be known now.
    if (!allOpen) ids.forEach((id, index) => this.noteAt(index, this.get(id)));
    for (const id of this.over.keys()) this.note(id);
    ++this.generation;
  }

  indexOf(id) {
    return this.order.indexOf(id);
  }

  // The pair as the page shows it; undefined when it is not here yet.
  get(id) {
    const pair = this.kept.get(id);
    const over = this.over.get(id);
    return pair && over ? {...pair, ...over.change} : pair;
  }
  confirmed(id) {
    return this.kept.get(id);
  }
  at(index) {
    return this.get(this.order[index]);
  }

  note(id) {
    this.noteAt(this.indexOf(id), this.get(id));
  }
  noteAt(index, pair) {
    if (index >= 0 && pair) this.known[index] = pair.status === "open" ? OPEN : DECIDED;
  }

  put(pairs) {
    for (const pair of pairs) {
      this.kept.delete(pair.id);
      this.kept.set(pair.id, pair);
      this.note(pair.id);
    }
    for (const id of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      if (!this.over.has(id)) this.kept.delete(id);
    }
    this.onChange(pairs.map((pair) => pair.id));
  }

  // Everything heard of may be out of date: all but what waits to be saved is asked for again.
  forget() {
    for (const id of this.kept.keys())
      if (!this.over.has(id)) this.kept.delete(id);
    this.known.fill(UNKNOWN);
    this.asked.clear();
    ++this.generation;
    for (const id of this.over.keys()) this.note(id);
  }

  lay(op, id, change) {
    this.over.set(id, {op, change});
    this.note(id);
  }
  // Takes away what `op` laid; a later one over it stays.
  lift(op, ids) {
    for (const id of ids) {
      if (this.over.get(id)?.op === op) this.over.delete(id);
      this.note(id);
    }
    this.onChange(ids);
  }

  // Asks for the rows [from, to) that are not here.
  async load(from, to) {
    const missing = [];
    for (let i = Math.max(0, from); i < Math.min(to, this.length); ++i) {
      const id = this.order[i];
      if (!this.kept.has(id) && !this.asked.has(id)) missing.push(id);
    }
    for (let i = 0; i < missing.length; i += AT_ONCE)
      await this.fetch(missing.slice(i, i + AT_ONCE));
  }

  async fetch(ids) {
    const generation = this.generation;
    for (const id of ids) this.asked.add(id);
    try {
      const {pairs} = await this.backend.pairs(ids);
      // What came before a forget() may be old; then it is asked for again.
      if (generation === this.generation)
        this.put(pairs);
      else
        this.onChange(ids);
    } catch (error) {
      this.onFailure(error);
    } finally {
      for (const id of ids) this.asked.delete(id);
    }
  }

  async need(ids) {
    const missing = ids.filter((id) => !this.kept.has(id));
    for (let i = 0; i < missing.length; i += AT_ONCE)
      await this.fetch(missing.slice(i, i + AT_ONCE));
    return ids.map((id) => this.get(id));
  }

  // The first open row after `from`, then from the top; -1 when there is none. When a row not known
  // comes first, `unknown` gets its place instead.
  openAfter(from, unknown) {
    const count = this.length;
    for (let step = 1; step <= count; ++step) {
      const index = (from + step) % count;
      if (this.known[index] === OPEN) return index;
      if (this.known[index] === UNKNOWN) {
        unknown.index = index;
        return -1;
      }
    }
    return -1;
  }
};
})((window.AlignReview = window.AlignReview || {}));
