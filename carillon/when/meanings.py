"""From a rule of the language file and the values of its slots to facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from carillon.when.clocks import FULL
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
from carillon.when.lengths import measure

Values = Mapping[str, Any]
Facts = tuple[Fact, ...] | None
Builder = Callable[[str, Values], Facts]

_LOOSE_DAYS: Final = {"weak": "series", "beside": "series", "clocked": "clock"}
_WORKDAYS: Final = (0, 1, 2, 3, 4)
BUILDERS: Final[dict[str, Builder]] = {}


def rule(name: str) -> Callable[[Builder], Builder]:
    """Register what a rule of the language file means."""

    def register(builder: Builder) -> Builder:
        BUILDERS[name] = builder
        return builder

    return register


@rule("day")
def _day(key: str, values: Values) -> Facts:
    return (Day(int(key) if key != "n" else values["n"]),)


@rule("day_part")
def _day_part(key: str, values: Values) -> Facts:
    offset, _, part = key.partition(" ")
    return Day(int(offset)), Part((part,))


@rule("part")
@rule("part_bound")
def _part(key: str, values: Values) -> Facts:
    return (Part((key,)),)


@rule("weekday")
def _weekday(key: str, values: Values) -> Facts:
    days, habitual = values["weekdays"] if "weekdays" in values else ((values["weekday"],), False)
    if key in {"", "nearest"} or (key == "each" and habitual):
        return (Weekdays(days, habitual=habitual),)
    if (habitual and key != "nth n") or key == "each":
        return None
    which, _, weeks = key.partition(" ")
    return (Weekdays(days, which, weeks=int(values["n"] if weeks == "n" else weeks or 0)),)


@rule("weekday_part")
def _weekday_part(key: str, values: Values) -> Facts:
    """One word for both: "Freitagabend". The key is which day, its number and the part; {weekday} shares the part."""
    which, day, part = key.split()
    days = tuple(sorted({int(day), values.get("weekday", int(day))}))  # "Freitag- und Samstagabend"
    habitual = which == "every" or len(days) > 1
    return Weekdays(days, "nearest" if habitual else which, habitual=habitual), Part((part,))


@rule("date")
def _date(key: str, values: Values) -> Facts:
    if "days" in values:
        several = len(values["days"]) > 1
        return (MonthDays(values["days"]), Months((values["month"],), values.get("year"))) if several else None
    date = CalendarDate(values["d"] if "d" in values else values["digit"], values["month"], values.get("year"))
    return (date, Clocks((values["clock"][0],))) if "clock" in values else (date, *_weekday_of(values))


def _weekday_of(values: Values) -> tuple[Weekdays, ...]:
    """The weekday that stands inside a date: "le lundi 6 avril"."""
    return (Weekdays((values["weekday"],)),) if "weekday" in values else ()


@rule("holiday")
def _holiday(key: str, values: Values) -> Facts:
    *nth, day, month = (int(part) for part in key.split())
    if nth:
        return (NthWeekday((nth[0],), (day,), Span("month", month=month, year=values.get("year"))),)
    return (CalendarDate(day, month, values.get("year")),)


@rule("numeric_date")
def _numeric_date(key: str, values: Values) -> Facts:
    return values.get("numeric_date") or values["dotted_date"], *_weekday_of(values)


@rule("month_day")
def _month_day(key: str, values: Values) -> Facts:
    if key == "last":
        return (MonthDays((-1,)),)
    habit, _, fixed = key.partition(" ")
    lists = [values[name] for name in ("days", "ords", "marked") if name in values]
    single = [values[name] for name in ("d", "digit", "dth", "ord") if name in values]
    days = lists[0] if lists else (int(fixed) if fixed else single[0],)
    if any(day > 31 for day in days):
        return None
    if habit == "every":
        return Every(1, "month"), MonthDays(days)
    return MonthDays(days, loose=_LOOSE_DAYS.get(habit, "")), *_weekday_of(values)


@rule("month")
def _month(key: str, values: Values) -> Facts:
    return (Months(values["months"] if "months" in values else (values["month"],), values.get("year")),)


@rule("year")
def _year(key: str, values: Values) -> Facts:
    return (DayOf(1, Span("year", year=values["year"])),)


@rule("span")
def _span(key: str, values: Values) -> Facts:
    return (as_span(key, values),)


@rule("edge")
def _edge(key: str, values: Values) -> Facts:
    edge, _, unit = key.partition(" ")
    span = values.get("span") or values.get("here") or _dated_span(values) or (Span(unit) if unit else None)
    if not isinstance(span, Span):
        return None
    nth = {"start": 1, "middle": 0, "end": -1, "nth": values.get("nth")}[edge]
    return (DayOf(nth, span),) if nth is not None else None


def _dated_span(values: Values) -> Span | None:
    """A month or a year by itself, for patterns that no "next week" may fill: "fim de abril"."""
    if "month" in values:
        return Span("month", month=values["month"], year=values.get("year"))
    return Span("year", year=values["year"]) if "year" in values else None


@rule("nth_weekday")
def _nth_weekday(key: str, values: Values) -> Facts:
    nths = values["nths"] if "nths" in values else (values["nth"] if "nth" in values else int(key),)
    days = values["weekdays"][0] if "weekdays" in values else (values["weekday"],)
    if any(abs(nth) > 5 for nth in nths):
        return None
    return (NthWeekday(nths, days, values.get("span"), as_set=days == _WORKDAYS),)


@rule("nth_workday")
def _nth_workday(key: str, values: Values) -> Facts:
    nths = values["nths"] if "nths" in values else (values["nth"] if "nth" in values else int(key),)
    return (NthWeekday(nths, _WORKDAYS, values.get("span"), as_set=True),)


@rule("offset")
def _offset(key: str, values: Values) -> Facts:
    if key == "now":
        return (Offset(Length()),)
    kind, _, rest = key.partition(" ")
    length = values["length"] if "length" in values else _fixed_length(rest, values)
    if length is None:
        return None
    anchor = Day(int(rest)) if kind == "day" and not length.seconds else values.get("moment")
    return (Offset(length, anchor, backwards=kind in {"ago", "before"}),)


def _fixed_length(words: str, values: Values) -> Length | None:
    """A length in the key of a rule: "1 week", or "1" or "n" with {unit}; None for a unit without length."""
    amount, _, unit = words.partition(" ")
    return measure(Fraction(values["n"] if amount == "n" else amount), unit or values["unit"])


@rule("every")
def _every(key: str, values: Values) -> Facts:
    if key == "mark":
        return (Every(),)
    cadence = _cadence(key.removesuffix(" behind"), values)
    return (cadence,) if cadence else None


@rule("every_weekday")
def _every_weekday(key: str, values: Values) -> Facts:
    days = values["weekdays"][0] if "weekdays" in values else (values["weekday"],)
    if key == "ord":
        return (EveryNth(values["ord"], days),)
    interval = values["n"] if key == "n" else int(key or 1)
    return Every(interval, "week"), Weekdays(days, habitual=True)


@rule("every_part")
def _every_part(key: str, values: Values) -> Facts:
    return Every(1, "day"), Part(tuple((key or values["part"]).split()))


@rule("times")
def _times(key: str, values: Values) -> Facts:
    amount, _, unit = key.partition(" ")
    return (Times(values["n"] if amount == "n" else int(amount), unit or values["unit"]),)


@rule("count")
def _count(key: str, values: Values) -> Facts:
    n = int(key) if key.isdecimal() else values["n"]
    return (Count(n),) if n else None


@rule("for")
def _for(key: str, values: Values) -> Facts:
    length = _fixed_length(key, values) if key else values["length"]
    return (Lasting(length),) if length else None


@rule("until")
def _until(key: str, values: Values) -> Facts:
    clock = values.get("clock")
    if _is_again_and_again(values["moment"]):
        return None
    if clock is None:
        return (Until(values["moment"]),)
    dated = isinstance(values["moment"], CalendarDate) and values["moment"].year is not None
    return (Until(values["moment"], clock[0]),) if dated and clock[1] == FULL else None


@rule("starting")
def _starting(key: str, values: Values) -> Facts:
    moment = values["moment"]
    if isinstance(moment, Clocks):
        return (moment,) if moment.times[0].sure else None
    return None if _is_again_and_again(moment) else (Starting(moment),)


def _is_again_and_again(moment: Fact) -> bool:
    """No single day at which a series begins or ends: mondays, the first working days."""
    return (isinstance(moment, Weekdays) and moment.habitual) or (
        isinstance(moment, NthWeekday) and moment.span is None
    )


@rule("range")
def _range(key: str, values: Values) -> Facts:
    if "month" in values:
        days = [values[name] for name in ("dth", "d", "d2") if name in values]
        first = CalendarDate(days[0], values["month"], values.get("year"))
        last = CalendarDate(days[1], values.get("month2", values["month"]), values.get("year"))
        return Starting(first), Until(last)
    opening, closing = values["moment"], values["moment2"]
    weekdays = isinstance(opening, Weekdays) and isinstance(closing, Weekdays)
    halved = isinstance(opening, MonthDays) != isinstance(closing, MonthDays)  # "from the 12th to 15 July"
    if weekdays or halved or isinstance(opening, Clocks) or isinstance(closing, Clocks):
        return None
    return Starting(opening), Until(closing)


@rule("window")
def _window(key: str, values: Values) -> Facts:
    first, last = values["clock"], values["clock2"]
    return (Window(first[0], last[0]),) if key != "marked" or last[1] == FULL else None


@rule("except")
def _except(key: str, values: Values) -> Facts:
    if "weekdays" in values:
        return (Except((Weekdays(values["weekdays"][0]),)),)
    if "month" in values:
        return (Except(tuple(CalendarDate(day, values["month"], values.get("year")) for day in values["days"])),)
    moments = values["moments"] if "moments" in values else (values["moment"],)
    if any(isinstance(moment, Clocks) for moment in moments):
        return None
    return (Except(tuple(_WEEKEND if _is_weekend(moment) else moment for moment in moments)),)


_WEEKEND: Final = Weekdays((5, 6))


def _is_weekend(moment: Fact) -> bool:
    return isinstance(moment, Span) and moment.unit == "weekend" and moment.offset == 0


@rule("minute")
def _minute(key: str, values: Values) -> Facts:
    minutes = values.get("ms") or ((values["m"] if key == "m" else int(key)),)
    return (MinuteOfHour(tuple(minutes)),)


@rule("after_done")
def _after_done(key: str, values: Values) -> Facts:
    return (AfterDone(values["length"]),)


@rule("or_last_day")
def _or_last_day(key: str, values: Values) -> Facts:
    return (OrLastDay(),)


@rule("zone")
def _zone(key: str, values: Values) -> Facts:
    return (InZone(key or values["city"]),)


def as_span(key: str, values: Values) -> Span:
    """The key of a span: "1" with {unit}, or "1 week"."""
    offset, _, unit = key.partition(" ")
    return Span(unit or values["unit"], values["n"] if offset == "n" else int(offset or 0))


def _cadence(key: str, values: Values) -> Every | None:
    amount, _, unit = key.partition(" ")
    unit = values["unit"] if unit in {"", "unit"} else unit
    interval = values[amount] if amount in {"n", "m", "ord"} else int(amount or 1)
    if interval != values.get(f"{amount}2", interval):  # "de 8 em 8 horas" says it twice
        return None
    counted = amount == "ord" and (interval == 1 or unit == "workday")  # "every first working day": of the month
    return Every(interval, unit) if interval and not counted else None
