"""The pump: one lane for each platform account claims what is due and sends it, as many at once as there are slots.

The database's clock decides what is due, so nothing is claimed or sent before its moment. A lane wakes for its
next due delivery on its own timer, and on the doorbell for new ones; without either it looks twice a second.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError

from carillon import metrics
from carillon.content.markup import Rich
from carillon.delivery import ledger
from carillon.delivery.ledger import Claimed
from carillon.delivery.retry import decide
from carillon.platforms.base import Halted, Handler, Outcome, Outgoing, Sent, Unknown
from carillon.schedules.occurrences import roll
from carillon.store import vault
from carillon.store.engine import Store, StoreUnavailable
from worker.recorder import Recorder

log = structlog.get_logger()

LOOK = 0.5  # seconds at most between two looks at the database
TIRED = 1.0  # seconds of rest after the database failed
FAIR = 0.1  # seconds between two searches for the deliveries of people who are not crowding the window


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one lane may hold: sends at once, deliveries in hand, time before a lease runs out."""

    slots: int = 50
    window: int = 200
    lease: timedelta = timedelta(seconds=60)


class Lane:
    """Everything this process sends through one platform account."""

    def __init__(
        self, store: Store, recorder: Recorder, account: tuple[str, int], handler: Handler, limits: Limits
    ) -> None:
        self._store = store
        self._recorder = recorder
        self._platform, self._account_id = account
        self._handler = handler
        self._limits = limits
        self._ready: asyncio.PriorityQueue[tuple[int, int, int, Claimed, float]] = asyncio.PriorityQueue()
        self._order = count()
        self._held: Counter[int] = Counter()  # deliveries in hand, by user
        self._in_hand = 0
        self._dominant: list[int] = []
        self._fair_at = 0.0
        self._wake = asyncio.Event()
        self._stopping = False

    def ring(self) -> None:
        """Look at the database now."""
        self._wake.set()

    def drain(self) -> None:
        """Claim nothing more; `run` returns when what is in hand has been sent."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Claim and send until `drain`."""
        async with asyncio.TaskGroup() as tasks:
            senders = [tasks.create_task(self._send_forever()) for _ in range(self._limits.slots)]
            while not self._stopping:
                self._wake.clear()
                await self._rest(await self._look())
            await self._ready.join()
            for sender in senders:
                sender.cancel()

    async def _look(self) -> float:
        """Claim as much as there is room for; return the seconds to rest."""
        room = self._limits.window - self._in_hand
        if room < min(self._limits.slots, self._limits.window) // 2:
            return LOOK
        try:
            claimed, wait = await self._claim(room)
        except (StoreUnavailable, SQLAlchemyError) as error:
            log.warning("claim_failed", platform=self._platform, error=type(error).__name__)
            return TIRED
        takers = Counter(delivery.user_id for delivery in claimed)
        full = len(claimed) == room
        self._dominant = [user_id for user_id, taken in takers.items() if full and taken * 2 >= room]
        self._take(claimed)
        return wait

    async def _claim(self, room: int) -> tuple[list[Claimed], float]:
        async with self._store.hot() as db:
            claimed, touched = await ledger.claim(
                db, self._account_id, room=room, lease=self._limits.lease, crowded=self._crowded()
            )
            await roll(db, touched)
            if claimed or touched:
                return claimed, 0.0
            due = await ledger.next_due(db, self._account_id)
        return claimed, LOOK if due is None else min(max(due, 0.0), LOOK)

    def _take(self, claimed: Sequence[Claimed]) -> None:
        """Put claims in sending order: by priority, then everybody's first before anybody's second."""
        now = monotonic()
        for delivery in claimed:
            rank = self._held[delivery.user_id]
            self._held[delivery.user_id] += 1
            self._ready.put_nowait((delivery.priority, rank, next(self._order), delivery, now))
        self._count(len(claimed))

    def _crowded(self) -> list[int]:
        """Return the users who took most of the last full claim, every now and then: others come first this once.

        Not every time, because passing over somebody's backlog means reading it.
        """
        now = monotonic()
        if not self._dominant or now < self._fair_at:
            return []
        self._fair_at = now + FAIR
        return self._dominant

    async def _rest(self, seconds: float) -> None:
        if seconds > 0:
            try:
                async with asyncio.timeout(seconds):
                    await self._wake.wait()
            except TimeoutError:
                return

    async def _send_forever(self) -> None:
        while True:
            *_, claimed, since = await self._ready.get()
            try:
                await self._send_one(claimed, since)
            finally:
                self._ready.task_done()

    async def _send_one(self, claimed: Claimed, since: float) -> None:
        started = monotonic()
        outcome = await self._outcome(claimed)
        ended = monotonic()
        metrics.DELIVERIES.labels(self._platform, type(outcome).__name__.lower()).inc()
        metrics.SEND_SECONDS.labels(self._platform).observe(ended - started)
        if isinstance(outcome, Sent):
            metrics.LATENESS.labels(self._platform).observe(claimed.late.total_seconds() + ended - since)
        self._recorder.put(claimed, decide(outcome, claimed.past), ended - started, self._released)

    async def _outcome(self, claimed: Claimed) -> Outcome:
        try:
            text = vault.installed().open(claimed.body)
        except vault.SealedWithUnknownKey as error:
            return Halted(str(error))
        message = Outgoing(claimed.delivery_id, claimed.attempt, claimed.address, Rich(text))
        try:
            return await self._handler.send(message)
        except Exception as error:
            # A handler promises not to raise; when one does, nobody knows how far the message got.
            log.exception("handler_raised", platform=self._platform, delivery_id=claimed.delivery_id)
            return Unknown(f"the {self._platform} handler failed: {type(error).__name__}")

    def _released(self, claimed: Claimed) -> None:
        self._held[claimed.user_id] -= 1
        if not self._held[claimed.user_id]:
            del self._held[claimed.user_id]
        self._count(-1)
        if self._limits.window - self._in_hand >= self._limits.slots // 2:
            self._wake.set()

    def _count(self, change: int) -> None:
        self._in_hand += change
        metrics.IN_HAND.labels(self._platform).set(self._in_hand)
