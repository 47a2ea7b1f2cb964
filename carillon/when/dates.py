"""Dates written in digits: 2026-04-15, 15/4, 15.04.2026, and the ISO form with its clock and zone."""

from __future__ import annotations

from typing import Final, NamedTuple

from carillon.when.facts import CalendarDate, Clocks, ClockTime, Fact, Found, InZone
from carillon.when.scan import SOURCES, Match, Scan, slot
from carillon.when.zones import fixed_offset

_SIGNS: Final = frozenset({"/", ".", "-"})


class _Run(NamedTuple):
    """Numbers joined by one sign without spaces."""

    digits: list[str]
    sign: str
    end: int


@slot("numeric_date")
def numeric_date(scan: Scan, at: int) -> list[Match]:
    """A date in digits; day and month are (day, month) in the person's order or marked as swapped."""
    compact = _compact(scan, at)
    if compact is not None:
        return [Match(compact, at + 1)]
    run = _run(scan, at)
    if run is None:
        return []
    if len(run.digits[0]) == 4:
        dates = _year_first(run)
    elif len(run.digits) == 3:
        dates = _full(scan, run)
    else:
        dates = _yearless(scan, run)
    ends = [run.end]
    behind = scan.tokens[run.end] if run.end < len(scan.tokens) else None
    if behind is not None and run.sign == behind.word == "." and not behind.spaced:
        ends.append(run.end + 1)
    loose = len(run.digits) == 2 and all(int(part) <= 12 and part[0] != "0" for part in run.digits)
    return [Match(date, end, weak=loose) for date in dates for end in ends]


@slot("dotted_date")
def dotted_date(scan: Scan, at: int) -> list[Match]:
    """Day and month joined by a point or hyphen, which without an article could be a clock or a range: "il 16.03"."""
    run = _run(scan, at)
    if run is None or run.sign == "/" or [len(part) > 2 for part in run.digits] != [False, False]:
        return []
    day, month = (int(part) for part in run.digits)
    return [Match(CalendarDate(day, month), run.end)] if 1 <= day <= 31 and 1 <= month <= 12 else []


def find_numeric_dates(scan: Scan, at: int) -> list[Found]:
    """Dates in digits as facts, with the clock and zone of an ISO timestamp. A lone "3-1" is rather a score."""
    if scan.tokens[at].num is None or (at and not scan.tokens[at].spaced and scan.tokens[at - 1].word != "("):
        return []
    found = []
    for match in numeric_date(scan, at):
        if match.weak and scan.tokens[at + 1].word == "-":
            continue
        found.append(Found((match.value,), at, match.end, bound=match.weak))
        stamped = _timestamp(scan, at, match)
        if stamped is not None:
            found.append(stamped)
    return found


SOURCES.append(find_numeric_dates)


def _compact(scan: Scan, at: int) -> CalendarDate | None:
    """20260415, in this century."""
    token = scan.tokens[at]
    if token.digits != 8 or not token.word.startswith("20"):
        return None
    month, day = int(token.word[4:6]), int(token.word[6:])
    return CalendarDate(day, month, int(token.word[:4])) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _run(scan: Scan, at: int) -> _Run | None:
    tokens, end = scan.tokens, at + 1
    if tokens[at].num is None or end >= len(tokens) or tokens[end].word not in _SIGNS:
        return None
    digits, sign = [tokens[at].word], tokens[end].word
    while len(digits) < 3 and end + 1 < len(tokens) and tokens[end].word == sign:
        if tokens[end].spaced or tokens[end + 1].spaced or tokens[end + 1].num is None:
            break
        digits.append(tokens[end + 1].word)
        end += 2
    glued_on = end + 1 < len(tokens) and tokens[end].word in "/-" and not tokens[end].spaced
    if len(digits) == 1 or (glued_on and tokens[end + 1].num is not None and not tokens[end + 1].spaced):
        return None
    return _Run(digits, sign, end)


def _year_first(run: _Run) -> list[CalendarDate]:
    if len(run.digits) < 3 or any(len(part) > 2 for part in run.digits[1:]):
        return []
    year, month, day = (int(part) for part in run.digits)
    return [CalendarDate(day, month, year)]


