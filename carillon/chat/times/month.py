"""A calendar, a clock face of hours and one of minutes, as rows of buttons."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from carillon.platforms.base import Button, Buttons

STEP = 5  # minutes
BLANK = "\u2800"  # an empty braille cell: Telegram takes no button without a text, and white space is none

Act = Callable[[str], str]


def days(first: date, today: date, locale: Locale, act: Act) -> Buttons:
    """Return the month that begins on `first`: turning it, the days of the week, its days; past ones do nothing.

    `act` makes a button's action of what it stands for: m2026-12 a month, d2026-12-05 a day, "-" nothing.
    """
    heads = locale.days["stand-alone"]["short"]
    order = [(locale.first_week_day + place) % 7 for place in range(7)]
    weeks = Calendar(locale.first_week_day).monthdayscalendar(first.year, first.month)
    rows = [tuple(_day(first, number, today, act) for number in week) for week in weeks]
    shown = [row for row in rows if any(button.label != BLANK for button in row)]
    return (_turning(first, today, locale, act), tuple(Button(heads[day], act("-")) for day in order), *shown)


def hours(day: date, local: datetime, twelve: bool, locale: Locale, act: Act) -> Buttons:
    """Return the hours of a day that are not behind the wall clock `local` (naive)."""
    every = [datetime.combine(day, time(hour)) for hour in range(24)]
    ahead = [at for at in every if at + timedelta(minutes=60 - STEP) > local]
    buttons = [Button(clock(at.time(), twelve, locale, whole=True), act(f"h{at:%Y-%m-%dT%H}")) for at in ahead]
    return _rows(buttons, 4 if twelve else 6, act)


def minutes(at: datetime, local: datetime, twelve: bool, locale: Locale, act: Act) -> Buttons:
    """Return the minutes of the hour that begins `at` (naive), in steps of five, from `local` on."""
    every = [at + timedelta(minutes=minute) for minute in range(0, 60, STEP)]
    ahead = [one for one in every if one > local]
    return _rows([Button(clock(one.time(), twelve, locale), act(f"@{one:%Y-%m-%dT%H:%M}")) for one in ahead], 4, act)


def clock(at: time, twelve: bool, locale: Locale, *, whole: bool = False) -> str:
    """Return a time of day as the person reads clocks; `whole` leaves the minutes out where that can be read."""
    if twelve:
        return format_time(at, "h a" if whole else "h:mm a", locale=locale)
    return f"{at:%H:%M}"


def locale_of(language: str, tag: str | None) -> Locale:
    """Return the locale of a language, in the country that the person's app names with an IETF tag."""
    try:
        found = Locale.parse(tag or language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(language)
    return found if found.language == language else Locale.parse(language)


def _turning(first: date, today: date, locale: Locale, act: Act) -> tuple[Button, ...]:
    before = first - timedelta(days=1)
    back = Button("‹", act(f"m{before:%Y-%m}")) if first > today.replace(day=1) else Button(BLANK, act("-"))
    head = Button(format_date(first, "LLLL y", locale=locale), act("-"))
    if (first.year, first.month) == (date.max.year, 12):
        return back, head, Button(BLANK, act("-"))
    return back, head, Button("›", act(f"m{first + timedelta(days=31):%Y-%m}"))


def _day(first: date, number: int, today: date, act: Act) -> Button:
    """Return a day of a month; number 0 is one of another month."""
    day = first.replace(day=max(number, 1))
    if number == 0 or day < today:
        return Button(BLANK, act("-"))
    return Button(f"·{day.day}·" if day == today else str(day.day), act(f"d{day:%Y-%m-%d}"))


def _rows(buttons: Sequence[Button], width: int, act: Act) -> Buttons:
    """Set buttons in rows of one width, the last one filled up, so that all are equally wide."""
    filled = [*buttons, *[Button(BLANK, act("-"))] * (-len(buttons) % width)]
    return tuple(tuple(filled[start : start + width]) for start in range(0, len(filled), width))


def day_said(day: date, locale: Locale) -> str:
    """Return a day in full, with its weekday."""
    return format_date(day, "EEEE d MMMM y", locale=locale)


def weekday_said(day: date, locale: Locale) -> str:
    """Return the name of a day's weekday, as it stands alone."""
    name: str = format_date(day, "cccc", locale=locale)
    return name[:1].upper() + name[1:]
