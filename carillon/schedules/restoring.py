"""A shift or a deletion taken back: the schedule is what it was, with the same occurrence, where that is still true."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery import ledger
from carillon.delivery.states import ScheduleState, State
from carillon.schedules import changes
from carillon.schedules.changes import Change
from carillon.schedules.occurrences import first, rule_of
from carillon.schedules.shifting import Trace, next_live
from carillon.store.tables import Address, Schedule
from carillon.when import Once, next_after


class Restored(Enum):
    """What is true after a person took a change back."""

    DONE = auto()
    SENT = auto()  # it was sent meanwhile, or is being sent
    CHANGED = auto()  # somebody changed it since
    PAST = auto()  # the time that it had has gone by


async def restore(session: AsyncSession, schedule: Schedule, trace: Trace, now: datetime) -> Restored:
    """Let a schedule be what it was before the change that left the trace."""
    if schedule.revision != trace.revision:
        return Restored.CHANGED
    return await (_shifted if trace.left else _deleted)(session, schedule, trace, now)


async def _shifted(session: AsyncSession, schedule: Schedule, trace: Trace, now: datetime) -> Restored:
    live = await next_live(session, schedule.id)
    if live is None or live.state is State.ACCEPTED or live.occurrence != trace.left:
        return Restored.SENT
    if trace.due_at is None or trace.due_at <= now:
        return Restored.PAST
    if not schedule.rrule and trace.occurrence:
        once = Once(trace.occurrence, trace.local_start, schedule.zone)
        if await changes.move(session, schedule, once) is not Change.DONE:
            return Restored.SENT
    done = await changes.move_next(session, schedule, trace.due_at)
    return Restored.DONE if done is Change.DONE else Restored.SENT


async def _deleted(session: AsyncSession, schedule: Schedule, trace: Trace, now: datetime) -> Restored:
    occurrence, due_at = trace.occurrence, trace.due_at
    held = trace.state is ScheduleState.PAUSED
    rule = rule_of(schedule)
    if rule and not held and (due_at is None or due_at <= now):
        coming = next_after(rule, now)
        occurrence = due_at = coming.at if coming else None
    if occurrence is None or not (held or (due_at and due_at > now)):
        return Restored.PAST
    address = (await session.execute(select(Address).where(Address.id == schedule.address_id))).scalar_one()
    if not await ledger.enqueue(session, [first(schedule, address, occurrence)]):
        return Restored.SENT
    await (ledger.move_next(session, schedule.id, due_at) if due_at else ledger.hold(session, schedule.id))
    values = {"state": trace.state, "revision": Schedule.revision + 1, "updated_at": func.now()}
    await session.execute(update(Schedule).where(Schedule.id == schedule.id).values(**values))
    await session.refresh(schedule)
    return Restored.DONE
