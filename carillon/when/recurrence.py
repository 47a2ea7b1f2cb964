"""When a rule comes next. Rules run on the naive wall clock of their zone and are localised here, one by one.

dateutil emits wall clocks that summer time skips, and walks from DTSTART; so DTSTART is first moved forward in phase,
and every wall clock is turned into an instant by `zones` (RFC 5545 §3.3.5: a gap shifts forward, an overlap is its
first pass).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final, Literal

from dateutil import rrule as rfc

from carillon.when.reading import Note, Rule
from carillon.when.rrules import Parts, parse_rrule
from carillon.when.zones import local_after_gap, wall_clock

COUNT_LIMIT: Final = 10_000
_FREQUENCY: Final[dict[str, Literal[0, 1, 2, 3]]] = {
    "DAILY": rfc.DAILY,
    "WEEKLY": rfc.WEEKLY,
    "MONTHLY": rfc.MONTHLY,
    "YEARLY": rfc.YEARLY,
}
_STEP: Final = {"MINUTELY": timedelta(minutes=1), "HOURLY": timedelta(hours=1)}
_SILENT_YEARS: Final = 60
_SLACK: Final = timedelta(hours=25)
_MOST_IDLE_STEPS: Final = 366 * 9  # days passed over, hours that do not fit: nine years hold any 29 February


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One moment of a rule: `at` aware in UTC, `local` the naive wall clock people see in the rule's zone."""

    at: datetime
    local: datetime
    notes: tuple[Note, ...] = ()


def next_after(rule: Rule, after: datetime) -> Occurrence | None:
    """The first occurrence strictly after an aware instant, None when the rule has ended.

    For a rule that counts from completion, `after` is the moment it was done. Raises ValueError for a rule that
    cannot be read. An old rule costs what a new one costs.
    """
    try:
        if rule.after_done is not None:
            return _after_done(rule, after)
        return _next(rule, after.astimezone(UTC))
    except OverflowError:
        return None


def upcoming(rule: Rule, after: datetime, n: int) -> list[Occurrence]:
    """The next `n` occurrences strictly after an aware instant; fewer when the rule ends."""
    found: list[Occurrence] = []
    while len(found) < n and (occurrence := next_after(rule, after)) is not None:
        found.append(occurrence)
        if rule.after_done is not None:
            break
        after = occurrence.at
    return found


def _after_done(rule: Rule, done: datetime) -> Occurrence:
    """Whole days keep the clock of the rule's start; anything shorter is real time."""
    length = rule.after_done or timedelta()
    local = wall_clock(done, rule.zone)
    if length % timedelta(days=1):
        instant = (done.astimezone(UTC) + length).replace(microsecond=0)
        return Occurrence(instant, wall_clock(instant, rule.zone))
    naive = datetime.combine(local.date() + length, rule.start.time())
    return Occurrence(*local_after_gap(naive, rule.zone))


def _next(rule: Rule, after: datetime) -> Occurrence | None:
    """The earliest instant wins: behind a gap the wall clocks come out of order."""
    earliest: Occurrence | None = None
    horizon: datetime | None = None
    for naive in _wall_clocks(rule, wall_clock(after, rule.zone) - _slack(rule, after)):
        if horizon is not None and naive > horizon:
            break
        occurrence = Occurrence(*local_after_gap(naive, rule.zone))
        if occurrence.at > after and (earliest is None or occurrence.at < earliest.at):
            earliest = occurrence
            if Note.GAP_SHIFTED not in occurrence.notes:
                break
            horizon = occurrence.local
    return earliest


def _slack(rule: Rule, after: datetime) -> timedelta:
    """How far before `after` a skipped wall clock may lie that still comes after it."""
    earlier = wall_clock(after - _SLACK, rule.zone)
    return max(wall_clock(after, rule.zone) - earlier - _SLACK, timedelta())


def _wall_clocks(rule: Rule, floor: datetime) -> Iterator[datetime]:
    """Naive occurrences from `floor` on, in order, without excluded dates, up to the rule's end."""
    parts = parse_rrule(rule.rrule)
    end = parts.until
    if parts.count is not None:
        end = _end_of_count(rule.rrule, rule.start)
    for naive in _endless(parts, rule.start, max(floor, rule.start)):
        if end is not None and naive > end:
            return
        if naive.date() not in rule.excluded:
            yield naive


