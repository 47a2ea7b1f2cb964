"""A new time for a schedule, as a person says it: a bare clock keeps the date, a bare date or rule keeps the clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from carillon.chat.context import Context
from carillon.chat.lists.verb_words import BETWEEN
from carillon.chat.lists.verbs import without_instead
from carillon.schedules.shifting import next_live
from carillon.store.tables import Schedule
from carillon.when import NoReading, Note, Once, Parsed, Preferences, Question, Reading, Series, parse
from carillon.when.tokens import fold
from carillon.when.zones import local_after_gap, wall_clock

DAY_OPENS, DAY_CLOSES = time(0, 0, 1), time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Retimed:
    """A new time: its reading, the words that are no time, and whether nothing but a clock was named."""

    reading: Reading
    message: str
    bare_clock: bool


async def read_time(context: Context, target: Schedule, line: str) -> Retimed:
    """Read a line about a schedule. The clock it has is that of its series, the date that of its next message."""
    live = await next_live(context.session, target.id)
    due_at = live.due_at or live.occurrence if live else None
    usual = live.occurrence if live and target.rrule else due_at
    return _retimed(context, line, due_at, usual)


def _retimed(context: Context, line: str, due_at: datetime | None, usual: datetime | None) -> Retimed:
    user = context.user
    clock = wall_clock(usual, user.zone).time() if usual else user.default_time
    line = _without_lead(context, without_instead(line, user.language))
    parsed = _read(context, line, context.now, clock)
    leftover = {fold(word) for word in parsed.message.split()}
    message = "" if leftover <= BETWEEN else parsed.message
    reading, bare = parsed.reading, due_at is not None and not message and _bare_clock(context, line)
    if due_at and bare:
        reading = _on_date(context, reading, wall_clock(due_at, user.zone).date())
    return Retimed(_clock_kept(reading) if due_at else reading, message, bare)


def _without_lead(context: Context, line: str) -> str:
    """Return a line that begins with a time: "move to 6" leaves "to 6", which the time language does not take."""
    rest = line
    while rest:
        if not isinstance(_read(context, rest, context.now, context.user.default_time).reading, NoReading):
            return rest
        word, _, rest = rest.partition(" ")
        if fold(word) not in BETWEEN:
            break
    return line


def _read(context: Context, line: str, now: datetime, clock: time) -> Parsed:
    user = context.user
    customs = Preferences(user.date_order, user.clock, clock)
    return parse(line, now=now, zone=user.zone, language=user.language, preferences=customs)[0]


def _bare_clock(context: Context, line: str) -> bool:
    """Whether a line names no day: read in the first second of a day it means that day, in the last one the next."""
    zone = context.user.zone
    today = wall_clock(context.now, zone).date()
    early, late = (_dates(context, line, datetime.combine(today, clock)) for clock in (DAY_OPENS, DAY_CLOSES))
    return early == {today} and late == {today + timedelta(days=1)}


def _dates(context: Context, line: str, local: datetime) -> set[date]:
    now = local_after_gap(local, context.user.zone)[0]
    return {one.local.date() for one in _moments(_read(context, line, now, time(9)).reading)}


def _moments(reading: Reading) -> list[Once]:
    if isinstance(reading, Question):
        return [one.reading for one in reading.candidates if isinstance(one.reading, Once)]
    return [reading] if isinstance(reading, Once) else []


def _on_date(context: Context, reading: Reading, day: date) -> Reading:
    """Return a clock on a date; as it was read where that has gone by."""
    if isinstance(reading, Question):
        moved = {one.local.time(): one for one in (_at(one, day) for one in _moments(reading))}
        chosen = tuple(
            replace(one, reading=moved.get(one.reading.local.time(), one.reading)) for one in reading.candidates
        )
        return replace(reading, candidates=chosen) if all(one.reading.at > context.now for one in chosen) else reading
    if not isinstance(reading, Once):
        return reading
    moved_one = _at(reading, day)
    return moved_one if moved_one.at > context.now else reading


def _at(once: Once, day: date) -> Once:
    at, local, notes = local_after_gap(datetime.combine(day, once.local.time()), once.zone)
    return Once(at, local, once.zone, notes)


def _clock_kept(reading: Reading) -> Reading:
    """Return a reading without the note that a usual time was taken: it is the time that the schedule had."""
    if not isinstance(reading, Once | Series):
        return reading
    return replace(reading, notes=tuple(note for note in reading.notes if note is not Note.DEFAULT_TIME))
