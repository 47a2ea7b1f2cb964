"""What a bot gets to see of a group (https://core.telegram.org/bots/features#privacy-mode)."""

from __future__ import annotations

from typing import Any

from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.messages import Message
from simulator.telegram.text import utf16


def may_see(chat: Chat, message: Message, bot: dict[str, Any], *, privacy_mode: bool) -> bool:
    """Whether a message reaches this bot: in a group not once it is out, and in privacy mode only what is meant for it.

    Service messages reach it always, the last one being that it was taken out.
    """
    if chat.type == PRIVATE:
        return True
    if not chat.bot_standing.is_inside:
        return message.extra.get("left_chat_member") is bot
    if not privacy_mode or chat.bot_status == "administrator" or message.is_service:
        return True
    return (message.reply_to is not None and message.reply_to.outgoing) or _is_command(message, bot["username"])


def _is_command(message: Message, username: str) -> bool:
    """Whether it holds a command that names no other bot."""
    commands = [entity for entity in message.body.entities if entity["type"] == "bot_command"]
    named = [utf16.cut(message.body.text, each["offset"], each["length"]) for each in commands]
    return any("@" not in command or command.lower().endswith(f"@{username}".lower()) for command in named)
