// Who holds the phone, and which chat is on it.

import { post } from "./api.js";
import { avatar, el, find, redraw } from "./dom.js";
import { clock } from "./moments.js";
import { fullName, isGroup, isOut, localeOf, state } from "./state.js";

const LANGUAGES = ["en", "es", "pt-br", "fr", "de", "it", "ru", "ar", "hi", "ja", "nl", "pl", "tr", "uk", "zh"];
let choose = () => {};

export function beginPeople(onChoose) {
  choose = onChoose;
  find("#languages").append(...LANGUAGES.map((code) => el("option", { value: code, text: languageName(code) })));
  find("#zones").append(...Intl.supportedValuesOf("timeZone").map((zone) => el("option", { value: zone })));
  onSubmit("#person-form", addPerson);
  onSubmit("#group-form", startGroup);
}

function onSubmit(selector, action) {
  const form = find(selector);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector(".problem");
    problem.textContent = "";
    try {
      await action(Object.fromEntries(new FormData(form)));
      form.reset();
      form.closest("details").open = false;
    } catch (error) {
      problem.textContent = error.message;
    }
  });
}

async function addPerson(fields) {
  const zone = fields.zone || "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    throw new Error(`There is no time zone “${zone}”. Try one like Europe/Lisbon.`);
  }
  const [first_name, ...rest] = fields.first_name.trim().split(/\s+/u);
  const language_code = fields.language_code.trim().toLowerCase() || "en";
  const person = await post("telegram/people", { first_name, last_name: rest.join(" ") || null, language_code, zone });
  state.people.set(person.id, person);
  choose(person.id, person.id);
}

async function startGroup({ title }) {
  const id = Math.min(-2000, ...state.chats.keys()) - 1;
  const said = await post("telegram/say", { chat_id: id, text: "/start", from: state.me, chat: { title } });
  choose(state.me, said.message.chat_id);
}

const languageName = (code) => new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" }).of(localeOf({ language_code: code }));

/** Draw the lists of people and groups. */
export function drawPeople() {
  const people = [...state.people.values()].map((person) => row(person.id, fullName(person), whereabouts(person), state.me === person.id, () => choose(person.id, person.id), `person-${person.id}`, clock(Date.now() / 1000, person)));
  redraw(find("#people"), people);
  const groups = [...state.chats.values()].filter((chat) => isGroup(chat) && !chat.migrated_to);
  const rows = groups.map((chat) => row(chat.id, chat.title, groupState(chat), state.chat === chat.id, () => choose(state.me, chat.id), `group${chat.id}`));
  redraw(find("#groups"), rows);
  find("#no-groups").hidden = groups.length > 0;
  const total = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  find("#unread-total").textContent = total;
  find("#unread-total").hidden = total === 0;
}

const whereabouts = (person) =>
  `${languageName(person.language_code || "en")} · ${(person.zone || "UTC").split("/").at(-1).replaceAll("_", " ")}`;

function groupState(chat) {
  if (isOut(chat)) return chat.bot_status === "kicked" ? "The bot was thrown out" : "The bot has left";
  const count = Object.values(chat.members).filter((status) => status !== "left" && status !== "kicked").length;
  return `${count} ${count === 1 ? "person" : "people"} and the bot`;
}

function row(id, name, words, pressed, run, testid, time = null) {
  const unread = state.unread.get(id) ?? 0;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", "aria-pressed": String(pressed), "data-testid": testid, on: { click: run } },
      avatar(id, name),
      el("span", { class: "words-of" }, el("b", { text: name }), el("small", { text: words })),
      time ? el("time", { text: time }) : null,
      unread ? el("em", { text: unread, "aria-label": `${unread} new` }) : null,
    ),
  );
}
