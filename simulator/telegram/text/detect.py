"""What Telegram finds in a text by itself: commands, mentions, hashtags, cashtags, addresses."""

from __future__ import annotations

import re

from simulator.telegram.text import utf16
from simulator.telegram.text.entity import Entity

_TOP_LEVEL = (
    "com|org|net|edu|gov|info|io|dev|app|me|co|ai|tv|eu|"
    "us|uk|de|at|ch|es|pt|br|fr|it|ru|nl|be|pl|se|no|fi|dk|cz|in|jp|cn"
)
_FINDERS = (
    ("bot_command", "/", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", "@", re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
    ("hashtag", "#", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,256}(?:@[A-Za-z0-9_]{3,32})?(?!#)")),
    ("cashtag", "$", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
    ("email", "@", re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}(?!\w)")),
    (
        "url",
        ".",
        re.compile(
            rf"(?<![\w@./-])(?:https?://[^\s<>\"]+\.[^\s<>\"]+|(?:[\w-]+\.)+(?:{_TOP_LEVEL})(?![\w@-])(?:[/?#][^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
)
_TRAILING = ".,:;!?'\")]»…"


def find_entities(text: str) -> list[Entity]:
    """The entities in a plain text, in order, none overlapping another; offsets in UTF-16 code units."""
    found: list[tuple[int, int, str]] = []
    for kind, needle, pattern in _FINDERS:
        if needle in text:
            found += [(*_span(kind, match), kind) for match in pattern.finditer(text)]
    return [_entity(text, start, stop, kind) for start, stop, kind in _first_come(sorted(found))]


def _span(kind: str, match: re.Match[str]) -> tuple[int, int]:
    if kind == "url":
        return match.start(), match.start() + len(match.group().rstrip(_TRAILING))
    return match.span()


def _first_come(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _entity(text: str, start: int, stop: int, kind: str) -> Entity:
    offset, units = utf16.length(text[:start]), utf16.length(text[start:stop])
    return {"type": kind, "offset": offset, "length": units}
