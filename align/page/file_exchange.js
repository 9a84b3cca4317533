// Decisions out of a page without a server and into it, as the lines that align review apply reads.
(function(A) {
"use strict";

function line(pair) {
  const {key, type, en, vi, status, to, by, at, note} = pair;
  const decision = {id: key, type, en, vi, decision: status};
  if (status === "edited") decision.to = {type: to.type, en: to.en, vi: to.vi};
  decision.by = by;
  decision.at = at;
  if (note) decision.note = note;
  return JSON.stringify(decision) + "\n";
}

const isText = (value) => typeof value === "string";
const isPair = (value) => value && isText(value.type) && isText(value.en) && isText(value.vi);

// {line, fault}: what is wrong with it, in words; null of an empty line.
function readLine(text) {
  if (!text.trim()) return null;
  const decision = JSON.parse(text);
  if (!isPair(decision)) throw new Error("it has no type, en and vi");
  if (!(decision.decision in A.STATES)) throw new Error("it has no decision");
  if (decision.decision === "edited" && !isPair(decision.to))
    throw new Error("it does not say what it was edited to");
  return decision;
}

Object.assign(A.FileBackend.prototype, {
  async decisions() {
    const decided = [];
    for (const [id, history] of this.history)
      if (history.length) decided.push(this.data.byId.get(id));
    decided.sort((a, b) => a.decided_in - b.decided_in || a.id - b.id);
    return decided.map(line).join("");
  },

  // As one entry. What was decided here later than in the file stays. Gives counts, or says which
  // line is wrong; then nothing is taken.
  async takeIn(text) {
    this.catchUp();
    const byName =
        new Map(this.data.pairs.map((pair) => [[pair.type, pair.en, pair.vi].join("\t"), pair]));
    const counts = {taken: 0, same: 0, later: 0, unknown: 0};
    const items = new Map();
    text.replace(/^\ufeff/, "").split("\n").forEach((one, i) => {
      let decision;
      try {
        decision = readLine(one);
      } catch (error) {
        throw new A.Failure("Line " + (i + 1) + " is no decision: " + error.message);
      }
      if (!decision) return;
      const pair = byName.get([decision.type, decision.en, decision.vi].join("\t"));
      const kind = this.weigh(pair, decision);
      ++counts[kind];
      if (kind === "taken") items.set(pair.id, itemOf(pair, decision));
    });
    if (items.size === 0) return {...counts, entry: 0};
    return {...counts, entry: this.write({items: [...items.values()]})};
  },

  weigh(pair, decision) {
    if (!pair) return "unknown";
    const {to} = decision;
    const sameTo = pair.status !== "edited" ||
        (pair.to.type === to?.type && pair.to.en === to?.en && pair.to.vi === to?.vi);
    if (pair.status === decision.decision && sameTo) return "same";
    return pair.at && decision.at && pair.at > decision.at ? "later" : "taken";
  },
});

function itemOf(pair, decision) {
  const to = decision.decision === "edited" ?
      {type: decision.to.type, en: decision.to.en, vi: decision.to.vi} :
      null;
  return A.packItem({
    id: pair.id,
    verdict: decision.decision,
    to,
    note: isText(decision.note) ? decision.note : "",
    by: isText(decision.by) ? decision.by : "",
    at: isText(decision.at) ? decision.at : "",
  });
}

// What the page has only without a server: whose decisions they are, and import.
A.startOffline = function(app) {
  const {backend, notices} = app;
  const form = A.byId("who");
  form.hidden = backend.user !== "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    backend.user = A.byId("who-name").value.trim();
    app.state.user = backend.user;
    form.hidden = backend.user !== "";
    app.list.box.focus();
  });
  if (!backend.kept) warnUnkept(app);

  A.byId("import-part").hidden = false;
  const input = A.byId("import");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    try {
      const {entry, taken, same, later, unknown} = await backend.takeIn(await file.text());
      app.decider.own.add(entry);
      await app.refresh();
      app.afterDecided({decided: backend.decided});
      const others = [
        [same, "known already"], [later, "decided later here"],
        [unknown, "about pairs not in this job"]
      ];
      notices.say([
        A.count(taken, "decision") + " taken in",
        ...others.filter(([n]) => n).map(([n, words]) => A.number(n) + " " + words)
      ].join(", "));
    } catch (error) {
      notices.fault("import", "Nothing was taken in. " + error.message);
    }
  });
};

function warnUnkept(app) {
  app.notices.fault(
      "store",
      "This browser keeps nothing for this page. Download the decisions before you close it.",
      {label: "Download", run: () => app.act("download")});
  window.addEventListener("beforeunload", (event) => {
    if (app.state.decided > 0) event.preventDefault();
  });
}
})((window.AlignReview = window.AlignReview || {}));
