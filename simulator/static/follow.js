// The simulator's events: what happens there shows here.

import { drawAway, drawHead, loadAll, whenLoaded } from "./chat.js";
import { drawComposer } from "./composer.js";
import { find } from "./dom.js";
import { drawKeys, loadKeys } from "./keys.js";
import { hideTyping, putMessage, removeMessage, showTyping } from "./log.js";
import { drawPeople } from "./people.js";
import { attempt } from "./toast.js";
import { state } from "./state.js";
import { addCall, drawBlock, drawFaults } from "./trouble.js";

const TYPING_MS = 5000; // as long as Telegram shows one chat action
let typingTimer;

const heard = {
  message({ message }) {
    if (message.chat_id !== state.chat) return countUnread(message);
    state.messages.set(message.message_id, message);
    putMessage(message);
    if (message.direction === "out") endTyping();
  },
  edited({ message }) {
    if (message.chat_id !== state.chat) return;
    state.messages.set(message.message_id, message);
    putMessage(message);
  },
  deleted({ message }) {
    if (message.chat_id !== state.chat) return;
    state.messages.delete(message.message_id);
    removeMessage(message.message_id);
  },
  chat({ chat }) {
    state.chats.set(chat.id, chat);
    drawPeople();
    if (chat.id !== state.chat) return;
    drawHead();
    drawBlock();
    drawComposer();
    drawKeys();
  },
  keyboard({ chat_id }) {
    if (chat_id === state.chat) attempt(loadKeys);
  },
  action({ chat_id, action }) {
    if (chat_id !== state.chat || action !== "typing") return;
    showTyping();
    find("#chat-state").textContent = "typing…";
    find("#chat-state").classList.add("busy");
    clearTimeout(typingTimer);
    typingTimer = setTimeout(endTyping, TYPING_MS);
  },
};

function countUnread(message) {
  if (message.direction === "out") state.unread.set(message.chat_id, (state.unread.get(message.chat_id) ?? 0) + 1);
  drawPeople();
}

function endTyping() {
  hideTyping();
  if (!find("#chat-state").classList.contains("busy")) return;
  find("#chat-state").classList.remove("busy");
  drawHead();
}

/** Follow the events from now on; after each break everything is loaded anew. */
export function follow() {
  const events = new EventSource("/sim/events");
  const on = (name, run) => events.addEventListener(name, (event) => run(event.data ? JSON.parse(event.data) : null));
  on("hello", () => loadAll().then(() => (document.body.dataset.ready = "yes")));
  for (const name of ["reset", "bot"]) on(name, loadAll);
  for (const [name, run] of Object.entries(heard)) {
    on(name, (data) => {
      if (state.bot && data.platform === "telegram" && data.bot_id === state.bot.id) whenLoaded(() => run(data));
    });
  }
  on("faults", ({ faults }) => drawFaults(faults));
  on("call", addCall);
  on("person", ({ person }) => {
    state.people.set(person.id, person);
    drawPeople();
  });
  on("error", drawAway);
}
