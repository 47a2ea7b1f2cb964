// A dialog with a few things to choose from.

import { el, find } from "./dom.js";

const dialog = find("#choice");
const rows = find("#choice-rows");
let settle = () => {};

export function beginChoice() {
  dialog.addEventListener("close", () => dialog.open || settle(null)); // it may be open again for the next question
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside the box
}

/** Ask for one of `options`, each `{title, words, node?, value}`; null when nothing was chosen. */
export function choose(title, options) {
  find("#choice-title").textContent = title;
  return new Promise((resolve) => {
    settle = resolve;
    rows.replaceChildren(...options.map((option) => row(option, resolve)));
    dialog.showModal();
    rows.scrollTop = 0;
  });
}

function row({ title, words, node = null, value }, resolve) {
  const pick = () => {
    resolve(value);
    dialog.close();
  };
  const label = el("span", { class: "words-of" }, el("b", { text: title }), words ? el("small", { text: words }) : null);
  return el("li", {}, el("button", { type: "button", on: { click: pick } }, node, label));
}
