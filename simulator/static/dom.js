// Elements without markup strings: whatever people or bots wrote only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";

export const find = (selector) => document.querySelector(selector);

/** An element. `props` holds attributes, plus `on` (listeners by event) and `text`. Children that are null are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "text") node.textContent = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** One of the drawings in icons.svg. */
export const icon = (name) => drawing("icons", name);

/** A drawing of a file of them. */
export function drawing(file, name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/${file}.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Replace the children of a list; whoever had the focus keeps it, known by data-testid. */
export function redraw(parent, nodes) {
  const held = parent.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  parent.replaceChildren(...nodes);
  if (held) parent.querySelector(`[data-testid="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

const HUES = [214, 12, 268, 158, 338, 36, 190, 296];

/** A person's colour, always the same for the same id. */
export const hueOf = (id) => HUES[Math.abs(id) % HUES.length];

/** A round picture with initials. */
export function avatar(id, name) {
  // A group that was just started is drawn once before its title has arrived.
  const initials = (name ?? "").trim().split(/\s+/u).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();
  const node = el("span", { class: "avatar", "aria-hidden": "true", text: initials });
  node.style.setProperty("--from", `hsl(${hueOf(id)} 72% 64%)`);
  node.style.setProperty("--to", `hsl(${hueOf(id) + 28} 62% 50%)`);
  return node;
}
