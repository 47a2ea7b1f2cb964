"""Schedules by the message they were made from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.store.tables import Schedule


async def made_from(session: AsyncSession, user_id: int, origin: str) -> list[Schedule]:
    """Return what a user made from a message, in the order of its items."""
    return list((await session.execute(made_from_query(user_id, origin))).scalars())


def made_from_query(user_id: int, origin: str) -> Select[Schedule]:
    """Return the query behind `made_from`."""
    mine: Select[Any] = select(Schedule).where(Schedule.user_id == user_id, Schedule.origin == origin)
    return mine.order_by(Schedule.origin_place, Schedule.id)


async def remember(session: AsyncSession, schedule: Schedule, place: int, said: str) -> None:
    """Keep which item of its message a schedule is now, and what that says. It is no change of the schedule itself."""
    values = {"origin_place": place, "origin_said": said}
    await session.execute(update(Schedule).where(Schedule.id == schedule.id).values(**values))
    await session.refresh(schedule)
