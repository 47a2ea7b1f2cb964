"""Rows for tests: a person with an address, and deliveries that are due whenever the test needs them to be."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from carillon.delivery import ledger
from carillon.delivery.ledger import NewDelivery
from carillon.people import accounts, recipients, users
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Address, Schedule, User
from carillon.when import Once


@dataclass(frozen=True, slots=True)
class Person:
    """A user who can be written to."""

    user: User
    address: Address

    @property
    def account_id(self) -> int:
        """The account the address belongs to."""
        return self.address.account_id


async def person(store: Store, name: str = "Ana", chat: str = "1001") -> Person:
    """Make a user with an address on the one Telegram account."""
    async with store.transaction(SYSTEM) as session:
        account_id = await accounts.ensure(session, "telegram", "123456")
        user = await users.find_or_create(session, "telegram", chat, name=name, language="en", zone="UTC")
        address = await recipients.ensure_address(
            session, user_id=user.id, account_id=account_id, value=chat, name=name
        )
    return Person(user, address)


async def schedule(store: Store, whose: Person, **values: Any) -> Schedule:
    """Write a schedule without deliveries."""
    async with store.transaction(SYSTEM) as session:
        owner = await session.get_one(User, whose.user.id, with_for_update=True)
        owner.last_number += 1
        given = {
            "body": "Take your medicine",
            "zone": "UTC",
            "local_start": datetime(2026, 1, 1, 9),
            **values,
        }
        written = Schedule(user_id=owner.id, number=owner.last_number, address_id=whose.address.id, **given)
        session.add(written)
        await session.flush()
        await session.refresh(written)
    return written


async def due(
    store: Store, whose: Person, *, ago: float = 1.0, window: float | None = None, **values: Any
) -> tuple[Schedule, int]:
    """Write a schedule and one delivery that was due `ago` seconds ago (negative: is not due yet)."""
    written = await schedule(store, whose, **values)
    at = datetime.now(UTC) - timedelta(seconds=ago)
    new = NewDelivery(
        written.id,
        whose.address.recipient_id,
        whose.address.id,
        whose.user.id,
        whose.account_id,
        written.priority,
        at,
        window,
    )
    async with store.hot() as db:
        (delivery_id,) = await ledger.enqueue(db, [new])
    return written, delivery_id


async def state(store: Store, delivery_id: int) -> str:
    """Return the state of a delivery."""
    return str(await one(store, "SELECT state FROM deliveries WHERE id = :id", id=delivery_id))


async def events(store: Store, delivery_id: int) -> list[str]:
    """Return the states a delivery went through, oldest first."""
    async with store.hot() as db:
        found = await db.execute(
            text("SELECT state FROM events WHERE delivery_id = :id ORDER BY id"), {"id": delivery_id}
        )
        return [str(row) for row in found.scalars()]


async def one(store: Store, statement: str, **given: Any) -> Any:
    """Return the single value of a query."""
    async with store.hot() as db:
        return (await db.execute(text(statement), given)).scalar_one()


async def run(store: Store, statement: str, **given: Any) -> None:
    """Execute a statement."""
    async with store.hot() as db:
        await db.execute(text(statement), given)


def once(at: datetime, zone: str = "UTC") -> Once:
    """Return the reading of one moment (aware)."""
    return Once(at.astimezone(UTC), at.astimezone(ZoneInfo(zone)).replace(tzinfo=None), zone)


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    """Wait until a question is answered with yes."""
    async with asyncio.timeout(10):
        while not await true():
            await asyncio.sleep(0.01)
