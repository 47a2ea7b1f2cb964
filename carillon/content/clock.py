"""Moments and spans of time in a person's words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from carillon.language import translations

SECOND, MINUTE, HOUR, DAY = 1, 60, 3600, 86400


def wall(at: datetime, zone: str, language: str) -> str:
    """Return an aware moment on the wall clock of `zone`: weekday, date, time; seconds only when there are some."""
    local = at.astimezone(ZoneInfo(zone))
    pattern = "EEE d MMM y, HH:mm:ss" if local.second else "EEE d MMM y, HH:mm"
    return format_datetime(local.replace(tzinfo=None), pattern, locale=language)


def hands(at: datetime, zone: str, language: str, clock: int | None = None, *, seconds: bool = False) -> str:
    """Return the time of day of an aware moment in `zone`, on a clock of 12 or 24 hours."""
    local = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    minutes = "mm:ss" if seconds else "mm"
    return format_datetime(local, f"h:{minutes} a" if clock == 12 else f"HH:{minutes}", locale=language)


def day(which: date, today: date, language: str) -> str:
    """Return a day as a heading: "Today · Sun 29 Nov"; the year only where it is another."""
    _ = translations(language).gettext
    pattern = "EEE d MMM" if which.year == today.year else "EEE d MMM y"
    said = format_date(which, pattern, locale=language)
    near = {-1: _("Yesterday · {date}"), 0: _("Today · {date}"), 1: _("Tomorrow · {date}")}
    return near.get((which - today).days, "{date}").format(date=said)


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
