// Making elements. Text from the data only ever goes in as text, never as markup.
(function(A) {
"use strict";

A.byId = (id) => document.getElementById(id);

// el("p", {class: "note", title: "..."}, "text", child, null): nulls are left out.
A.el = function(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class")
      element.className = value;
    else
      element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children)
    if (child !== null && child !== undefined) element.append(child);
  return element;
};

// A name or a rendering, set apart from the direction of the text around it.
A.name = function(text, lang, attributes) {
  const element = A.el("bdi", {dir: "auto", lang, ...attributes});
  A.appendText(element, text);
  return element;
};

A.key = (text) => A.el("kbd", null, text);

const PATHS = {
  open: ["M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 0 0 0-11.6z"],
  accepted: ["M2.8 8.6l3.4 3.5l7-8"],
  rejected: ["M3.5 3.5l9 9", "M12.5 3.5l-9 9"],
  edited: ["M3 13l.7-3.2l7.2-7.2l2.5 2.5l-7.2 7.2z", "M9.4 4.1l2.5 2.5"],
  absent: ["M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 0 0 0-10.8z", "M12.6 3.4l-9.2 9.2"],
  conflict: ["M8 2.2l6.2 11.3h-12.4z", "M8 6.4v3.4", "M8 11.5v.3"],
  undo: ["M5.8 3l-3.2 3l3.2 3", "M2.8 6h6.4a3.6 3.6 0 0 1 0 7.2h-2.6"],
  close: ["M4 4l8 8", "M12 4l-8 8"],
};

// A shape in the colour of the text around it; the word beside it says the same.
A.icon = function(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon icon-" + name);
  svg.setAttribute("aria-hidden", "true");
  for (const d of PATHS[name] || PATHS.open) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
};

// Calls `run` once `wait` ms after the last call.
A.later = function(run, wait) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), wait);
  };
};
})((window.AlignReview = window.AlignReview || {}));
