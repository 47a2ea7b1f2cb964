"""Queued → cancelled, and the truth about what could no longer be stopped."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

# The update waits for a claim that holds the row; when that claim commits, the row is accepted and no longer matches.
WITHDRAW = text("""
    WITH withdrawn AS (
        UPDATE deliveries SET state = 'cancelled'
        WHERE schedule_id = :schedule_id AND state = 'queued' AND (chases IS NULL OR CAST(:chasers AS boolean))
        RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'cancelled' FROM withdrawn
    )
    SELECT count(*) FROM withdrawn
""")

IN_FLIGHT = text("SELECT count(*) FROM deliveries WHERE schedule_id = :schedule_id AND state = 'accepted'")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How many deliveries were stopped, and how many are being sent this moment and were not."""

    stopped: int
    in_flight: int


async def withdraw(db: AsyncSession | AsyncConnection, schedule_id: int, *, chasers: bool = True) -> Withdrawn:
    """Cancel every queued delivery of a schedule, or all but its chasers; the caller's transaction makes it true."""
    stopped = (await db.execute(WITHDRAW, {"schedule_id": schedule_id, "chasers": chasers})).scalar_one()
    return Withdrawn(stopped, (await db.execute(IN_FLIGHT, {"schedule_id": schedule_id})).scalar_one())
