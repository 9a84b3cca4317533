// The right side: the selected pair, why it is one, what else it could be, and where it stands.
(function(A) {
"use strict";

const AT_ONCE = 20;  // occurrences
const MOST_KEPT = 40;
const MOST_RUNNING = 2;  // requests: a browser has six for a server, and decisions need theirs

A.Detail = class {
  // `hooks`: onGo(id), onSuggestion(number), onFailure(error).
  constructor(backend, rows, hooks) {
    this.backend = backend;
    this.rows = rows;
    this.hooks = hooks;
    this.kept = new Map();  // id -> promise of DETAIL
    this.running = 0;
    this.waiting = [];  // called when a request has ended
    this.id = 0;
    this.shown = null;
    // To set it back each time would lay the page out once more.
    this.scrolled = false;
    A.byId("detail").addEventListener("scroll", () => (this.scrolled = true), {passive: true});
    this.more = A.byId("more");
    this.more.addEventListener("click", () => this.loadMore());
  }

  forget() {
    this.kept.clear();
  }

  ask(id) {
    let answer = this.kept.get(id);
    if (answer) return answer;
    answer = this.backend.detail(id, 0, AT_ONCE);
    this.kept.set(id, answer);
    answer.catch(() => this.kept.delete(id)).finally(() => this.ended());
    ++this.running;
    for (const old of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(old);
    }
    return answer;
  }

  ended() {
    --this.running;
    for (const go of this.waiting.splice(0)) go();
  }

  // The same for the pair shown; undefined when somebody who moves fast is at another by then.
  async askInTurn(id) {
    while (!this.kept.has(id) && this.running >= MOST_RUNNING) {
      await new Promise((go) => this.waiting.push(go));
      if (this.id !== id) return undefined;
    }
    return this.ask(id);
  }

  // Only when nothing else is asked for.
  prefetch(id) {
    if (this.running === 0) this.ask(id).catch(() => {});
  }

  // Shows the pair at once as the list has it, and the rest as it comes.
  async show(id) {
    const fresh = id !== this.id;
    this.id = id;
    A.byId("pair").hidden = !id;
    A.byId("nothing").hidden = !!id;
    if (!id) return;
    if (fresh) this.shown = null;
    this.drawHead();
    if (!fresh && this.shown) return;
    A.byId("pair-body").classList.add("stale");
    try {
      const detail = await this.askInTurn(id);
      if (this.id !== id || !detail) return;
      if (!this.rows.confirmed(id)) this.rows.put([detail.pair]);
      this.shown = {...detail, occurrences: detail.occurrences.slice()};
      this.drawHead();
      this.drawBody();
    } catch (error) {
      if (this.id === id) this.hooks.onFailure(error);
    }
  }

  get pair() {
    return this.rows.get(this.id);
  }

  drawHead() {
    const pair = this.pair;
    if (!pair) return;
    const forms = A.forms(pair);
    A.byId("pair-type").textContent = A.typeWord(forms.type);
    A.byId("pair-conflict").hidden = !pair.conflict;
    const state = A.byId("pair-state");
    state.className = "state is-" + pair.status;
    state.replaceChildren(A.icon(pair.status), A.stateWord(pair.status));
    A.byId("pair-facts").textContent = A.pairFacts(pair);
    const by = pair.status === "open" ?
        "" :
        [pair.by && "by " + pair.by, pair.at && A.time(pair.at)].filter(Boolean).join(", ");
    const from =
        pair.from ? "follows from the decision on " + A.pairWords({...pair.from, status: ""}) : "";
    A.byId("pair-by").textContent =
        [by, from, pair.note && "“" + A.visible(pair.note) + "”"].filter(Boolean).join(" · ");
    for (const {side, lang} of A.SIDES) this.drawForm(pair, forms, side, lang);
    this.drawActions(pair);
    this.drawRivals();
  }

  drawForm(pair, forms, side, lang) {
    const box = A.byId("pair-" + side);
    box.classList.toggle("very-long", forms[side].length > 90);
    box.replaceChildren();
    if (forms[side])
      box.append(A.name(forms[side], lang));
    else
      box.append(A.el(
          "span", {class: "none"}, pair.status === "absent" ? "not in the text" : "no rendering"));
    if (pair.status === "edited" && pair[side] && pair[side] !== forms[side]) {
      box.append(A.el("del", {class: "was"}, A.name(pair[side], lang)));
    }
  }

  drawActions(pair) {
    const alone = A.missingSide(pair) !== "";
    A.byId("act-accept").hidden = alone;
    A.byId("act-absent").hidden = !alone;
    A.byId("act-reopen").hidden = pair.status === "open";
    for (const [id, status] of [
             ["accept", "accepted"], ["reject", "rejected"], ["absent", "absent"]]) {
      A.byId("act-" + id).setAttribute("aria-pressed", String(pair.status === status));
    }
  }

  drawBody() {
    A.byId("pair-body").classList.remove("stale");
    if (this.scrolled) A.byId("detail").scrollTop = 0;
    this.scrolled = false;
    this.drawWhy();
    this.drawSuggestions();
    this.drawRivals();
    const list = A.byId("occurrences");
    list.replaceChildren();
    this.drawOccurrences(this.shown.occurrences);
  }

  drawWhy() {
    const list = A.byId("why");
    const parts = A.evidenceParts(this.pair.evidence).map(A.explanation);
    list.replaceChildren(...parts.map(({words, detail}) => {
      const item = A.el("li", null, words);
      if (!detail)
        item.append(".");
      else
        item.append(": ", A.name(detail, null, {class: "why-detail"}));
      return item;
    }));
    A.byId("why-part").hidden = parts.length === 0;
  }

  // For the side that is missing, else for the Vietnamese; at most nine, so that each has a key.
  get suggestions() {
    const {pair, suggestions} = this.shown;
    const side = A.missingSide(pair) || "vi";
    return (suggestions || []).filter(({text}) => text !== pair[side]).slice(0, 9);
  }

  drawSuggestions() {
    const list = A.byId("suggestions");
    const all = this.suggestions;
    const lang = A.missingSide(this.pair) || "vi";
    A.byId("suggestions-title").textContent =
        "Suggestions for the " + (lang === "en" ? "English" : "Vietnamese");
    list.replaceChildren(...all.map((suggestion, i) => {
      const button = A.el(
          "button", {type: "button", class: "suggestion"}, A.key(String(i + 1)),
          A.name(suggestion.text, lang, {class: "suggestion-text"}),
          A.el("span", {class: "suggestion-why"}, A.suggestionWords(suggestion)),
          A.el("span", {class: "suggestion-score"}, A.score(suggestion.score)));
      button.addEventListener("click", () => this.hooks.onSuggestion(i + 1));
      return A.el("li", null, button);
    }));
    A.byId("suggestions-part").hidden = all.length === 0;
  }

  drawRivals() {
    const rivals = this.shown && this.shown.pair.id === this.id ? this.shown.rivals || [] : [];
    A.byId("rivals-part").hidden = rivals.length === 0;
    A.byId("rivals").replaceChildren(...rivals.map((rival) => {
      const now = this.rows.get(rival.id) || rival;
      const forms = A.forms(now);
      const button = A.el(
          "button", {type: "button", class: "rival is-" + now.status}, A.icon(now.status),
          A.name(forms.en, "en"), A.el("span", {class: "equals"}, "="), A.name(forms.vi, "vi"),
          A.el(
              "span", {class: "rival-facts"},
              A.stateWord(now.status) + " · ×" + A.number(A.occurrences(now)) + " · " +
                  A.score(now.score)));
      button.addEventListener("click", () => this.hooks.onGo(rival.id));
      return A.el("li", null, button);
    }));
  }

  drawOccurrences(occurrences) {
    const list = A.byId("occurrences");
    for (const occurrence of occurrences) list.append(A.occurrence(occurrence, this.pair));
    const {total} = this.shown;
    const here = this.shown.occurrences.length;
    A.byId("occurrences-title").textContent =
        total === 0 ? "No place in the text is known" : A.count(total, "occurrence");
    this.more.hidden = here >= total;
    this.more.textContent =
        "Show " + A.number(Math.min(AT_ONCE, total - here)) + " more of " + A.number(total - here);
  }

  async loadMore() {
    const {id, shown} = this;
    this.more.disabled = true;
    try {
      const answer = await this.backend.detail(id, shown.occurrences.length, AT_ONCE);
      if (this.shown !== shown) return;
      shown.occurrences.push(...answer.occurrences);
      this.drawOccurrences(answer.occurrences);
    } catch (error) {
      this.hooks.onFailure(error);
    } finally {
      this.more.disabled = false;
    }
  }
};

// `pair`: its evidence and score are not said again.
A.occurrence = function(occurrence, pair) {
  const facts = [occurrence.file, occurrence.record && "record " + occurrence.record];
  if (A.score(occurrence.score) !== A.score(pair.score))
    facts.push("score " + A.score(occurrence.score));
  if (occurrence.evidence && occurrence.evidence !== pair.evidence) {
    facts.push(
        A.evidenceParts(occurrence.evidence).map((part) => A.sourceWord(part.source)).join(", "));
  }
  const sides = A.el("div", {class: "sides"});
  for (const {side, lang} of A.SIDES) {
    if (occurrence[side]) sides.append(A.segment({...occurrence[side], side}, lang));
  }
  return A.el(
      "li", {class: "occurrence"},
      A.el("div", {class: "occurrence-facts"}, A.visible(facts.filter(Boolean).join(" · "))),
      sides);
};
})((window.AlignReview = window.AlignReview || {}));
