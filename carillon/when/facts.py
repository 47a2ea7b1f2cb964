"""What single words and short phrases mean before they are combined: the vocabulary of the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time. Months and days move the calendar, seconds the clock."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    def __add__(self, other: Length) -> Length:
        return Length(self.months + other.months, self.days + other.days, self.seconds + other.seconds)

    def as_timedelta(self) -> timedelta:
        """Exact only without months; a month counts thirty days."""
        return timedelta(days=self.days + 30 * self.months, seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day; hour 24 is midnight at the day's end. `sure` leaves no choice between a.m. and p.m.

    `marked`: sure only by its "h" or "Uhr", which beside an evening still may count from noon ("ce soir à 5h").
    """

    hour: int
    minute: int = 0
    second: int = 0
    sure: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Clocks:
    """One or several times of day. `by_comma`: a list that only commas hold together."""

    times: tuple[ClockTime, ...]
    by_comma: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Parts of the day, usually one: morning, noon, afternoon, evening, night, small_hours."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """So many days from today."""

    offset: int


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week (Monday is 0). `which`: nearest, next, this_week, next_week, later, nth, past."""

    days: tuple[int, ...]
    which: str = "nearest"
    weeks: int = 0  # for `later` and `nth`
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date, perhaps without its year. `swapped`: day and month were numbers that could change places."""

    day: int
    month: int
    year: int | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of a month that is not named; -1 is the last.

    `loose`, said without the words that make it a date: it is one only in a "series", or beside a "clock".
    """

    days: tuple[int, ...]
    loose: str = ""


@dataclass(frozen=True, slots=True)
class Months:
    """Named months without a day."""

    months: tuple[int, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar span: so many weeks, weekends, months, quarters or years from the present one, or a named month."""

    unit: str
    offset: int = 0
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth (negative: from the end) such weekday of a span; without a span, of every month.

    `as_set`: the weekdays are counted together, as in the last working day.
    """

    nths: tuple[int, ...]
    weekdays: tuple[int, ...]
    span: Span | None = None
    as_set: bool = False


@dataclass(frozen=True, slots=True)
class DayOf:
    """The nth day (negative: from the end, 0: the middle) of a span."""

    nth: int
    span: Span


@dataclass(frozen=True, slots=True)
class Offset:
    """A length from now, or from (negative: before) an anchor."""

    length: Length
    anchor: Fact | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """A cadence. Without a unit it is the bare word "every", completed by what follows."""

    interval: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class EveryNth:
    """As in "every third friday": of the month or of the weeks; only the person knows."""

    n: int
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """How often within a unit: "twice a day"."""

    n: int
    unit: str


@dataclass(frozen=True, slots=True)
class Window:
    """From one clock to another."""

    first: ClockTime
    last: ClockTime


@dataclass(frozen=True, slots=True)
class MinuteOfHour:
    """Minutes past every hour."""

    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Until:
    """The last day of a series, included; perhaps with a clock, which then is the end or the clock of the series."""

    moment: Fact
    clock: ClockTime | None = None


@dataclass(frozen=True, slots=True)
class Starting:
    """The first day of a series."""

    moment: Fact


@dataclass(frozen=True, slots=True)
class Count:
    """How many times in all."""

    n: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a series goes on from its first moment."""

    length: Length


@dataclass(frozen=True, slots=True)
class Except:
    """Weekdays, or dates, on which a series is silent."""

    moments: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class InZone:
    """An IANA zone named in the text."""

    name: str


@dataclass(frozen=True, slots=True)
class AfterDone:
    """So long after the person says it is done."""

    length: Length


@dataclass(frozen=True, slots=True)
class OrLastDay:
    """In months without that day, the last."""


Fact = (
    Clocks
    | Part
    | Day
    | Weekdays
    | CalendarDate
    | MonthDays
    | Months
    | Span
    | NthWeekday
    | DayOf
    | Offset
    | Every
    | EveryNth
    | Times
    | Window
    | MinuteOfHour
    | Until
    | Starting
    | Count
    | Lasting
    | Except
    | InZone
    | AfterDone
    | OrLastDay
)


@dataclass(frozen=True, slots=True)
class Found:
    """Facts seen in the tokens [start, end).

    `weak`: an ordinary word as well. `bound`: only behind another fact, or, when not weak, at the front of a line.
    """

    facts: tuple[Fact, ...]
    start: int
    end: int
    weak: bool = False
    bound: bool = False


_Kind = TypeVar("_Kind")


def first(facts: tuple[Fact, ...], kind: type[_Kind]) -> _Kind | None:
    """The first fact of a kind, None if there is none."""
    return next((fact for fact in facts if isinstance(fact, kind)), None)
