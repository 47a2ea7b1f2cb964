// Forwarding a message to the bot, or into another group.

import { post } from "./api.js";
import { openChat } from "./chat.js";
import { choose } from "./choice.js";
import { avatar, el } from "./dom.js";
import { isGroup, state } from "./state.js";
import { attempt } from "./toast.js";

/** Ask where to, and bring the message there. */
export async function forward(message) {
  const groups = [...state.chats.values()].filter((chat) => isGroup(chat) && !chat.migrated_to && !chat.gone);
  const bell = el("span", { class: "avatar" }, el("img", { src: "/page/bell.svg", alt: "" }));
  const chosen = await choose("Forward to", [
    { title: state.bot.first_name, words: "your chat with the bot", node: bell, value: state.me },
    ...groups.map((chat) => ({ title: chat.title, words: "group", node: avatar(chat.id, chat.title), value: chat.id })),
  ]);
  if (chosen === null) return;
  const { chat_id: from_chat_id, message_id } = message;
  const done = await attempt(() => post("telegram/forward", { chat_id: chosen, from_chat_id, message_id, from: state.me }));
  if (done && chosen !== state.chat) await openChat(state.me, chosen);
}
