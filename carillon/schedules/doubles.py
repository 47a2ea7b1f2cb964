"""What somebody has open already: how much, and whether the same is among it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.message import Content
from carillon.schedules.book import content_of
from carillon.store.tables import PRIORITIES, Address, Schedule

COUNT_OPEN = text("SELECT count(*) FROM schedules WHERE user_id = :user_id AND state IN ('active', 'paused')")

# Bodies are ciphertext, each with a salt of its own, so the few that are due about then are compared one by one.
NEAR = text("""
    SELECT s.id FROM deliveries AS d JOIN schedules AS s ON s.id = d.schedule_id
    WHERE d.account_id = :account_id AND d.priority = ANY(:priorities) AND d.state = 'queued'
      AND d.due_at BETWEEN CAST(:at AS timestamptz) - interval '5 minutes'
                       AND CAST(:at AS timestamptz) + interval '5 minutes'
      AND d.user_id = :user_id AND d.address_id = :address_id AND s.state = 'active' AND NOT s.opaque
    ORDER BY s.id LIMIT 20
""")


async def count_open(session: AsyncSession, user_id: int) -> int:
    """Return how many schedules of a user are active or paused."""
    number: int = (await session.execute(COUNT_OPEN, {"user_id": user_id})).scalar_one()
    return number


async def double(session: AsyncSession, address: Address, content: Content, at: datetime) -> Schedule | None:
    """Return a schedule that sends the same to the same address within five minutes of `at` (aware), if any does."""
    given = {
        "account_id": address.account_id,
        "priorities": list(PRIORITIES),
        "at": at,
        "user_id": address.user_id,
        "address_id": address.id,
    }
    ids = list((await session.execute(NEAR, given)).scalars())
    if not ids:
        return None
    found = await session.execute(select(Schedule).where(Schedule.id.in_(ids)).order_by(Schedule.id))
    return next((one for one in found.scalars() if content_of(one) == content), None)
