"""Queued → cancelled for many schedules at once, when whoever wanted or was to get their messages is gone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from carillon.delivery.ledger.withdraw import Withdrawn

# As for one schedule, the update waits for a claim that holds a row, and finds it accepted afterwards.
ABANDON = text("""
    WITH abandoned AS (
        UPDATE deliveries SET state = 'cancelled'
        WHERE schedule_id = ANY (CAST(:schedules AS bigint[])) AND state = 'queued'
        RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'cancelled' FROM abandoned
    )
    SELECT count(*) FROM abandoned
""")
IN_FLIGHT = text("""
    SELECT count(*) FROM deliveries WHERE schedule_id = ANY (CAST(:schedules AS bigint[])) AND state = 'accepted'
""")


async def abandon(db: AsyncSession | AsyncConnection, schedules: Sequence[int]) -> Withdrawn:
    """Cancel every queued delivery of these schedules (their ids); the caller's transaction makes it true."""
    given = {"schedules": list(schedules)}
    stopped = (await db.execute(ABANDON, given)).scalar_one()
    return Withdrawn(stopped, (await db.execute(IN_FLIGHT, given)).scalar_one())