@lru_cache(maxsize=1024)
def _end_of_count(rrule: str, start: datetime) -> datetime:
    """The last wall clock of a rule that ends after a number of times."""
    parts = parse_rrule(rrule)
    counted = deque(islice(_endless(parts, start, start), min(parts.count or 1, COUNT_LIMIT)), maxlen=1)
    return counted[0] if counted else start


def _endless(parts: Parts, start: datetime, floor: datetime) -> Iterator[datetime]:
    """The rule without its end, from `floor` on."""
    if parts.freq in _STEP:
        yield from _stepped(parts, start, floor)
        return
    for naive in _calendar(parts, start, floor):
        if naive >= floor:
            yield naive


def _calendar(parts: Parts, start: datetime, floor: datetime) -> Iterator[datetime]:
    """Rules of a day or longer, by dateutil, from the beginning of the period in phase at or before `floor`."""
    rule = rfc.rrule(
        _FREQUENCY[parts.freq],
        dtstart=_in_phase(parts, start, floor),
        interval=parts.interval,
        bymonth=parts.months or ((start.month,) if parts.freq == "YEARLY" and not parts.monthdays else None),
        bymonthday=parts.monthdays or _implied_monthday(parts, start),
        byweekday=_by_weekday(parts, start),
        byhour=parts.hours or (start.hour,),
        byminute=parts.minutes or (start.minute,),
        bysecond=(start.second,) if not parts.hours else (0,),
        bysetpos=parts.positions or None,
        until=_horizon(parts, max(start, floor)),
    )
    yield from rule


def _horizon(parts: Parts, floor: datetime) -> datetime:
    """Where the search for a next occurrence ends: no rule with any occurrence is silent for longer."""
    years = _SILENT_YEARS + parts.interval * (parts.freq == "YEARLY") + parts.interval // 12
    return datetime.combine(date(min(floor.year + years, 9999), 12, 31), time.max)


def _implied_monthday(parts: Parts, start: datetime) -> tuple[int, ...] | None:
    """A month or year rule without a day keeps the day it started on."""
    implied = parts.freq in {"MONTHLY", "YEARLY"} and not parts.weekdays
    return (start.day,) if implied else None


def _by_weekday(parts: Parts, start: datetime) -> list[rfc.weekday] | None:
    if parts.weekdays:
        return [rfc.weekday(day, nth or None) for nth, day in parts.weekdays]
    return [rfc.weekday(start.weekday())] if parts.freq == "WEEKLY" else None


def _in_phase(parts: Parts, start: datetime, floor: datetime) -> datetime:
    """The midnight that opens the last period in phase with the start, at or before `floor`."""
    day, target = start.date(), max(floor, start).date()
    if parts.freq == "DAILY":
        first = day + timedelta(days=(target - day).days // parts.interval * parts.interval)
    elif parts.freq == "WEEKLY":
        monday = day - timedelta(days=day.weekday())
        weeks = (target - monday).days // 7
        first = monday + timedelta(weeks=weeks // parts.interval * parts.interval)
    elif parts.freq == "MONTHLY":
        months = (target.year - day.year) * 12 + target.month - day.month
        index = day.year * 12 + day.month - 1 + months // parts.interval * parts.interval
        first = date(index // 12, index % 12 + 1, 1)
    else:
        first = date(day.year + (target.year - day.year) // parts.interval * parts.interval, 1, 1)
    return datetime.combine(first, time())


def _stepped(parts: Parts, start: datetime, floor: datetime) -> Iterator[datetime]:
    """Hours and minutes, by arithmetic; days that are not meant are passed over whole."""
    step = _STEP[parts.freq] * parts.interval
    minutes = parts.minutes if parts.freq == "HOURLY" else ()
    base = start.replace(minute=0, second=0) if minutes else start
    moment = base + max((floor - base) // step, 0) * step
    idle = 0
    while idle < _MOST_IDLE_STEPS:
        idle += 1
        if not _day_fits(parts, moment.date()):
            midnight = datetime.combine(moment.date() + timedelta(days=1), time())
            moment += -(-(midnight - moment) // step) * step
            continue
        for naive in [moment.replace(minute=minute) for minute in minutes] or [moment]:
            if naive >= floor and (not parts.hours or naive.hour in parts.hours):
                idle = 0
                yield naive
        moment += step


def _day_fits(parts: Parts, day: date) -> bool:
    weekday = not parts.weekdays or any(which == day.weekday() for _, which in parts.weekdays)
    monthday = not parts.monthdays or day.day in parts.monthdays
    return weekday and monthday and (not parts.months or day.month in parts.months)
