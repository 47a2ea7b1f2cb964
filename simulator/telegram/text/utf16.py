"""Positions in UTF-16 code units, the unit of every entity (https://core.telegram.org/bots/api#messageentity)."""

from __future__ import annotations


def length(text: str) -> int:
    """How many UTF-16 code units a text takes; a character beyond the basic plane takes two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, units: int) -> str:
    """The piece of a text that starts at `offset` and is `units` long, both in UTF-16 code units."""
    if text.isascii():
        return text[offset : offset + units]
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + units)].decode("utf-16-le", "replace")


def index_at(text: str, offset: int) -> int | None:
    """The index in code points of a UTF-16 offset; `None` in the middle of a character or past the end."""
    if text.isascii():
        return offset if offset <= len(text) else None
    encoded = text.encode("utf-16-le")[: 2 * offset]
    if len(encoded) < 2 * offset:
        return None
    try:
        return len(encoded.decode("utf-16-le"))
    except UnicodeDecodeError:
        return None
