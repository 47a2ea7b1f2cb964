"""Telegram's updates in the words of `platforms.incoming`: a translation, and nothing decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Location,
    Message,
    Update,
    User,
)

from carillon.content.split import units
from carillon.places import zone_at
from carillon.platforms.incoming import Incoming, Press, Standing
from carillon.platforms.telegram_said import addressed, replied, said, without_name

log = structlog.get_logger()

WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)

# Apps cut what is longer than a message (4096 UTF-16 units, Bot API, sendMessage) at that length or a little before.
NEARLY_FULL = 4000
STANDINGS = {
    ChatMember.LEFT: Standing.OUT,
    ChatMember.BANNED: Standing.OUT,
    ChatMember.MEMBER: Standing.MEMBER,
    ChatMember.RESTRICTED: Standing.MEMBER,
    ChatMember.ADMINISTRATOR: Standing.ADMIN,
    ChatMember.OWNER: Standing.ADMIN,
}


def read(update: Any, username: str) -> Incoming | None:
    """Return what an update, given as Telegram's JSON object, says to the bot called `username`.

    One that cannot be read is left out and logged by its number: asked for again it would be no better, and it must
    not keep those behind it away.
    """
    try:
        return incoming(Update.de_json(update, None), username)
    except Exception as error:  # whatever a future update may hold
        number = update.get("update_id") if isinstance(update, Mapping) else None
        log.error("update_unreadable", update_id=number, error=type(error).__name__)
        return None


def incoming(update: Update, username: str) -> Incoming | None:
    """Return what an update says to the bot called `username`; None for what is not meant for it."""
    if update.callback_query:
        return _press(update.update_id, update.callback_query)
    if update.my_chat_member:
        return _standing(update.update_id, update.my_chat_member)
    message = update.message or update.edited_message
    if message is None:
        return None
    if message.migrate_to_chat_id:
        return Incoming(
            **_place(update.update_id, message, message.from_user), moved_to=str(message.migrate_to_chat_id)
        )
    return _line(update.update_id, message, username, edited=update.edited_message is not None)


def _line(update_id: int, message: Message, username: str, *, edited: bool) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot or message.sender_chat:  # a channel, or an admin who stays anonymous
        return None
    place = _place(update_id, message, sender)
    answered = replied(message, username)
    meant = place["private"] or (answered is not None and answered.ours)
    if message.location:
        return _pin(place, message.location) if meant and not edited else None
    whole = said(message)
    text = whole["text"]
    rest = addressed(text, username)
    if rest is None or not (text or whole["media"]):
        return None
    if not (meant or text.startswith("/")):
        return None
    return Incoming(
        **place,
        **without_name(whole, text, rest),
        album=message.media_group_id,
        replied=answered,
        edited=edited,
        forwarded=message.forward_origin is not None,
        full=units(text) >= NEARLY_FULL,
    )


def _pin(place: dict[str, Any], location: Location) -> Incoming:
    """Return the zone of a place, empty where there is none."""
    return Incoming(**place, zone=zone_at(location.latitude, location.longitude) or "")


def _place(update_id: int, message: Message, sender: User | None) -> dict[str, Any]:
    chat = message.chat
    return {
        "key": str(update_id),
        "platform": "telegram",
        "conversation": str(chat.id),
        "private": chat.type == chat.PRIVATE,
        "title": chat.title,
        "thread": str(message.message_thread_id) if message.is_topic_message else None,
        "message_id": str(message.message_id),
        **_person(sender),
    }


def _person(sender: User | None) -> dict[str, Any]:
    if sender is None:
        return {"sender": "", "sender_name": ""}
    return {
        "sender": str(sender.id),
        "sender_name": sender.first_name or sender.username or str(sender.id),
        "username": sender.username.lower() if sender.username else None,
        "language": sender.language_code,
    }


def _press(update_id: int, query: CallbackQuery) -> Incoming | None:
    message = query.message
    if message is None or query.data is None:
        return None
    return Incoming(
        key=str(update_id),
        platform="telegram",
        conversation=str(message.chat.id),
        private=message.chat.type == message.chat.PRIVATE,
        title=message.chat.title,
        thread=_thread(message),
        **_person(query.from_user),
        press=Press(id=query.id, action=query.data, message_id=str(message.message_id)),
    )


def _thread(message: object) -> str | None:
    topic = isinstance(message, Message) and message.is_topic_message
    return str(message.message_thread_id) if isinstance(message, Message) and topic else None


def _standing(update_id: int, change: ChatMemberUpdated) -> Incoming | None:
    standing = _standing_of(change.new_chat_member)
    if standing is None or change.chat.type == change.chat.CHANNEL:
        return None
    return Incoming(
        key=str(update_id),
        platform="telegram",
        conversation=str(change.chat.id),
        private=change.chat.type == change.chat.PRIVATE,
        title=change.chat.title,
        **_person(change.from_user),
        standing=standing,
    )


def _standing_of(member: ChatMember) -> Standing | None:
    """Return how we stand; None for what we have no word for. One who is restricted may be outside as well."""
    if isinstance(member, ChatMemberRestricted) and not member.is_member:
        return Standing.OUT
    return STANDINGS.get(member.status)
