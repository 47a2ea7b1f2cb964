"""The rules of the language file as a source of facts, and the slots that are made of whole facts."""

from __future__ import annotations

from typing import Any, Final

from carillon.when.facts import (
    CalendarDate,
    Clocks,
    Day,
    DayOf,
    Found,
    InZone,
    MonthDays,
    Months,
    NthWeekday,
    Offset,
    Span,
    Weekdays,
)
from carillon.when.lengths import measured
from carillon.when.meanings import BUILDERS, as_span
from carillon.when.scan import SOURCES, Match, Scan, slot
from carillon.when.words import several, year
from carillon.when.zones import ABBREVIATIONS, ALSO_WORDS, cities, find_zone

_MOMENTS: Final = (
    Clocks, Day, Weekdays, CalendarDate, MonthDays, Months, Span, NthWeekday, DayOf, Offset,
)  # fmt: skip
_LOOSE_BEHIND: Final = frozenset({"part_bound"})
_LONGEST_CITY: Final = 4


def find_by_rule(scan: Scan, at: int) -> list[Found]:
    """Facts of every rule that matches here. A bare day of the month is one in digits only: "el lunes una cita"."""
    found = []
    for walked in scan.walk(scan.grammar.rules, at):
        facts = BUILDERS[walked.pattern.rule](walked.pattern.key, _named(walked.names, walked.values))
        beside = walked.pattern.key == "beside"
        if facts and not (beside and walked.pattern.rule == "month_day" and scan.tokens[at].num is None):
            bound = walked.pattern.rule in _LOOSE_BEHIND or beside or walked.pattern.key.endswith(" behind")
            weak = walked.weak or walked.pattern.key == "weak" or bound
            found.append(Found(facts, at, walked.end, weak, bound))
    return found


def find_lengths(scan: Scan, at: int) -> list[Found]:
    """A bare length at the front of a line counts from now: "10m tea"; not "un jour", nor "10 minutes de yoga"."""
    if any(match.weak for match in scan.table("number", at)):
        return []
    return [
        Found((Offset(match.value),), at, match.end, bound=True)
        for match in scan.slot("length", at)
        if not match.weak and not measured(scan, match.end)
    ]


def find_zones(scan: Scan, at: int) -> list[Found]:
    """Abbreviations and IANA names behind a clock or a date."""
    tokens = scan.tokens
    if tokens[at].word in ABBREVIATIONS and (tokens[at].upper or tokens[at].word not in ALSO_WORDS):
        return [Found((InZone(ABBREVIATIONS[tokens[at].word]),), at, at + 1, weak=True, bound=True)]
    end = at + 1
    while end < len(tokens) and end - at < 12 and not tokens[end].spaced and (_zone_sign(tokens[end].word)):
        end += 1
    if end - at < 3:
        return []
    name = find_zone("".join(token.word for token in tokens[at:end]))
    return [Found((InZone(name),), at, end, weak=True, bound=True)] if name else []


SOURCES.extend((find_by_rule, find_lengths, find_zones))


@slot("moment")
def moment(scan: Scan, at: int) -> list[Match]:
    """A single fact that names a day or a clock; the weekday inside a date is not needed to know the day."""
    return [
        Match(found.facts[0], found.end)
        for found in scan.found(at)
        if isinstance(found.facts[0], _MOMENTS) and not _plain_number(found) and _single(found)
    ]


def _single(found: Found) -> bool:
    return len(found.facts) == 1 or (len(found.facts) == 2 and isinstance(found.facts[1], Weekdays))


@slot("moments")
def moments(scan: Scan, at: int) -> list[Match]:
    """One or several dates."""
    return several(scan, "moment", at)


@slot("span")
def span(scan: Scan, at: int) -> list[Match]:
    """A calendar span that is named: next month, October, October 2027."""
    matches = []
    for walked in scan.walk(scan.grammar.tables["span"], at):
        named = _named(walked.names, walked.values)
        matches.append(Match(as_span(walked.pattern.key, named), walked.end, walked.weak))
    for month in scan.slot("month", at):
        matches.append(Match(Span("month", month=month.value), month.end, month.weak))
        matches += [
            Match(Span("month", month=month.value, year=value), end)
            for value, end, _ in (year(scan, month.end) if month.end < len(scan.tokens) else [])
        ]
    matches += [Match(Span("year", year=match.value), match.end) for match in year(scan, at)]
    return matches


@slot("here")
def here(scan: Scan, at: int) -> list[Match]:
    """The present span, unsaid: "end of the month"."""
    return [
        Match(as_span(walked.pattern.key, _named(walked.names, walked.values)), walked.end, walked.weak)
        for walked in scan.walk(scan.grammar.tables["here"], at)
    ]


@slot("city")
def city(scan: Scan, at: int) -> list[Match]:
    """A city or country that has a zone, or a zone's abbreviation."""
    matches = [Match(match.value, match.end) for match in scan.table("city", at)]
    words: list[str] = []
    for end in range(at, min(at + _LONGEST_CITY, len(scan.tokens))):
        words.append(scan.tokens[end].word)
        zone = cities().get(" ".join(words)) or (ABBREVIATIONS.get(words[0]) if len(words) == 1 else None)
        if zone:
            matches.append(Match(zone, end + 1))
    return matches


def _named(slots: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    """Slot values by name; the second of the same name gets a 2 behind it."""
    named: dict[str, Any] = {}
    for name, value in zip(slots, values, strict=True):
        named[f"{name}2" if name in named else name] = value
    return named


def _zone_sign(word: str) -> bool:
    return word.isalnum() or word in {"/", "_", "-", "+"}


def _plain_number(found: Found) -> bool:
    """A bare hour is no date: "until 5" would read the 5 of "until 5 june" as a clock. Nor is the "9h" of "from 9h"."""
    return isinstance(found.facts[0], (Clocks, MonthDays, Offset)) and found.bound
