"""When a person moves to another time zone: what their series do. Single moments stay where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery import ledger
from carillon.delivery.states import ScheduleState
from carillon.schedules.occurrences import first, rule_of
from carillon.store.tables import Address, Schedule
from carillon.when import next_after
from carillon.when.zones import localise, wall_clock

WITHIN_A_DAY = re.compile(r"FREQ=(HOURLY|MINUTELY)")

# What waits for its own moment. One that was put off, by hand or after a failure, keeps the moment it has.
WAITING = text("""
    SELECT max(occurrence) FROM deliveries
    WHERE schedule_id = :schedule_id AND state = 'queued' AND occurrence > :now
      AND (due_at = occurrence OR due_at = 'infinity')
""")


async def series_in(session: AsyncSession, user_id: int, zone: str) -> Sequence[Schedule]:
    """Return a user's series that go by the clock of a zone, active or paused."""
    return (await session.execute(series_query(user_id, zone))).scalars().all()


def series_query(user_id: int, zone: str) -> Select[Schedule]:
    """Return the query behind `series_in`."""
    still = Schedule.state.in_((ScheduleState.ACTIVE, ScheduleState.PAUSED))
    mine = (Schedule.user_id == user_id, still, Schedule.rrule != "", Schedule.zone == zone)
    return select(Schedule).where(*mine).order_by(Schedule.id)


async def carry(session: AsyncSession, schedule: Schedule, zone: str, now: datetime) -> None:
    """Let a series show the same wall clock in another zone from its next occurrence on; `now` is aware.

    The next one keeps its day and clock as well, so that no day rings twice and one that was skipped stays so; has
    that moment gone by over there, the one after it is next. What rings every few hours goes on counting them.
    """
    earlier, start = schedule.zone, schedule.local_start
    waiting = (await session.execute(WAITING, {"schedule_id": schedule.id, "now": now})).scalar_one()
    if WITHIN_A_DAY.search(schedule.rrule):
        start = wall_clock(localise(start, earlier)[0], zone)
    values = {"zone": zone, "local_start": start, "revision": Schedule.revision + 1, "updated_at": func.now()}
    await session.execute(update(Schedule).where(Schedule.id == schedule.id).values(**values))
    await session.refresh(schedule)
    if waiting is not None:
        await _again(session, schedule, _not_before(schedule, waiting, earlier, now))


def _not_before(schedule: Schedule, waiting: datetime, earlier: str, now: datetime) -> datetime:
    """Return the moment after which the next occurrence is looked for."""
    if WITHIN_A_DAY.search(schedule.rrule):
        return now
    there, _ = localise(wall_clock(waiting, earlier), schedule.zone)
    return max(now, there - timedelta(seconds=1))


async def _again(session: AsyncSession, schedule: Schedule, after: datetime) -> None:
    rule = rule_of(schedule)
    coming = next_after(rule, after) if rule else None
    await ledger.withdraw(session, schedule.id)
    if coming is None:
        return
    address = await session.get_one(Address, schedule.address_id)
    await ledger.enqueue(session, [first(schedule, address, coming.at)])
    if schedule.state is ScheduleState.PAUSED:
        await ledger.hold(session, schedule.id)
