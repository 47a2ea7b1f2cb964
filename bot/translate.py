"""Telegram's updates in the words of `carillon.chat`: a translation, and nothing decided."""

from __future__ import annotations

from telegram import CallbackQuery, Message, Update, User

from carillon.chat.incoming import Incoming, Press


def incoming(update: Update, username: str) -> Incoming | None:
    """Return what an update says to the bot called `username`; None for what is not meant for it."""
    if update.callback_query:
        return _press(update.update_id, update.callback_query)
    if update.message:
        return _line(update.update_id, update.message, username)
    return None


def _line(update_id: int, message: Message, username: str) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot or message.text is None:
        return None
    text = _addressed(message.text, username)
    private = message.chat.type == "private"
    if text is None or not (private or text.startswith("/")):
        return None
    return Incoming(
        key=str(update_id),
        platform="telegram",
        conversation=str(message.chat.id),
        private=private,
        sender=str(sender.id),
        sender_name=_name(sender),
        language=sender.language_code,
        text=text,
    )


def _press(update_id: int, query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    return Incoming(
        key=str(update_id),
        platform="telegram",
        conversation=str(query.message.chat.id),
        private=query.message.chat.type == "private",
        sender=str(query.from_user.id),
        sender_name=_name(query.from_user),
        language=query.from_user.language_code,
        press=Press(id=query.id, action=query.data, message_id=str(query.message.message_id)),
    )


def _addressed(text: str, username: str) -> str | None:
    """Take our own name off a command such as /list@carillon_bot; None when it names another bot."""
    word, space, rest = text.partition(" ")
    if not word.startswith("/") or "@" not in word:
        return text
    command, _, name = word.partition("@")
    return command + space + rest if name.lower() == username.lower() else None


def _name(sender: User) -> str:
    return sender.first_name or sender.username or str(sender.id)
