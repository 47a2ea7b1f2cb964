"""Telegram's updates in the words of `platforms.incoming`: a translation, and nothing decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import structlog
from telegram import (
    Animation,
    Audio,
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Document,
    Location,
    Message,
    Update,
    User,
    Video,
    Voice,
)

from carillon.content.media import Media
from carillon.content.split import units
from carillon.places import zone_at
from carillon.platforms.incoming import Incoming, Press, Replied, Standing
from carillon.platforms.telegram_text import rich

log = structlog.get_logger()

NAMED = re.compile(r"(/\w+)@(\w+)")
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
    replied = _replied(message, username)
    if message.location:
        return _pin(place, message.location, wanted=not edited and (place["private"] or bool(replied and replied.ours)))
    said = _said(message)
    text = said["text"]
    addressed = _addressed(text, username)
    if addressed is None or not (text or said["media"]):
        return None
    if not (place["private"] or text.startswith("/") or (replied and replied.ours)):
        return None
    return Incoming(
        **place,
        **_without_name(said, text, addressed),
        album=message.media_group_id,
        replied=replied,
        edited=edited,
        forwarded=message.forward_origin is not None,
        full=units(text) >= NEARLY_FULL,
    )


def _pin(place: dict[str, Any], location: Location, *, wanted: bool) -> Incoming | None:
    """Return the zone of a place that was sent to us, empty where there is none. A live location only moves on."""
    if not wanted:
        return None
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


def _said(message: Message) -> dict[str, Any]:
    formatted = rich(
        message.text or message.caption or "", message.entities if message.text else message.caption_entities
    )
    dumped = formatted.dump()
    media = _media(message)
    return {"text": dumped["text"], "styles": dumped["styles"], "media": [media.dump()] if media else []}


def _media(message: Message) -> Media | None:
    """Return the file of a message; of a photo its largest size. An animation is also sent as a document: it is one."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Media("photo", largest.file_id, None, largest.file_size)
    file = message.animation or message.video or message.voice or message.audio or message.document
    match file:
        case Voice():
            return Media("voice", file.file_id, None, file.file_size)
        case Animation() | Video() | Audio() | Document():
            return Media(type(file).__name__.lower(), file.file_id, file.file_name, file.file_size)
        case _:
            return None


def _replied(message: Message, username: str) -> Replied | None:
    """Return what is answered. In a topic every message answers the one that opened it, which is not meant."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created:
        return None
    author = answered.from_user
    ours = author is not None and author.is_bot and (author.username or "").lower() == username.lower()
    rows = answered.reply_markup.inline_keyboard if answered.reply_markup else ()
    actions = tuple(b.callback_data for row in rows for b in row if isinstance(b.callback_data, str))
    return Replied(message_id=str(answered.message_id), ours=ours, actions=actions if ours else (), **_said(answered))


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


def _addressed(text: str, username: str) -> str | None:
    """Take our own name off a command such as /list@carillon_bot; None when it names another bot."""
    named = NAMED.match(text)
    if named is None:
        return text
    return named[1] + text[named.end() :] if named[2].lower() == username.lower() else None


def _without_name(said: dict[str, Any], text: str, addressed: str) -> dict[str, Any]:
    """Shift the formatting by the name that was taken off, which stands between the command and the rest."""
    cut = len(text) - len(addressed)
    if not cut:
        return said
    named = NAMED.match(text)
    before = len(named[1]) if named else 0

    def shifted(place: int) -> int:
        return place if place <= before else max(place - cut, before)

    styles = [[kind, shifted(start), shifted(end), *rest] for kind, start, end, *rest in said["styles"]]
    return {**said, "text": addressed, "styles": [style for style in styles if style[1] < style[2]]}
