// One message as a bubble.

import { deepLink } from "./deeplinks.js";
import { el, hueOf, icon } from "./dom.js";
import { pictured } from "./emoji.js";
import { formattedText } from "./entities.js";
import { mediaNode } from "./media.js";
import { clock } from "./moments.js";
import { serviceNote } from "./service.js";
import { fullName, isGroup, reader, state, summary } from "./state.js";

export const isMine = (message) => message.direction === "in" && message.from.id === state.me;

/** The node for a message. `act` carries out what its buttons ask for: press, reply, edit, forward, command, open, show. */
export function messageNode(message, act) {
  const note = serviceNote(message);
  if (note) return el("p", { class: "service", "data-message": message.message_id, "data-testid": "service", dir: "auto", text: note });
  const side = isMine(message) ? "mine" : "theirs";
  return el(
    "article",
    {
      class: `message ${side}`,
      "data-message": message.message_id,
      "data-direction": message.direction,
      "data-from": message.from.id,
      "data-testid": "message",
      "aria-label": `${isMine(message) ? "You" : fullName(message.from)}, ${clock(message.at, reader())}`,
    },
    bubble(message, act),
    message.buttons.length ? keys(message, act) : null,
    actions(message, act),
  );
}

function bubble(message, act) {
  const body = message.text ?? message.caption ?? "";
  const named = isGroup() && !isMine(message);
  return el(
    "div",
    { class: "bubble" },
    named ? sender(message) : null,
    message.forward_origin ? forwarded(message.forward_origin) : null,
    message.reply_to ? quote(message, act) : null,
    mediaNode(message),
    body ? el("div", { class: "words", "data-testid": "words", dir: "auto" }, formattedText(body, message.entities, reader(), act)) : null,
    meta(message),
  );
}

function sender(message) {
  const node = el("p", { class: "sender", text: fullName(message.from) });
  node.style.setProperty("--name", `hsl(${hueOf(message.from.id)} 55% 48%)`);
  return node;
}

function forwarded(origin) {
  const from = origin.sender_user ? fullName(origin.sender_user) : (origin.sender_user_name ?? origin.sender_chat.title);
  const name = origin.author_signature ? `${from} (${origin.author_signature})` : from;
  return el("p", { class: "forwarded", "data-testid": "forwarded" }, "Forwarded from ", el("b", { text: name, dir: "auto" }));
}

function quote(message, act) {
  const original = state.messages.get(message.reply_to);
  const words = original ? summary(original) : "Deleted message";
  const show = () => act.show(message.reply_to);
  const name = original ? fullName(original.from) : "";
  return el("button", { type: "button", class: "quote", on: { click: show } }, el("b", { text: name }), el("span", { text: words }));
}

function meta(message) {
  const said = message.edited ? `edited ${clock(message.at, reader())}` : clock(message.at, reader());
  return el("span", { class: "meta" }, said, isMine(message) ? icon("tick") : null);
}

function keys(message, act) {
  const rows = message.buttons.map((row) => el("div", { "data-keys": row.length }, row.map((button) => key(message, button, act))));
  return el("div", { class: "keys", "data-testid": "keys" }, rows);
}

function key(message, button, act) {
  const label = el("span", {}, pictured(button.text));
  if (button.url) {
    const own = deepLink(button.url);
    const open = (event) => {
      if (!own) return;
      event.preventDefault();
      act.open(own);
    };
    return el("a", { href: button.url, target: "_blank", rel: "noopener noreferrer", "data-style": button.style, on: { click: open } }, label, own ? null : icon("link"));
  }
  const node = el("button", { type: "button", "data-callback": button.callback_data, "data-style": button.style, title: button.text }, label);
  node.addEventListener("click", () => (button.copy_text ? navigator.clipboard.writeText(button.copy_text.text) : act.press(message, button, node)));
  return node;
}

function actions(message, act) {
  const own = isMine(message) && message.text !== null && !message.forward_origin;
  const tool = (name, label, run) =>
    el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: run } }, icon(name));
  return el(
    "div",
    { class: "acts" },
    tool("reply", "Reply", () => act.reply(message)),
    tool("forward", "Forward", () => act.forward(message)),
    own ? tool("pen", "Edit", () => act.edit(message)) : null,
  );
}
