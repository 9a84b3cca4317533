// The decisions of a page without a server: an append-only log in the browser's store, one entry
// under each name "align-review-HASH.N", so that a decision writes a few bytes however long the log
// is.
//
//     {"by":"lan","at":"2026-11-22T10:00:00Z","items":[[17,"a"],[18,"e",{"type",..},"note"]]}
//     {"by":"lan","at":"...","undoes":3}
//     an item may end in the name and time of who decided it elsewhere:
//     [17,"a",0,"","minh","2026-..."]
(function(A) {
"use strict";

const CODES = {
  accepted: "a",
  rejected: "r",
  edited: "e",
  absent: "n",
  open: "o"
};
const VERDICTS =
    Object.fromEntries(Object.entries(CODES).map(([verdict, code]) => [code, verdict]));

A.packItem = function({id, verdict, to, note, by, at}) {
  const item = [id, CODES[verdict], to || 0, note || "", by || "", at || ""];
  while (!item[item.length - 1]) item.pop();
  return item;
};
A.unpackItem = function([id, code, to, note, by, at]) {
  return {id, verdict: VERDICTS[code] || "open", to: to || undefined, note: note || "", by, at};
};

A.timeNow = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

A.FileLog = class {
  constructor(hash) {
    this.name = "align-review-" + hash;
    this.entries = [];  // entry N is at N - 1
    this.store = usableStore();
  }

  // Entries that came since, also those of another tab.
  read() {
    const fresh = [];
    for (;;) {
      const text = this.store?.getItem(this.name + "." + (this.entries.length + 1));
      if (!text) return fresh;
      const entry = JSON.parse(text);
      this.entries.push(entry);
      fresh.push(entry);
    }
  }

  // Gives the number of the entry. A failure leaves all as it was.
  append(entry) {
    const number = this.entries.length + 1;
    const text = JSON.stringify(entry);
    if (this.store) {
      const name = this.name + "." + number;
      try {
        this.store.setItem(name, text);
      } catch (error) {
        throw new A.Failure(
            "The browser has no room left for decisions. Download them, apply them by " +
            "align review apply, and go on with a new page.");
      }
      if (this.store.getItem(name) !== text)
        throw new A.Failure("The browser did not keep the decision.");
    }
    this.entries.push(entry);
    return number;
  }

  // Things kept beside the log, for all pages.
  static get(name) {
    return usableStore()?.getItem("align-review-" + name) || "";
  }
  static put(name, value) {
    try {
      usableStore()?.setItem("align-review-" + name, value);
    } catch (error) {
      // Then it is asked again the next time.
    }
  }
};

// null where the browser keeps nothing for this page.
function usableStore() {
  try {
    localStorage.setItem("align-review-try", "1");
    localStorage.removeItem("align-review-try");
    return localStorage;
  } catch (error) {
    return null;
  }
}
})((window.AlignReview = window.AlignReview || {}));
