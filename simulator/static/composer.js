// What a person types and sends.

import { post } from "./api.js";
import { find } from "./dom.js";
import { beginMenu, closeMenu, menuKey } from "./menu.js";
import { currentChat, fullName, isGroup, state, summary } from "./state.js";
import { attempt } from "./toast.js";

const field = find("#message");
const form = find("#composer");
const context = find("#context");

export function beginComposer() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener("input", grow);
  field.addEventListener("keydown", onKey);
  find("#context-close").addEventListener("click", clearContext);
  find("#unblock").addEventListener("click", () => attempt(() => post("telegram/unblock", { chat_id: state.chat })));
  beginMenu((command) => (/^\/(start|help|list|settings)$/.test(command) ? say(command) : suggest(`${command} `)));
}

function onKey(event) {
  if (event.isComposing || menuKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  }
  if (event.key === "Escape") clearContext();
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 128)}px`;
}

function suggest(text) {
  field.value = text;
  grow();
  field.focus();
}

async function send() {
  const text = field.value;
  if (!text.trim()) return;
  closeMenu();
  const editing = state.editing;
  const done = editing
    ? await attempt(() => post("telegram/edit", { chat_id: state.chat, message_id: editing.message_id, text }))
    : await say(text);
  if (!done) return;
  if (field.value === text) empty(); // what was typed meanwhile is the next message
  clearContext();
  field.focus();
}

/** Say something in the chat on the screen. */
export function say(text, more = {}) {
  const body = { chat_id: state.chat, text, from: state.me, ...more };
  if (state.replyTo) body.reply_to = state.replyTo.message_id;
  return attempt(() => post("telegram/say", body));
}

/** Send a place or files, with what has been typed as the caption unless `words` is false. */
export async function sendWith(more, { words = true } = {}) {
  const sent = await say(words ? field.value : undefined, more);
  if (!sent) return;
  if (words) empty();
  clearContext();
}

function empty() {
  field.value = "";
  grow();
}

/** Aim the message box at a message; `forced` when the bot asked for that. */
export function beginReply(message, { forced = false } = {}) {
  showContext(`Reply to ${fullName(message.from)}`, message, !forced || mayTakeFocus());
  state.replyTo = message;
  state.forced = forced;
}

/** A bot must not pull somebody out of another form. */
const mayTakeFocus = () => document.activeElement === document.body || find("#phone").contains(document.activeElement);

export function beginEdit(message) {
  showContext("Edit", message);
  state.editing = message;
  suggest(message.text);
}

function showContext(title, message, focus = true) {
  clearContext();
  find("#context-title").textContent = title;
  find("#context-text").textContent = summary(message);
  context.hidden = false;
  if (focus) field.focus();
}

export function clearContext() {
  if (state.editing) field.value = "";
  state.replyTo = state.editing = null;
  state.forced = false;
  context.hidden = true;
}

/** Show what the chat allows: the message box, a way to unblock, or a reason why there is none. */
export function drawComposer() {
  const chat = currentChat();
  const closed = reasonClosed(chat);
  form.hidden = Boolean(chat.blocked || closed);
  find("#unblock").hidden = !chat.blocked || Boolean(closed);
  find("#closed").hidden = !closed;
  find("#closed").textContent = closed;
}

function reasonClosed(chat) {
  if (chat.gone) return isGroup(chat) ? "This group was deleted" : "This account was deleted";
  return chat.migrated_to ? "This group became a supergroup" : "";
}
