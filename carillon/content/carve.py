"""The styles of a line, over the part of it that is left when the words about time are taken out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from carillon.content.markup import Rich, Style

_WORD = re.compile(r"\S+")
_PROBES = (4, 1)  # words looked for together, so that a run does not begin at a stray "the"
_TRIES = 50  # places looked at for one where a word begins and ends


class _Spaced(NamedTuple):
    """A text whose every white space is one space; `places` says where each character stood."""

    text: str
    places: list[int]


class _Run(NamedTuple):
    """`length` characters of what was kept, from `kept` on, are those of the original from `original` on."""

    original: int
    kept: int
    length: int


def carve(original: Rich, kept: str) -> Rich:
    """Return `kept` in the styles that its characters have in the original.

    `kept` is the original with pieces taken out, white space aside. Characters that are not found again, in order,
    have no style.
    """
    if not original.styles or not kept:
        return Rich(kept)
    if original.text == kept:
        return original
    whole, part = _spaced(original.text), _spaced(kept)
    runs = list(_runs(whole.text, part.text))
    styles = (span for style in original.styles for span in _carried(style, whole, part, runs))
    return Rich(kept, tuple(styles))


def _spaced(text: str) -> _Spaced:
    places: list[int] = []
    for word in _WORD.finditer(text):
        places += [word.start(), *range(word.start(), word.end())]
    return _Spaced(" ".join(text.split()), places[1:])


def _runs(whole: str, part: str) -> Iterator[_Run]:
    """Find the kept text in the original, nearly always in one piece; else in runs, each as long as it can be."""
    begun = done = 0
    while done < len(part):
        found = _find(whole, begun, part, done)
        if found < 0:
            done = _word_end(part, done) + 1
            continue
        length = _shared(whole[found:], part[done:])
        yield _Run(found, done, length)
        begun, done = found + length, done + length
        done += part[done : done + 1] == " "


def _find(whole: str, begun: int, part: str, done: int) -> int:
    """Return where what is left of the kept text, or its next words, or one, stands in the rest of the original."""
    if done == 0 and whole.endswith(part) and _is_apart(whole, len(whole) - len(part), len(whole)):
        return len(whole) - len(part)  # the time came first, and words of the message may stand in it as well
    probes = ([part] if done == 0 else []) + [_words(part, done, count) for count in _PROBES]
    return next((place for probe in probes if (place := _find_words(whole, begun, probe)) >= 0), -1)


def _find_words(whole: str, begun: int, words: str) -> int:
    """Prefer a place where words begin and end: "a" is none of "and"."""
    first = place = whole.find(words, begun)
    for _ in range(_TRIES):
        if place < 0 or _is_apart(whole, place, place + len(words)):
            break
        place = whole.find(words, place + 1)
    return place if place >= 0 else first


def _is_apart(text: str, start: int, end: int) -> bool:
    return not (text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum())


def _words(text: str, start: int, count: int) -> str:
    end = start
    for _ in range(count):
        end = _word_end(text, end + 1)
    return text[start:end]


def _word_end(text: str, start: int) -> int:
    space = text.find(" ", start)
    return space if space >= 0 else len(text)


def _shared(first: str, second: str) -> int:
    """Return how many characters two texts begin with alike, not counting what two different words begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    alike = next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))
    if first[alike : alike + 1].strip() and second[alike : alike + 1].strip():
        alike = max(first.rfind(" ", 0, alike), 0) or alike
    return len(first[:alike].rstrip())


def _carried(style: Style, whole: _Spaced, part: _Spaced, runs: list[_Run]) -> Iterator[Style]:
    """Return the style over what was kept of its characters; runs with nothing between them are one span."""
    first, last = bisect_left(whole.places, style.start), bisect_left(whole.places, style.end)
    start = end = 0
    for run in runs[bisect_right(runs, first, key=_end) :]:
        if run.original >= last:
            break
        begin = max(first, run.original) - run.original + run.kept
        if start == end or part.text[end:begin].strip():
            yield from _span(style, part, start, end)
            start = begin
        end = min(last, _end(run)) - run.original + run.kept
    yield from _span(style, part, start, end)


def _end(run: _Run) -> int:
    return run.original + run.length


def _span(style: Style, part: _Spaced, start: int, end: int) -> Iterator[Style]:
    """The span over characters `start` to before `end` of the spaced text, unless there are none but spaces."""
    if part.text[start:end].strip():
        first = start + (part.text[start] == " ")
        yield style.at(part.places[first], part.places[end - 1] + 1)
