"""What somebody says, as messages: long texts cut, files kept, albums taken apart."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import FLOAT, INTEGER, STRING, Array, MismatchError, Object
from simulator.telegram.bot import Bot
from simulator.telegram.envelope import ApiError
from simulator.telegram.text import utf16
from simulator.telegram.text.formatted import MOST_CAPTION, MOST_TEXT, FormattedText, format_text

_MEDIA = Object(
    "Media",
    {
        "type": STRING,
        "data": STRING,
        "file_name": STRING,
        "mime_type": STRING,
        "duration": INTEGER,
        "width": INTEGER,
        "height": INTEGER,
        "performer": STRING,
        "title": STRING,
    },
    frozenset({"type", "data"}),
)
_ALBUM = Array(_MEDIA, most=10)
_KINDS = frozenset({"photo", "video", "animation", "document", "voice", "audio"})
_SIZES = ("width", "height", "duration")
_NUMBERS = {"video": _SIZES, "animation": _SIZES, "voice": ("duration",), "audio": ("duration",)}
_WORDS = ("performer", "title")
_RANGES = {"latitude": 90.0, "longitude": 180.0}  # degrees
_MOST_ACCURACY = 1_500.0  # metres, https://core.telegram.org/bots/api#location


@dataclass(frozen=True, slots=True)
class Content:
    """What one message is to hold; `origin` says where it comes from when it is forwarded."""

    body: FormattedText
    media: dict[str, Any]
    origin: dict[str, Any] | None = None


class LocationKind(Object):
    """A point on the map, in degrees."""

    def __init__(self) -> None:
        fields = {"latitude": FLOAT, "longitude": FLOAT, "horizontal_accuracy": FLOAT}
        super().__init__("Location", fields, frozenset(_RANGES))

    def check(self, value: Any) -> dict[str, Any]:
        """Both coordinates on the globe, the accuracy within what Telegram takes."""
        location = super().check(value)
        for name, most in _RANGES.items():
            if not -most <= location[name] <= most:
                raise MismatchError(f"a number from {-most:g} to {most:g}", f".{name}")
        if not 0 <= location.get("horizontal_accuracy", 0) <= _MOST_ACCURACY:
            raise MismatchError(f"a number from 0 to {_MOST_ACCURACY:g}", ".horizontal_accuracy")
        return location


LOCATION = LocationKind()
_EMPTY = FormattedText("", [])


class MediaKind:
    """One file, or the files of an album."""

    name = "Media or Array of Media"

    def from_text(self, text: str) -> Any:
        """Never comes as text."""
        return self.check(text)

    def check(self, value: Any) -> list[dict[str, Any]]:
        """A list, also for one."""
        media = _ALBUM.check(value if isinstance(value, list) else [value])
        if not all(each["type"] in _KINDS for each in media) or not media:
            raise MismatchError(f"Media with a type of {', '.join(sorted(_KINDS))}")
        if len(media) > 1 and any(each["type"] == "animation" for each in media):
            raise MismatchError("Media without an animation, which goes alone")
        return media


def read_contents(bot: Bot, body: dict[str, Any]) -> list[Content]:
    """The messages that `text` and `media`, or `location`, of a request make."""
    media = body.get("media", [])
    if "location" in body:
        if media or body.get("text"):
            raise Refusal("a location goes alone, without text or media")
        return [Content(_EMPTY, {"location": body["location"]})]
    texts = _texts(bot, body, MOST_CAPTION if media else MOST_TEXT)
    if not media:
        if not texts:
            raise Refusal("there is nothing to say: give text, media or a location")
        return [Content(text, {}) for text in texts]
    if len(texts) > 1:
        raise Refusal(f"a caption has at most {MOST_CAPTION} characters")
    captions = [*texts, *[_EMPTY] * len(media)]
    return [Content(caption, _stored(bot, each)) for caption, each in zip(captions, media, strict=False)]


def _texts(bot: Bot, body: dict[str, Any], most: int) -> list[FormattedText]:
    pieces = _pieces(body.get("text", ""), most)
    if "entities" in body and len(pieces) > 1:
        raise Refusal("entities go only with a text that fits into one message")
    try:
        texts = [format_text(piece, None, body.get("entities"), bot.known_user) for piece in pieces]
    except ApiError as error:
        raise Refusal(error.description) from None
    return [text for text in texts if text]


def _pieces(text: str, most: int) -> list[str]:
    pieces = []
    while utf16.length(text) > most:
        cut = most if utf16.index_at(text, most) is not None else most - 1
        index = utf16.index_at(text, cut) or len(text)
        pieces.append(text[:index])
        text = text[index:]
    return [*pieces, text] if text else pieces


def _stored(bot: Bot, media: dict[str, Any]) -> dict[str, Any]:
    kind = media["type"]
    try:
        content = base64.b64decode(media["data"], validate=True)
    except binascii.Error:
        raise Refusal('"data" must be Base64') from None
    details = {name: media.get(name, 0) for name in _NUMBERS.get(kind, ())}
    details |= {name: media[name] for name in _WORDS if kind == "audio" and name in media}
    file_name = media.get("file_name", None if kind == "photo" else f"{kind}.bin")
    try:
        return bot.files.add(
            kind, content, file_name=file_name, mime_type=media.get("mime_type"), details=details
        ).media()
    except ApiError as error:
        raise Refusal(error.description) from None
