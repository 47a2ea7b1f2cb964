"""Which tags there are, and the style each becomes (https://core.telegram.org/bots/api#html-style)."""

from __future__ import annotations

import re
from typing import Final

from carillon.content import links
from carillon.content.html_errors import EMOJI, NEW_LINE, SPAN, TIME, UNKNOWN
from carillon.content.markup import Style

Attributes = dict[str, str]

_PLAIN: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
TAGS: Final = frozenset({*_PLAIN, "a", "blockquote", "tg-emoji", "tg-time"})
_NEW_LINES: Final = frozenset({"br", "p", "div", "hr"})
_LANGUAGE: Final = "language-"
_NUMBER: Final = re.compile(r"[0-9]{1,19}")
_TIME_FORMAT: Final = re.compile(r"r|w?[dD]?[tT]?")
_LATEST: Final = 2**31 - 1


def objection(tag: str, attributes: Attributes) -> str | None:
    """Return the sentence that refuses a tag, None for a good one."""
    match tag:
        case "span" if attributes.get("class") != "tg-spoiler":
            return SPAN
        case "tg-emoji" if not int(_number(attributes, "emoji-id") or 0):
            return EMOJI
        case "tg-time" if not _is_moment(attributes):
            return TIME
    if tag in TAGS:
        return None
    return NEW_LINE if tag in _NEW_LINES else UNKNOWN


def style_of(tag: str, attributes: Attributes, start: int, text: str) -> Style | None:
    """Return the style of a good tag over `text` from `start` on; None for a link that leads nowhere."""
    end = len(text)
    match tag:
        case "a":
            url = links.target(attributes.get("href") or text[start:])
            return Style("link", start, end, detail=url) if url else None
        case "blockquote":
            return Style("long_quote" if "expandable" in attributes else "quote", start, end)
        case "tg-emoji":
            return Style("emoji", start, end, detail=attributes["emoji-id"])
        case "tg-time":
            return Style("moment", start, end, int(attributes["unix"]), attributes.get("format", ""))
        case "code":
            named = attributes.get("class", "")
            language = named.removeprefix(_LANGUAGE) if named.startswith(_LANGUAGE) else None
            return Style("code", start, end, detail=language or None)
    return Style(_PLAIN[tag], start, end)


def settled(styles: list[Style]) -> tuple[Style, ...]:
    """Return the styles in the order of their start, the wider first.

    A code that fills a pre tells it its language and goes; any other code has none.
    """
    blocks = {(style.start, style.end) for style in styles if style.kind == "pre"}
    languages = {(style.start, style.end): style.detail for style in styles if style.kind == "code"}
    kept = []
    for style in styles:
        place = (style.start, style.end)
        if style.kind == "pre":
            kept.append(Style("pre", *place, detail=languages.get(place)))
        elif style.kind != "code":
            kept.append(style)
        elif place not in blocks:
            kept.append(Style("code", *place))
    return tuple(sorted(kept, key=lambda style: (style.start, -style.end)))


def _is_moment(attributes: Attributes) -> bool:
    unix = _number(attributes, "unix")
    known = _TIME_FORMAT.fullmatch(attributes.get("format", ""))
    return unix is not None and int(unix) <= _LATEST and known is not None


def _number(attributes: Attributes, name: str) -> str | None:
    value = attributes.get(name, "")
    return value if _NUMBER.fullmatch(value) else None
