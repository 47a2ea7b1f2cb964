"""From a whole line to its items: languages tried in turn, several items told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Final

from carillon.when.context import Context, make_context
from carillon.when.cron import read_cron
from carillon.when.last_resort import complete_date
from carillon.when.lexicon import grammar
from carillon.when.reading import NoReading, Parsed, Preferences, Problem, Span
from carillon.when.slots import Scan
from carillon.when.spelling import prepared
from carillon.when.tokens import OPAQUE, Token, fold, tokenise
from carillon.when.understand import Understood, understand

_BREAK: Final = re.compile(r"[;\n]")
_SENTENCE: Final = re.compile(r"[.!?]\s")
_MOST_ITEMS: Final = 20
_MOST_SENTENCES: Final = 5
_LONGEST_ABBREVIATION: Final = 4
_LONGEST_WITH_SENTENCES: Final = 1000
_CUSTOMARY: Final = Preferences()


def parse(
    text: str, *, now: datetime, zone: str, language: str = "en", preferences: Preferences = _CUSTOMARY
) -> tuple[Parsed, ...]:
    """What a line means: one `Parsed` for every item in it, usually one.

    `now` is aware; `zone` the person's IANA zone; what `preferences` leaves open is the custom of the language.
    English is understood beside every language. Raises ValueError for a naive `now` or an unknown zone.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    context = make_context(now, zone, grammar(language).lexicon, preferences)
    return LineReader(text, context, language).items()


class LineReader:
    """Reads one line for one person."""

    def __init__(self, text: str, context: Context, language: str) -> None:
        self.text = text
        self.context = context
        self.seen: dict[tuple[int, int], Understood] = {}
        self.languages = [language] if grammar(language) is grammar("en") else [language, "en"]

    def items(self) -> tuple[Parsed, ...]:
        """Lines and parts between semicolons are items when each has its own time and message."""
        pieces = self._pieces()
        if len(pieces) > 1:
            groups = self._groups(pieces)
            if len(groups) > 1:
                return tuple(item for group in groups for item in self._read(*group).items)
        sentences = self._sentences()
        if sentences:
            return tuple(item for sentence in sentences for item in self._read(*sentence).items)
        return self._read(0, len(self.text)).items

    def _pieces(self) -> list[tuple[int, int]]:
        quoted = [token for token in tokenise(self.text) if token.word == OPAQUE] if '"' in self.text else []
        breaks = [match.start() for match in _BREAK.finditer(self.text)]
        breaks = [at for at in breaks if not any(token.start < at < token.end for token in quoted)][:_MOST_ITEMS]
        bounds = list(zip([0, *(at + 1 for at in breaks)], [*breaks, len(self.text)], strict=True))
        return [(start, end) for start, end in bounds if self.text[start:end].strip()]

    def _groups(self, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pieces without a time of their own belong to the one before; none, if the first has none."""
        groups: list[tuple[int, int]] = []
        for start, end in pieces:
            if self._stands_alone(start, end):
                groups.append((start, end))
            elif groups:
                groups[-1] = (groups[-1][0], end)
            else:
                return []
        return groups

    def _stands_alone(self, start: int, end: int) -> bool:
        return all(_timed(item) and item.message for item in self._read(start, end).items)

    def _sentences(self) -> list[tuple[int, int]]:
        """A sentence that opens with a day and a clock, behind one that has its own time, is an item of its own."""
        starts = [0]
        ends = list(islice(_SENTENCE.finditer(self.text), _MOST_SENTENCES))
        for match in ends if len(self.text) <= _LONGEST_WITH_SENTENCES else []:
            if self._ends_ordinal(match.start()) or self._ends_abbreviation(match.start()):
                continue
            opening = self._read(match.end(), len(self.text))
            begins = opening.items[0].taken and not self.text[match.end() : opening.items[0].taken[0].start].strip()
            if begins and opening.full and self._stands_alone(starts[-1], match.start() + 1):
                starts.append(match.end())
        return list(zip(starts, [*starts[1:], len(self.text)], strict=True)) if len(starts) > 1 else []

    def _ends_abbreviation(self, at: int) -> bool:
        """Whether a point shortens a weekday or month, as in "Lun. 16/03"."""
        word = fold(self.text[:at].rpartition(" ")[2])
        tables = grammar(self.languages[0]).tables
        return len(word) <= _LONGEST_ABBREVIATION and any(word in tables[name].words for name in ("weekday", "month"))

    def _ends_ordinal(self, at: int) -> bool:
        """Whether a point belongs to the digits before it, as in "am 3. April"."""
        return self.text[at - 1 : at].isdecimal() and self.text[at] in grammar(self.languages[0]).ordinal_marks

    def _read(self, start: int, end: int) -> Understood:
        if (start, end) not in self.seen:
            text = self.text[start:end]
            understood = read_cron(text, self.context) or self._in_languages(text)
            self.seen[start, end] = _moved(understood, start) if start else understood
        return self.seen[start, end]

    def _in_languages(self, text: str) -> Understood:
        """The person's language, unless English takes more of the line as time."""
        tokens = tokenise(text)
        best = self._in_language(text, tokens, self.languages[0])
        for language in self.languages[1:]:
            if _has_words_beyond(best, tokens, _words_beyond(language, self.languages[0])):
                other = self._in_language(text, tokens, language)
                if other.taken > best.taken:
                    best = other
        if best.taken == 0:
            dates = (complete_date(text, tokens, grammar(language), self.context) for language in self.languages)
            best = next(filter(None, dates), best)
        return best

    def _in_language(self, text: str, tokens: list[Token], language: str) -> Understood:
        """Proper names of the person's own language are no time in English either."""
        known = grammar("en").vocabulary
        seen = prepared(tokens, grammar(language), known)
        if language != self.languages[0]:
            own = prepared(tokens, grammar(self.languages[0]), known)
            seen = [mine if mine.word == OPAQUE else other for mine, other in zip(own, seen, strict=True)]
        return understand(text, Scan(seen, grammar(language)), self.context)


def _timed(item: Parsed) -> bool:
    return not (isinstance(item.reading, NoReading) and item.reading.problem is Problem.NO_TIME)


@cache
def _words_beyond(language: str, first: str) -> frozenset[str]:
    """The time words of a language that are none in another."""
    return grammar(language).vocabulary - grammar(first).vocabulary


def _has_words_beyond(understood: Understood, tokens: list[Token], vocabulary: frozenset[str]) -> bool:
    """Whether the message holds a word that is time in the other language."""
    taken = understood.items[0].taken
    return any(
        token.word in vocabulary and not any(span.start <= token.start < span.end for span in taken)
        for token in tokens
        if token.num is None
    )


def _moved(understood: Understood, by: int) -> Understood:
    """The same items with their spans counted from the start of the whole line."""
    items = tuple(
        replace(item, taken=tuple(Span(span.start + by, span.end + by) for span in item.taken))
        for item in understood.items
    )
    return replace(understood, items=items)
