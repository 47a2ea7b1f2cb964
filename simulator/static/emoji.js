// Emoji as small drawings: Telegram's apps bring pictures of their own, so a system without an emoji font shows them too.

import { drawing, el } from "./dom.js";

const DRAWN = { "📍": "pin", "📅": "calendar", "⏰": "alarm", "🔔": "bell", "📷": "camera", "🎬": "film", "🎵": "note", "🎤": "microphone", "📎": "clip" };
const ANY = new RegExp(`(${Object.keys(DRAWN).join("|")})\\uFE0F?`, "u");

/** The text as nodes, with a drawing for each emoji that has one. The emoji stay in the text that is read or copied. */
export function pictured(text) {
  return text.split(ANY).map((piece) => (DRAWN[piece] ? emoji(piece) : piece));
}

const emoji = (sign) => el("i", { class: "emoji" }, drawing("emoji", DRAWN[sign]), el("b", { class: "unseen", text: sign }));
