"""Calendar spans: this week, next month, October; where they begin and end, and which day they stand for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from carillon.when.days import add_months, days_in_month, monday_of
from carillon.when.facts import Span

Bounds = tuple[date, date]

_YEARS_AHEAD: Final = 9
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


def bounds(span: Span, today: date) -> list[Bounds]:
    """First and last day of a span; of a month or year without more, every coming one."""
    if span.month is not None:
        years = [span.year] if span.year else range(today.year, today.year + _YEARS_AHEAD)
        return [_month(year, span.month) for year in years]
    if span.year is not None:
        return [(date(span.year, 1, 1), date(span.year, 12, 31))]
    if span.unit in {"week", "weekend"}:
        monday = monday_of(today) + timedelta(weeks=span.offset)
        return [(monday + timedelta(days=5 * (span.unit == "weekend")), monday + timedelta(days=6))]
    if span.unit == "day":
        day = today + timedelta(days=span.offset)
        return [(day, day)]
    size = _MONTHS.get(span.unit)
    if size is None:
        return []
    opening = date(today.year, (today.month - 1) // size * size + 1, 1)
    first = add_months(opening, size * span.offset)[0]
    return [(first, add_months(first, size)[0] - timedelta(days=1))]


def day_of(nth: int, span: Span, today: date) -> tuple[tuple[date, ...], ...]:
    """The nth day of a span: -1 the last, 0 the middle (Wednesday, the 15th); a week ends on its Friday or Sunday."""
    found = [day for first, last in bounds(span, today) if (day := _nth(nth, first, last)) is not None]
    if not found:
        return ()
    if span.unit == "week" and nth == -1 and span.month is None:
        return ((found[0] - timedelta(days=2),), (found[0],))
    return (tuple(found),)


def span_days(span: Span, today: date) -> tuple[tuple[date, ...], ...]:
    """The days a span may stand for on its own: its first, or the same weekday or day of the month as today."""
    if span.unit == "weekend":
        saturday = monday_of(today) + timedelta(days=5)
        if span.offset == 0:
            return tuple((day,) for day in (saturday, saturday + timedelta(days=1)) if day >= today)
        if span.offset == 1 and today < saturday:
            return ((saturday,), (saturday + timedelta(weeks=1),))
        return ((saturday + timedelta(weeks=span.offset),),)
    if span.offset == 0 and span.month is None and span.year is None:
        return ()
    first = bounds(span, today)
    if span.unit == "week":
        same = today + timedelta(weeks=span.offset)
    elif span.unit in _MONTHS:
        same = add_months(today, _MONTHS[span.unit] * span.offset)[0]
    else:
        return ()
    days = sorted({first[0][0], same})
    return tuple((day,) for day in days)


def _month(year: int, month: int) -> Bounds:
    return date(year, month, 1), date(year, month, days_in_month(year, month))


def _nth(nth: int, first: date, last: date) -> date | None:
    if nth == 0:
        length = (last - first).days
        return first + timedelta(days=2 if length < 20 else 14 if length < 40 else length // 2)
    day = first + timedelta(days=nth - 1) if nth > 0 else last + timedelta(days=nth + 1)
    return day if first <= day <= last else None
