"""What one scheduled message becomes on Telegram: pieces that are one call each, and the arguments of the calls."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from telegram import Bot

from carillon.content.markup import Rich
from carillon.content.media import Media
from carillon.content.message import Content
from carillon.content.split import split, units
from carillon.platforms.base import Outgoing, TooMuch
from carillon.platforms.telegram_text import entity_objects, keyboard_json

# In UTF-16 units, which are never fewer than whatever Telegram counts (Bot API, sendMessage: 4096; sendPhoto: 1024).
TEXT: Final = 4000
CAPTION: Final = 1024
MOST_TEXT: Final = 10 * TEXT  # what a person is spared to read, and a conversation's pace to carry
ALBUM: Final = 10  # https://core.telegram.org/bots/api#sendmediagroup

METHODS: Final = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "animation": "sendAnimation",
    "document": "sendDocument",
}
# Files of one family go into one album; voice notes and animations into none.
FAMILIES: Final = {"photo": "seen", "video": "seen", "document": "document", "audio": "audio"}
BEARER: Final = "⬆️"  # the text of a message that is there for its buttons

# What Telegram takes for no text at all (td/telegram/misc.cpp, clean_input_string; MessageEntity.cpp).
_BLANK = re.compile("[\\s\0-\x1f\u200b-\u200f\u202a-\u202e\u2060\ufeff]*")


def too_much(content: Content) -> TooMuch | None:
    """Return why Telegram can never send this, None when it can."""
    if content.weight > MOST_TEXT:
        return TooMuch("text", content.weight, MOST_TEXT)
    if len(content.media) > ALBUM:
        return TooMuch("album", len(content.media), ALBUM)
    if not content.media and _is_blank(content.body):
        return TooMuch("nothing", 0, 1)
    return None


def cut(message: Outgoing) -> tuple[Outgoing, ...]:
    """Return the message in pieces of one call each, in the order in which they are sent.

    Files come first, those that can be an album as one, the text as caption where it fits. Buttons are on the last
    piece, which an album cannot be: then the text follows it, or a short one that is there for the buttons.
    """
    if not message.media and 2 * len(message.body.text) <= TEXT:
        return (message,)
    parts = _parts(message) or [(message.body, message.media)]
    bare = replace(message, buttons=())
    pieces = [replace(bare, body=body, media=media) for body, media in parts]
    return (*pieces[:-1], replace(pieces[-1], buttons=message.buttons))


async def send_piece(bot: Bot, piece: Outgoing) -> str:
    """Make the call of one piece; return the new message's id, those of an album joined by commas.

    Raises telegram.error.TelegramError. `send_photo` and its like are not used: they upload a file of this machine
    when its path is the reference, and build whole Messages that nobody looks at.
    """
    method, arguments = _call(piece)
    sent: Any = await bot._do_post(method, arguments)
    messages = sent if isinstance(sent, list) else [sent]
    return ",".join(str(message["message_id"]) for message in messages)


def text_arguments(piece: Outgoing) -> dict[str, Any]:
    """Return the arguments of sendMessage as JSON values, without those that are not set."""
    given: dict[str, Any] = {"chat_id": int(piece.address), "text": piece.body.text}
    if piece.body.styles:
        given["entities"] = entity_objects(piece.body)
    return _with_options(given, piece)


def _call(piece: Outgoing) -> tuple[str, dict[str, Any]]:
    if not piece.media:
        return "sendMessage", text_arguments(piece)
    first, *others = piece.media
    given: dict[str, Any] = {"chat_id": int(piece.address)}
    if not others:
        return METHODS[first.kind], _with_options({**given, first.kind: first.reference, **_caption(piece.body)}, piece)
    album = [{"type": each.kind, "media": each.reference} for each in piece.media]
    album[0] |= _caption(piece.body)
    return "sendMediaGroup", _with_options({**given, "media": album}, piece)


def _caption(body: Rich) -> dict[str, Any]:
    styled = {"caption_entities": entity_objects(body)} if body.styles else {}
    return {"caption": body.text, **styled} if body.text else {}


def _with_options(given: dict[str, Any], piece: Outgoing) -> dict[str, Any]:
    if piece.buttons:
        given["reply_markup"] = keyboard_json(piece.buttons)
    if piece.thread:
        given["message_thread_id"] = int(piece.thread)
    if piece.silent:
        given["disable_notification"] = True
    if piece.protected:
        given["protect_content"] = True
    return given


def _parts(message: Outgoing) -> list[tuple[Rich, tuple[Media, ...]]]:
    groups = _groups(message.media)
    buttons_need_text = bool(message.buttons and groups) and len(groups[-1]) > 1
    captioned = bool(groups) and not buttons_need_text and units(message.body.text) <= CAPTION
    texts = [] if captioned else [piece for piece in split(message.body, TEXT) if not _is_blank(piece)]
    if buttons_need_text and not texts:
        texts = [Rich(BEARER)]
    captions = [message.body if captioned else Rich(""), *[Rich("")] * len(groups)]
    return [*zip(captions, groups, strict=False), *((text, ()) for text in texts)]


def _groups(media: Iterable[Media]) -> list[tuple[Media, ...]]:
    """Gather files into albums, each where its first file stands."""
    groups: list[list[Media]] = []
    albums: dict[str, list[Media]] = {}
    for each in media:
        family = FAMILIES.get(each.kind, "")
        album = albums.get(family)
        if not family or album is None or len(album) == ALBUM:
            album = albums[family] = []
            groups.append(album)
        album.append(each)
    return [tuple(group) for group in groups]


def _is_blank(body: Rich) -> bool:
    return _BLANK.fullmatch(body.text) is not None
