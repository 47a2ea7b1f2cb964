"""Time zones as a calendar file describes them (RFC 5545 §3.6.5), for programs that do not know their names.

icalendar's own `Timezone.from_tzinfo` gives the wall clock after a change where the RFC asks for the one before it,
so that summer would begin an hour late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=256)
def described(zone: str, first: int, last: int) -> bytes:
    """Return the VTIMEZONE of an IANA zone with every change from the beginning of one year to the end of another."""
    info = ZoneInfo(zone)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    onsets: dict[tuple[timedelta, timedelta, str, bool], list[datetime]] = defaultdict(list)
    before = _offset(begin, info)
    for at in (begin, *_changes(info, begin, datetime(last + 1, 1, 1, tzinfo=UTC))):
        local, after = at.astimezone(info), _offset(at, info)
        # Morocco's zone calls its winter the exception. Programs know only clocks that are put forward for a while.
        summer = after > before or (after == before and bool(local.dst()))
        onsets[before, after, local.tzname() or zone, summer].append((at + before).replace(tzinfo=None))
        before = after
    component = Timezone()
    component.add("tzid", zone)
    for (offset_from, offset_to, name, summer), times in onsets.items():
        part = TimezoneDaylight() if summer else TimezoneStandard()
        part.add("tzoffsetfrom", offset_from)
        part.add("tzoffsetto", offset_to)
        part.add("tzname", name)
        part.add("dtstart", times[0])
        if times[1:]:
            part.add("rdate", times[1:])
        component.add_component(part)
    content: bytes = component.to_ical()
    return content


def _changes(info: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the instants (UTC) at which a zone's offset changes."""
    while begin < end:
        if _offset(begin, info) != _offset(begin + _DAY, info):
            yield _change_within_a_day(info, begin)
        begin += _DAY


def _change_within_a_day(info: ZoneInfo, begin: datetime) -> datetime:
    old, low, high = _offset(begin, info), begin, begin + _DAY
    while high - low > _SECOND:
        middle = low + (high - low) // 2 // _SECOND * _SECOND
        low, high = (middle, high) if _offset(middle, info) == old else (low, middle)
    return high


def _offset(at: datetime, info: ZoneInfo) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta()
