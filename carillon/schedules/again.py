"""A delivered message once more, at a later moment: a single message of its own, so that its series is left alone.

The copy is made from the delivery and keeps its name as its origin, so that there is one copy of a delivery however
often it is put off: the second time moves the first copy, and a copy that is put off again moves itself.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery.states import ScheduleState
from carillon.schedules import book, changes
from carillon.schedules.book import Cancelled
from carillon.schedules.changes import Change
from carillon.schedules.wish import Terms, Wish
from carillon.store.tables import Address, Delivery, Schedule, User
from carillon.when import Once
from carillon.when.zones import zone_info

COPY = "delivery:{id}"

MADE = text("SELECT min(at) FROM events WHERE delivery_id = :delivery_id")


async def again(session: AsyncSession, user: User, root: Delivery, schedule: Schedule, at: datetime) -> Schedule | None:
    """Send what `root` sent once more at `at` (aware); return the schedule that does. None: it is being sent right now.

    The caller holds a lock on what `root` is acknowledged with, so that two presses make one copy.
    """
    reading = Once(at, at.astimezone(zone_info(user.zone)).replace(tzinfo=None), user.zone)
    copy = await copied(session, root, schedule)
    if copy is None:
        return await book.create(session, user, await _wish(session, root, schedule, reading))
    return copy if await changes.move(session, copy, reading) is Change.DONE else None


async def copied(session: AsyncSession, root: Delivery, schedule: Schedule) -> Schedule | None:
    """Return what sends a delivery's message once more, if there is such a thing."""
    if schedule.origin and schedule.origin.startswith(COPY.format(id="")):
        return schedule
    named = Schedule.user_id == root.user_id, Schedule.origin == COPY.format(id=root.id)
    return (await session.execute(select(Schedule).where(*named))).scalars().first()


async def call_back(session: AsyncSession, root: Delivery, schedule: Schedule) -> bool:
    """Cancel what would send a delivery's message once more; return False when it has come already, or is coming."""
    copy = await copied(session, root, schedule)
    if copy is None or copy.state is ScheduleState.CANCELLED:
        return True
    return await book.cancel(session, copy) is Cancelled.STOPPED


async def gap(session: AsyncSession, root: Delivery, schedule: Schedule) -> float | None:
    """Return the seconds from the making of a single message to its moment; None for a series, or when not known."""
    made: datetime | None = (await session.execute(MADE, {"delivery_id": root.id})).scalar_one()
    return None if schedule.rrule or made is None else (root.occurrence - made).total_seconds()


async def _wish(session: AsyncSession, root: Delivery, schedule: Schedule, reading: Once) -> Wish:
    return Wish(
        book.content_of(schedule),
        await session.get_one(Address, root.address_id),
        reading,
        Terms.of(schedule),
        schedule.language,
        origin=COPY.format(id=root.id),
        parent_id=schedule.id,
    )
