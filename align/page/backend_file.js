// The same as the server, for a page that has its job in itself and keeps decisions in the browser.
(function(A) {
"use strict";

const AT_ONCE = 500;

const alone = (pair) => pair.en === "" || pair.vi === "";
const ORDERS = {
  doubt: (a, b) => alone(a) - alone(b) || a.score - b.score || a.id - b.id,
  count: (a, b) =>
      alone(a) - alone(b) || b.en_count + b.vi_count - a.en_count - a.vi_count || a.id - b.id,
  text: (a, b) => a.place - b.place || a.id - b.id,
};

// A test for FILTER.
function fits(filter, data) {
  const text = filter.text ? A.fold(filter.text) : "";
  const literal = filter.text && !text ? filter.text : "";
  const evidence = filter.evidence ? "; " + filter.evidence : "";
  const file = filter.file ? data.files.indexOf(filter.file) : -1;
  const {status, type, conflicts} = filter;
  return (pair) => (!status ||
                    (status === "decided" ? pair.status !== "open" : pair.status === status)) &&
      (!type || pair.type === type) && (!conflicts || pair.conflict) &&
      (!filter.alone || alone(pair)) &&
      (filter.least === undefined || pair.score >= filter.least) &&
      (filter.most === undefined || pair.score <= filter.most) &&
      (!evidence || ("; " + pair.evidence + ":").includes(evidence + ":")) &&
      (!filter.file || data.hasFile(pair, file)) &&
      (!text || A.fold(pair.en).includes(text) || A.fold(pair.vi).includes(text)) &&
      (!literal || pair.en.includes(literal) || pair.vi.includes(literal));
}

function tally(pairs, valuesOf) {
  const counts = {};
  for (const pair of pairs)
    for (const value of valuesOf(pair)) counts[value] = (counts[value] || 0) + 1;
  return counts;
}

A.FileBackend = class {
  constructor(element) {
    this.offline = true;
    this.data = new A.FileData(JSON.parse(element.textContent));
    element.remove();
    this.log = new A.FileLog(this.data.hash);
    this.history = new Map();  // id -> what was decided and not undone, the last one last
    this.undone = new Set();
    this.decided = this.data.pairs.reduce((sum, pair) => sum + (pair.before !== null), 0);
    this.kept = this.log.store !== null;
    this.catchUp();
  }

  get user() {
    return A.FileLog.get("user") || this.data.user;
  }
  set user(name) {
    A.FileLog.put("user", name);
    this.data.user = name;
  }

  // Takes what other tabs wrote.
  catchUp() {
    let number = this.log.entries.length;
    for (const entry of this.log.read()) this.take(entry, ++number);
  }

  take(entry, number) {
    if (entry.undoes) {
      this.undone.add(entry.undoes);
      for (const id of this.idsOf(entry)) {
        this.history.set(
            id, (this.history.get(id) || []).filter((one) => one.entry !== entry.undoes));
        this.settle(id);
      }
      return;
    }
    for (const packed of entry.items) {
      const item = A.unpackItem(packed);
      if (!this.data.byId.has(item.id)) continue;
      if (!this.history.has(item.id)) this.history.set(item.id, []);
      this.history.get(item.id).push(
          {...item, by: item.by || entry.by, at: item.at || entry.at, entry: number});
      this.settle(item.id);
    }
  }

  idsOf(entry) {
    const items = entry.undoes ? this.log.entries[entry.undoes - 1].items : entry.items;
    return items.map((item) => item[0]).filter((id) => this.data.byId.has(id));
  }

  // The state of a pair is what its history says last.
  settle(id) {
    const pair = this.data.byId.get(id);
    const now = (this.history.get(id) || []).at(-1) || pair.before;
    this.decided -= pair.status !== "open";
    pair.status = now ? now.verdict : "open";
    pair.to = now?.to;
    pair.from = now?.from;
    pair.by = now?.by || "";
    pair.at = now?.at || "";
    pair.note = now?.note || "";
    pair.decided_in = now?.entry || 0;
    this.decided += pair.status !== "open";
  }

  get version() {
    return this.log.entries.length;
  }
  copies(ids) {
    return ids.slice(0, AT_ONCE).map((id) => ({...this.data.byId.get(id)}));
  }
  answer(entry, ids) {
    return {
      entry,
      count: ids.length,
      version: this.version,
      decided: this.decided,
      pairs: this.copies(ids)
    };
  }

  async state() {
    const {pairs, job, files} = this.data;
    const kinds = (pair) => A.evidenceParts(pair.evidence).map((part) => part.source);
    const counts = {
      types: tally(pairs, (pair) => [pair.type]),
      sources: tally(pairs, (pair) => new Set(kinds(pair))),
      conflicts: pairs.reduce((sum, pair) => sum + pair.conflict, 0),
      alone: pairs.reduce((sum, pair) => sum + alone(pair), 0),
    };
    return {
      job,
      files,
      user: this.user,
      version: this.version,
      pairs: pairs.length,
      open: pairs.length - this.decided,
      decided: this.decided,
      types: Object.keys(counts.types).sort(),
      sources: Object.keys(counts.sources).sort(),
      counts,
    };
  }

  async list(filter) {
    const found = this.data.pairs.filter(fits(filter, this.data));
    found.sort(ORDERS[filter.order] || ORDERS.doubt);
    return {version: this.version, ids: Int32Array.from(found, (pair) => pair.id)};
  }

  async pairs(ids) {
    return {version: this.version, pairs: this.copies(ids)};
  }

  async detail(id, from, count) {
    const pair = this.data.byId.get(id);
    const total = pair.endPlace - pair.firstPlace;
    const occurrences = [];
    for (let i = from; i < Math.min(total, from + count); ++i)
      occurrences.push(this.data.occurrence(pair, i));
    return {
      pair: {...pair},
      suggestions: this.data.suggestions(pair),
      rivals: this.rivals(pair),
      occurrences,
      total,
    };
  }

  rivals(pair) {
    if (!pair.conflict) return [];
    // Only pairs with a conflict can be one; asked for with every pair that is looked at.
    this.inConflict ??= this.data.pairs.filter((other) => other.conflict && !alone(other));
    const found = [];
    for (const other of this.inConflict) {
      if (other === pair || other.type !== pair.type) continue;
      if (other.en === pair.en || other.vi === pair.vi) found.push({...other});
      if (found.length === 20) break;
    }
    return found;
  }

  // Appends an entry of the log; gives its number.
  write(entry) {
    const number = this.log.append({by: this.user, at: A.timeNow(), ...entry});
    this.take(this.log.entries[number - 1], number);
    return number;
  }

  async decide(decisions) {
    this.catchUp();
    const clashes = decisions.filter(({id, seen}) => this.data.byId.get(id).decided_in !== seen)
                        .map(({id}) => id);
    if (clashes.length) throw new A.Failure("decided elsewhere", 409, this.copies(clashes));
    const entry = this.write({items: decisions.map(A.packItem)});
    return this.answer(entry, decisions.map(({id}) => id));
  }

  async accept(filter, score, dry) {
    this.catchUp();
    const {ids} = await this.list({...filter, status: "open"});
    const chosen = Array.from(ids).filter((id) => {
      const pair = this.data.byId.get(id);
      return !alone(pair) && pair.score >= score;
    });
    if (dry) return {count: chosen.length, pairs: this.copies(chosen.slice(0, 20))};
    const entry = this.write({items: chosen.map((id) => A.packItem({id, verdict: "accepted"}))});
    return this.answer(entry, chosen);
  }

  async undo() {
    this.catchUp();
    const {entries} = this.log;
    let number = entries.length;
    const takenBack = (entry, n) => entry.undoes || this.undone.has(n) || entry.by !== this.user;
    while (number > 0 && takenBack(entries[number - 1], number)) --number;
    if (number === 0) throw new A.Failure("nothing to undo", 409);
    const ids = this.idsOf(entries[number - 1]);
    const entry = this.write({undoes: number});
    return {...this.answer(entry, ids), undone: number};
  }

  async changes(since) {
    this.catchUp();
    const ids = new Set();
    for (const entry of this.log.entries.slice(since))
      for (const id of this.idsOf(entry)) ids.add(id);
    return {
      version: this.version,
      decided: this.decided,
      pairs: this.copies([...ids]),
      more: ids.size > AT_ONCE
    };
  }
};
})((window.AlignReview = window.AlignReview || {}));
