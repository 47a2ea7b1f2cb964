// The bot's commands: opened by a button, or by typing a slash.

import { get } from "./api.js";
import { el, find } from "./dom.js";
import { state } from "./state.js";

const list = find("#menu");
const button = find("#menu-button");
const field = find("#message");
let commands = [];
let active = -1;
let choose = () => {};

export function beginMenu(onChoose) {
  choose = onChoose;
  button.addEventListener("click", () => (list.hidden ? openMenu("") : closeMenu()));
  field.addEventListener("input", followTyping);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenu());
}

export async function loadCommands() {
  try {
    commands = (await get(`telegram/commands?chat_id=${state.chat}&user_id=${state.me}`)).commands;
  } catch {
    commands = [];
  }
}

async function followTyping() {
  const typed = field.value;
  if (!/^\/[a-z0-9_]*$/.test(typed)) return closeMenu();
  if (typed === "/") await loadCommands();
  openMenu(typed.slice(1), true);
}

async function openMenu(prefix, onlyIfAny = false) {
  if (!onlyIfAny) await loadCommands();
  const fitting = commands.filter((each) => each.command.startsWith(prefix));
  if (onlyIfAny && fitting.length === 0) return closeMenu();
  active = -1;
  list.replaceChildren(...(fitting.length ? fitting.map(row) : [el("li", {}, el("p", { text: "The bot has set no commands." }))]));
  list.hidden = false;
  button.setAttribute("aria-expanded", "true");
}

export function closeMenu() {
  list.hidden = true;
  button.setAttribute("aria-expanded", "false");
}

function row(each) {
  const pick = () => {
    closeMenu();
    choose(`/${each.command}`);
  };
  return el("li", {}, el("button", { type: "button", on: { click: pick } }, el("b", { text: `/${each.command}` }), el("span", { text: each.description })));
}

/** Arrow keys and Tab while the menu is open; true when the key was used up. */
export function menuKey(event) {
  const rows = [...list.querySelectorAll("button")];
  if (list.hidden || rows.length === 0) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length;
    rows.forEach((each, index) => each.classList.toggle("active", index === active));
    rows[active].scrollIntoView({ block: "nearest" });
  } else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) {
    rows[active].click();
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}
