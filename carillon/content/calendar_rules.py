"""Recurrence rules as calendar programs read them: UNTIL in UTC, and nothing left to be taken from the first date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

_STEPS: Final = {"HOURLY": timedelta(hours=1), "MINUTELY": timedelta(minutes=1)}
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL: Final = "%Y%m%dT%H%M%S"


def explicit(rule: str, start: datetime) -> dict[str, str]:
    """Return the parts of a schedule's rule, those added that it takes from its start (naive local time).

    A schedule's start need not be an occurrence, while DTSTART always is one. So DTSTART is the first occurrence, and
    what hung on the start has to be said. Raises ValueError for a rule that is none.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if "FREQ" not in parts:
        raise ValueError(f"not a recurrence rule: {rule!r}")
    frequency, by_weekday, by_monthday = parts["FREQ"], "BYDAY" in parts, "BYMONTHDAY" in parts
    if frequency == "YEARLY" and not by_monthday:
        parts.setdefault("BYMONTH", str(start.month))
    if frequency in {"YEARLY", "MONTHLY"} and not by_weekday and not by_monthday:
        parts["BYMONTHDAY"] = str(start.day)
    if frequency == "WEEKLY" and not by_weekday:
        parts["BYDAY"] = _WEEKDAYS[start.weekday()]
    if "BYHOUR" in parts and frequency not in _STEPS:
        parts.setdefault("BYMINUTE", str(start.minute))
    if "COUNT" in parts:
        parts.pop("UNTIL", None)  # RFC 5545 §3.3.10 allows one of them; a schedule's count is the stronger
    return parts


def first(parts: dict[str, str], start: datetime) -> datetime | None:
    """Return the first wall clock of a rule, at or after its start; None if it has none."""
    return next(iter(_running(parts, _seconds(parts, start))), None)


def on_days(parts: dict[str, str], start: datetime, days: Iterable[date]) -> Iterator[datetime]:
    """Yield every wall clock of a rule on some days."""
    endless = {key: value for key, value in parts.items() if key not in {"COUNT", "UNTIL"}}
    for day in sorted(days):
        midnight = datetime.combine(day, time())
        rule = _running(endless, _near(parts, start, midnight))
        yield from rule.between(midnight, midnight + timedelta(days=1, microseconds=-1), inc=True)


def in_utc(parts: dict[str, str], zone: str) -> dict[str, str]:
    """Return the same rule with UNTIL in UTC, as RFC 5545 §3.3.10 demands beside a DTSTART with a TZID."""
    if "UNTIL" not in parts:
        return parts
    local = _read_until(parts["UNTIL"]).replace(tzinfo=ZoneInfo(zone))
    return parts | {"UNTIL": local.astimezone(UTC).strftime(f"{_UNTIL}Z")}


def _read_until(text: str) -> datetime:
    """Read a wall clock; a bare date is its last second."""
    return datetime.strptime(f"{text}T235959"[:15], _UNTIL)  # noqa: DTZ007 - a wall clock, deliberately naive


def _running(parts: dict[str, str], start: datetime) -> rrule:
    rule = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=start)
    if not isinstance(rule, rrule):
        raise ValueError(f"not one rule: {parts}")
    return rule


def _seconds(parts: dict[str, str], start: datetime) -> datetime:
    """Return a start without seconds where the rule names its hours or minutes: it means them on the dot."""
    stepped = parts["FREQ"] in _STEPS
    named = "BYMINUTE" in parts if stepped else "BYHOUR" in parts
    return start + timedelta(seconds=60 - start.second) if named and start.second else start


def _near(parts: dict[str, str], start: datetime, midnight: datetime) -> datetime:
    """Return a start in phase with a rule's own and close before a midnight: dateutil walks from the start."""
    if parts["FREQ"] not in _STEPS:
        return start
    step = _STEPS[parts["FREQ"]] * int(parts.get("INTERVAL", 1))
    return start + max((midnight - start) // step, 0) * step
