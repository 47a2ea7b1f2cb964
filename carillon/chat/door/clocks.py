"""Clocks to choose from, and how a time of day is shown to a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from babel.dates import format_time

from carillon.chat.context import Context
from carillon.places import likely_zones
from carillon.platforms.base import Button, Buttons
from carillon.store.tables import Schedule
from carillon.when.zones import wall_clock


def choices(context: Context) -> Buttons:
    """Return three likely clocks as buttons, and the two ways to name another place."""
    say = context.say
    likely = tuple(
        (Button(f"{city(zone)} {clock(context, context.now, zone)}", f"clock:is:{zone}"),) for zone in _offered(context)
    )
    pinned = (Button(say("📍 Send my place"), "clock:pin"),) if context.incoming.private else ()
    return (*likely, (*pinned, Button(say("Type a city"), "clock:city")))


def hint(context: Context, schedule: Schedule) -> str:
    """Return a line with the zone that is assumed, for the first confirmation of somebody who never named theirs."""
    if context.user.zone_known or (schedule.number, schedule.revision) != (1, 1):
        return ""
    return "\n" + context.say("I took {zone} for your time zone. Another one: /timezone").format(zone=context.user.zone)


def city(zone: str) -> str:
    """Return the town that a zone is named for."""
    return zone.rpartition("/")[2].replace("_", " ")


def clock(context: Context, at: datetime, zone: str) -> str:
    """Return the time of day in a zone, in the person's form."""
    return shown(context, wall_clock(at, zone).time())


def shown(context: Context, at: time) -> str:
    """Return a time of day in the person's form."""
    pattern = "h:mm a" if context.user.clock == 12 else "HH:mm"
    return format_time(at, pattern, locale=context.user.language)


def _offered(context: Context) -> Iterable[str]:
    """Return three zones with three clocks; the one that is assumed comes first, unless nobody chose it."""
    user = context.user
    likely = likely_zones(context.incoming.language or user.language, context.now)
    zones = likely if user.zone == "UTC" else (user.zone, *likely)
    shown: dict[datetime, str] = {}
    for zone in zones:
        shown.setdefault(wall_clock(context.now, zone), zone)
    return list(shown.values())[:3]
