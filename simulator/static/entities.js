// Formatted text. Entity offsets count UTF-16 units, and so do JavaScript's strings.

import { deepLink } from "./deeplinks.js";
import { el } from "./dom.js";
import { pictured } from "./emoji.js";
import { inFull, moment } from "./moments.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = /^(?:https?|mailto|tel):/i;

/** The text with its entities as nodes; `act` carries out a clicked command or a link to the bot. */
export function formattedText(text, entities, person, act) {
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return pieces(text, sorted, 0, text.length, { person, act });
}

function pieces(text, entities, start, end, around) {
  const fragment = document.createDocumentFragment();
  let place = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (stop <= place) continue;
    const from = Math.max(place, entity.offset);
    const block = BLOCKS.has(entity.type);
    fragment.append(...pictured(text.slice(place, from)));
    fragment.append(wrap(entity, text.slice(from, stop), pieces(text, entities, from, stop, around), around));
    place = block && text[stop] === "\n" && stop < end ? stop + 1 : stop;
  }
  fragment.append(...pictured(text.slice(place, end)));
  return fragment;
}

function wrap(entity, raw, inner, around) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, inner, around.act);
    case "url":
      return link(raw.includes("://") ? raw : `https://${raw}`, inner, around.act);
    case "email":
      return link(`mailto:${raw}`, inner, around.act);
    case "bot_command":
      return el("button", { type: "button", class: "inline", on: { click: () => around.act.command(raw) } }, inner);
    case "date_time":
      return time(entity, raw, inner, around.person);
    case "spoiler":
      return spoiler(inner);
    case "pre":
      return el("pre", { "data-language": entity.language || null }, inner);
    case "blockquote":
      return el("blockquote", {}, inner);
    case "expandable_blockquote":
      return foldable(raw, inner);
  }
  const tag = PLAIN[entity.type];
  return tag ? el(tag, {}, inner) : el("span", { class: entity.type === "custom_emoji" ? null : "tag" }, inner);
}

function link(address, inner, act) {
  const own = deepLink(address);
  if (own) return el("button", { type: "button", class: "inline", title: address, on: { click: () => act.open(own) } }, inner);
  if (!SAFE.test(address)) return el("span", { class: "tag", title: address }, inner);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, inner);
}

function time(entity, raw, inner, person) {
  const format = entity.date_time_format ?? "";
  const stamp = new Date(entity.unix_time * 1000).toISOString();
  const node = el("time", { datetime: stamp, title: inFull(entity.unix_time, person), "data-format": format || null });
  node.append(format ? moment(entity.unix_time, format, person) : inner);
  return node;
}

/** Renew the times that say "in 3 hours". */
export function renewRelativeTimes(person) {
  for (const node of document.querySelectorAll('time[data-format="r"]')) {
    node.textContent = moment(Date.parse(node.dateTime) / 1000, "r", person);
  }
}

function spoiler(inner) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text, press to show" }, el("span", {}, inner));
  const open = () => {
    node.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", open);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  return node;
}

function foldable(raw, inner) {
  const quote = el("blockquote", {}, inner);
  if (raw.length < 160 && raw.split("\n").length < 4) return quote;
  quote.classList.add("folded");
  quote.tabIndex = 0;
  quote.title = "Show all";
  const toggle = () => quote.classList.toggle("folded");
  quote.addEventListener("click", toggle);
  quote.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
  return quote;
}
