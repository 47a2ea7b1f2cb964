"""Entities as a bot may send them (https://core.telegram.org/bots/api#messageentity), checked one by one."""

from __future__ import annotations

import re
from typing import Any

from simulator.telegram.envelope import bad_request, too_strict
from simulator.telegram.text import utf16
from simulator.telegram.text.link import mentioned_user, whole_url

Entity = dict[str, Any]

PLAIN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "blockquote",
        "expandable_blockquote",
    }
)
DETECTED = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)
_FIELDS = {
    "pre": {"language"},
    "text_link": {"url"},
    "text_mention": {"user"},
    "custom_emoji": {"custom_emoji_id"},
    "date_time": {"unix_time", "date_time_format"},
}
_DATE_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")  # https://core.telegram.org/bots/api#date-time-entity-formatting
_LATEST = 2**31 - 1


def read_entities(value: Any, text: str) -> list[Entity]:
    """The entities of a request in the order of their start; those Telegram finds by itself are left out."""
    if not isinstance(value, list):
        raise too_strict("entities must be an Array of MessageEntity")
    units = utf16.length(text)
    entities = [_read_one(item, text, units) for item in value]
    kept = [entity for entity in entities if entity is not None and entity["length"] > 0]
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _read_one(item: Any, text: str, units: int) -> Entity | None:
    if not isinstance(item, dict):
        raise _unreadable("expected an Object")
    kind = _field(item, "type", str)
    offset, length = _field(item, "offset", int), _field(item, "length", int)
    if kind not in PLAIN | DETECTED | _FIELDS.keys():
        raise _unreadable("Unsupported type specified")
    unknown = sorted(item.keys() - {"type", "offset", "length"} - _FIELDS.get(kind, set()))
    if unknown:
        raise too_strict(f'MessageEntity of type "{kind}" has no field "{unknown[0]}"')
    _check_place(text, units, offset, length)
    return None if kind in DETECTED else _typed({"type": kind, "offset": offset, "length": length}, item)


def _check_place(text: str, units: int, offset: int, length: int) -> None:
    if not 0 <= offset <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if not 0 <= length <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect length {length}")
    end = offset + length
    if length and offset >= units:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if end > units:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )
    if (place := _middle_of_symbol(text, offset)) is not None:
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {place}")
    if (place := _middle_of_symbol(text, end)) is not None:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol at byte offset {place}"
        )


def _middle_of_symbol(text: str, offset: int) -> int | None:
    """The byte offset after the character that `offset` would cut in two; `None` when it cuts none."""
    if utf16.index_at(text, offset) is not None:
        return None
    after = utf16.index_at(text, offset + 1)
    return len(text[:after].encode())


def _typed(entity: Entity, item: dict[str, Any]) -> Entity | None:
    match entity["type"]:
        case "pre":
            language = _field(item, "language", str, "")
            return {**entity, "language": language} if language else entity
        case "text_link":
            return _text_link(entity, _field(item, "url", str))
        case "text_mention":
            return {**entity, "user": {"id": _field(_field(item, "user", dict), "id", int)}}
        case "custom_emoji":
            return _custom_emoji(entity, _field(item, "custom_emoji_id", str))
        case "date_time":
            moment = _field(item, "unix_time", int)
            return date_time(entity, str(moment), _field(item, "date_time_format", str, ""))
    return entity


def _text_link(entity: Entity, url: str) -> Entity:
    user_id = mentioned_user(url)
    if user_id is not None:
        return {**entity, "type": "text_mention", "user": {"id": user_id}}
    checked = whole_url(url)
    if checked is None:
        raise bad_request(f"entity URL '{url}' is invalid: Wrong HTTP URL")
    return {**entity, "url": checked}


def _custom_emoji(entity: Entity, identifier: str) -> Entity:
    if not identifier.isdigit() or int(identifier) == 0:
        raise bad_request("invalid custom emoji identifier specified")
    return {**entity, "custom_emoji_id": identifier}


def date_time(place: Entity, unix_time: str, date_time_format: str) -> Entity:
    """A `date_time` entity; `unix_time` in seconds. Telegram's own words for a wrong one are not published."""
    if not (unix_time.isascii() and unix_time.isdigit() and int(unix_time) <= _LATEST):
        raise too_strict(f'a date_time entity needs a Unix time in seconds, got "{unix_time}"')
    if _DATE_TIME_FORMAT.fullmatch(date_time_format) is None:
        raise too_strict(f'date-time format "{date_time_format}" does not match r|w?[dD]?[tT]?')
    entity = {**place, "type": "date_time", "unix_time": int(unix_time)}
    return {**entity, "date_time_format": date_time_format} if date_time_format else entity


def _field(item: dict[str, Any], name: str, kind: type, default: Any = None) -> Any:
    if name not in item:
        if default is not None:
            return default
        raise _unreadable(f'Can\'t find field "{name}"')
    value = item[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _unreadable(f'Field "{name}" must be of type {_TYPE_NAMES[kind]}')
    return value


_TYPE_NAMES = {str: "String", int: "Number", dict: "Object"}


def _unreadable(sentence: str) -> Exception:
    return bad_request(f"can't parse MessageEntity: {sentence}")