def _full(scan: Scan, run: _Run) -> list[CalendarDate]:
    first, second, last = run.digits
    if len(first) > 2 or len(second) > 2 or len(last) not in {2, 4}:
        return []
    year = int(last) if len(last) == 4 else 2000 + int(last)
    return _ordered(scan, int(first), int(second), year, dotted=run.sign == ".")


def _yearless(scan: Scan, run: _Run) -> list[CalendarDate]:
    if any(len(part) > 2 for part in run.digits) or run.sign not in scan.grammar.lexicon.date_separators:
        return []
    return _ordered(scan, int(run.digits[0]), int(run.digits[1]), None, dotted=run.sign == ".")


def _ordered(scan: Scan, first: int, second: int, year: int | None, *, dotted: bool) -> list[CalendarDate]:
    """Day first; "swapped" leaves it to the person's order. Points always mean day first."""
    if 12 < first <= 31 and 1 <= second <= 12:
        return [CalendarDate(first, second, year)]
    if 12 < second <= 31 and 1 <= first <= 12:
        return [CalendarDate(second, first, year)]
    if not (1 <= first <= 12 and 1 <= second <= 12):
        return []
    return [CalendarDate(first, second, year, swapped=not dotted and first != second)]


def _timestamp(scan: Scan, start: int, date: Match) -> Found | None:
    """The rest of 2026-04-15T14:00:30+02:00."""
    at = date.end
    tokens = scan.tokens
    if at + 1 >= len(tokens) or tokens[at].word != "t" or tokens[at].spaced or tokens[at + 1].spaced:
        return None
    for clock in scan.slot("iso_clock", at + 1):
        facts: tuple[Fact, ...] = (date.value, Clocks((clock.value,)))
        zone = _zone_suffix(scan, clock.end)
        if zone is not None:
            return Found((*facts, InZone(zone[0])), start, zone[1])
        return Found(facts, start, clock.end)
    return None


@slot("iso_clock")
def iso_clock(scan: Scan, at: int) -> list[Match]:
    """The clock of an ISO timestamp; fractions of a second are dropped."""
    tokens = scan.tokens
    if tokens[at].digits in {4, 6}:
        digits = f"{tokens[at].word:0<6}"
        return _clock_of([int(digits[place : place + 2]) for place in (0, 2, 4)], at + 1)
    parts, end = [tokens[at].num or 0], at + 1
    while len(parts) < 3 and end + 1 < len(tokens) and tokens[end].word == ":" and tokens[end + 1].digits == 2:
        parts.append(tokens[end + 1].num or 0)
        end += 2
    if (
        end + 1 < len(tokens)
        and tokens[end].word == "."
        and not tokens[end + 1].spaced
        and tokens[end + 1].num is not None
    ):
        end += 2
    return _clock_of([*parts, 0][:3], end) if len(parts) > 1 else []


def _clock_of(parts: list[int], end: int) -> list[Match]:
    hour, minute, second = parts
    exists = hour < 24 and minute < 60 and second < 60
    return [Match(ClockTime(hour, minute, second, sure=True), end)] if exists else []


def _zone_suffix(scan: Scan, at: int) -> tuple[str, int] | None:
    tokens = scan.tokens
    if at >= len(tokens) or tokens[at].spaced:
        return None
    if tokens[at].word == "z":
        return "UTC", at + 1
    if tokens[at].word not in {"+", "-"} or at + 1 >= len(tokens) or tokens[at + 1].num is None:
        return None
    minutes, end = _offset_minutes(scan, at + 1)
    name = fixed_offset(minutes if tokens[at].word == "+" else -minutes)
    return (name, end) if name else None


def _offset_minutes(scan: Scan, at: int) -> tuple[int, int]:
    """+02:00, +0200 and +02, in minutes, and where it ends."""
    tokens = scan.tokens
    number = tokens[at].num or 0
    if tokens[at].digits == 4:
        return number // 100 * 60 + number % 100, at + 1
    if at + 2 < len(tokens) and tokens[at + 1].word == ":" and tokens[at + 2].num is not None:
        return number * 60 + (tokens[at + 2].num or 0), at + 3
    return number * 60, at + 1
