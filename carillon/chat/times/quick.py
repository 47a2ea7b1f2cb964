"""Times that make sense at somebody's local now, for buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from carillon.when import Once
from carillon.when.zones import local_after_gap, wall_clock

EVENING = time(20, 0)
SOON = timedelta(minutes=10)  # what is nearer than that is no time to offer beside "in 10 min"


class Kind(StrEnum):
    """How a quick time is called."""

    MINUTES = "minutes"
    HOURS = "hours"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Quick:
    """A time to offer: a span from the press on (`after`), or a naive wall clock in the person's zone (`local`)."""

    kind: Kind
    after: timedelta | None = None
    local: datetime | None = None


def quick_times(now: datetime, zone: str, morning: time) -> tuple[Quick, ...]:
    """Return the times to offer at `now` (aware) in an IANA zone; `morning` is the person's usual time of day."""
    local = wall_clock(now, zone)
    tomorrow, monday = local.date() + timedelta(days=1), local.date() + timedelta(days=7 - local.weekday())
    evening = datetime.combine(local.date(), EVENING)
    wanted = [
        Quick(Kind.MINUTES, after=timedelta(minutes=10)),
        Quick(Kind.HOURS, after=timedelta(hours=1)),
        Quick(Kind.TODAY, local=evening),
        Quick(Kind.TOMORROW, local=datetime.combine(tomorrow, morning)),
        Quick(Kind.TOMORROW, local=datetime.combine(tomorrow, EVENING)),
        Quick(Kind.WEEKDAY, local=datetime.combine(monday, morning)),
    ]
    ahead = [one for one in wanted if one.local is None or one.local > local + SOON]
    firsts: dict[object, Quick] = {}
    for one in ahead:
        firsts.setdefault(one.after or one.local, one)
    return tuple(firsts.values())


def in_a_while(now: datetime, zone: str, span: timedelta) -> Once:
    """Return the moment that lies so far behind `now` (aware), to the second."""
    at = now.replace(microsecond=0) + span
    return Once(at, wall_clock(at, zone), zone)


def on_the_clock(local: datetime, zone: str) -> Once:
    """Return the moment of a naive wall clock in a zone. Raises OverflowError beyond the calendar."""
    at, seen, notes = local_after_gap(local, zone)
    return Once(at, seen, zone, notes)
