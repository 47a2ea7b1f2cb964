// Puts the page together.

import { post } from "./api.js";
import { beginAttach } from "./attach.js";
import { drawTime, openChat } from "./chat.js";
import { beginChoice } from "./choice.js";
import { beginComposer, beginEdit, beginReply, say } from "./composer.js";
import { deepLink, openDeepLink } from "./deeplinks.js";
import { renewRelativeTimes } from "./entities.js";
import { follow } from "./follow.js";
import { forward } from "./forward.js";
import { beginKeys } from "./keys.js";
import { beginLog, showMessage } from "./log.js";
import { beginPeople, drawPeople } from "./people.js";
import { reader, state } from "./state.js";
import { showAnswer, showToast } from "./toast.js";
import { beginTrouble } from "./trouble.js";

const RENEW_MS = 20_000;
const tabs = document.querySelectorAll(".tabs button");

async function press(message, button, node) {
  node.setAttribute("aria-busy", "true");
  try {
    const pressed = await post("telegram/press", {
      chat_id: state.chat,
      message_id: message.message_id,
      data: button.callback_data,
      from: state.me,
    });
    showAnswer(pressed.answer);
    const own = deepLink(pressed.answer?.url ?? "");
    if (own) await openDeepLink(own);
  } catch (error) {
    showToast(error.message);
  } finally {
    node.removeAttribute("aria-busy");
  }
}

/** On a narrow screen only one of people, chat and trouble is to be seen. */
function setView(view) {
  document.body.dataset.view = view;
  for (const tab of tabs) {
    if (tab.dataset.view === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

/** Who holds the phone, and in which chat, stands in the address: #1001 or #1001@-2001. */
function readAddress() {
  const [me, chat] = location.hash.slice(1).split("@").map(Number);
  if (Number.isInteger(me) && me > 0) Object.assign(state, { me, chat: Number.isInteger(chat) && chat < 0 ? chat : me });
}

readAddress();
beginChoice();
beginLog({ press, reply: beginReply, edit: beginEdit, forward, command: (text) => say(text), open: openDeepLink, show: showMessage });
beginPeople((me, chat) => openChat(me, chat).then(() => setView("chat")));
beginComposer();
beginAttach();
beginKeys();
beginTrouble();
for (const tab of tabs) tab.addEventListener("click", () => setView(tab.dataset.view));
setInterval(() => {
  if (!state.bot) return;
  renewRelativeTimes(reader());
  drawPeople();
  drawTime();
}, RENEW_MS);
follow();
