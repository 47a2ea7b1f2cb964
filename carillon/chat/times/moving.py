"""Another time for a schedule that is there already. Of a series it must be said what is meant to move."""

from __future__ import annotations

from datetime import UTC, datetime, time

from carillon.chat import cards, targets
from carillon.chat.context import Context
from carillon.chat.lists import editing
from carillon.chat.making.items import MOVE, Purpose
from carillon.chat.times import picking
from carillon.content.markup import Rich, bold, fill
from carillon.platforms.base import Button, Reply
from carillon.schedules import changes, past
from carillon.schedules.changes import Change
from carillon.schedules.clockwork import at_clock
from carillon.schedules.occurrences import rule_of
from carillon.store.tables import Schedule
from carillon.when import Once, Rule, Series
from carillon.when.zones import wall_clock


async def ask_time(context: Context, schedule: Schedule, rest: str) -> Reply:
    """Ask for another time."""
    question = context.say("When should I send {number} instead?")
    said = fill(question, number=bold(f"#{schedule.number}")) + "\n" + cards.summary(context, schedule)
    return await picking.ask(context, Purpose(MOVE, schedule.id), said)


async def move(context: Context, schedule_id: int, reading: Once | Series) -> Reply:
    """Give a schedule another time; for a moment in place of a series, ask what is to move. Raises NotYours."""
    schedule = await targets.reach(context, schedule_id)
    if schedule.rrule and isinstance(reading, Once):
        return await _which(context, schedule, reading)
    return await moved(context, schedule, reading)


async def moved(context: Context, schedule: Schedule, reading: Once | Series) -> Reply:
    """Give a schedule another time or rule, and show how it stands then."""
    what = await changes.move(context.session, schedule, reading)
    return await _shown(context, schedule, what, reading)


async def next_only(context: Context, schedule: Schedule, rest: str) -> Reply:
    """Move the next time of a series, this once."""
    moment = _moment(rest, context.now)
    if moment is None:
        return _gone_by(context)
    crossing = await editing.crossing(context, schedule, moment)
    if crossing:
        return crossing
    what = await changes.move_next(context.session, schedule, moment)
    return await _shown(context, schedule, what, None)


async def every_time(context: Context, schedule: Schedule, rest: str) -> Reply:
    """Give a series another time of day."""
    series = _at(rule_of(schedule), rest, context.now)
    return await moved(context, schedule, series) if series else _gone_by(context)


async def once_only(context: Context, schedule: Schedule, rest: str) -> Reply:
    """Make one moment of a series."""
    moment = _moment(rest, context.now)
    if moment is None:
        return _gone_by(context)
    zone = context.user.zone
    return await moved(context, schedule, Once(moment, wall_clock(moment, zone), zone))


async def _which(context: Context, schedule: Schedule, reading: Once) -> Reply:
    say, mark = context.say, targets.tag(schedule)
    outlook = await past.outlook(context.session, schedule.id)
    unix = int(reading.at.timestamp())
    clock = wall_clock(reading.at, schedule.zone)
    rows = []
    if outlook.due_at:
        rows.append((Button(say("Only the next time"), f"next:{mark}:{unix}"),))
    if _at(rule_of(schedule), f"{clock:%H%M}", context.now):
        label = say("Every time at {time}").format(time=context.time_of_day(clock.time()))
        rows.append((Button(label, f"daily:{mark}:{clock:%H%M}"),))
    rows.append((Button(say("Once, and then no more"), f"once:{mark}:{unix}"),))
    rows.append((Button(say("Cancel"), f"card:{mark}"),))
    question = say("{number} repeats. What should move to {when}?")
    when = context.wall(reading.at)
    return Reply(fill(question, number=bold(f"#{schedule.number}"), when=bold(when)), tuple(rows))


async def _shown(context: Context, schedule: Schedule, what: Change, reading: Once | Series | None) -> Reply:
    if what is Change.DONE:
        await context.session.refresh(schedule)
        return await cards.confirmation(context, schedule, reading.notes if reading else ())
    late = context.say("{number} is already being sent, so it can no longer be changed.")
    return Reply(fill(late, number=bold(f"#{schedule.number}")))


def _at(rule: Rule | None, clock: str, now: datetime) -> Series | None:
    """Return a rule at another time of day (HHMM), from its next time on; None for one that has no single one."""
    if rule is None or not (len(clock) == 4 and clock.isdecimal() and clock < "2400" and clock[2:] < "60"):
        return None
    return at_clock(rule, time(int(clock[:2]), int(clock[2:])), now)


def _moment(rest: str, now: datetime) -> datetime | None:
    moment = datetime.fromtimestamp(int(rest), UTC) if rest.isdecimal() and len(rest) < 12 else None
    return moment if moment and moment > now else None


def _gone_by(context: Context) -> Reply:
    return Reply(Rich(""), toast=context.say("That time has gone by. Please choose another one."))
