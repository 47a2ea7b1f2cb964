// The conversation: bubbles in order, days between them, the view held at its end.

import { messageNode } from "./bubbles.js";
import { el, find } from "./dom.js";
import { dayKey, dayName } from "./moments.js";
import { currentChat, isGroup, reader, state } from "./state.js";

const log = find("#log");
const newer = find("#newer");
const NEAR = 120; // pixels from the end that still count as reading along
let act = {};
let typing = null;
let following = true; // whether the newest message is being read
let height = 0;

export function beginLog(actions) {
  act = actions;
  log.addEventListener("scroll", onScroll, { passive: true });
  newer.addEventListener("click", toEnd);
  new ResizeObserver(stay).observe(log);
  log.addEventListener("load", stay, { capture: true });
}

function onScroll() {
  if (log.clientHeight !== height) return; // a keyboard has opened meanwhile: nobody scrolled away
  newer.hidden = following = nearEnd();
}

/** A keyboard opened or closed, a picture came: the end stays in view for whoever was there. */
function stay() {
  height = log.clientHeight;
  if (following) toEnd();
}

const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

function toEnd() {
  log.scrollTop = log.scrollHeight;
  following = true;
  newer.hidden = true;
}

/** Draw the whole conversation. */
export function drawLog() {
  hideTyping();
  log.replaceChildren();
  if (state.messages.size === 0) log.append(welcome());
  for (const message of state.messages.values()) append(message);
  toEnd();
}

/** A new message, or one that changed. */
export function putMessage(message) {
  const follow = nearEnd() || message.direction === "in";
  const known = nodeOf(message.message_id);
  if (known) {
    const fresh = messageNode(message, act);
    fresh.classList.toggle("starts", known.classList.contains("starts"));
    keepFocus(known, fresh);
  } else {
    hideTyping();
    log.querySelector(".welcome")?.remove();
    append(message);
  }
  if (follow) toEnd();
  else newer.hidden = false;
}

export function removeMessage(number) {
  nodeOf(number)?.remove();
  if (state.messages.size === 0) drawLog();
}

/** Bring a message into view and mark it for a moment. */
export function showMessage(number) {
  const node = nodeOf(number);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.classList.remove("found");
  requestAnimationFrame(() => node.classList.add("found"));
}

export function showTyping() {
  if (typing) clearTimeout(typing.timer);
  else log.append((typing = { node: el("p", { class: "typing", "aria-label": "The bot is typing" }, el("i"), el("i"), el("i")) }).node);
  typing.timer = setTimeout(hideTyping, 5000); // as long as Telegram shows one chat action
  if (nearEnd()) toEnd();
}

export function hideTyping() {
  if (!typing) return;
  clearTimeout(typing.timer);
  typing.node.remove();
  typing = null;
}

const nodeOf = (number) => log.querySelector(`[data-message="${number}"]`);

function keepFocus(old, fresh) {
  const held = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (held) (fresh.querySelector(".keys button") ?? log).focus({ preventScroll: true });
}

function append(message) {
  const day = dayKey(message.at, reader());
  const last = log.lastElementChild;
  if (log.dataset.day !== day || !last) {
    log.dataset.day = day;
    log.append(el("p", { class: "day", text: dayName(message.at, reader()) }));
  }
  const node = messageNode(message, act);
  node.classList.toggle("starts", log.lastElementChild.dataset.from !== node.dataset.from);
  log.append(node);
}

function welcome() {
  const group = isGroup(currentChat());
  return el(
    "div",
    { class: "welcome" },
    el("img", { src: "/page/bell.svg", alt: "" }),
    el("h3", { text: group ? "An empty group" : "What can this bot do?" }),
    el("p", { text: group ? "Say a command to begin." : "Press Start, or type below. Whatever happens stays on this machine." }),
    el("button", { type: "button", "data-testid": "start", text: "Start", on: { click: () => act.command("/start") } }),
  );
}
