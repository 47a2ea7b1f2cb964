"""Our formatted text as Telegram's entities, and theirs as ours: no markup, so nothing to escape or to inject."""

from __future__ import annotations

import heapq
import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from carillon.content.markup import Rich, Style
from carillon.platforms.base import Button, Buttons

# https://core.telegram.org/bots/api#messageentity. What Telegram finds by itself (addresses, mentions, hashtags,
# commands, numbers) is found again in the text that is sent, so it needs no style.
TYPES = {
    "bold": MessageEntity.BOLD,
    "italic": MessageEntity.ITALIC,
    "underline": MessageEntity.UNDERLINE,
    "strike": MessageEntity.STRIKETHROUGH,
    "spoiler": MessageEntity.SPOILER,
    "code": MessageEntity.CODE,
    "pre": MessageEntity.PRE,
    "link": MessageEntity.TEXT_LINK,
    "quote": MessageEntity.BLOCKQUOTE,
    "long_quote": MessageEntity.EXPANDABLE_BLOCKQUOTE,
    "emoji": MessageEntity.CUSTOM_EMOJI,
    "moment": MessageEntity.DATE_TIME,
}
KINDS = {str(kind): name for name, kind in TYPES.items()} | {"text_mention": "link"}
DETAILS = {"pre": "language", "link": "url", "emoji": "custom_emoji_id", "moment": "date_time_format"}
MOMENT = "wDt"  # weekday, long date, time without seconds, in the reader's own zone and language (Bot API 9.5)
MOST = 100  # further entities are ignored, as found by experiment (python-telegram-bot, MessageLimit)
MENTION = "tg://user?id={id}"  # a person without a username

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def entities(rich: Rich) -> list[MessageEntity]:
    """Return the styles of `rich` as entities."""
    if not rich.styles:
        return []
    return [MessageEntity.de_json(entity) for entity in entity_objects(rich)]


def entity_objects(rich: Rich) -> list[dict[str, Any]]:
    """Return the styles of `rich` as the JSON objects of entities; offsets count UTF-16 units (Bot API)."""
    if not rich.styles:
        return []
    wide = _wide(rich.text)
    return [_entity(style, wide) for style in _nested(rich.styles)[:MOST]]


def rich(text: str, entities: Sequence[MessageEntity]) -> Rich:
    """Return what a person wrote. Kinds that are no formatting are left out, and so is what lies beyond the text."""
    if not entities:
        return Rich(text)
    starts = [place + before for before, place in enumerate(_wide(text))]
    styles = (_style(entity, starts, len(text)) for entity in entities if entity.type in KINDS)
    return Rich(text, tuple(style for style in styles if style.start < style.end and _is_whole(style)))


def keyboard(rows: Buttons) -> InlineKeyboardMarkup | None:
    """Return buttons as an inline keyboard, none when there are none: an empty one is refused."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def keyboard_json(rows: Buttons) -> str:
    """Return what `keyboard` does as the JSON that is sent: its objects cost more than all else about a message."""
    written = [
        [
            {"text": button.label, "url" if button.url else "callback_data": button.url or button.action}
            for button in row
        ]
        for row in rows
    ]
    return json.dumps({"inline_keyboard": written}, separators=(",", ":"), ensure_ascii=False)


def _button(button: Button) -> InlineKeyboardButton:
    """A button has exactly one purpose (Bot API, InlineKeyboardButton); a page to open goes before an action."""
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.action)


def _wide(text: str) -> list[int]:
    """Return where the characters stand that take two UTF-16 units."""
    return [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]


def _nested(styles: tuple[Style, ...]) -> list[Style]:
    """Return the styles in the order of their start, those that cross cut in two: entities may only nest."""
    waiting = [(style.start, -style.end, place, style) for place, style in enumerate(styles) if style.start < style.end]
    heapq.heapify(waiting)
    nested: list[Style] = []
    ends: list[int] = []  # of the styles that lie around the present one
    while waiting:
        start, end, place, style = heapq.heappop(waiting)
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and style.end > ends[-1]:
            heapq.heappush(waiting, (ends[-1], end, place, style.at(ends[-1], style.end)))
            style = style.at(start, ends[-1])
        ends.append(style.end)
        nested.append(style)
    return nested


def _entity(style: Style, wide: list[int]) -> dict[str, Any]:
    offset = style.start + bisect_left(wide, style.start)
    length = style.end + bisect_left(wide, style.end) - offset
    entity: dict[str, Any] = {"type": str(TYPES[style.kind]), "offset": offset, "length": length}
    detail = style.detail
    if style.unix is not None:
        entity["unix_time"] = style.unix
        detail = MOMENT if detail is None else detail
    return {**entity, DETAILS[style.kind]: detail} if detail else entity


def _is_whole(style: Style) -> bool:
    """Whether a style says all that is needed to send it again."""
    if style.kind == "moment":
        return style.unix is not None
    return style.detail is not None or style.kind not in {"link", "emoji"}


def _style(entity: MessageEntity, starts: list[int], most: int) -> Style:
    """Return an entity over code points; an offset in the middle of a character counts as its beginning."""
    units = (entity.offset, entity.offset + entity.length)
    start, end = (min(max(place - bisect_left(starts, place), 0), most) for place in units)
    kind = KINDS[entity.type]
    detail = getattr(entity, DETAILS[kind]) if kind in DETAILS else None
    if entity.user is not None:
        detail = MENTION.format(id=entity.user.id)
    if entity.unix_time is not None:
        return Style(kind, start, end, int(entity.unix_time.timestamp()), detail or "")
    return Style(kind, start, end, detail=detail)
