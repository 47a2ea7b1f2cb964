// What the page knows. Everything here can be loaded anew from the simulator at any time.

export const state = {
  people: new Map(), // by id
  chats: new Map(), // by id, as the simulator describes them
  bot: null,
  me: 1001, // who types
  chat: 1001, // where
  messages: new Map(), // of the chat on the screen, by number
  unread: new Map(), // how many new messages wait, by chat
  keyboard: null, // the reply keyboard this person has here
  replyTo: null,
  forced: false, // whether the bot asked for the reply
  editing: null,
};

/** The person who holds the phone. */
export const reader = () => state.people.get(state.me) ?? { id: state.me, first_name: "Somebody", zone: "UTC" };

/** The chat on the screen; a private one that nobody has spoken in yet is made up. */
export const currentChat = () => state.chats.get(state.chat) ?? { id: state.chat, type: state.chat > 0 ? "private" : "group" };

export const isGroup = (chat = currentChat()) => chat.type !== "private";

/** Whether the bot is blocked, or not in the group. */
export const isOut = (chat) => chat.bot_status === "kicked" || chat.bot_status === "left";

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

/** A message in a few words. */
export const summary = (message) => message.text || message.caption || (message.media.location ? "Location" : "File");

export const localeOf = (person) => {
  try {
    return new Intl.Locale(person.language_code || "en").toString();
  } catch {
    return "en";
  }
};
