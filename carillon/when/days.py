"""Calendar arithmetic on dates: months that clamp, nth weekdays, edges of spans. Weeks start on Monday."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return calendar.monthrange(year, month)[1]


def add_months(day: date, months: int) -> tuple[date, bool]:
    """The same day of another month, or its last day; says whether it was clamped. OverflowError past year 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError("beyond the calendar")
    last = days_in_month(year, month)
    return date(year, month, min(day.day, last)), day.day > last


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def following(day: date, weekday: int) -> date:
    """The nearest such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def nth_weekday(first: date, last: date, nth: int, weekday: int) -> date | None:
    """The nth (negative: from the end) such weekday between two dates, both included."""
    if nth > 0:
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    return found if first <= found <= last else None
