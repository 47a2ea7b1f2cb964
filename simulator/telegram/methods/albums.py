"""Albums (https://core.telegram.org/bots/api#sendmediagroup)."""

from __future__ import annotations

import secrets
from typing import Any

from simulator.schema import BOOLEAN, INTEGER, JSON, STRING, Kind, MismatchError, Object
from simulator.telegram.access import spend_rate
from simulator.telegram.envelope import bad_request, too_strict
from simulator.telegram.incoming_files import read_file
from simulator.telegram.method import FILE, Method, Query
from simulator.telegram.methods.media import media_fields
from simulator.telegram.outgoing import SEND_NEEDED, SEND_PARAMETERS, destination, post, read_caption

_FEWEST, _MOST = 2, 10
_MIXABLE = frozenset({"photo", "video"})

_ANY: dict[str, Kind] = {
    "type": STRING,
    "media": FILE,
    "caption": STRING,
    "parse_mode": STRING,
    "caption_entities": JSON,
}
_ABOVE: dict[str, Kind] = {"show_caption_above_media": BOOLEAN, "has_spoiler": BOOLEAN}
_FIELDS: dict[str, dict[str, Kind]] = {
    "photo": {**_ANY, **_ABOVE},
    "video": {
        **_ANY,
        **_ABOVE,
        "thumbnail": FILE,
        "cover": FILE,
        "start_timestamp": INTEGER,
        "width": INTEGER,
        "height": INTEGER,
        "duration": INTEGER,
        "supports_streaming": BOOLEAN,
    },
    "document": {**_ANY, "thumbnail": FILE, "disable_content_type_detection": BOOLEAN},
    "audio": {**_ANY, "thumbnail": FILE, "duration": INTEGER, "performer": STRING, "title": STRING},
}
_KINDS = {kind: Object(f"InputMedia of type {kind}", fields, frozenset({"media"})) for kind, fields in _FIELDS.items()}


def send_media_group(query: Query) -> list[dict[str, Any]]:
    """Send two to ten photos and videos, or documents, or music files, as one album."""
    items = _read_items(query.values["media"])
    contents = [(read_caption(query, item), read_file(query, item["type"], "media", item)) for item in items]
    place = destination(query, "photos" if items[0]["type"] == "photo" else "documents")
    spend_rate(query.bot, place.chat, len(items))
    album_id = str(secrets.randbelow(2**53))
    return [
        post(query, place, caption, media=stored.media(), extra=media_fields(item), album_id=album_id).json()
        for item, (caption, stored) in zip(items, contents, strict=True)
    ]


def _read_items(media: Any) -> list[dict[str, Any]]:
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    items = [_read_item(index, item) for index, item in enumerate(media)]
    if len(items) < _FEWEST:
        raise bad_request("too few messages to send as an album")
    if len(items) > _MOST:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in items}
    for kind in sorted(kinds - _MIXABLE):
        if len(kinds) > 1:
            raise bad_request(f"{kind} can't be mixed with other media types")
    return items


def _read_item(index: int, item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind == "animation":
        raise bad_request("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup")
    if kind not in _KINDS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    try:
        return _KINDS[kind].check(item)
    except MismatchError as mismatch:
        raise too_strict(f'parameter "media[{index}]{mismatch.path}" must be {mismatch.expected}') from None


_PARAMETERS = {name: kind for name, kind in SEND_PARAMETERS.items() if name != "reply_markup"}

METHODS = (Method("sendMediaGroup", send_media_group, {**_PARAMETERS, "media": JSON}, {**SEND_NEEDED, "media": ""}),)
