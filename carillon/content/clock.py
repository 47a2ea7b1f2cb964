"""Moments and spans of time in a person's words."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time

from carillon.language import translations

_TIME = re.compile(r"(?<![\d:])([01]\d|2[0-3]):([0-5]\d)(?![\d:])")
SECOND, MINUTE, HOUR, DAY = 1, 60, 3600, 86400


def wall(at: datetime, zone: str, language: str, clock: int | None = None) -> str:
    """Return an aware moment on the wall clock of `zone`: weekday, date, time; seconds only when there are some.

    The `clock` has 12 or 24 hours; None is the custom of our texts, 24 in every language.
    """
    local = at.astimezone(ZoneInfo(zone))
    pattern = f"EEE d MMM y, {_face(language, clock, bool(local.second))}"
    return format_datetime(local.replace(tzinfo=None), pattern, locale=language)


def hands(at: datetime, zone: str, language: str, clock: int | None = None, *, seconds: bool = False) -> str:
    """Return the time of day of an aware moment in `zone`, on a clock of 12 or 24 hours."""
    local = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return str(format_datetime(local, _face(language, clock, seconds=seconds), locale=language))


def day(which: date, today: date, language: str) -> str:
    """Return a day as a heading: "Today · Sun 29 Nov"; the year only where it is another."""
    _ = translations(language).gettext
    pattern = "EEE d MMM" if which.year == today.year else "EEE d MMM y"
    said = format_date(which, pattern, locale=language)
    near = {-1: _("Yesterday · {date}"), 0: _("Today · {date}"), 1: _("Tomorrow · {date}")}
    return near.get((which - today).days, "{date}").format(date=said)


def time_of_day(at: time, language: str, clock: int | None = None) -> str:
    """Return a time of day, to the minute, on a clock of 12 or 24 hours."""
    return str(format_time(at, _face(language, clock, seconds=False), locale=language))


def on_clock(words: str, language: str, clock: int | None) -> str:
    """Return words about time with their times of day, 09:00 as the time language writes them, on a kind of clock."""
    if clock != 12:
        return words
    return _TIME.sub(lambda found: time_of_day(time(int(found[1]), int(found[2])), language, clock), words)


def day_of_month(which: date, language: str) -> str:
    """Return a day without its year, the month in letters: "3 April", "3. April", "3 de abril"."""
    pattern = "d MMMM" if language == "en" else Locale.parse(language).datetime_skeletons["MMMMd"].pattern
    return str(format_date(which, pattern, locale=language))


@cache
def _face(language: str, clock: int | None, seconds: bool) -> str:
    """Return the pattern of a clock: of 24 hours, or of 12 as the Unicode CLDR writes it in the language."""
    if clock != 12:
        return "HH:mm:ss" if seconds else "HH:mm"
    skeletons = Locale.parse(language).datetime_skeletons
    return str(skeletons["hms" if seconds else "hm"].pattern)


def until(span: timedelta, language: str) -> str:
    """Return how far away a moment is, in its two largest units: "in 3 h 20 min", "in 5 s", "now"."""
    _ = translations(language).gettext
    units = ((DAY, _("{n} d")), (HOUR, _("{n} h")), (MINUTE, _("{n} min")), (SECOND, _("{n} s")))
    rest = _tidy(round(span.total_seconds()))
    parts: list[str] = []
    for size, label in units:
        count, rest = divmod(rest, size)
        if count or parts:
            parts.append(label.format(n=count) if count else "")
        if len(parts) == 2:
            break
    said = " ".join(part for part in parts if part)
    return _("in {span}").format(span=said) if said else _("now")


def _tidy(seconds: int) -> int:
    """Leave out units too small to matter beside the large ones, by rounding rather than cutting."""
    seconds = max(seconds, 0)
    step = HOUR if seconds >= DAY else MINUTE if seconds >= HOUR else SECOND
    return (seconds + step // 2) // step * step


def brief(at: datetime, now: datetime, zone: str, language: str) -> str:
    """Return a moment on the wall clock of `zone` as briefly as `now` allows: the time, the weekday, or the date."""
    local, today = (moment.astimezone(ZoneInfo(zone)) for moment in (at, now))
    days = abs((local.date() - today.date()).days)
    pattern = "HH:mm" if days == 0 else "EEE HH:mm" if days < 7 else "d MMM, HH:mm"
    return format_datetime(local.replace(tzinfo=None), pattern, locale=language)
