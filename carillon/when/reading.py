"""What a line of text was understood to mean: the values that the time language hands out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Preferences:
    """How one person writes dates and clocks; `None` takes the custom of their language."""

    date_order: str | None = None  # "dmy", "mdy" or "ymd"
    clock: int | None = None  # 12 or 24
    default_time: time = time(9, 0)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the original text, in code points, end exclusive."""

    start: int
    end: int


class Note(StrEnum):
    """Something the answer must say aloud, because the person did not type it."""

    DEFAULT_TIME = "default_time"  # only a date was named
    GAP_SHIFTED = "gap_shifted"  # the wall clock does not exist that day (DST), moved forward
    OVERLAP_FIRST = "overlap_first"  # the wall clock exists twice (DST), the first one is meant
    MONTH_END = "month_end"  # "in a month" from the 31st, taken to the last day


@dataclass(frozen=True, slots=True)
class Once:
    """One moment. `at` is aware and in UTC; `local` is the wall clock in `zone` (naive)."""

    at: datetime
    local: datetime
    zone: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence: an RFC 5545 rule on the wall clock of one IANA zone.

    `rrule` has no DTSTART and no "RRULE:" in front, and carries BYHOUR and BYMINUTE for rules of a day or longer;
    UNTIL is local time. `start` is naive local time; no occurrence lies before it. A rule that counts from
    completion has an empty `rrule` and `after_done`.
    """

    rrule: str
    start: datetime
    zone: str
    excluded: tuple[date, ...] = ()
    after_done: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A rule and its first moment (`at` aware UTC, `local` naive in the rule's zone)."""

    rule: Rule
    at: datetime
    local: datetime
    notes: tuple[Note, ...] = ()


class Doubt(StrEnum):
    """Why a question is asked."""

    AM_OR_PM = "am_or_pm"
    DATE_ORDER = "date_order"
    TODAY_OR_NEXT_WEEK = "today_or_next_week"
    THIS_OR_NEXT = "this_or_next"
    JUST_PAST = "just_past"
    LAST_DAY = "last_day"
    EVERY_NTH = "every_nth"  # "every third friday": of the month, or of the weeks
    VAGUE = "vague"  # "next week", "next month": a span, not a day
    TIME_OR_TEXT = "time_or_text"  # the words may be the time or part of the message


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible meaning of a doubtful line, with the message it would leave."""

    reading: Once | Series
    message: str


@dataclass(frozen=True, slots=True)
class Question:
    """Two or three readings, each with full dates; nothing is stored until the person picks one."""

    doubt: Doubt
    candidates: tuple[Candidate, ...]


class Problem(StrEnum):
    """Why there is no reading."""

    NO_TIME = "no_time"
    PAST = "past"
    NO_SUCH_DATE = "no_such_date"  # 30 February, 25:00
    TOO_OFTEN = "too_often"  # more often than every five minutes
    TOO_FAR = "too_far"  # beyond the year 9999
    ENDED = "ended"  # a series whose end lies before its first moment
    PHRASE_TOO_LONG = "phrase_too_long"
    UNSUPPORTED = "unsupported"  # understood, but not a rule one RRULE can hold


@dataclass(frozen=True, slots=True)
class NoReading:
    """Nothing to schedule: what was understood (words of the text, maybe none), and one example that works."""

    problem: Problem
    understood: str
    example: str
    at: datetime | None = None  # the past moment, when that is the problem (aware UTC)


Reading = Once | Series | Question | NoReading


@dataclass(frozen=True, slots=True)
class Parsed:
    """One item of a line: its reading, the message without the time words, and which words were taken as time."""

    reading: Reading
    message: str
    taken: tuple[Span, ...] = field(default=())
