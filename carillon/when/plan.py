"""A phrase that repeats: its facts brought into the parts of one recurrence rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from carillon.when.days import days_in_month
from carillon.when.facts import (
    CalendarDate,
    DayOf,
    Every,
    EveryNth,
    Fact,
    MinuteOfHour,
    MonthDays,
    Months,
    NthWeekday,
    OrLastDay,
    Times,
    Weekdays,
    Window,
    first,
)
from carillon.when.rrules import Parts
from carillon.when.whichday import NoSuchDateError

SHORT: Final = {"MINUTELY", "HOURLY"}
_FREQ: Final = {
    "second": ("MINUTELY", 0),
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
    "weekend": ("WEEKLY", 1),
    "workday": ("WEEKLY", 1),
}
_WORKDAYS: Final = (0, 1, 2, 3, 4)
_WEEKEND: Final = (5, 6)


class NotOneRuleError(ValueError):
    """Understood, but no single recurrence rule says it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule without its clocks, and whether a month may be too short for it."""

    parts: Parts
    month_end_open: bool = False  # the 29th to 31st: only such months, or else the last day?


def plans(facts: tuple[Fact, ...]) -> list[Plan]:
    """The rules a phrase may mean; two where only the person knows. Raises NotOneRuleError."""
    nth = first(facts, EveryNth)
    if nth is None:
        return [_plan(facts)]
    monthly = _plan((*facts, NthWeekday((nth.n,), nth.weekdays)))
    if first(facts, Every) is not None or first(facts, Months) is not None:
        return [monthly]
    weekly = Plan(Parts("WEEKLY", interval=nth.n, weekdays=tuple((0, day) for day in nth.weekdays)))
    return [weekly] if nth.n == 2 or nth.n > 5 else [weekly, monthly]


def _plan(facts: tuple[Fact, ...]) -> Plan:
    parts = _cadence(facts)
    for apply in (_with_weekdays, _with_months, _with_month_days, _with_nth_weekdays, _with_year_day, _with_minutes):
        parts = apply(parts, facts)
    if parts.freq == "WEEKLY" and first(facts, Every) is not None and parts.interval > 1 and parts.monthdays:
        raise NotOneRuleError("days of a month in a rule of weeks")
    if parts.months and parts.monthdays and not any(_exists(day, parts.months) for day in parts.monthdays):
        raise NoSuchDateError(f"day {parts.monthdays[0]} of month {parts.months[0]}")
    return _with_month_end(parts, facts)


def _exists(day: int, months: tuple[int, ...]) -> bool:
    leap_year = 2028
    return any(abs(day) <= days_in_month(leap_year, month) for month in months)


def _cadence(facts: tuple[Fact, ...]) -> Parts:
    said = [fact for fact in facts if isinstance(fact, Every) and fact.unit]
    times = first(facts, Times)
    if times is not None and not said:
        said = [Every(1, times.unit)]
    if not said:
        return Parts(_implied_frequency(facts))
    every = max(said, key=lambda fact: fact.interval)
    freq, factor = _FREQ[every.unit]
    parts = Parts(freq, interval=max(every.interval * factor, 0))
    days = {"weekend": _WEEKEND, "workday": _WORKDAYS}.get(every.unit)
    if days is None:
        return parts
    if every.unit == "workday" and every.interval > 1:
        raise NotOneRuleError("every few working days")
    return replace(parts, weekdays=tuple((0, day) for day in days))


def _implied_frequency(facts: tuple[Fact, ...]) -> str:
    kinds = {type(fact) for fact in facts}
    nth = first(facts, NthWeekday)
    if kinds & {CalendarDate, DayOf} or (nth is not None and nth.span is not None):
        return "YEARLY"
    if Months in kinds:
        return "WEEKLY" if Weekdays in kinds else "YEARLY"
    return "MONTHLY" if kinds & {MonthDays, NthWeekday} else "WEEKLY"


def _with_weekdays(parts: Parts, facts: tuple[Fact, ...]) -> Parts:
    fact = first(facts, Weekdays)
    if fact is None:
        return parts
    days = tuple((0, day) for day in fact.days)
    if parts.freq == "DAILY" and parts.interval == 1:
        return replace(parts, freq="WEEKLY", weekdays=days)
    if parts.freq in {"WEEKLY", *SHORT}:
        return replace(parts, weekdays=days)
    raise NotOneRuleError("weekdays in a rule of months")


def _with_months(parts: Parts, facts: tuple[Fact, ...]) -> Parts:
    fact = first(facts, Months)
    if fact is None:
        return parts
    if fact.year is not None or (parts.freq == "MONTHLY" and parts.interval > 1):
        raise NotOneRuleError("named months in a rule of months")
    freq = "YEARLY" if parts.freq == "MONTHLY" else parts.freq
    first_day = (1,) if freq == "YEARLY" and not parts.weekdays else ()
    return replace(parts, freq=freq, months=tuple(sorted(set(fact.months))), monthdays=first_day)


def _with_month_days(parts: Parts, facts: tuple[Fact, ...]) -> Parts:
    fact = first(facts, MonthDays)
    if fact is None:
        return parts
    if parts.freq not in {"MONTHLY", "YEARLY"} or (parts.freq == "YEARLY" and not parts.months):
        raise NotOneRuleError("days of a month in another cadence")
    return replace(parts, monthdays=tuple(sorted(set(fact.days), key=lambda day: (day < 0, day))))


def _with_nth_weekdays(parts: Parts, facts: tuple[Fact, ...]) -> Parts:
    fact = first(facts, NthWeekday)
    if fact is None:
        return parts
    days = tuple((nth, day) for nth in fact.nths for day in fact.weekdays)
    if fact.as_set:
        days = tuple((0, day) for day in fact.weekdays)
        parts = replace(parts, positions=fact.nths)
    if fact.span is not None:
        if fact.span.month is None or parts.freq != "YEARLY":
            raise NotOneRuleError("an nth weekday of a span that does not repeat")
        return replace(parts, weekdays=days, months=(fact.span.month,), monthdays=())
    if parts.freq not in {"MONTHLY", "YEARLY"} or (parts.freq == "YEARLY" and not parts.months):
        raise NotOneRuleError("an nth weekday in another cadence")
    return replace(parts, weekdays=days, monthdays=())


def _with_year_day(parts: Parts, facts: tuple[Fact, ...]) -> Parts:
    date, edge = first(facts, CalendarDate), first(facts, DayOf)
    if date is None and edge is None:
        return parts
    if parts.freq != "YEARLY" or parts.months:
        raise NotOneRuleError("a day of the year in another cadence")
    if date is not None:
        return replace(parts, months=(date.month,), monthdays=(date.day,))
    if edge is None or edge.span.month is None or edge.nth == 0:
        raise NotOneRuleError("an edge of a span that does not repeat")
    return replace(parts, months=(edge.span.month,), monthdays=(edge.nth,))


def _with_minutes(parts: Parts, facts: tuple[Fact, ...]) -> Parts:
    fact = first(facts, MinuteOfHour)
    if fact is None:
        return parts
    if parts.freq != "HOURLY" or first(facts, Window) is not None:
        raise NotOneRuleError("minutes past the hour in another cadence")
    return replace(parts, minutes=tuple(sorted(set(fact.minutes))))


def _with_month_end(parts: Parts, facts: tuple[Fact, ...]) -> Plan:
    late = [day for day in parts.monthdays if day > 28]
    february = parts.freq == "YEARLY" and parts.months == (2,)
    open_ended = parts.freq == "MONTHLY" or february
    if not late or not open_ended or len(parts.monthdays) > 1:
        return Plan(parts)
    if first(facts, OrLastDay) is not None:
        return Plan(or_last_day(parts))
    return Plan(parts, month_end_open=True)


def or_last_day(parts: Parts) -> Parts:
    """The rule that takes the last day of the months that are too short."""
    return replace(parts, monthdays=tuple(range(28, parts.monthdays[0] + 1)), positions=(-1,))
