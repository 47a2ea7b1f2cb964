"""Our formatted text as Telegram's entities: no markup, so there is nothing to escape and nothing to inject."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from carillon.content.markup import Rich, Style
from carillon.platforms.base import Button

KINDS = {"bold": MessageEntity.BOLD, "italic": MessageEntity.ITALIC, "code": MessageEntity.CODE}
MOMENT = "wDt"  # weekday, long date, time without seconds, in the reader's own zone and language (Bot API 9.5)


def entities(rich: Rich) -> list[MessageEntity]:
    """Return the spans of `rich` as entities; Telegram counts offsets in UTF-16 code units (Bot API, MessageEntity)."""
    return [_entity(rich.text, style) for style in rich.styles if style.end > style.start]


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Return buttons as an inline keyboard, none when there are none: an empty one is refused."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.action) for button in row] for row in rows]
    )


def _entity(text: str, style: Style) -> MessageEntity:
    offset = _units(text[: style.start])
    length = _units(text[style.start : style.end])
    if style.unix is not None:
        at = datetime.fromtimestamp(style.unix, UTC)
        return MessageEntity(MessageEntity.DATE_TIME, offset, length, unix_time=at, date_time_format=MOMENT)
    return MessageEntity(KINDS[style.kind], offset, length)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
