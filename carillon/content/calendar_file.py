"""A person's schedules as a calendar file (iCalendar, RFC 5545) that any calendar program reads."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vRecur, vText

from carillon.content.calendar_rules import explicit, first, in_utc, on_days
from carillon.content.calendar_zones import described

PRODUCT: Final = "-//Carillon//Schedules//EN"
_STATUS: Final = {"active": "CONFIRMED", "paused": "TENTATIVE", "finished": "CONFIRMED", "cancelled": "CANCELLED"}
_YEARS_AHEAD: Final = 20  # of clock changes: a series may have no end
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NO_TEXT: Final = frozenset({"Cc", "Cs"})  # RFC 5545 §3.3.11 allows no controls but tab and line break


@dataclass(frozen=True, slots=True)
class Entry:
    """A schedule as it is kept: `local_start` is naive in the IANA zone, `rrule` is empty for a single moment.

    The rule has UNTIL in local time and no DTSTART; no occurrence falls on an `excluded` date. `created_at` is aware.
    `status` is the schedule's state: active, paused, finished or cancelled.
    """

    uid: str
    summary: str
    description: str
    zone: str
    local_start: datetime
    rrule: str
    excluded: tuple[date, ...]
    created_at: datetime
    status: str


def to_icalendar(entries: Sequence[Entry], *, produced_for: str) -> bytes:
    """Return a calendar file of schedules; `produced_for` is the title that calendar programs show.

    A rule that never comes is left out. Raises ValueError for a rule that is none, ZoneInfoNotFoundError for a zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _text(produced_for))  # what all of them read; NAME (RFC 7986) hardly any
    years: defaultdict[str, set[int]] = defaultdict(set)
    events = [event for event in map(_event, entries) if event]
    for event in events:
        start = event.start
        if isinstance(start, datetime) and isinstance(start.tzinfo, ZoneInfo) and start.tzinfo.key != "UTC":
            years[start.tzinfo.key].add(start.year)
    for zone, seen in sorted(years.items()):
        calendar.add_component(Timezone.from_ical(described(zone, min(seen) - 1, max(seen) + _YEARS_AHEAD)))
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry) -> Event | None:
    """Return a schedule as an event without length, with an alarm at its beginning."""
    event = Event()
    if not _add_times(event, entry):
        return None
    event.add("uid", _text(entry.uid))
    event.add("summary", _text(entry.summary))
    event.add("description", _text(entry.description))
    event.add("status", _STATUS[entry.status])
    event.add("transp", "TRANSPARENT")  # a reminder keeps nobody busy
    event.add("created", entry.created_at.astimezone(UTC))
    event.add("dtstamp", entry.created_at.astimezone(UTC))
    event.add_component(_alarm(entry))
    return event


def _add_times(event: Event, entry: Entry) -> bool:
    """Write when an event happens; False if it never does."""
    info = ZoneInfo(entry.zone)
    if not entry.rrule:
        event.add("dtstart", entry.local_start.replace(tzinfo=info))
        return True
    parts = explicit(entry.rrule, entry.local_start)
    begin = first(parts, entry.local_start)
    if begin is None:
        return False
    event.add("dtstart", begin.replace(tzinfo=info))
    event.add("rrule", vRecur.from_ical(";".join(f"{key}={value}" for key, value in in_utc(parts, entry.zone).items())))
    left_out = [at.replace(tzinfo=info) for at in on_days(parts, begin, entry.excluded)]
    if left_out:
        event.add("exdate", left_out)
    return True


def _alarm(entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta())
    alarm.add("description", _text(entry.summary))
    return alarm


class _Text(vText):
    """Text as RFC 5545 §3.3.11 escapes it; icalendar's own takes the `\\N` of `C:\\New` for a line break."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPED).encode()


def _text(text: str) -> vText:
    """Return a text with plain line breaks and without what a calendar file cannot hold."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _Text("".join(char for char in plain if char in "\n\t" or unicodedata.category(char) not in _NO_TEXT))
