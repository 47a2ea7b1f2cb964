"""The book of schedules: create, cancel."""

from __future__ import annotations

from enum import Enum, auto

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.message import Content
from carillon.delivery.ledger import enqueue, withdraw
from carillon.delivery.states import ScheduleState
from carillon.schedules.acknowledging import Answer, close_open
from carillon.schedules.occurrences import first
from carillon.schedules.wish import Wish
from carillon.store.tables import Schedule, User
from carillon.when import Once, Series

OPEN = (ScheduleState.ACTIVE, ScheduleState.PAUSED)


class Cancelled(Enum):
    """What is true after a person asked to cancel."""

    STOPPED = auto()  # nothing more will be sent
    TOO_LATE = auto()  # a single message is being sent this moment
    AFTER_THIS_ONE = auto()  # one occurrence is being sent this moment, none will follow
    ALREADY_OVER = auto()  # there was nothing left to stop


async def create(session: AsyncSession, user: User, wish: Wish) -> Schedule:
    """Write a schedule and its first delivery; both stand or fall with the caller's transaction."""
    schedule = Schedule(
        user_id=user.id,
        number=await _next_number(session, user),
        address_id=wish.address.id,
        body=wish.content.body.text,
        extras=wish.content.extras(),
        language=wish.language,
        origin=wish.origin,
        origin_place=wish.place,
        origin_said=wish.said,
        parent_id=wish.parent_id,
        **time_columns(wish.reading),
        **wish.terms.columns(),
    )
    session.add(schedule)
    await session.flush()
    await session.refresh(schedule)
    await enqueue(session, [first(schedule, wish.address, wish.reading.at)])
    return schedule


def content_of(schedule: Schedule) -> Content:
    """Return what a schedule sends."""
    return Content.load(schedule.body, schedule.extras)


async def cancel(session: AsyncSession, schedule: Schedule) -> Cancelled:
    """Stop a schedule and say what that came to. "Stopped" is only returned when nothing of it can be claimed."""
    withdrawn = await withdraw(session, schedule.id)
    if not (withdrawn.stopped or withdrawn.in_flight):
        return Cancelled.ALREADY_OVER
    if withdrawn.in_flight and not withdrawn.stopped and not schedule.rrule:
        return Cancelled.TOO_LATE
    await close_open(session, schedule.id, Answer.SKIPPED)
    await session.execute(
        update(Schedule)
        .where(Schedule.id == schedule.id)
        .values(state=ScheduleState.CANCELLED, revision=Schedule.revision + 1, updated_at=func.now())
    )
    return Cancelled.AFTER_THIS_ONE if withdrawn.in_flight else Cancelled.STOPPED


async def _next_number(session: AsyncSession, user: User) -> int:
    query = update(User).where(User.id == user.id).values(last_number=User.last_number + 1)
    return (await session.execute(query.returning(User.last_number))).scalar_one()


def time_columns(reading: Once | Series) -> dict[str, object]:
    """Return the columns of a schedule that say when."""
    if isinstance(reading, Once):
        return {"zone": reading.zone, "local_start": reading.local, "rrule": "", "excluded": []}
    rule = reading.rule
    return {
        "zone": rule.zone,
        "local_start": rule.start,
        "rrule": rule.rrule,
        "excluded": list(rule.excluded),
    }
