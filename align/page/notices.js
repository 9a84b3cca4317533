// What the page says: short notices below, faults that stay until they are closed, and whether all
// is saved.
(function(A) {
"use strict";

const SHOWN = 5000;  // ms

A.Notices = class {
  constructor() {
    this.box = A.byId("notices");
    this.spoken = A.byId("spoken");
    this.saved = A.byId("saved");
    this.timer = 0;
  }

  // A notice in the place of the one before. `action`: {label, run}.
  say(text, action) {
    clearTimeout(this.timer);
    this.box.querySelector(".notice")?.remove();
    const notice = this.notice("notice", text, action);
    this.box.append(notice);
    this.speak(text);
    this.timer = setTimeout(() => notice.remove(), SHOWN);
  }

  // Stays until closed or until `clear(kind)`; one of a kind at a time.
  fault(kind, text, action) {
    this.clear(kind);
    // "Accepted" beside "not saved" would be misread.
    this.box.querySelector(".notice")?.remove();
    const notice = this.notice("notice-fault", text, action);
    notice.dataset.kind = kind;
    notice.setAttribute("role", "alert");
    const close = A.el(
        "button", {type: "button", class: "plain", "aria-label": "Close this message"},
        A.icon("close"));
    close.addEventListener("click", () => notice.remove());
    notice.append(close);
    this.box.prepend(notice);
  }
  clear(kind) {
    for (const notice of this.box.querySelectorAll(".notice-fault")) {
      if (notice.dataset.kind === kind) notice.remove();
    }
  }

  notice(name, text, action) {
    const notice = A.el("div", {class: name}, A.el("span", {class: "notice-text"}, text));
    if (action) {
      const button = A.el("button", {type: "button"}, action.label);
      button.addEventListener("click", () => {
        notice.remove();
        action.run();
      });
      notice.append(button);
    }
    return notice;
  }

  // For screen readers only.
  speak(text) {
    this.spoken.textContent = "";
    // After a while, so that the same words twice are said twice.
    setTimeout(() => (this.spoken.textContent = text), 40);
  }

  // `waiting`: decisions not yet acknowledged; `where`: ["Saved", " in this browser"].
  saving(waiting, fault, where) {
    this.saved.className = waiting ? "saved is-saving" : fault ? "saved is-unsaved" : "saved";
    const [word, more] = waiting ? ["Saving…", ""] :
        fault                    ? ["Not saved", ": the last decision"] :
                                   where;
    this.saved.replaceChildren(word, A.el("span", {class: "more-words"}, more));
  }
};
})((window.AlignReview = window.AlignReview || {}));
