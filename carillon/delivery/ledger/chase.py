"""Chasers: deliveries that say again what nobody has acknowledged. Nothing or cancelled → queued, queued → cancelled.

A chaser's occurrence lies as many microseconds behind that of the delivery it chases as its place in the row is. So it
never takes the place of an occurrence of the series, is written once, and is found without an index of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

Db = AsyncSession | AsyncConnection


@dataclass(frozen=True, slots=True)
class Chaser:
    """The `step`-th (from 1) repetition of a delivery; `due_at` is aware."""

    chases: int
    step: int
    due_at: datetime


# One that was called off may be wanted again, when the acknowledgement is taken back.
CHASE = text("""
    WITH wanted AS (
        SELECT * FROM unnest(CAST(:chases AS bigint[]), CAST(:step AS integer[]), CAST(:due_at AS timestamptz[]))
            AS w (chases, step, due_at)
    ), written AS (
        INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, priority,
                                occurrence, due_at, expires_at, chases)
        SELECT d.schedule_id, d.recipient_id, d.address_id, d.user_id, d.account_id, d.priority,
               d.occurrence + w.step * interval '1 microsecond', w.due_at,
               w.due_at + s.max_lateness * interval '1 second', d.id
        FROM wanted AS w JOIN deliveries AS d ON d.id = w.chases JOIN schedules AS s ON s.id = d.schedule_id
        ON CONFLICT (schedule_id, recipient_id, occurrence) DO UPDATE
        SET state = 'queued', due_at = excluded.due_at, expires_at = excluded.expires_at
        WHERE deliveries.state = 'cancelled' AND deliveries.chases = excluded.chases
        RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'queued' FROM written
    )
    SELECT id FROM written
""")

# One that is just being claimed goes out, as with every withdrawal; what its claim writes next is caught when due.
CALL_OFF = text("""
    WITH withdrawn AS (
        UPDATE deliveries AS c SET state = 'cancelled'
        FROM deliveries AS d
        WHERE d.id = ANY (CAST(:chased AS bigint[])) AND c.schedule_id = d.schedule_id
          AND c.recipient_id = d.recipient_id AND c.occurrence > d.occurrence
          AND c.occurrence < d.occurrence + interval '1 second' AND c.chases = d.id AND c.state = 'queued'
        RETURNING c.id
    ), told AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'cancelled' FROM withdrawn
    )
    SELECT id FROM withdrawn
""")

CALL_OFF_ALL = text("""
    WITH withdrawn AS (
        UPDATE deliveries SET state = 'cancelled'
        WHERE schedule_id = :schedule_id AND state = 'queued' AND chases IS NOT NULL
        RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'cancelled' FROM withdrawn
    )
    SELECT id FROM withdrawn
""")

LAST_STEP = text("""
    SELECT coalesce(max(extract(epoch FROM c.occurrence - d.occurrence) * 1000000), 0)::integer
    FROM deliveries AS d JOIN deliveries AS c
      ON c.schedule_id = d.schedule_id AND c.recipient_id = d.recipient_id AND c.occurrence > d.occurrence
     AND c.occurrence < d.occurrence + interval '1 second' AND c.chases = d.id
    WHERE d.id = :chased AND c.state NOT IN ('queued', 'cancelled')
""")


async def chase(db: Db, chasers: Sequence[Chaser]) -> int:
    """Write chasers that wait for their moment; return how many were not there yet."""
    if not chasers:
        return 0
    given = {
        "chases": [chaser.chases for chaser in chasers],
        "step": [chaser.step for chaser in chasers],
        "due_at": [chaser.due_at for chaser in chasers],
    }
    return len((await db.execute(CHASE, given)).all())


async def call_off(db: Db, chased: Sequence[int]) -> int:
    """Cancel what is queued to chase these deliveries; return how many that was."""
    return len((await db.execute(CALL_OFF, {"chased": list(chased)})).all())


async def call_off_all(db: Db, schedule_id: int) -> int:
    """Cancel every queued chaser of a schedule; return how many that was."""
    return len((await db.execute(CALL_OFF_ALL, {"schedule_id": schedule_id})).all())


async def last_step(db: Db, chased: int) -> int:
    """Return how often a delivery has been chased, by those chasers that went out."""
    return int((await db.execute(LAST_STEP, {"chased": chased})).scalar_one())
