// Faults on demand, blocking and kicking, rate limits, and what goes over the wire.

import { drop, get, post } from "./api.js";
import { el, find } from "./dom.js";
import { currentChat, isGroup, isOut, state } from "./state.js";
import { attempt } from "./toast.js";

const wire = find("#wire");
const SHOWN_CALLS = 40;
const SENTENCES = {
  status: "answers with an error",
  timeout_before: "silence, nothing arrives",
  timeout_after: "arrives, then silence",
  reset_before: "connection breaks, nothing arrives",
  reset_after: "arrives, the answer is lost",
  slow: "a slow answer",
  garbled: "an unreadable answer",
};

export function beginTrouble() {
  const form = find("#fault-form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector(".problem");
    problem.textContent = "";
    try {
      await post("faults", faultOf(Object.fromEntries(new FormData(form))));
    } catch (error) {
      problem.textContent = error.message;
    }
  });
  find("#clear-faults").addEventListener("click", () => attempt(() => drop("faults")));
  find("#rate-limits").addEventListener("change", (event) => attempt(() => post("settings", { telegram: { rate_limits: event.target.checked } })));
  find("#block").addEventListener("click", () => attempt(toggleBlock));
}

function faultOf({ kind, method, times }) {
  const fault = { platform: "telegram", kind, method: method || null, times: times ? Number(times) : null };
  if (/^\d+$/.test(kind)) Object.assign(fault, { kind: "status", status: Number(kind) });
  if (kind === "429") fault.retry_after = 5;
  if (kind === "slow") fault.seconds = 5;
  return fault;
}

function toggleBlock() {
  const chat = currentChat();
  if (!state.chats.has(chat.id)) throw new Error("Say something first; then you can block the bot.");
  if (!isGroup(chat)) return post(chat.blocked ? "telegram/unblock" : "telegram/block", { chat_id: chat.id });
  if (isOut(chat)) return post("telegram/member", { chat_id: chat.id, status: "member", from: state.me });
  return post("telegram/kick", { chat_id: chat.id, from: state.me });
}

/** Label the button in the chat's head after what it would do. */
export function drawBlock() {
  const chat = currentChat();
  const out = isOut(chat);
  const label = isGroup(chat) ? (out ? "Take the bot in again" : "Throw the bot out") : out ? "Unblock the bot" : "Block the bot";
  for (const name of ["aria-label", "title"]) find("#block").setAttribute(name, label);
  find("#block").setAttribute("aria-pressed", String(out));
}

export async function loadTrouble() {
  const [{ faults }, settings, { calls }] = await Promise.all([get("faults"), get("settings"), get(`telegram/calls?limit=${SHOWN_CALLS}`)]);
  drawFaults(faults);
  find("#rate-limits").checked = settings.telegram.rate_limits;
  wire.replaceChildren();
  calls.filter((call) => call.method !== "getUpdates").forEach(addCall);
  find("#no-calls").hidden = wire.childElementCount > 0;
}

export function drawFaults(faults) {
  find("#clear-faults").hidden = faults.length === 0;
  find("#faults").replaceChildren(...faults.map(faultRow));
}

function faultRow(fault) {
  const often = fault.times === null ? "until cleared" : fault.times === 1 ? "once" : `${fault.times} times`;
  const words = fault.kind === "status" ? `answers with ${fault.status}` : SENTENCES[fault.kind];
  return el("li", {}, el("b", { text: fault.method ?? "every call" }), `${words}, ${often}`);
}

export function addCall(call) {
  find("#no-calls").hidden = true;
  const bad = call.status !== 200 || call.fault;
  const status = call.status === 0 ? "lost" : String(call.status);
  const time = new Date(call.at * 1000).toLocaleTimeString("en-GB");
  const why = call.description ?? SENTENCES[call.fault];
  const words = [el("span", { text: time }), el("b", { text: call.method }), el("i", { text: status })];
  wire.prepend(el("li", { class: bad ? "bad" : null }, words, bad && why ? el("small", { text: why }) : null));
  while (wire.childElementCount > SHOWN_CALLS) wire.lastElementChild.remove();
}
