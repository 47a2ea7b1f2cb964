"""Cron in five fields at the front of a line, as the recurrence rule that says the same."""

from __future__ import annotations

import re
from typing import Final

from carillon.when.context import Context
from carillon.when.plan import NotOneRuleError
from carillon.when.reading import NoReading, Parsed, Problem, Reading, Rule, Series, Span
from carillon.when.recurrence import next_after
from carillon.when.rrules import Parts
from carillon.when.understand import Understood
from carillon.when.windows import with_times

_LINE: Final = re.compile(r"\s*((?:[\d*/,\-a-zA-Z]{1,60}[ \t]+){4}[\d*/,\-a-zA-Z]{1,60})(?=\s|$|:)")
_PART: Final = re.compile(r"(\*|\d{1,2})(?:-(\d{1,2}))?(?:/(\d{1,2}))?")
_BOUNDS: Final = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_NAMES: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_SHORTEST: Final = 5


def read_cron(text: str, context: Context) -> Understood | None:
    """The series of a line that opens with five cron fields, one of them a star; None for any other line."""
    match = _LINE.match(text)
    if match is None or "*" not in match.group(1):
        return None
    fields = _fields(match.group(1))
    if fields is None:
        return None
    message = text[match.end() :].lstrip(" \t\r\n:,-").rstrip()
    span = Span(match.start(1), match.end(1))
    parsed = Parsed(_series(fields, match.group(1), context), message, (span,))
    return Understood((parsed,), span.end - span.start, full=True)


def _series(fields: list[tuple[int, ...]], words: str, context: Context) -> Reading:
    try:
        parts = _parts(fields)
    except NotOneRuleError:
        return NoReading(Problem.UNSUPPORTED, words, "0 9 * * 1-5")
    if _gap(fields) < _SHORTEST:
        return NoReading(Problem.TOO_OFTEN, words, "*/5 * * * *")
    opening = context.local
    occurrence = next_after(Rule(str(parts), opening, context.zone), context.now)
    if occurrence is None:
        return NoReading(Problem.NO_SUCH_DATE, words, "0 9 * * 1-5")
    return Series(Rule(str(parts), occurrence.local, context.zone), occurrence.at, occurrence.local, occurrence.notes)


def _parts(fields: list[tuple[int, ...]]) -> Parts:
    """Raises NotOneRuleError: a day of the month or a day of the week, cron means either, is no single rule."""
    minutes, hours, monthdays, months, weekdays = fields
    days = tuple((0, (day - 1) % 7) for day in weekdays)
    if monthdays and days:
        raise NotOneRuleError("a day of the month or of the week")
    if monthdays:
        parts = Parts("YEARLY" if months else "MONTHLY", months=months, monthdays=monthdays)
    else:
        parts = Parts("WEEKLY" if days else "DAILY", months=months, weekdays=tuple(sorted(set(days))))
    if not hours:
        return Parts(
            "HOURLY", months=months, monthdays=monthdays, weekdays=parts.weekdays, minutes=minutes or _every_minute()
        )
    times = tuple(hour * 60 + minute for hour in hours for minute in (minutes or _every_minute()))
    return with_times(parts, times)


def _fields(words: str) -> list[tuple[int, ...]] | None:
    """The values of each field; a star is empty."""
    fields = []
    for index, word in enumerate(words.split()):
        values = _values(_numbered(word.lower(), index), *_BOUNDS[index])
        if values is None:
            return None
        fields.append(values)
    return fields


def _numbered(word: str, index: int) -> str:
    names = {3: _MONTH_NAMES, 4: _DAY_NAMES}.get(index, ())
    for number, name in enumerate(names, 1 if index == 3 else 0):
        word = word.replace(name, str(number))
    return word


def _values(word: str, low: int, high: int) -> tuple[int, ...] | None:
    if word == "*":
        return ()
    values: set[int] = set()
    for part in word.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            return None
        first, last, step = match.groups()
        start = low if first == "*" else int(first)
        end = high if first == "*" or (step and not last) else int(last or first)
        if not low <= start <= end <= high or step == "0":
            return None
        values |= set(range(start, end + 1, int(step or 1)))
    return tuple(sorted(values))


def _every_minute() -> tuple[int, ...]:
    return tuple(range(60))


def _gap(fields: list[tuple[int, ...]]) -> int:
    """The shortest time in minutes between two minutes of an hour."""
    minutes = fields[0] or _every_minute()
    following = [*minutes[1:], minutes[0] + 60]
    return min(after - before for before, after in zip(minutes, following, strict=True))
