"""What somebody says, as messages: long texts cut, files kept, albums taken apart."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import INTEGER, STRING, Array, MismatchError, Object
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
_KINDS = frozenset({"photo", "video", "document", "voice", "audio"})
_NUMBERS = {"video": ("width", "height", "duration"), "voice": ("duration",), "audio": ("duration",)}
_WORDS = ("performer", "title")


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
        return media


def read_contents(bot: Bot, body: dict[str, Any]) -> list[tuple[FormattedText, dict[str, Any]]]:
    """Text and media of each message that `text` and `media` of a request make."""
    media = body.get("media", [])
    texts = _texts(bot, body, MOST_CAPTION if media else MOST_TEXT)
    if not media:
        if not texts:
            raise Refusal("there is nothing to say: give text or media")
        return [(text, {}) for text in texts]
    if len(texts) > 1:
        raise Refusal(f"a caption has at most {MOST_CAPTION} characters")
    empty = FormattedText("", [])
    captions = [*texts, *[empty] * len(media)]
    return [(caption, _stored(bot, each)) for caption, each in zip(captions, media, strict=False)]


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
