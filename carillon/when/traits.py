"""What each fact says about a phrase, and what it cannot stand beside."""

from __future__ import annotations

from typing import Final

from carillon.when.facts import (
    AfterDone,
    CalendarDate,
    Clocks,
    Count,
    Day,
    DayOf,
    Every,
    EveryNth,
    Except,
    Fact,
    InZone,
    Lasting,
    Length,
    MinuteOfHour,
    MonthDays,
    Months,
    NthWeekday,
    Offset,
    OrLastDay,
    Part,
    Span,
    Starting,
    Times,
    Until,
    Weekdays,
    Window,
)


class Trait:
    """Bits. Plain integers: combining enum flags would cost more than the whole search."""

    DATE = 1 << 0  # one particular day
    YEARDAY = 1 << 1  # day and month without a year
    WEEKDAY = 1 << 2
    MONTHDAY = 1 << 3
    MONTH = 1 << 4
    NTH = 1 << 5
    SPAN = 1 << 6
    CLOCK = 1 << 7
    PART = 1 << 8
    ZONE = 1 << 9
    ELAPSED = 1 << 10  # a length of real time from now
    WINDOW = 1 << 11
    MINUTE = 1 << 12
    EVERY = 1 << 13  # a cadence with a unit
    HABIT = 1 << 14  # a series at all
    MARK = 1 << 15  # the bare word "every"
    UNTIL = 1 << 16
    COUNT = 1 << 17
    LASTING = 1 << 18
    START = 1 << 19
    EXCEPT = 1 << 20
    DONE = 1 << 21
    OR_LAST = 1 << 22
    TIMES = 1 << 23
    LIST = 1 << 24  # several clocks
    LOOSE_LIST = 1 << 25  # held together by commas alone
    LOOSE_DAY = 1 << 26  # a day of the month without the words that make it one
    CLOCKED_DAY = 1 << 27  # the same, but a clock is enough to make it one
    FINE = 1 << 28  # a cadence of a week or less
    YEAR = 1 << 29  # a year, which a date may stand in
    PARTS = 1 << 30  # a cadence of parts of the day: "every evening"


_DAYLIKE: Final = (
    Trait.DATE | Trait.YEARDAY | Trait.MONTHDAY | Trait.NTH | Trait.SPAN | Trait.ELAPSED | Trait.YEAR
)  # fmt: skip
_SERIES_ONLY: Final = (
    Trait.NTH | Trait.MINUTE | Trait.UNTIL | Trait.COUNT | Trait.LASTING | Trait.START | Trait.EXCEPT
    | Trait.OR_LAST | Trait.TIMES | Trait.LOOSE_LIST
)  # fmt: skip
_CORE: Final = (
    Trait.DATE | Trait.YEARDAY | Trait.WEEKDAY | Trait.MONTHDAY | Trait.MONTH | Trait.SPAN | Trait.CLOCK | Trait.PART
    | Trait.ELAPSED | Trait.YEAR
)  # fmt: skip
_CADENCE: Final = Trait.EVERY | Trait.WEEKDAY | Trait.MONTHDAY | Trait.NTH | Trait.YEARDAY | Trait.MONTH | Trait.TIMES

DAYS: Final = Trait.DATE | Trait.YEARDAY | Trait.WEEKDAY | Trait.MONTHDAY | Trait.NTH | Trait.SPAN | Trait.EVERY
"""What names a day, once or again and again."""


def sensible(traits: int) -> bool:
    """Whether a phrase says enough to be a time."""
    if traits & Trait.DONE:
        return not traits & (_DAYLIKE | Trait.WEEKDAY | Trait.HABIT)
    if traits & Trait.HABIT:
        return bool(traits & _CADENCE)
    if traits & _SERIES_ONLY:
        return traits & _SERIES_ONLY == Trait.START | Trait.UNTIL
    if traits & Trait.WINDOW:
        return bool(traits & (Trait.DATE | Trait.YEARDAY | Trait.WEEKDAY))
    if traits & Trait.LOOSE_DAY:
        return bool(traits & (Trait.WEEKDAY | Trait.SPAN) or (traits & Trait.CLOCK and traits & Trait.CLOCKED_DAY))
    if traits & Trait.MONTH and not traits & Trait.MONTHDAY:
        return not traits & (Trait.CLOCK | Trait.PART)
    return bool(traits & _CORE)


