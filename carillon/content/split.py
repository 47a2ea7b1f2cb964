"""Long texts cut into messages: between paragraphs where that can be, never inside what a reader sees as one sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from carillon.content.markup import Rich

# White space between words, or the place behind a full stop that needs none. A space that carries a combining mark
# is a sign by itself (UAX #29, GB9) and none of the gap.
_GAP = regex.compile(r"\s+(?![\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}])|(?<=[。！？])")
_SENTENCE = regex.compile(r"[.!?…।؟۔。！？][\"'”’»)\]]*$")
_SIGN = regex.compile(r"\X")
_UNBREAKABLE = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
_CLOSERS = 4  # quotes and brackets looked at behind a full stop


class _Cut(NamedTuple):
    """Where one piece ends and the next begins; what lies between is white space. Lower ranks are better places."""

    rank: int
    end: int
    resume: int


def units(text: str) -> int:
    """Return how many UTF-16 code units a text takes, which is what Telegram counts (Bot API, MessageEntity)."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(rich: Rich, limit: int) -> tuple[Rich, ...]:
    """Return the text in pieces of at most `limit` UTF-16 units, two or more.

    A piece ends at a paragraph, else a line, a sentence, a word, else between two grapheme clusters; a good place
    in its second half goes before a better one further up. A style that fits into a piece is not cut. White space
    at a cut is dropped, as Telegram would, but not the indentation of a pre; nothing else is lost.
    """
    if units(rich.text) <= limit:
        return (rich,)
    return tuple(_pieces(rich, limit))


def _pieces(rich: Rich, limit: int) -> Iterator[Rich]:
    text, held = rich.text, _held(rich, limit)
    last = len(text.rstrip())
    leading = _GAP.match(text)
    start = _resume(rich, _Cut(0, 0, leading.end())) if leading else 0
    while start < last:
        reach = _reach(text, start, limit)
        cut = _Cut(0, last, last) if reach >= last else _cut(text, start, reach, held)
        yield rich.slice(start, cut.end)
        start = _resume(rich, cut)


def _held(rich: Rich, limit: int) -> bytearray:
    """Mark the places where no cut may be: inside a style that fits into one piece."""
    held = bytearray(len(rich.text) + 1)
    for style in rich.styles:
        words = rich.text[style.start : style.end]
        start = style.start + len(words) - len(words.lstrip())
        end = style.end - len(words) + len(words.rstrip())
        if end - start > 1 and end - start <= limit and units(rich.text[start:end]) <= limit:
            held[start + 1 : end] = b"\1" * (end - start - 1)
    return held


def _reach(text: str, start: int, limit: int) -> int:
    """Return how far a piece that begins at `start` can go."""
    end = min(start + limit, len(text))
    while (over := units(text[start:end]) - limit) > 0:
        end -= (over + 1) // 2
    return end + 1 if end < len(text) and units(text[start : end + 1]) <= limit else end


def _cut(text: str, start: int, reach: int, held: bytearray) -> _Cut:
    gaps = [gap for gap in _gaps(text, start, reach) if not held[gap.end]]
    if not gaps:
        return _between_signs(text, start, reach, held)
    half = (start + reach) // 2
    return min(gaps, key=lambda gap: (gap.end < half, gap.rank, -gap.end))


def _gaps(text: str, start: int, reach: int) -> Iterator[_Cut]:
    for gap in _GAP.finditer(text, start):
        end, resume = gap.span()
        if end > reach:
            return
        between = gap.group()
        if end > start and (not between or between.strip(_UNBREAKABLE)):
            yield _Cut(_rank(text, end, between), end, resume)


def _rank(text: str, end: int, between: str) -> int:
    lines = between.count("\n")
    if lines:
        return 0 if lines > 1 else 1
    return 2 if _SENTENCE.search(text[max(end - _CLOSERS, 0) : end]) else 3


def _between_signs(text: str, start: int, reach: int, held: bytearray) -> _Cut:
    """Cut behind the last whole grapheme cluster; through one only if it is longer than a piece by itself."""
    end = free = 0
    for sign in _SIGN.finditer(text, start):
        if sign.end() > reach:
            break
        end = sign.end()
        free = free if held[end] else end
    end = free or end or reach
    return _Cut(4, end, end)


def _resume(rich: Rich, cut: _Cut) -> int:
    """Return where the next piece begins: in a pre, at the indentation of its first line."""
    line = rich.text.rfind("\n", cut.end, cut.resume) + 1
    indents = line >= cut.end and any(
        style.kind == "pre" and style.start <= line and cut.resume < style.end for style in rich.styles
    )
    return line if indents else cut.resume
