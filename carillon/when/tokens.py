"""Text cut into words, numbers and signs, folded for comparison, each with its place in the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+|\S")
_QUOTES: Final = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”"}
_QUOTE: Final = re.compile("[" + "".join(_QUOTES) + "]")
_SIGNS: Final = {"’": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "，": ",", "：": ":", "；": ";"}

ZONE_TOKENS: Final = 90
"""How far from an edge of a line time is looked for."""

OPAQUE: Final = "\0"
"""The word of a quoted passage: equal to nothing that can be typed."""


class Token:
    """One word, run of digits or sign. `start` and `end` count code points of the original text."""

    __slots__ = ("digits", "end", "num", "soft", "spaced", "start", "upper", "word")

    def __init__(self, word: str, start: int, end: int, num: int | None, *, spaced: bool) -> None:
        self.word = word
        self.start = start
        self.end = end
        self.num = num
        self.digits = end - start if num is not None else 0
        self.spaced = spaced
        self.soft = False
        self.upper = False  # typed in capitals: "ET" is a zone, "et" a word

    def __repr__(self) -> str:
        return f"Token({self.word!r}, {self.start}, {self.end})"


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Lower case without accents: the form in which words are compared."""
    if word.isascii():
        return word.lower()
    word = _SIGNS.get(word, word)
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokenise(text: str) -> list[Token]:
    """The tokens of a text; a passage in double quotes is one opaque token."""
    quoted = _quoted(text)
    tokens: list[Token] = []
    last_end = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < last_end:
            continue
        if start in quoted:
            end = quoted[start]
            token = Token(OPAQUE, start, end, None, spaced=start > last_end or start == 0)
        else:
            token = _token(match.group(), start, end, spaced=start > last_end or start == 0)
        tokens.append(token)
        last_end = end
    _mark_soft(tokens)
    return tokens


def _token(word: str, start: int, end: int, *, spaced: bool) -> Token:
    if word[0].isdecimal() and len(word) < 10:
        number = int(word)
        return Token(word if word.isascii() else str(number), start, end, number, spaced=spaced)
    token = Token(fold(word), start, end, None, spaced=spaced)
    token.upper = word.isupper()
    return token


def _quoted(text: str) -> dict[int, int]:
    """Start → end of every closed passage in double quotes, the quotes included."""
    passages: dict[int, int] = {}
    closed_at = -1
    for match in _QUOTE.finditer(text):
        start = match.start()
        if start <= closed_at:
            continue
        last = max(text.rfind(char) for char in _QUOTES[match.group()])
        if last > start:
            closed_at = min(at for char in _QUOTES[match.group()] if (at := text.find(char, start + 1)) > 0)
            passages[start] = closed_at + 1
    return passages


def _mark_soft(tokens: list[Token]) -> None:
    """A hyphen inside a compound and the point of an abbreviation may be left out or put in."""
    for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        if token.spaced:
            continue
        if token.word == "-" and (before.num is None or (after is not None and after.num is None)):
            token.soft = after is not None and not after.spaced
        elif token.word == ".":
            token.soft = before.word[0].isalpha()
