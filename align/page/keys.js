// The keys. Letters are taken as they are on the keyboard, also when it types Vietnamese.
(function(A) {
"use strict";

const COMMANDS = {
  a: "accept",
  r: "reject",
  e: "edit",
  s: "skip",
  u: "undo",
  n: "absent",
  o: "reopen",
  j: "next",
  k: "previous",
  x: "range",
  "/": "search",
  "?": "help",
};

// On Vietnamese keyboards the row of figures gives letters, and an input method may hide the key.
function keyOf(event) {
  const {key, code, shiftKey} = event;
  if (/^[a-z0-9/?]$/i.test(key)) return key.toLowerCase();
  if (/^Digit[1-9]$/.test(code) && !shiftKey) return code.slice(5);
  if (/^Numpad[1-9]$/.test(code)) return code.slice(6);
  if (/^Key[A-Z]$/.test(code) && key.length !== 1) return code.slice(3).toLowerCase();
  if (code === "Slash" && key.length !== 1) return shiftKey ? "?" : "/";
  return key;
}

const isField = (target) =>
    !!target.closest("input:not([type=checkbox]):not([type=range]), select, textarea");

A.Keys = class {
  constructor(app) {
    this.app = app;
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  onKey(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]"))
      return;
    if (event.key === "Escape") return this.escape();
    if (this.app.edit.isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isField(event.target)) return this.inField(event);
    if (this.onMove(event) || this.onSpace(event)) {
      event.preventDefault();
      return;
    }
    const key = keyOf(event);
    if (event.repeat && key !== "j" && key !== "k") return;
    if (/^[1-9]$/.test(key)) {
      event.preventDefault();
      this.app.suggestion(Number(key));
    } else if (key in COMMANDS) {
      event.preventDefault();
      this.command(COMMANDS[key], event.shiftKey);
    }
  }

  command(command, shift) {
    const {app} = this;
    if (shift && command === "accept")
      app.act("accept-all");
    else if (shift && (command === "next" || command === "previous"))
      app.move(command === "next" ? 1 : -1, true);
    else if (!shift || command === "help" || command === "search")
      app.act(command);
  }

  onMove(event) {
    const {app} = this;
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: app.list.page,
      PageUp: -app.list.page,
      Home: -app.rows.length,
      End: app.rows.length,
    };
    if (!(event.key in steps)) return false;
    app.move(steps[event.key], event.shiftKey);
    return true;
  }

  onSpace(event) {
    if (event.key !== " " || event.target.closest("button, a, summary, input")) return false;
    const body = A.byId("detail");
    body.scrollBy({top: (event.shiftKey ? -0.8 : 0.8) * body.clientHeight});
    return true;
  }

  // Enter and the arrow down lead from the search to the list.
  inField(event) {
    if (event.target.id !== "filter-text") return;
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    this.app.list.box.focus();
  }

  escape() {
    const {app} = this;
    if (app.edit.isOpen)
      app.edit.close();
    else if (app.anchor !== null)
      app.startRange();
    else
      app.list.box.focus();
  }
};
})((window.AlignReview = window.AlignReview || {}));
