"""The pieces of a long message that are sent already, so that a later try goes on behind them."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

SENT = text("SELECT coalesce(max(place) + 1, 0) FROM pieces WHERE delivery_id = :delivery_id")
# Its author may have deleted everything while it was being sent: there is nothing left to go on with.
RECORD = text("""
    INSERT INTO pieces (delivery_id, place, remote_id)
    SELECT id, CAST(:place AS smallint), :remote_id FROM deliveries WHERE id = :delivery_id FOR KEY SHARE
    ON CONFLICT (delivery_id, place) DO UPDATE SET remote_id = excluded.remote_id
""")


async def pieces_sent(db: AsyncConnection, delivery_id: int) -> int:
    """Return how many pieces from the first on are sent."""
    return int((await db.execute(SENT, {"delivery_id": delivery_id})).scalar_one())


async def record_piece(db: AsyncConnection, delivery_id: int, place: int, remote_id: str) -> None:
    """Write down that the piece at `place`, counted from 0, is sent; of a delivery that is gone, nothing."""
    await db.execute(RECORD, {"delivery_id": delivery_id, "place": place, "remote_id": remote_id})
