"""A series on another clock: the same days, another time of day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from carillon.when import Rule, Series, next_after
from carillon.when.rrules import parse_rrule

DAYS_OR_LONGER = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def at_clock(rule: Rule, clock: time, now: datetime) -> Series | None:
    """Return a rule that rings once on each of its days, ringing at `clock` from `now` (aware) on.

    None for a rule of hours or minutes, for one with several times a day, and for one that has ended.
    """
    parts = parse_rrule(rule.rrule) if rule.rrule else None
    if parts is None or parts.freq not in DAYS_OR_LONGER or len(parts.hours) > 1 or len(parts.minutes) > 1:
        return None
    written = str(replace(parts, hours=(clock.hour,), minutes=(clock.minute,)))
    start = datetime.combine(rule.start.date(), clock.replace(second=0, microsecond=0))
    moved = replace(rule, rrule=written, start=start)
    coming = next_after(moved, now)
    return Series(moved, coming.at, coming.local, coming.notes) if coming else None
