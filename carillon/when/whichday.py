"""Which day is meant: every possible day of the day words in a phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from carillon.when.context import Context
from carillon.when.days import add_months, days_in_month, following, monday_of, nth_weekday
from carillon.when.facts import (
    CalendarDate,
    Clocks,
    Day,
    DayOf,
    Fact,
    MonthDays,
    Months,
    NthWeekday,
    Offset,
    Span,
    Weekdays,
    first,
)
from carillon.when.reading import Doubt, Note
from carillon.when.spans import bounds, day_of, span_days

_YEARS_AHEAD: Final = 9
_WEEK: Final = timedelta(days=7)
_SOON: Final = timedelta(days=45)


class NoSuchDateError(ValueError):
    """A date that no year has, or not the year that was named."""


@dataclass(frozen=True, slots=True)
class Days:
    """Possible days. Of each alternative the first that lies ahead is meant; several alternatives are a question."""

    alternatives: tuple[tuple[date, ...], ...]
    doubt: Doubt | None = None
    today: bool = False  # the person named today itself
    keeps_clock: bool = False  # counted from now: the clock stays
    notes: tuple[Note, ...] = ()


def which_days(facts: tuple[Fact, ...], context: Context) -> Days | None:
    """The days a phrase may mean, None when it names none.

    Raises NoSuchDateError, OverflowError beyond the year 9999, and LookupError for words that make no single day.
    """
    weekdays = first(facts, Weekdays)
    for kind, reader in _READERS:
        fact = first(facts, kind)
        if fact is not None and not (isinstance(fact, Offset) and isinstance(fact.anchor, Clocks)):
            return _on_weekday(reader(fact, facts, context), weekdays, fact, context)
    return _weekday(weekdays, context) if weekdays else None


def _on_weekday(days: Days, weekdays: Weekdays | None, fact: Fact, context: Context) -> Days:
    """A date that also names its weekday keeps only the days that fall on it."""
    if weekdays is None or isinstance(fact, (Span, MonthDays)):
        return days
    if len(weekdays.days) != 1 or weekdays.which != "nearest":
        raise LookupError("several weekdays for one date")
    if isinstance(fact, Offset):
        week = monday_of(days.alternatives[0][0])
        return Days(((week + timedelta(days=weekdays.days[0]),),))
    coming = [tuple(day for day in days_ if day >= context.local.date())[:1] for days_ in days.alternatives]
    fitting = tuple(days_ for days_ in coming if days_ and days_[0].weekday() == weekdays.days[0])
    if fitting:
        return Days(fitting, days.doubt if len(fitting) > 1 else None, days.today)
    nearest = _weekday(weekdays, context).alternatives[:1]
    return Days((*days.alternatives, *nearest), Doubt.VAGUE)


def _day(fact: Day, facts: tuple[Fact, ...], context: Context) -> Days:
    return Days(((context.local.date() + timedelta(days=fact.offset),),), today=fact.offset == 0)


def _offset(fact: Offset, facts: tuple[Fact, ...], context: Context) -> Days:
    if fact.anchor is None:
        base = Days(((context.local.date(),),), keeps_clock=True)
    else:
        anchored = which_days((fact.anchor,), context)
        if anchored is None:
            raise LookupError("no day to count from")
        base = anchored
    sign = -1 if fact.backwards else 1
    moved, notes = [], base.notes
    for days in base.alternatives:
        shifted = [add_months(day, sign * fact.length.months) for day in days]
        if any(clamped for _, clamped in shifted):
            notes = (Note.MONTH_END,)
        moved.append(tuple(day + sign * timedelta(days=fact.length.days) for day, _ in shifted))
    return Days(tuple(moved), base.doubt, keeps_clock=base.keeps_clock, notes=notes)


def _calendar_date(fact: CalendarDate, facts: tuple[Fact, ...], context: Context) -> Days:
    orders = [(fact.day, fact.month)]
    if fact.swapped and context.date_order in {"mdy", "ymd"}:
        orders = [(fact.month, fact.day)]
    elif fact.swapped and context.date_order is None:
        orders.append((fact.month, fact.day))
    span = first(facts, Span)
    year = context.local.year + span.offset if span is not None and span.year is None else fact.year
    alternatives = tuple(_in_years(year, month, day, context) for day, month in orders)
    return Days(alternatives, Doubt.DATE_ORDER if len(orders) > 1 else None)


def _in_years(year: int | None, month: int, day: int, context: Context) -> tuple[date, ...]:
    years = [year] if year is not None else range(context.local.year, context.local.year + _YEARS_AHEAD)
    found = tuple(date(y, month, day) for y in years if 1 <= y <= 9999 and day <= days_in_month(y, month))
    if not found:
        raise NoSuchDateError(f"day {day} of month {month}")
    return found


def _month_days(fact: MonthDays, facts: tuple[Fact, ...], context: Context) -> Days:
    if len(fact.days) != 1:
        raise LookupError("several days of a month")
    span, months, weekdays = first(facts, Span), first(facts, Months), first(facts, Weekdays)
    if span is not None:
        return Days((tuple(_in_span(span, fact.days[0], context)),))
    if months is not None:
        return Days((_in_years(months.year, months.months[0], fact.days[0], context),))
    today = context.local.date()
    opening = today.replace(day=1)
    days = []
    for ahead in range(12 * _YEARS_AHEAD if weekdays else 14):
        month = add_months(opening, ahead)[0]
        size = days_in_month(month.year, month.month)
        if fact.days[0] <= size:
            days.append(month.replace(day=fact.days[0] if fact.days[0] > 0 else size + 1 + fact.days[0]))
    if weekdays is not None:
        days = [day for day in days if day.weekday() in weekdays.days and day >= today]
        if fact.loose and not first(facts, Clocks) and days and fact.days[0] <= 24 and days[0] - today > _SOON:
            raise LookupError("rather an hour")
    return Days((tuple(days),))


def _in_span(span: Span, day: int, context: Context) -> list[date]:
    found = [
        last if day == -1 else opening + timedelta(days=day - 1) for opening, last in bounds(span, context.local.date())
    ]
    kept = [one for one, (opening, last) in zip(found, bounds(span, context.local.date()), strict=True) if one <= last]
    if not kept:
        raise NoSuchDateError(f"day {day}")
    return kept


def _months(fact: Months, facts: tuple[Fact, ...], context: Context) -> Days:
    if len(fact.months) != 1:
        raise LookupError("several months")
    return Days((_in_years(fact.year, fact.months[0], 1, context),))


def _nth_weekday(fact: NthWeekday, facts: tuple[Fact, ...], context: Context) -> Days:
    if fact.span is None or len(fact.nths) != 1 or (len(fact.weekdays) != 1 and not fact.as_set):
        raise LookupError("an nth weekday of no span")
    spans = bounds(fact.span, context.local.date())
    if fact.as_set:
        found = [_nth_of_set(opening, last, fact) for opening, last in spans]
    else:
        found = [nth_weekday(opening, last, fact.nths[0], fact.weekdays[0]) for opening, last in spans]
    days = tuple(day for day in found if day is not None)
    if not days:
        raise NoSuchDateError("no such weekday")
    return Days((days,))


def _nth_of_set(opening: date, last: date, fact: NthWeekday) -> date | None:
    days = [opening + timedelta(days=ahead) for ahead in range((last - opening).days + 1)]
    days = [day for day in days if day.weekday() in fact.weekdays]
    nth = fact.nths[0]
    return days[nth - 1 if nth > 0 else nth] if abs(nth) <= len(days) else None


def _day_of(fact: DayOf, facts: tuple[Fact, ...], context: Context) -> Days:
    alternatives = day_of(fact.nth, fact.span, context.local.date())
    if not alternatives:
        raise NoSuchDateError("no such day")
    return Days(alternatives, Doubt.VAGUE if len(alternatives) > 1 else None)


def _span(fact: Span, facts: tuple[Fact, ...], context: Context) -> Days:
    weekdays, month_days = first(facts, Weekdays), first(facts, MonthDays)
    today = context.local.date()
    if month_days is not None:
        return _month_days(month_days, facts, context)
    if weekdays is not None:
        if fact.unit != "week" or len(weekdays.days) != 1:
            raise LookupError("a weekday of something that is no week")
        return Days(((monday_of(today) + _WEEK * fact.offset + timedelta(days=weekdays.days[0]),),))
    alternatives = span_days(fact, today)
    if not alternatives:
        raise LookupError("a span without a day")
    return Days(alternatives, Doubt.VAGUE if len(alternatives) > 1 else None)


def _weekday(fact: Weekdays, context: Context) -> Days:
    if len(fact.days) != 1:
        raise LookupError("several weekdays")
    today, weekday = context.local.date(), fact.days[0]
    nearest = following(today, weekday)
    this_week = monday_of(today) + timedelta(days=weekday)
    if fact.which == "this_week":
        return Days(((this_week,),))
    if fact.which == "next_week":
        return Days(((this_week + _WEEK,),))
    if fact.which == "past":
        return Days(((nearest - _WEEK,),)) if this_week != today else Days(((today - _WEEK,),))
    if fact.which == "nth":
        return Days(((nearest + _WEEK * (fact.weeks - 1),),))
    if fact.which == "later":
        return Days(((nearest + _WEEK * fact.weeks,),))
    if fact.which == "next":
        both = {nearest, this_week + _WEEK}
        return Days(tuple((day,) for day in sorted(both)), Doubt.THIS_OR_NEXT if len(both) > 1 else None)
    if this_week == today:
        return Days(((today,), (nearest,)), Doubt.TODAY_OR_NEXT_WEEK)
    return Days(((nearest,),))


_Reader = Callable[[Any, tuple[Fact, ...], Context], Days]
_READERS: Final[tuple[tuple[type, _Reader], ...]] = (
    (Day, _day),
    (Offset, _offset),
    (CalendarDate, _calendar_date),
    (NthWeekday, _nth_weekday),
    (DayOf, _day_of),
    (Span, _span),
    (MonthDays, _month_days),
    (Months, _months),
)
