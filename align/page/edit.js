// The panel that corrects a pair: its type, its forms, and where it stands in the segments. Moving
// a span fills the field below it; what is typed in the field stands, whatever the span.
(function(A) {
"use strict";

A.Edit = class {
  // `hooks`: onSave(pair, to, note), onClose(), speak(text), decidedElsewhere(pair): the pair as it
  // is now, when somebody decided it meanwhile.
  constructor(hooks) {
    this.hooks = hooks;
    this.form = A.byId("edit");
    this.type = A.byId("edit-type");
    this.note = A.byId("edit-note");
    this.sides = A.SIDES.map(({side, lang, word}) => ({
                               side,
                               lang,
                               word,
                               text: null,
                               span: null,
                               box: A.byId("edit-span-" + side),
                               field: A.byId("edit-" + side),
                             }));
    for (const [type, word] of Object.entries(A.TYPES))
      this.type.append(A.el("option", {value: type}, word));
    for (const one of this.sides) {
      one.box.addEventListener("keydown", (event) => this.onSpanKey(event, one));
      one.box.addEventListener("mouseup", () => this.onSelection(one));
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    this.form.addEventListener("keydown", (event) => this.onKey(event));
    A.byId("edit-cancel").addEventListener("click", () => this.close());
    A.byId("edit-before").addEventListener("click", () => this.place(this.index - 1));
    A.byId("edit-after").addEventListener("click", () => this.place(this.index + 1));
  }

  get isOpen() {
    return !this.form.hidden;
  }

  open(pair, occurrences) {
    this.pair = pair;
    this.occurrences = occurrences;
    const forms = A.forms(pair);
    if (![...this.type.options].some((option) => option.value === forms.type)) {
      this.type.append(A.el("option", {value: forms.type}, forms.type));
    }
    this.type.value = forms.type;
    this.note.value = pair.note || "";
    A.byId("edit-fault").textContent = "";
    for (const one of this.sides) {
      one.field.value = forms[one.side];
      // The field may have changed it (line feeds): what nobody touches stays as it is.
      one.start = {shown: one.field.value, form: forms[one.side]};
    }
    this.form.hidden = false;
    document.body.classList.add("editing");
    this.place(0);
    this.focusFirst();
  }

  // The name that is missing is what people come to type; otherwise the Vietnamese span.
  focusFirst() {
    const missing = A.missingSide(this.pair);
    const one = this.sides.find(({side}) => side === (missing || "vi"));
    if (missing || !one.text) {
      one.field.focus();
      one.field.select();
    } else {
      one.box.focus();
    }
  }

  // The places of the pair `id`, when they come after the panel was opened for it.
  fill(id, occurrences) {
    if (!this.isOpen || this.pair.id !== id || this.occurrences.length) return;
    this.occurrences = occurrences;
    const typing = this.sides.some(({field, start}) => field.value !== start.shown);
    this.place(0);
    if (!typing) this.focusFirst();
  }

  // Shows another occurrence; the fields stay as they are.
  place(index) {
    const count = this.occurrences.length;
    this.index = Math.max(0, Math.min(index, count - 1));
    const occurrence = this.occurrences[this.index];
    A.byId("edit-places").hidden = count === 0;
    A.byId("edit-step").hidden = count < 2;
    A.byId("edit-before").disabled = this.index === 0;
    A.byId("edit-after").disabled = this.index >= count - 1;
    A.byId("edit-place").textContent = A.number(this.index + 1) + " of " + A.number(count);
    for (const one of this.sides) {
      const data = occurrence && occurrence[one.side];
      one.text = data ? new A.SpanText(data.text) : null;
      one.span = data && data.span ? data.span.slice() : null;
      one.box.hidden = !data;
      this.draw(one);
    }
  }

  draw(one) {
    one.box.replaceChildren();
    if (!one.text) return;
    A.fillSegment(one.box, {text: one.text.text, span: one.span, others: [], side: one.side});
    one.box.querySelector("mark")?.scrollIntoView({block: "nearest"});
  }

  move(one, span) {
    if (!span || !one.text) return;
    one.span = span;
    one.field.value = one.text.slice(span).replace(/\s+/g, " ");
    this.draw(one);
    this.hooks.speak(one.word + ": " + A.visible(one.field.value));
  }

  onSpanKey(event, one) {
    if (!one.text || event.ctrlKey || event.metaKey) return;
    const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const whole = event.key === "ArrowUp" || event.key === "ArrowDown";
    const edge = event.shiftKey ? "start" : "end";
    this.move(
        one,
        whole ? one.text.shift(one.span, step) :
                one.text.move(one.span, {edge, step, byWord: !event.altKey}));
  }

  // Text marked with the mouse becomes the span.
  onSelection(one) {
    const chosen = window.getSelection();
    if (chosen.isCollapsed || !one.text || !one.box.contains(chosen.anchorNode) ||
        !one.box.contains(chosen.focusNode))
      return;
    const ends = [
      sourceUnit(one.box, chosen.anchorNode, chosen.anchorOffset),
      sourceUnit(one.box, chosen.focusNode, chosen.focusOffset),
    ].sort((a, b) => a - b);
    const span = one.text.trim(ends.map((unit) => one.text.places.point(unit)));
    chosen.removeAllRanges();
    this.move(one, span);
  }

  onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && !event.target.closest("button")) {
      event.preventDefault();
      this.save();
    }
  }

  save() {
    const clean = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
    const to = {type: this.type.value};
    for (const {side, field, start} of this.sides) {
      to[side] = field.value === start.shown ? start.form : clean(field.value);
    }
    const empty = this.sides.find(({side}) => to[side] === "");
    if (empty) {
      A.byId("edit-fault").textContent = "The " + empty.word + " form is missing.";
      empty.field.focus();
      return;
    }
    const now = this.hooks.decidedElsewhere(this.pair);
    if (now) {
      this.pair = now;
      A.byId("edit-fault").textContent = "Meanwhile it is " +
          A.stateWord(now.status).toLowerCase() + (now.by ? " by " + now.by : "") +
          ". Save again to put yours in its place.";
      return;
    }
    const note = this.note.value.trim();
    this.close();
    this.hooks.onSave(this.pair, to, note);
  }

  close() {
    if (!this.isOpen) return;
    this.form.hidden = true;
    document.body.classList.remove("editing");
    this.hooks.onClose();
  }
};

// A place on the screen as a place in the text: boxes for hidden characters stand for one each.
function sourceUnit(box, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(box);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  for (const sign of part.querySelectorAll(".hidden-sign"))
    sign.textContent = sign.textContent ? "x" : "";
  return part.textContent.length;
}
})((window.AlignReview = window.AlignReview || {}));
