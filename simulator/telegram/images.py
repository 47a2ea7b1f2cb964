"""The size of a picture, read from the first bytes of the formats Telegram takes as photos."""

from __future__ import annotations

import struct

_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start-of-frame markers; these three are other tables
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xDA)})  # markers without a length


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; `None` when this is no PNG, JPEG, GIF or WebP."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return _pair(struct.unpack_from(">II", content, 16))
        if content.startswith((b"GIF87a", b"GIF89a")):
            return _pair(struct.unpack_from("<HH", content, 6))
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp(content)
    except struct.error:
        return None
    return None


def _pair(values: tuple[int, ...]) -> tuple[int, int] | None:
    width, height = values
    return (width, height) if width > 0 and height > 0 else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, position + 5)
            return _pair((width, height))
        position += 2 if marker in _JPEG_BARE else 2 + struct.unpack_from(">H", content, position + 2)[0]
    return None


def _webp(content: bytes) -> tuple[int, int] | None:
    match content[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", content, 26)
            return _pair((width & 0x3FFF, height & 0x3FFF))
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", content, 21)
            return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
        case b"VP8X":
            width, height = (int.from_bytes(content[start : start + 3], "little") + 1 for start in (24, 27))
            return width, height
    return None
