"""Somebody's standing in a chat changes, and the bot is told (https://core.telegram.org/bots/api#chatmemberupdated)."""

from __future__ import annotations

from typing import Any

from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.members import Standing, member_json
from simulator.telegram.messages import Message
from simulator.telegram.text.formatted import FormattedText

User = dict[str, Any]
UpdateIds = list[int | None]


def change_own_standing(bot: Bot, chat: Chat, new: Standing, *, by: User) -> UpdateIds:
    """The bot itself is added, blocked, kicked …, and the chat says so; tells the numbers of the updates that made."""
    old = chat.bot_standing
    update_id = note_own_standing(bot, chat, new, by=by)
    return [] if old == new else [update_id, *_announce_move(bot, chat, bot.user, (old, new), by)]


def note_own_standing(bot: Bot, chat: Chat, new: Standing, *, by: User) -> int | None:
    """The same without a word in the chat: only the `my_chat_member`, if one is due."""
    old, chat.bot_standing = chat.bot_standing, new
    bot.tell_status(chat)
    if old == new:
        return None
    return bot.updates.add("my_chat_member", _change(bot, chat, by, bot.user, (old, new)), chat.id)


def change_standing(bot: Bot, chat: Chat, user: User, new: Standing, *, by: User) -> UpdateIds:
    """Somebody else is added, leaves or is restricted, and the chat says so; the numbers of the updates that made."""
    old = chat.standing_of(user["id"])
    update_id = note_standing(bot, chat, user, new, by=by)
    return [] if old == new else [update_id, *_announce_move(bot, chat, user, (old, new), by)]


def note_standing(bot: Bot, chat: Chat, user: User, new: Standing, *, by: User) -> int | None:
    """The same without a word in the chat: only the `chat_member`, for administrators that asked for them."""
    old, chat.members[user["id"]] = chat.standing_of(user["id"]), new
    bot.tell_status(chat)
    if old == new or chat.bot_status != "administrator":
        return None
    return bot.updates.add("chat_member", _change(bot, chat, by, user, (old, new)), chat.id)


def _announce_move(bot: Bot, chat: Chat, user: User, change: tuple[Standing, Standing], by: User) -> UpdateIds:
    """The service message that somebody came into a group or is in it no more."""
    old, new = change
    if chat.type == PRIVATE or old.is_inside == new.is_inside:
        return []
    extra = {"new_chat_members": [user]} if new.is_inside else {"left_chat_member": user}
    return [announce(bot, chat, user if new.status == "left" else by, extra)]


def announce(bot: Bot, chat: Chat, by: User, extra: dict[str, Any]) -> int | None:
    """Put a service message into the chat. Bots see these in privacy mode too."""
    own, empty = by is bot.user, FormattedText("", [])
    message = Message(chat.take_message_id(), chat.json(), by, bot.clock.now(), empty, outgoing=own, extra=extra)
    bot.keep(chat, message)
    return bot.queue_message(chat, message)


def _change(bot: Bot, chat: Chat, by: User, user: User, change: tuple[Standing, Standing]) -> dict[str, Any]:
    old, new = change
    return {
        "chat": chat.json(),
        "from": by,
        "date": int(bot.clock.now()),
        "old_chat_member": member_json(user, old),
        "new_chat_member": member_json(user, new),
    }
