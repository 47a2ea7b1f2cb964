// The reply keyboard under the message box, and forced replies.

import { get, post } from "./api.js";
import { beginReply, clearContext } from "./composer.js";
import { el, find, icon } from "./dom.js";
import { pictured } from "./emoji.js";
import { choosePlace } from "./places.js";
import { currentChat, state } from "./state.js";
import { attempt, showToast } from "./toast.js";

const panel = find("#reply-keys");
const toggle = find("#keys-button");
const field = find("#message");
let folded = false;
let drawn = null; // the keyboard on the screen, as text

export function beginKeys() {
  toggle.addEventListener("click", () => {
    folded = !folded;
    fold();
  });
}

/** Look again which keyboard this person has here. */
export async function loadKeys() {
  const { chat, me } = state;
  const { keyboard } = await get(`telegram/chats/${chat}?last=1&user_id=${me}`);
  if (chat !== state.chat || me !== state.me) return;
  state.keyboard = keyboard;
  drawKeys();
}

export function drawKeys() {
  const { keyboard } = state;
  const now = JSON.stringify([state.chat, state.me, keyboard]);
  if (now !== drawn) {
    drawn = now;
    folded = Boolean(keyboard?.hidden);
    panel.replaceChildren(...(keyboard?.rows ?? []).map((row) => el("div", {}, row.map(key))));
    field.placeholder = keyboard?.placeholder || "Message";
    force(keyboard);
  }
  fold();
}

function fold() {
  const closed = Boolean(currentChat().blocked) || find("#composer").hidden;
  const any = panel.childElementCount > 0 && !closed;
  toggle.hidden = !any;
  panel.hidden = !any || folded;
  toggle.setAttribute("aria-expanded", String(any && !folded));
}

/** A forced reply aims the message box at the message that asks for it. */
function force(keyboard) {
  const asking = keyboard?.kind === "force_reply" ? state.messages.get(keyboard.message_id) : null;
  if (asking) beginReply(asking, { forced: true });
  else if (state.forced) clearContext();
}

function key(button) {
  const node = el("button", { type: "button", "data-style": button.style, on: { click: () => press(button) } }, el("span", {}, pictured(button.text)));
  if (button.request_location && !node.querySelector(".emoji")) node.prepend(icon("pin"));
  return node;
}

async function press(button) {
  const request = Object.keys(button).find((name) => /^request_|^web_app$/.test(name) && button[name]);
  if (request && request !== "request_location") return showToast(`Keys with ${request} do nothing here.`);
  const location = request ? await choosePlace() : null;
  if (request && !location) return;
  await attempt(() => post("telegram/key", { chat_id: state.chat, text: button.text, from: state.me, location }));
}
