// Notes about what happened to a chat.

import { fullName } from "./state.js";

const NOTES = {
  migrate_to_chat_id: () => "The group became a supergroup",
  migrate_from_chat_id: () => "This supergroup was a group before",
  new_chat_title: (title, by) => `${fullName(by)} named the group “${title}”`,
  new_chat_members: ([user], by) => (user.id === by.id ? `${fullName(user)} joined the group` : `${fullName(by)} added ${fullName(user)}`),
  left_chat_member: (user, by) => (user.id === by.id ? `${fullName(user)} left the group` : `${fullName(by)} removed ${fullName(user)}`),
};

/** The words of a service message; null for any other. */
export function serviceNote(message) {
  const name = Object.keys(NOTES).find((each) => each in message.extra);
  return name ? NOTES[name](message.extra[name], message.from) : null;
}
