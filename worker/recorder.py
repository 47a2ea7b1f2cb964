"""The recorder: results of many sends become one commit, so that a slow answer holds back nobody's record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError

from carillon import metrics
from carillon.delivery import ledger
from carillon.delivery.ledger import Claimed, Result
from carillon.delivery.retry import Decision, GiveUp, Snooze
from carillon.people.recipients import mark_unreachable, move_address
from carillon.store.engine import Store, StoreUnavailable

log = structlog.get_logger()

GROUP = 500  # results a commit carries at most
PAUSE = 0.01  # seconds between two commits, in which a group gathers
TIRED = 1.0  # seconds of rest after the database failed


class Recorder:
    """Settles results in groups. A result is kept until the database has it, however long that takes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[Claimed, Decision, float, float, Callable[[Claimed], None]]] = []
        self._some = asyncio.Event()
        self._stopping = False

    def put(self, claimed: Claimed, decision: Decision, duration: float, done: Callable[[Claimed], None]) -> None:
        """Hand in what a claim came to; `duration` in seconds. `done` is called once it is on record."""
        self._waiting.append((claimed, decision, duration, monotonic(), done))
        self._some.set()

    async def run(self) -> None:
        """Record until `drain` was called and nothing is left."""
        while not (self._stopping and not self._waiting):
            await self._some.wait()
            self._some.clear()
            while self._waiting:
                await asyncio.sleep(PAUSE if await self._record_some() else TIRED)

    def drain(self) -> None:
        """Let `run` return when all is recorded."""
        self._stopping = True
        self._some.set()

    async def _follow(self, claimed: Claimed, address: str) -> None:
        async with self._store.hot() as db:
            await move_address(db, claimed.account_id, claimed.address, address)

    async def _record_some(self) -> bool:
        group = self._waiting[:GROUP]
        now = monotonic()
        results = [Result(c.delivery_id, c.attempt, d, took, now - since) for c, d, took, since, _ in group]
        try:
            for claimed, decision, *_ in group:
                if isinstance(decision, Snooze) and decision.address:
                    await self._follow(claimed, decision.address)
            async with self._store.single() as db:
                settled = await ledger.settle(db, results)
                for claimed, decision, *_ in group:
                    if isinstance(decision, GiveUp) and decision.gone:
                        await mark_unreachable(db, claimed.account_id, claimed.address, decision.reason)
        except (StoreUnavailable, SQLAlchemyError) as error:
            log.warning("record_failed", results=len(group), error=type(error).__name__)
            return False
        del self._waiting[: len(group)]
        metrics.STALE.inc(len(group) - len(settled))
        for claimed, *_, done in group:
            done(claimed)
        return True
