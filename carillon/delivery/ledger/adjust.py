"""Moves that a person asks for: hold, release, bring forward, try again, leave it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

Db = AsyncSession | AsyncConnection

# A held delivery stays queued and is never due, so that no claim has to look at it.
HOLD = text("""
    UPDATE deliveries SET due_at = 'infinity'
    WHERE schedule_id = :schedule_id AND state = 'queued' AND chases IS NULL
    RETURNING id
""")

RELEASE = text("""
    UPDATE deliveries SET due_at = occurrence
    WHERE schedule_id = :schedule_id AND state = 'queued' AND due_at = 'infinity' AND occurrence > now()
    RETURNING id
""")

MOVE_NEXT = text("""
    UPDATE deliveries SET due_at = :at, expires_at = CAST(:at AS timestamptz) + (expires_at - occurrence)
    WHERE schedule_id = :schedule_id AND state = 'queued' AND due_at < 'infinity' AND chases IS NULL
    RETURNING id
""")

PUT_OFF = text("""
    UPDATE deliveries SET due_at = :at, expires_at = CAST(:at AS timestamptz) + (expires_at - due_at)
    WHERE id = :delivery_id AND state = 'queued' AND due_at < 'infinity'
    RETURNING id
""")

BRING_FORWARD = text("""
    UPDATE deliveries SET due_at = now(), expires_at = NULL
    WHERE schedule_id = :schedule_id AND state = 'queued' AND chases IS NULL
    RETURNING id
""")

WIDEN = text("""
    UPDATE deliveries
    SET expires_at = CASE WHEN due_at = 'infinity' THEN occurrence ELSE due_at END
                     + CAST(:window AS float8) * interval '1 second',
        priority = :priority
    WHERE schedule_id = :schedule_id AND state = 'queued'
    RETURNING id
""")

REVIVE = text("""
    WITH revived AS (
        UPDATE deliveries SET state = 'queued', due_at = now(), expires_at = NULL, failures = 0, unknowns = 0,
            told_at = NULL, address_id = coalesce(other.id, address_id),
            account_id = coalesce(other.account_id, deliveries.account_id)
        FROM (SELECT) AS this LEFT JOIN addresses AS other ON other.id = CAST(:address_id AS bigint)
        WHERE deliveries.id = :delivery_id AND state IN ('failed', 'expired', 'unconfirmed')
        RETURNING deliveries.id
    ), told AS (
        INSERT INTO events (delivery_id, state, reason) SELECT id, 'queued', 'tried again by hand' FROM revived
    )
    SELECT id FROM revived
""")

LEAVE = text("""
    WITH left_alone AS (
        UPDATE deliveries SET state = 'cancelled' WHERE id = :delivery_id AND state = 'unconfirmed' RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state, reason) SELECT id, 'cancelled', 'left as it is' FROM left_alone
    )
    SELECT id FROM left_alone
""")


async def hold(db: Db, schedule_id: int) -> int:
    """Keep a schedule's queued deliveries, without chasers, from becoming due; return how many there were."""
    return await _count(db, HOLD, schedule_id=schedule_id)


async def release(db: Db, schedule_id: int) -> int:
    """Let held deliveries whose moment is still ahead become due at it; return how many those were."""
    return await _count(db, RELEASE, schedule_id=schedule_id)


async def move_next(db: Db, schedule_id: int, at: datetime) -> int:
    """Let what a schedule has queued be due at another moment (aware), this once; return how many that was."""
    return await _count(db, MOVE_NEXT, schedule_id=schedule_id, at=at)


async def put_off(db: Db, delivery_id: int, at: datetime) -> bool:
    """Let one queued delivery be due at another moment (aware), with the same window; return whether it was one."""
    return bool(await _count(db, PUT_OFF, delivery_id=delivery_id, at=at))


async def bring_forward(db: Db, schedule_id: int) -> int:
    """Make what a schedule has queued due now; return how many that was (0: it is being sent, or over)."""
    return await _count(db, BRING_FORWARD, schedule_id=schedule_id)


async def widen(db: Db, schedule_id: int, window: float | None, priority: int) -> int:
    """Let what is queued be late by other seconds, None for ever, with another priority; return how many that was."""
    return await _count(db, WIDEN, schedule_id=schedule_id, window=window, priority=priority)


async def revive(db: Db, delivery_id: int, address_id: int | None = None) -> bool:
    """Queue a failed, expired or unconfirmed delivery again, with all its tries; return whether it was one.

    With `address_id`, which must lead to the same recipient, it goes there.
    """
    return bool(await _count(db, REVIVE, delivery_id=delivery_id, address_id=address_id))


async def leave(db: Db, delivery_id: int) -> bool:
    """Close an unconfirmed delivery without another try; return whether it was one."""
    return bool(await _count(db, LEAVE, delivery_id=delivery_id))


async def _count(db: Db, statement: TextClause, **given: float | datetime | None) -> int:
    return len((await db.execute(statement, given)).all())
