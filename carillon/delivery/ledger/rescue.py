"""Accepted, and nobody reported: the lease ran out, so the outcome is unknown and the schedule's policy decides."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from carillon.delivery.ledger.settle import Result, settle
from carillon.delivery.retry import Past, decide
from carillon.delivery.states import OnUnknown
from carillon.platforms.base import Unknown

REASON = "the process that was sending it ended before it could report"

LAPSED = text("""
    SELECT d.id, d.tries, d.failures, d.unknowns, s.on_unknown
    FROM deliveries AS d JOIN schedules AS s ON s.id = d.schedule_id
    WHERE d.state = 'accepted' AND d.lease_until < now()
    ORDER BY d.lease_until LIMIT :limit
    FOR UPDATE OF d SKIP LOCKED
""")


async def rescue(db: AsyncConnection, limit: int = 500) -> int:
    """Free at most `limit` deliveries whose lease has run out; return how many."""
    rows = (await db.execute(LAPSED, {"limit": limit})).all()
    results = [
        Result(
            row.id,
            row.tries,
            decide(Unknown(REASON), Past(row.failures, row.unknowns, OnUnknown(row.on_unknown))),
        )
        for row in rows
    ]
    return len(await settle(db, results))
