// Starts the page.
(function(A) {
"use strict";

const data = A.byId("data");
const app = new A.App(data ? new A.FileBackend(data) : new A.ServerBackend());
new A.Keys(app);

for (const element of document.querySelectorAll("[data-icon]"))
  element.prepend(A.icon(element.dataset.icon));
for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => app.act(button.dataset.act));
}
A.byId("range-end").addEventListener("click", () => app.startRange());
A.byId("empty-clear")
    .addEventListener(
        "click", () => app.filters.set(app.filters.isStart ? {} : A.FILTERS_AT_START));

if (app.backend.offline) A.startOffline(app);
app.start().then(
    () => {
      document.body.classList.add("ready");
      A.byId("reading").remove();
      if (A.byId("who").hidden)
        app.list.box.focus();
      else
        A.byId("who-name").focus();
    },
    (error) => {
      A.byId("reading").remove();
      app.onFailure(error);
    });
})((window.AlignReview = window.AlignReview || {}));
