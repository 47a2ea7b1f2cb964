"""What a Telegram message says: its text with formatting and files, what it answers, to which bot it is addressed."""

from __future__ import annotations

import re
from typing import Any

from telegram import Animation, Audio, Document, Message, Video, Voice

from carillon.content.media import Media
from carillon.platforms.incoming import Replied
from carillon.platforms.telegram_text import rich

NAMED = re.compile(r"(/\w+)@(\w+)")


def said(message: Message) -> dict[str, Any]:
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


def replied(message: Message, username: str) -> Replied | None:
    """Return what is answered. In a topic every message answers the one that opened it, which is not meant."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created:
        return None
    author = answered.from_user
    ours = author is not None and author.is_bot and (author.username or "").lower() == username.lower()
    rows = answered.reply_markup.inline_keyboard if answered.reply_markup else ()
    actions = tuple(b.callback_data for row in rows for b in row if isinstance(b.callback_data, str))
    return Replied(message_id=str(answered.message_id), ours=ours, actions=actions if ours else (), **said(answered))


def addressed(text: str, username: str) -> str | None:
    """Take our own name off a command such as /list@carillon_bot; None when it names another bot."""
    named = NAMED.match(text)
    if named is None:
        return text
    return named[1] + text[named.end() :] if named[2].lower() == username.lower() else None


def without_name(whole: dict[str, Any], text: str, rest: str) -> dict[str, Any]:
    """Shift the formatting by the name that was taken off, which stands between the command and the rest."""
    cut = len(text) - len(rest)
    if not cut:
        return whole
    named = NAMED.match(text)
    before = len(named[1]) if named else 0

    def shifted(place: int) -> int:
        return place if place <= before else max(place - cut, before)

    styles = [[kind, shifted(start), shifted(end), *more] for kind, start, end, *more in whole["styles"]]
    return {**whole, "text": rest, "styles": [style for style in styles if style[1] < style[2]]}
