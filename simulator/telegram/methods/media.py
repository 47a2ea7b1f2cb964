"""Photos, videos, animations, documents, voice notes and music, one at a time."""

from __future__ import annotations

from functools import partial
from typing import Any

from simulator.schema import BOOLEAN, INTEGER, STRING, Kind
from simulator.telegram.incoming_files import read_file
from simulator.telegram.method import FILE, Method, Query
from simulator.telegram.outgoing import CAPTION_PARAMETERS, SEND_NEEDED, SEND_PARAMETERS, read_caption, send_one

_CONTENT = {
    "photo": "photos",
    "video": "videos",
    "animation": "animations",
    "document": "documents",
    "voice": "voice notes",
    "audio": "music files",
}
_ABOVE: dict[str, Kind] = {"show_caption_above_media": BOOLEAN, "has_spoiler": BOOLEAN}
_EXTRA: dict[str, dict[str, Kind]] = {
    "photo": _ABOVE,
    "video": {
        **_ABOVE,
        "duration": INTEGER,
        "width": INTEGER,
        "height": INTEGER,
        "thumbnail": FILE,
        "cover": FILE,
        "start_timestamp": INTEGER,
        "supports_streaming": BOOLEAN,
    },
    "animation": {**_ABOVE, "duration": INTEGER, "width": INTEGER, "height": INTEGER, "thumbnail": FILE},
    "document": {"thumbnail": FILE, "disable_content_type_detection": BOOLEAN},
    "voice": {"duration": INTEGER},
    "audio": {"duration": INTEGER, "performer": STRING, "title": STRING, "thumbnail": FILE},
}


def send_media(kind: str, query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendphoto and its siblings."""
    caption = read_caption(query, query.values)
    stored = read_file(query, kind, kind, query.values)
    return send_one(query, _CONTENT[kind], caption, media=stored.media(), extra=media_fields(query.values))


def media_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """The message fields that say how media is shown."""
    shown = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}
    return {field: True for name, field in shown.items() if fields.get(name)}


def _method(kind: str) -> Method:
    parameters = {**SEND_PARAMETERS, **CAPTION_PARAMETERS, **_EXTRA[kind], kind: FILE}
    return Method(f"send{kind.capitalize()}", partial(send_media, kind), parameters, SEND_NEEDED)


METHODS = tuple(_method(kind) for kind in _CONTENT)
