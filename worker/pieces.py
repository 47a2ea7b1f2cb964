"""Long messages, piece by piece: what is sent is on record before the next piece leaves."""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from carillon.delivery import ledger
from carillon.store.engine import Store, StoreUnavailable

log = structlog.get_logger()

TIRED = 1.0  # seconds of rest after the database failed


class Pieces:
    """The record of pieces. It is patient: a piece that is sent cannot be taken back, so its record waits."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def sent(self, delivery_id: int) -> int:
        """Return how many pieces an earlier try has sent."""
        while True:
            try:
                async with self._store.single() as db:
                    return await ledger.pieces_sent(db, delivery_id)
            except (StoreUnavailable, SQLAlchemyError) as error:
                await self._rest(delivery_id, error)

    async def record(self, delivery_id: int, place: int, remote_id: str) -> None:
        """Write a piece down, however long that takes."""
        while True:
            try:
                async with self._store.single() as db:
                    await ledger.record_piece(db, delivery_id, place, remote_id)
                return
            except (StoreUnavailable, SQLAlchemyError) as error:
                await self._rest(delivery_id, error)

    async def _rest(self, delivery_id: int, error: Exception) -> None:
        log.warning("piece_failed", delivery_id=delivery_id, error=type(error).__name__)
        await asyncio.sleep(TIRED)
