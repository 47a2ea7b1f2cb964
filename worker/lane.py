"""A lane: claims what is due on one platform account, as much as its gates have room for, and sends it.

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
from carillon.delivery import ledger
from carillon.delivery.gates import Gates, Room
from carillon.delivery.ledger import Claimed
from carillon.delivery.retry import Snooze
from carillon.schedules.occurrences import roll
from carillon.store.engine import Store, StoreUnavailable
from worker.recorder import Recorder
from worker.sender import Held, Sender

log = structlog.get_logger()

LOOK = 0.5  # seconds at most between two looks at the database
TIRED = 1.0  # seconds of rest after the database failed
FAIR = 0.1  # seconds between two searches for the deliveries of people who are not crowding the window
NOW = timedelta(0)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one lane may hold: sends at once, deliveries in hand, time before a lease runs out."""

    slots: int = 50
    window: int = 200
    lease: timedelta = timedelta(seconds=60)


class Lane:
    """Everything this process sends through one platform account, given as (platform, account id)."""

    def __init__(
        self,
        account: tuple[str, int],
        *,
        store: Store,
        recorder: Recorder,
        gates: Gates,
        sender: Sender,
        limits: Limits,
    ) -> None:
        self._store = store
        self._recorder = recorder
        self._gates = gates
        self._platform, self._account_id = account
        self._sender = sender
        self._limits = limits
        self._ready: asyncio.PriorityQueue[tuple[int, int, int, Held]] = asyncio.PriorityQueue()
        self._order = count()
        self._held: Counter[int] = Counter()  # deliveries in hand, by user
        self._in_hand = 0
        self._gauge = metrics.IN_HAND.labels(self._platform)
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
        self._gauge.set(self._in_hand)
        wanted = self._limits.window - self._in_hand
        if wanted < min(self._limits.slots, self._limits.window) // 2:
            return LOOK
        room = await self._gates.room(self._account_id, wanted)
        if room.shut:
            metrics.GATE_WAITS.labels(self._platform, room.shut).inc()
            return min(room.wait.total_seconds(), LOOK)
        try:
            claimed, wait = await self._claim(room.count)
        except (StoreUnavailable, SQLAlchemyError) as error:
            log.warning("claim_failed", platform=self._platform, error=type(error).__name__)
            await self._gates.give_back(room, room.count)
            return TIRED
        await self._take(claimed, room)
        return wait

    async def _claim(self, room: int) -> tuple[list[Claimed], float]:
        async with self._store.hot() as db:
            claimed, begun = await ledger.claim(
                db, self._account_id, room=room, lease=self._limits.lease, crowded=self._crowded()
            )
            await roll(db, begun)
            if claimed or begun:
                return claimed, 0.0
            due = await ledger.next_due(db, self._account_id)
        return claimed, LOOK if due is None else min(max(due, 0.0), LOOK)

    async def _take(self, claimed: Sequence[Claimed], room: Room) -> None:
        """Put claims in sending order: by priority, then everybody's first before anybody's second.

        What its conversation's pace holds back is put off to the slot reserved for it, and costs no attempt.
        """
        waits = await self._gates.admit_all(self._account_id, [(c.address, c.delivery_id) for c in claimed])
        await self._gates.give_back(room, room.count - waits.count(NOW))
        self._watch(claimed, room)
        now = monotonic()
        for delivery, wait in zip(claimed, waits, strict=True):
            rank = self._held[delivery.user_id]
            self._held[delivery.user_id] += 1
            self._in_hand += 1
            if wait:
                metrics.GATE_WAITS.labels(self._platform, "chat").inc()
                self._recorder.put(delivery, Snooze(wait, "the conversation's pace"), 0.0, self._released)
            else:
                held = Held(delivery, now, room.ticket)
                self._ready.put_nowait((delivery.priority, rank, next(self._order), held))

    def _watch(self, claimed: Sequence[Claimed], room: Room) -> None:
        """Note who took most of a full claim: there may be others behind them."""
        takers = Counter(delivery.user_id for delivery in claimed)
        full = len(claimed) == room.count
        self._dominant = [user_id for user_id, taken in takers.items() if full and taken * 2 >= room.count]

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
            *_, held = await self._ready.get()
            try:
                decision, seconds = await self._sender.send(held)
                self._recorder.put(held.claimed, decision, seconds, self._released)
            finally:
                self._ready.task_done()

    def _released(self, claimed: Claimed) -> None:
        self._held[claimed.user_id] -= 1
        if not self._held[claimed.user_id]:
            del self._held[claimed.user_id]
        self._in_hand -= 1
        if self._limits.window - self._in_hand >= self._limits.slots // 2:
            self._wake.set()
