"""Somebody's standing in a chat changes, and the bot is told (https://core.telegram.org/bots/api#chatmemberupdated)."""

from __future__ import annotations

from typing import Any

from simulator.telegram.bot import Bot
from simulator.telegram.chats import Chat
from simulator.telegram.members import member_json


def change_own_status(bot: Bot, chat: Chat, status: str, *, by: dict[str, Any]) -> int | None:
    """The bot itself is added, blocked, kicked …; tells the number of the `my_chat_member` update, if one is due."""
    old, chat.bot_status = chat.bot_status, status
    bot.tell_status(chat)
    if old == status:
        return None
    return bot.updates.add("my_chat_member", _change(bot, chat, by, bot.user, (old, status)), chat.id)


def change_status(bot: Bot, chat: Chat, user: dict[str, Any], status: str, *, by: dict[str, Any]) -> int | None:
    """Somebody else joins, leaves or is restricted; bots get these updates only when they asked for them."""
    old = chat.members.get(user["id"], "left")
    chat.members[user["id"]] = status
    bot.tell_status(chat)
    if old == status:
        return None
    return bot.updates.add("chat_member", _change(bot, chat, by, user, (old, status)), chat.id)


def _change(
    bot: Bot, chat: Chat, by: dict[str, Any], user: dict[str, Any], statuses: tuple[str, str]
) -> dict[str, Any]:
    old, new = statuses
    return {
        "chat": chat.json(),
        "from": by,
        "date": int(bot.clock.now()),
        "old_chat_member": member_json(user, old),
        "new_chat_member": member_json(user, new),
    }
