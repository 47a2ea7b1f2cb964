// One message as a bubble.

import { fileAddress } from "./api.js";
import { el, hueOf, icon } from "./dom.js";
import { formattedText } from "./entities.js";
import { clock } from "./moments.js";
import { fullName, isGroup, reader, state } from "./state.js";

const SERVICE = {
  migrate_to_chat_id: "The group became a supergroup",
  migrate_from_chat_id: "This supergroup was a group before",
};

export const isMine = (message) => message.direction === "in" && message.from.id === state.me;

/** The node for a message. `act` carries out what its buttons ask for: press, reply, edit, command, show. */
export function messageNode(message, act) {
  const service = Object.keys(SERVICE).find((name) => name in message.extra);
  if (service) return el("p", { class: "service", "data-message": message.message_id, text: SERVICE[service] });
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
    message.reply_to ? quote(message, act) : null,
    media(message),
    body ? el("div", { class: "words", "data-testid": "words", dir: "auto" }, formattedText(body, message.entities, reader(), act)) : null,
    meta(message),
  );
}

function sender(message) {
  const node = el("p", { class: "sender", text: fullName(message.from) });
  node.style.setProperty("--name", `hsl(${hueOf(message.from.id)} 55% 48%)`);
  return node;
}

function quote(message, act) {
  const original = state.messages.get(message.reply_to);
  const words = original ? original.text || original.caption || "File" : "Deleted message";
  const show = () => act.show(message.reply_to);
  const name = original ? fullName(original.from) : "";
  return el("button", { type: "button", class: "quote", on: { click: show } }, el("b", { text: name }), el("span", { text: words }));
}

function meta(message) {
  const said = message.edited ? `edited ${clock(message.at, reader())}` : clock(message.at, reader());
  return el("span", { class: "meta" }, said, isMine(message) ? icon("tick") : null);
}

function media(message) {
  const [kind, content] = Object.entries(message.media)[0] ?? [];
  if (!kind) return null;
  const file = kind === "photo" ? content.at(-1) : content;
  const address = fileAddress(file.file_id);
  const spoilt = message.extra.has_media_spoiler ? "spoiler" : null;
  return el("div", { class: "media", "data-testid": `media-${kind}` }, shown(kind, file, address, spoilt));
}

function shown(kind, file, address, spoilt) {
  switch (kind) {
    case "photo":
      return el("img", { src: address, alt: "Photo", loading: "lazy", width: file.width, height: file.height, class: spoilt });
    case "video":
      return el("video", { src: address, controls: true, preload: "metadata", "aria-label": "Video" });
    case "voice":
    case "audio":
      return el("audio", { src: address, controls: true, preload: "metadata", "aria-label": file.title ?? "Sound" });
  }
  const name = file.file_name || "File";
  const words = el("span", {}, el("b", { text: name }), el("span", { text: size(file.file_size) }));
  return el("a", { href: address, download: name }, el("span", { class: "badge" }, icon("file")), words);
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`);

function keys(message, act) {
  const rows = message.buttons.map((row) => el("div", {}, row.map((button) => key(message, button, act))));
  return el("div", { class: "keys", "data-testid": "keys" }, rows);
}

function key(message, button, act) {
  if (button.url) {
    return el("a", { href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text, icon("link"));
  }
  const node = el("button", { type: "button", text: button.text, "data-callback": button.callback_data });
  node.addEventListener("click", () => (button.copy_text ? navigator.clipboard.writeText(button.copy_text.text) : act.press(message, button, node)));
  return node;
}

function actions(message, act) {
  const own = isMine(message) && message.text !== null;
  const tool = (name, label, run) =>
    el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: run } }, icon(name));
  return el(
    "div",
    { class: "acts" },
    tool("reply", "Reply", () => act.reply(message)),
    own ? tool("pen", "Edit", () => act.edit(message)) : null,
  );
}
