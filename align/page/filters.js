// The row of filters. What they say is kept in the address, so that a reload shows the same list.
(function(A) {
"use strict";

const CHOICES = ["status", "type", "evidence", "file", "order"];
const NUMBERS = ["least", "most"];
const CHECKS = ["conflicts", "alone"];
const START = {
  status: "open"
};

A.FILTERS_AT_START = START;

A.Filters = class {
  constructor(onChange) {
    this.onChange = onChange;
    const now = () => this.changed();
    const soon = A.later(now, 160);
    for (const name of [...CHOICES, ...CHECKS]) this.control(name).addEventListener("change", now);
    for (const name of ["text", ...NUMBERS]) this.control(name).addEventListener("input", soon);
    A.byId("clear-filters").addEventListener("click", () => this.set(A.FILTERS_AT_START));
    A.byId("filter-toggle").addEventListener("click", () => this.open(!this.isOpen));
    window.addEventListener("hashchange", () => {
      if (this.hash() !== location.hash.slice(1)) this.set(this.fromAddress());
    });
  }

  control(name) {
    return A.byId("filter-" + name);
  }

  get isOpen() {
    return A.byId("filters").classList.contains("open");
  }
  // Only matters where the page is narrow.
  open(yes) {
    A.byId("filters").classList.toggle("open", yes);
    A.byId("filter-toggle").setAttribute("aria-expanded", String(yes));
  }

  // FILTER, without what is empty.
  get value() {
    const filter = {};
    const text = this.control("text").value.trim();
    if (text) filter.text = text;
    for (const name of CHOICES)
      if (this.control(name).value) filter[name] = this.control(name).value;
    for (const name of NUMBERS) {
      const value = parseFloat(this.control(name).value.replace(",", "."));
      if (value >= 0 && value <= 1) filter[name] = value;
    }
    for (const name of CHECKS)
      if (this.control(name).checked) filter[name] = "1";
    return filter;
  }

  get isStart() {
    const {order, ...filter} = this.value;
    return JSON.stringify(filter) === '{"status":"open"}';
  }

  put(filter) {
    this.control("text").value = filter.text || "";
    for (const name of CHOICES) {
      const control = this.control(name);
      control.value = filter[name] ?? "";
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    }
    for (const name of NUMBERS) this.control(name).value = filter[name] ?? "";
    for (const name of CHECKS) this.control(name).checked = filter[name] === "1";
  }

  // The order stays as it is, unless the filter says one.
  set({order = this.control("order").value, ...filter}) {
    this.put({...filter, order});
    this.changed();
  }

  start() {
    this.put(location.hash.length > 1 ? this.fromAddress() : {...START, order: "doubt"});
    this.mark();
  }

  fromAddress() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  }
  hash() {
    // An empty status is said as well: without it the page would begin with the open ones.
    return new URLSearchParams({status: "", ...this.value}).toString();
  }

  changed() {
    this.mark();
    try {
      history.replaceState(null, "", "#" + this.hash());
    } catch (error) {
      // Some browsers refuse that for files; then a reload shows the list of the start.
    }
    this.onChange();
  }

  mark() {
    const {order, ...filter} = this.value;
    const names = Object.keys(filter).filter((name) => filter[name] !== START[name]);
    if (!filter.status) names.push("status");
    A.byId("clear-filters").hidden = names.length === 0;
    A.byId("filter-toggle-count").textContent = names.length ? String(names.length) : "";
    for (const name of [...CHOICES, ...NUMBERS]) {
      this.control(name).classList.toggle("in-use", name !== "order" && names.includes(name));
    }
  }

  // The choices of STATE; `counts` ({types: {PER: 12}, ...}) where the backend knows them.
  fill({types, sources, files, counts = {}}) {
    const fill = (name, values, word, of) => {
      const control = this.control(name);
      const kept = control.value;
      for (const option of [...control.options].slice(1)) option.remove();
      for (const value of values) {
        const count = of && of[value] !== undefined ? " (" + A.number(of[value]) + ")" : "";
        control.append(A.el("option", {value}, word(value) + count));
      }
      control.value = kept;
    };
    fill("type", types, A.typeWord, counts.types);
    fill("evidence", sources, A.sourceWord, counts.sources);
    fill("file", files, (file) => A.visible(file), counts.files);
    A.byId("filter-file-part").hidden = files.length < 2;
    for (const name of CHECKS) {
      A.byId("count-" + name).textContent =
          counts[name] === undefined ? "" : A.number(counts[name]);
    }
  }

  countStates({pairs, decided}) {
    const words = {"": "All", open: "Open", decided: "Decided"};
    const counts = {"": pairs, open: pairs - decided, decided};
    for (const option of this.control("status").options) {
      if (option.value in words)
        option.textContent = words[option.value] + " (" + A.number(counts[option.value]) + ")";
    }
  }
};
})((window.AlignReview = window.AlignReview || {}));
