"""Complete dates in an order the patterns do not know, left to dateparser.

It is asked only about a line that is nothing but numbers, signs and words of dates, so no word of a message can
become a time; and it must find day, month and year. It is imported when first needed: that takes a third of a second.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from carillon.when.context import Context
from carillon.when.grammar import Grammar
from carillon.when.once import as_once
from carillon.when.reading import NoReading, Note, Parsed, Problem, Reading, Span
from carillon.when.tokens import Token
from carillon.when.understand import Understood
from carillon.when.zones import localise

_TABLES: Final = (
    "weekday",
    "month",
    "number",
    "ordinal",
    "word_at",
    "word_am",
    "word_pm",
    "word_hour_marks",
    "word_link",
)
_SIGNS: Final = frozenset(",.:/-'")
_LONGEST: Final = 60
_FEWEST, _MOST = 3, 14


def complete_date(text: str, tokens: list[Token], grammar: Grammar, context: Context) -> Understood | None:
    """The moment of a line that is one complete date; None for every other line."""
    if not _is_all_date(text, tokens, grammar):
        return None
    found = _ask_dateparser(text, grammar.lexicon.code, context)
    if found is None:
        return None
    reading = _reading(found, context, grammar, text)
    return Understood((Parsed(reading, "", (Span(tokens[0].start, tokens[-1].end),)),), len(text.strip()), full=True)


def _is_all_date(text: str, tokens: list[Token], grammar: Grammar) -> bool:
    """Numbers, signs and words of dates alone, with a named month and two numbers."""
    numbers = sum(token.num is not None for token in tokens)
    if len(text) > _LONGEST or not _FEWEST <= len(tokens) <= _MOST or numbers < 2:
        return False
    words = [token.word for token in tokens if token.num is None and token.word not in _SIGNS]
    known = frozenset().union(*(grammar.tables[name].vocabulary() for name in _TABLES if name in grammar.tables))
    months = grammar.tables["month"].vocabulary()
    return any(word in months for word in words) and known.issuperset(words)


def _ask_dateparser(text: str, language: str, context: Context) -> datetime | None:
    import dateparser  # noqa: PLC0415 - too slow to import before a line needs it

    settings = {"RELATIVE_BASE": context.local, "STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False}
    found: datetime | None = dateparser.parse(text, languages=[language], settings=settings)
    return found.replace(tzinfo=None, microsecond=0) if found is not None else None


def _reading(found: datetime, context: Context, grammar: Grammar, text: str) -> Reading:
    """The moment, at the person's default hour when no clock was found; refused when it is past."""
    dated = found.time() == datetime.min.time()
    local = datetime.combine(found.date(), context.default_time) if dated else found
    if local <= context.local:
        instant = localise(local, context.zone)[0]
        return NoReading(Problem.PAST, text.strip(), grammar.lexicon.example, instant)
    return as_once(local, context, (Note.DEFAULT_TIME,) if dated else ())
