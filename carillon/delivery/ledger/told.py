"""What went wrong and whether its author was told: a mark beside the state, which it does not change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

Db = AsyncSession | AsyncConnection

UNTOLD = text("""
    SELECT d.id, d.chases IS NOT NULL AS chaser, d.account_id, e.at
    FROM deliveries AS d LEFT JOIN LATERAL (
        SELECT at FROM events WHERE delivery_id = d.id ORDER BY id DESC LIMIT 1) AS e ON true
    WHERE d.user_id = :user_id AND d.state IN ('failed', 'expired', 'unconfirmed') AND d.told_at IS NULL
    ORDER BY d.id LIMIT 10000
""")

TELL = text("""
    UPDATE deliveries SET told_at = now()
    WHERE id = ANY (CAST(:ids AS bigint[])) AND told_at IS NULL
      AND state IN ('failed', 'expired', 'unconfirmed')
    RETURNING id
""")

TOLD_AT = text("""
    SELECT id FROM deliveries
    WHERE user_id = :user_id AND told_at = :told_at AND state IN ('failed', 'expired') AND chases IS NULL
    ORDER BY due_at, id
""")


@dataclass(frozen=True, slots=True)
class Untold:
    """A delivery that failed, expired or may have arrived, since when (aware, None: long ago)."""

    id: int
    chaser: bool
    account_id: int
    at: datetime | None


async def untold(db: Db, user_id: int) -> list[Untold]:
    """Return what a user was not told of, oldest first, ten thousand at most."""
    return [Untold(*row) for row in await db.execute(UNTOLD, {"user_id": user_id})]


async def tell(db: Db, delivery_ids: list[int]) -> list[int]:
    """Mark deliveries as told now; return those that still were to be told."""
    return list((await db.execute(TELL, {"ids": delivery_ids})).scalars())


async def told_at(db: Db, user_id: int, moment: datetime) -> list[int]:
    """Return what a user was told of at a moment, never went out, and still stands so."""
    return list((await db.execute(TOLD_AT, {"user_id": user_id, "told_at": moment})).scalars())
