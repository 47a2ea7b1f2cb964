"""Changes to a schedule that is already in the book: pause, resume, skip, send now, new text, new time."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.message import Content
from carillon.delivery import ledger
from carillon.delivery.quiet import quiet_of
from carillon.delivery.states import ScheduleState
from carillon.schedules.acknowledging import Answer, close_open
from carillon.schedules.book import time_columns
from carillon.schedules.occurrences import first, rule_of
from carillon.schedules.wish import Terms
from carillon.store.tables import Address, Schedule
from carillon.when import Once, Series, next_after

NEXT = text("""
    SELECT max(occurrence) FROM deliveries WHERE schedule_id = :schedule_id AND state IN ('queued', 'accepted')
""")


RELEASED = text("""
    SELECT id, occurrence FROM deliveries
    WHERE schedule_id = :schedule_id AND state = 'queued' AND due_at = occurrence
""")


class Change(Enum):
    """What is true after a person asked for a change."""

    DONE = auto()
    TOO_LATE = auto()  # it is being sent this moment
    OVER = auto()  # nothing of it is left to change
    PAST = auto()  # its only moment went by while it was paused


async def pause(session: AsyncSession, schedule: Schedule, reason: str | None = None) -> Change:
    """Hold what is queued and chase nothing; what is being sent this moment still goes out.

    Without a reason, its author wants it so.
    """
    if schedule.state is not ScheduleState.ACTIVE:
        return Change.OVER
    held = await ledger.hold(session, schedule.id) + await ledger.call_off_all(session, schedule.id)
    if not (held or schedule.rrule):
        return Change.TOO_LATE
    await close_open(session, schedule.id, Answer.SKIPPED)
    await _set(session, schedule, state=ScheduleState.PAUSED, pause_reason=reason)
    return Change.DONE


async def resume(session: AsyncSession, schedule: Schedule, now: datetime) -> Change:
    """Go on with the first occurrence after `now` (aware); those that went by while paused are not made up for."""
    if schedule.state is not ScheduleState.PAUSED:
        return Change.OVER
    if await ledger.release(session, schedule.id):
        await _keep_quiet(session, schedule)
    elif not await _replace(session, schedule, now):
        return Change.PAST
    await _set(session, schedule, state=ScheduleState.ACTIVE, pause_reason=None)
    return Change.DONE


async def skip(session: AsyncSession, schedule: Schedule, now: datetime) -> Change:
    """Leave out the next occurrence of a series and go on with the one after it."""
    coming = (await session.execute(NEXT, {"schedule_id": schedule.id})).scalar_one()
    if coming is None or not schedule.rrule:
        return Change.OVER
    if not await _replace(session, schedule, max(coming, now)):
        return Change.OVER
    await _set(session, schedule)
    return Change.DONE


async def send_now(session: AsyncSession, schedule: Schedule) -> Change:
    """Send the next occurrence at once; a series goes on from the one after it."""
    if not await ledger.bring_forward(session, schedule.id):
        return Change.TOO_LATE
    await _set(session, schedule)
    return Change.DONE


async def move_next(session: AsyncSession, schedule: Schedule, at: datetime) -> Change:
    """Send the next occurrence at another moment (aware), this once; all that follow keep their time."""
    if not await ledger.move_next(session, schedule.id, at):
        return Change.TOO_LATE
    await _set(session, schedule)
    return Change.DONE


async def rewrite(session: AsyncSession, schedule: Schedule, content: Content) -> None:
    """Give every message that is not being sent yet a new text, with its formatting and files."""
    await _set(session, schedule, body=content.body.text, extras=content.extras())


async def agree(session: AsyncSession, schedule: Schedule, terms: Terms) -> None:
    """Send it on other terms from now on; what is queued already keeps its moment and gets the new window."""
    await _set(session, schedule, **terms.columns())
    await ledger.widen(session, schedule.id, terms.max_lateness, terms.priority)
    if terms.nag is None:
        await ledger.call_off_all(session, schedule.id)
        await close_open(session, schedule.id, Answer.SKIPPED)


async def move(session: AsyncSession, schedule: Schedule, reading: Once | Series) -> Change:
    """Give a schedule a new time or rule; it keeps its number."""
    withdrawn = await ledger.withdraw(session, schedule.id)
    if not withdrawn.stopped and withdrawn.in_flight and not schedule.rrule:
        return Change.TOO_LATE
    await close_open(session, schedule.id, Answer.SNOOZED)
    await _set(session, schedule, state=ScheduleState.ACTIVE, pause_reason=None, **time_columns(reading))
    await ledger.enqueue(session, [first(schedule, await _address(session, schedule), reading.at)])
    return Change.DONE


async def _replace(session: AsyncSession, schedule: Schedule, after: datetime) -> bool:
    """Withdraw what is queued and write the first occurrence after `after`; return whether there is one."""
    rule = rule_of(schedule)
    coming = next_after(rule, after) if rule else None
    if coming is None:
        return False
    await ledger.withdraw(session, schedule.id, chasers=False)
    await ledger.enqueue(session, [first(schedule, await _address(session, schedule), coming.at)])
    return True


async def _keep_quiet(session: AsyncSession, schedule: Schedule) -> None:
    """What was released is due at its occurrence again: somebody's quiet hours hold it beyond that."""
    address = await _address(session, schedule)
    quiet = quiet_of(address.quiet_zone, address.quiet_from, address.quiet_until)
    if quiet is None:
        return
    for row in (await session.execute(RELEASED, {"schedule_id": schedule.id})).all():
        await ledger.put_off(session, row.id, quiet.after(row.occurrence))
    await ledger.widen(session, schedule.id, schedule.max_lateness, schedule.priority)


async def _address(session: AsyncSession, schedule: Schedule) -> Address:
    return (await session.execute(select(Address).where(Address.id == schedule.address_id))).scalar_one()


async def _set(session: AsyncSession, schedule: Schedule, **values: object) -> None:
    """Change columns; with the new revision, what was pressed on a card from before is not done a second time."""
    values |= {"revision": Schedule.revision + 1, "updated_at": func.now()}
    await session.execute(update(Schedule).where(Schedule.id == schedule.id).values(**values))
    await session.refresh(schedule)
