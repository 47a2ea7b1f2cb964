// Short notices over the phone, and the alert a bot may ask for.

import { find } from "./dom.js";

const toast = find("#toast");
const dialog = find("#alert");
let timer;

export function showToast(words) {
  clearTimeout(timer);
  toast.textContent = words;
  toast.classList.add("shown");
  timer = setTimeout(() => toast.classList.remove("shown"), 4000);
}

/** Carry something out; a refusal is shown, and the answer is null. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    showToast(error.message);
    return null;
  }
}

/** What a bot answered to a pressed button. */
export function showAnswer(answer) {
  if (!answer?.text) return;
  if (!answer.show_alert) return showToast(answer.text);
  find("#alert-words").textContent = answer.text;
  dialog.showModal();
}
