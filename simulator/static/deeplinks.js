// Links to our own bot are opened here: t.me/<bot>?start=CODE and t.me/<bot>?startgroup=CODE.

import { post } from "./api.js";
import { openChat } from "./chat.js";
import { choose } from "./choice.js";
import { say } from "./composer.js";
import { avatar } from "./dom.js";
import { isGroup, state } from "./state.js";
import { attempt } from "./toast.js";

const HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);
const CODE = /^[A-Za-z0-9_-]{1,64}$/; // https://core.telegram.org/bots/features#deep-linking
const NEW = "new";

/** What a link to our bot asks for, `{group, code}`; null for any other link. */
export function deepLink(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const query = url.searchParams;
  const own = url.protocol === "tg:" ? query.get("domain") : HOSTS.has(url.hostname) ? url.pathname.slice(1).replace(/\/$/, "") : null;
  if (!own || own.toLowerCase() !== state.bot?.username.toLowerCase()) return null;
  const group = query.has("startgroup");
  const code = query.get(group ? "startgroup" : "start") ?? "";
  return { group, code: CODE.test(code) ? code : "" };
}

/** Do what Telegram's apps do with such a link. */
export const openDeepLink = ({ group, code }) => attempt(() => (group ? startInGroup(code) : startInPrivate(code)));

async function startInPrivate(code) {
  if (state.chats.get(state.me)?.blocked) await post("telegram/unblock", { chat_id: state.me });
  await openChat(state.me, state.me);
  await say(code ? `/start ${code}` : "/start");
}

async function startInGroup(code) {
  const groups = [...state.chats.values()].filter((chat) => isGroup(chat) && !chat.migrated_to && !chat.gone);
  const options = groups.map((chat) => ({ title: chat.title, node: avatar(chat.id, chat.title), value: chat.id }));
  const chosen = await choose("Add the bot to a group", [...options, { title: "A new group", node: avatar(0, "+"), value: NEW }]);
  if (chosen === null) return;
  const known = state.chats.get(chosen);
  const id = known ? chosen : Math.min(-2000, ...state.chats.keys()) - 1;
  if (known && ["left", "kicked"].includes(known.bot_status)) {
    await post("telegram/member", { chat_id: id, status: "member", from: state.me });
  }
  const command = `/start@${state.bot.username}`;
  await post("telegram/say", { chat_id: id, text: code ? `${command} ${code}` : command, from: state.me, chat: known ? null : { title: "New group" } });
  await openChat(state.me, id);
}
