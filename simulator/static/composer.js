// What a person types and sends.

import { post } from "./api.js";
import { el, find } from "./dom.js";
import { beginMenu, closeMenu, menuKey } from "./menu.js";
import { currentChat, fullName, isGroup, state } from "./state.js";
import { showToast } from "./toast.js";

const field = find("#message");
const form = find("#composer");
const context = find("#context");
const file = find("#file");
const replyKeys = find("#reply-keys");
const KINDS = [[/^image\/(png|jpeg|gif|webp)$/, "photo"], [/^video\//, "video"], [/^audio\/ogg/, "voice"], [/^audio\//, "audio"]];

export function beginComposer() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener("input", grow);
  field.addEventListener("keydown", onKey);
  find("#context-close").addEventListener("click", clearContext);
  find("#attach").addEventListener("click", () => file.click());
  file.addEventListener("change", sendFiles);
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

async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    showToast(error.message);
    return null;
  }
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
  field.value = "";
  grow();
  clearContext();
  field.focus();
}

/** Say something in the chat on the screen. */
export function say(text, more = {}) {
  const body = { chat_id: state.chat, text, from: state.me, ...more };
  if (state.replyTo) body.reply_to = state.replyTo.message_id;
  return attempt(() => post("telegram/say", body));
}

async function sendFiles() {
  const media = await Promise.all([...file.files].slice(0, 10).map(encode));
  file.value = "";
  if (media.length === 0) return;
  const sent = await say(field.value, { media: media.length === 1 ? media[0] : media });
  if (!sent) return;
  field.value = "";
  grow();
  clearContext();
}

async function encode(picked) {
  const address = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(picked);
  });
  const kind = KINDS.find(([pattern]) => pattern.test(picked.type))?.[1] ?? "document";
  const media = { type: kind, data: address.slice(address.indexOf(",") + 1), file_name: picked.name };
  return picked.type ? { ...media, mime_type: picked.type } : media;
}

export function beginReply(message) {
  showContext(`Reply to ${fullName(message.from)}`, message);
  state.replyTo = message;
}

export function beginEdit(message) {
  showContext("Edit", message);
  state.editing = message;
  suggest(message.text);
}

function showContext(title, message) {
  clearContext();
  find("#context-title").textContent = title;
  find("#context-text").textContent = message.text || message.caption || "File";
  context.hidden = false;
  field.focus();
}

export function clearContext() {
  if (state.editing) field.value = "";
  state.replyTo = state.editing = null;
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
  drawReplyKeys();
}

function reasonClosed(chat) {
  if (chat.gone) return isGroup(chat) ? "This group was deleted" : "This account was deleted";
  return chat.migrated_to ? "This group became a supergroup" : "";
}

/** The keyboard a bot asked for with its last markup; a forced reply aims the message box at that message. */
export function drawReplyKeys() {
  const last = [...state.messages.values()].filter((each) => each.markup && !each.markup.inline_keyboard).at(-1);
  const rows = last?.markup.keyboard ?? [];
  replyKeys.hidden = rows.length === 0 || form.hidden;
  replyKeys.replaceChildren(...rows.map((row) => el("div", {}, row.map(replyKey))));
  field.placeholder = last?.markup.input_field_placeholder || "Message";
  const newest = [...state.messages.values()].at(-1);
  if (last?.markup.force_reply && newest === last && !state.replyTo) beginReply(last);
}

function replyKey(button) {
  const text = typeof button === "string" ? button : button.text;
  return el("button", { type: "button", text, on: { click: () => say(text) } });
}
