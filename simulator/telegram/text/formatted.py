"""Text as Telegram stores it: parsed, cleaned, trimmed, with entities in their place and within the limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.telegram.envelope import ApiError, bad_request, too_strict
from simulator.telegram.text import html, utf16
from simulator.telegram.text.detect import find_entities
from simulator.telegram.text.entity import Entity, read_entities
from simulator.telegram.text.nesting import end, in_order, intersects, settle

MOST_TEXT = 4096  # after entity parsing, https://core.telegram.org/bots/api#sendmessage
MOST_CAPTION = 1024  # https://core.telegram.org/bots/api#sendphoto
_MOST_RAW_BYTES = 1 << 15  # before parsing; a rule of the Bot API server

_SPACES = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*")
_TRIMMED = " \n"
_STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"})

KnownUser = Callable[[int], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text and its entities, ready to be shown."""

    text: str
    entities: list[Entity]

    def __bool__(self) -> bool:
        return bool(self.text)


def format_text(raw: str, parse_mode: str | None, entities: Any, known_user: KnownUser) -> FormattedText:
    """What a bot's text becomes. `parse_mode` goes before `entities`, as on Telegram. Lengths are not checked here."""
    if len(raw) * 4 > _MOST_RAW_BYTES and len(raw.encode()) > _MOST_RAW_BYTES:
        raise bad_request("text is too long")
    text, found = _parse(raw, (parse_mode or "").lower(), entities)
    text, found = _trim(*_clean(text, found))
    if not text:
        return FormattedText("", [])
    named = [whole for entity in settle(found) if (whole := _with_user(entity, known_user)) is not None]
    return FormattedText(text, merge_detected(text, named))


def message_text(formatted: FormattedText) -> FormattedText:
    """The text of a message: neither empty nor over 4096."""
    if not formatted.text or _INVISIBLE.fullmatch(formatted.text):
        raise bad_request("text must be non-empty")
    return _within(formatted, MOST_TEXT, bad_request("message is too long"))


def caption_text(formatted: FormattedText) -> FormattedText:
    """A caption: at most 1024."""
    return _within(formatted, MOST_CAPTION, bad_request("message caption is too long"))


def merge_detected(text: str, entities: list[Entity]) -> list[Entity]:
    """The given entities and what Telegram finds by itself outside links, code and the like."""
    detected = find_entities(text)
    if not detected:
        return entities
    solid = [entity for entity in entities if entity["type"] not in _STYLES]
    free = [entity for entity in detected if not any(intersects(entity, other) for other in solid)]
    return in_order([*entities, *free])


def _within(formatted: FormattedText, most: int, refusal: ApiError) -> FormattedText:
    if len(formatted.text) > most or utf16.length(formatted.text) > most:
        raise refusal
    return formatted


def _parse(raw: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    if parse_mode in {"", "none"}:
        return raw, ([] if entities is None else read_entities(entities, raw))
    if parse_mode == "html":
        return html.parse(raw)
    if parse_mode in {"markdown", "markdownv2"}:
        raise too_strict("parse_mode Markdown is not simulated; use HTML or entities")
    raise bad_request("unsupported parse_mode")


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = _SPACES.sub(" ", text)
    gone = [utf16.length(text[: match.start()]) for match in _REMOVED.finditer(text)]
    if not gone:
        return text, entities

    def moved(offset: int) -> int:
        return offset - sum(1 for place in gone if place < offset)

    shifted = [
        {**entity, "offset": moved(entity["offset"]), "length": moved(end(entity)) - moved(entity["offset"])}
        for entity in entities
    ]
    return _REMOVED.sub("", text), [entity for entity in shifted if entity["length"] > 0]


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    trimmed = text.rstrip(_TRIMMED)
    last = utf16.length(trimmed)
    if last != utf16.length(text):
        entities = [
            {**entity, "length": min(end(entity), last) - entity["offset"]}
            for entity in entities
            if entity["offset"] < last
        ]
    leading = len(trimmed) - len(trimmed.lstrip(_TRIMMED))
    if entities:
        leading = min(leading, entities[0]["offset"])
    if leading:
        entities = [{**entity, "offset": entity["offset"] - leading} for entity in entities]
    return trimmed[leading:], entities


def _with_user(entity: Entity, known_user: KnownUser) -> Entity | None:
    if entity["type"] != "text_mention":
        return entity
    user = known_user(entity["user"]["id"])
    return None if user is None else {**entity, "user": user}
