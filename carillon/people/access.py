"""The only way from an id or a number that a person gave to a row: it must be theirs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.errors import CarillonError
from carillon.store.tables import Address, Delivery, Schedule


class NoSuchSchedule(CarillonError):
    """There is no such message."""


async def schedule_by_number(session: AsyncSession, user_id: int, number: int) -> Schedule:
    """Return the user's schedule with that number; raise NoSuchSchedule for anything else."""
    return await _one(session, Schedule.user_id == user_id, Schedule.number == number)


async def schedule_by_id(session: AsyncSession, user_id: int, schedule_id: int) -> Schedule:
    """Return the schedule if it is the user's; raise NoSuchSchedule for anything else."""
    return await _one(session, Schedule.user_id == user_id, Schedule.id == schedule_id)


async def schedule_of_conversation(session: AsyncSession, account_id: int, value: str, schedule_id: int) -> Schedule:
    """Return a schedule that is sent to a conversation, whoever made it; the caller has asked for the right to it.

    Raises NoSuchSchedule for anything else.
    """
    here = select(Address.id).where(Address.account_id == account_id, Address.value == value)
    return await _one(session, Schedule.id == schedule_id, Schedule.address_id.in_(here))


async def schedule_of_delivery(session: AsyncSession, delivery_id: int) -> list[int]:
    """Return the id of a delivery's schedule, if there is such a delivery; it says nothing of whose it is."""
    return list((await session.execute(select(Delivery.schedule_id).where(Delivery.id == delivery_id))).scalars())


async def delivery_by_id(session: AsyncSession, user_id: int, delivery_id: int) -> Delivery:
    """Return the delivery if its schedule is the user's; raise NoSuchSchedule for anything else."""
    mine = select(Delivery).where(Delivery.id == delivery_id, Delivery.user_id == user_id)
    found = (await session.execute(mine)).scalar_one_or_none()
    if found is None:
        raise NoSuchSchedule
    return found


async def addresses(session: AsyncSession, user_id: int, ids: Sequence[int]) -> list[Address]:
    """Return the user's addresses with these ids, in this order; those that are gone are left out."""
    found = await session.execute(select(Address).where(Address.user_id == user_id, Address.id.in_(ids)))
    known = {address.id: address for address in found.scalars()}
    return [known[address_id] for address_id in ids if address_id in known]


async def _one(session: AsyncSession, *conditions: object) -> Schedule:
    found = (await session.execute(select(Schedule).where(*conditions))).scalar_one_or_none()  # type: ignore[arg-type] # SQLAlchemy types a comparison of columns as bool
    if found is None:
        raise NoSuchSchedule
    return found