def traits_of(fact: Fact) -> tuple[int, int]:
    """What a fact says, and what may not have been said before."""
    if isinstance(fact, Clocks):
        several = Trait.LIST | (Trait.LOOSE_LIST if fact.by_comma else 0) if len(fact.times) > 1 else 0
        return Trait.CLOCK | several, Trait.CLOCK | Trait.ELAPSED | Trait.WINDOW
    if isinstance(fact, Weekdays):
        return _weekday_traits(fact)
    if isinstance(fact, MonthDays):
        own = Trait.MONTHDAY | (Trait.HABIT if len(fact.days) > 1 else 0)
        if fact.loose:
            loose = Trait.LOOSE_DAY | (Trait.CLOCKED_DAY if fact.loose == "clock" else 0)
            return own | loose, _DAYLIKE & ~Trait.SPAN | Trait.FINE
        return own, _DAYLIKE & ~Trait.SPAN
    if isinstance(fact, CalendarDate):
        if fact.year is None:
            return Trait.YEARDAY, _DAYLIKE & ~Trait.YEAR | Trait.MONTH
        return Trait.DATE, _DAYLIKE | Trait.MONTH | Trait.HABIT
    if isinstance(fact, NthWeekday):
        own = Trait.NTH if fact.span is None else Trait.DATE
        if fact.span is not None and fact.span.month is not None and fact.span.year is None:
            own = Trait.YEARDAY
        return own, _DAYLIKE | Trait.WEEKDAY | (Trait.HABIT if own == Trait.DATE else 0)
    if isinstance(fact, DayOf):
        named = fact.span.month is not None and fact.span.year is None
        return (Trait.YEARDAY if named else Trait.DATE), _DAYLIKE | Trait.WEEKDAY | (0 if named else Trait.HABIT)
    if isinstance(fact, Offset):
        return _offset_traits(fact)
    if isinstance(fact, Day):
        weekday = Trait.WEEKDAY if fact.offset else 0  # in "Montag Morgen" it is the part of the day
        return Trait.DATE, _DAYLIKE | Trait.HABIT | weekday
    if isinstance(fact, Span) and fact.unit == "year":
        return Trait.YEAR, _DAYLIKE & ~Trait.YEARDAY | Trait.HABIT | Trait.MONTH
    return _PLAIN[type(fact)] if not isinstance(fact, Every) else _every_traits(fact)


def _weekday_traits(fact: Weekdays) -> tuple[int, int]:
    if fact.which != "nearest":
        return Trait.WEEKDAY | Trait.DATE, _DAYLIKE | Trait.WEEKDAY | Trait.HABIT
    own = Trait.WEEKDAY | (Trait.HABIT if fact.habitual else 0)
    return own, Trait.WEEKDAY | Trait.NTH | (_DAYLIKE if fact.habitual else 0)


def _offset_traits(fact: Offset) -> tuple[int, int]:
    if isinstance(fact.anchor, Clocks):
        return Trait.CLOCK, Trait.CLOCK | Trait.ELAPSED | Trait.WINDOW | Trait.PART
    if fact.length.seconds or fact.length == Length():
        return Trait.ELAPSED | Trait.DATE, _DAYLIKE | Trait.WEEKDAY | Trait.CLOCK | Trait.PART | Trait.HABIT
    return Trait.DATE, _DAYLIKE | Trait.HABIT


def _every_traits(fact: Every) -> tuple[int, int]:
    if not fact.unit:
        return Trait.MARK | Trait.HABIT, Trait.EVERY | Trait.MARK | Trait.DATE | Trait.ELAPSED | Trait.WEEKDAY
    if fact.unit in {"month", "quarter", "year"}:
        mark = 0 if fact.interval == 1 else Trait.MARK
        return Trait.EVERY | Trait.HABIT, Trait.EVERY | mark | Trait.DATE | Trait.ELAPSED | Trait.SPAN
    barred = Trait.EVERY | Trait.MARK | Trait.SPAN | Trait.DATE | Trait.ELAPSED | Trait.LOOSE_DAY
    return Trait.EVERY | Trait.HABIT | Trait.FINE, barred


_PLAIN: Final[dict[type, tuple[int, int]]] = {
    Part: (Trait.PART, Trait.PART | Trait.ELAPSED | Trait.WINDOW),
    Months: (Trait.MONTH, Trait.DATE | Trait.YEARDAY | Trait.MONTH | Trait.ELAPSED | Trait.SPAN),
    Span: (Trait.SPAN, Trait.DATE | Trait.YEARDAY | Trait.NTH | Trait.SPAN | Trait.ELAPSED | Trait.HABIT | Trait.MONTH),
    EveryNth: (Trait.HABIT | Trait.WEEKDAY | Trait.EVERY, Trait.EVERY | Trait.MARK | _DAYLIKE | Trait.WEEKDAY),
    Times: (Trait.TIMES | Trait.HABIT, Trait.TIMES | Trait.EVERY | Trait.DATE | Trait.ELAPSED),
    Window: (Trait.WINDOW, Trait.WINDOW | Trait.CLOCK | Trait.PART | Trait.ELAPSED),
    MinuteOfHour: (Trait.MINUTE, Trait.MINUTE | Trait.CLOCK | Trait.ELAPSED),
    Until: (Trait.UNTIL, Trait.UNTIL | Trait.COUNT | Trait.LASTING | Trait.ELAPSED),
    Starting: (Trait.START, Trait.START | Trait.ELAPSED),
    Count: (Trait.COUNT, Trait.UNTIL | Trait.COUNT | Trait.LASTING | Trait.ELAPSED),
    Lasting: (Trait.LASTING, Trait.UNTIL | Trait.COUNT | Trait.LASTING | Trait.ELAPSED),
    Except: (Trait.EXCEPT, Trait.EXCEPT | Trait.ELAPSED),
    InZone: (Trait.ZONE, Trait.ZONE | Trait.ELAPSED),
    AfterDone: (Trait.DONE, Trait.DONE | Trait.HABIT | _DAYLIKE),
    OrLastDay: (Trait.OR_LAST | Trait.HABIT, Trait.OR_LAST | Trait.DATE),
}
