// The chat on the screen: loaded, drawn, and kept while it is being loaded.

import { get } from "./api.js";
import { clearContext, drawComposer } from "./composer.js";
import { avatar, el, find } from "./dom.js";
import { drawKeys } from "./keys.js";
import { drawLog } from "./log.js";
import { closeMenu } from "./menu.js";
import { clock } from "./moments.js";
import { drawPeople } from "./people.js";
import { currentChat, isGroup, reader, state } from "./state.js";
import { drawBlock, loadTrouble } from "./trouble.js";

const SHOWN_MESSAGES = 400;
let held = null; // what happened while the chat was being loaded

/** Run now, or after the chat has been loaded. */
export function whenLoaded(run) {
  if (held) held.push(run);
  else run();
}

/** Give the phone to a person and open a chat on it. */
export async function openChat(me, chat) {
  Object.assign(state, { me, chat });
  state.unread.delete(chat);
  location.hash = me === chat ? `${me}` : `${me}@${chat}`;
  clearContext();
  closeMenu();
  await loadChat();
}

/** Load everything anew. */
export async function loadAll() {
  const [{ people }, { chats }, { bots }] = await Promise.all([get("telegram/people"), get("telegram/chats"), get("telegram/bots")]);
  state.people = new Map(people.map((person) => [person.id, person]));
  state.chats = new Map(chats.map((chat) => [chat.id, chat]));
  if (!state.people.has(state.me)) state.me = state.chat = people[0].id;
  if (state.chat < 0 && !state.chats.has(state.chat)) state.chat = state.me;
  [state.bot] = bots;
  drawBot();
  await Promise.all([loadChat(), loadTrouble()]);
}

async function loadChat() {
  const chat = state.chat;
  const mine = (held = []);
  let messages = [];
  let keyboard = null;
  if (state.chats.has(chat)) ({ messages, keyboard } = await get(`telegram/chats/${chat}?last=${SHOWN_MESSAGES}&user_id=${state.me}`));
  if (held !== mine) return; // another chat was chosen, or everything is loaded anew
  held = null;
  state.messages = new Map(messages.map((message) => [message.message_id, message]));
  state.keyboard = keyboard;
  drawPeople();
  drawHead();
  drawBlock();
  drawLog();
  drawComposer();
  drawKeys();
  for (const again of mine) again();
}

export function drawHead() {
  const chat = currentChat();
  const group = isGroup(chat);
  find("#chat-title").textContent = group ? chat.title : state.bot.first_name;
  find("#chat-state").textContent = `${group ? "group" : "bot"} · you are ${reader().first_name}`;
  find("#chat-avatar").replaceChildren(group ? avatar(chat.id, chat.title) : el("img", { src: "/page/bell.svg", alt: "" }));
  drawTime();
}

export function drawTime() {
  find("#phone-time").textContent = clock(Date.now() / 1000, reader());
}

function drawBot() {
  const connected = state.bot.connected;
  find("#bot-status").dataset.state = connected ? "connected" : "waiting";
  find("#bot-status-words").textContent = connected ? `@${state.bot.username} is connected` : "Waiting for a bot to connect";
}

export function drawAway() {
  find("#bot-status").dataset.state = "away";
  find("#bot-status-words").textContent = "The simulator is not running";
}
