"""What a claim of 50 costs with few and with very many rows waiting, and after very many updates."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from bench.rows import Message
from bench.stage import Finding, Scenario, Stage
from bench.system import System
from carillon.delivery import ledger
from carillon.delivery.ledger import Claimed, Result
from carillon.delivery.retry import Snooze
from carillon.platforms.base import Sent
from carillon.store.engine import Store

BATCH = 50
FEW = 10_000  # future rows
ROUNDS = 45  # claims in one state of the table
WARM_UP = 5  # of them not measured
LEASE = timedelta(seconds=60)
HOUR = 3600.0
AGAIN = Snooze(timedelta(0), "the benchmark turns the table over")


def play(stage: Stage) -> Sequence[Finding]:
    """Two tables with as many due rows, each far from the next; one has few future rows around them, one very many."""
    many, churn = stage.size(5_000_000, 100_000), stage.size(1_000_000, 50_000)
    small, large = (Table(System(stage.servers, stage.far_side, name)) for name in ("claim_small", "claim_large"))
    small.mix(FEW)
    large.mix(many)
    with_few, with_many = asyncio.run(in_turn(small, large))
    settled = asyncio.run(churning(large.system, churn))
    small.mix(FEW)
    large.mix(FEW)
    few_again, after = asyncio.run(in_turn(small, large))
    return [
        Finding("claim_10k_ms", with_few, "ms"),
        Finding("claim_5m_ms", with_many, "ms"),
        Finding("claim_after_updates_ms", after, "ms"),
        Finding("claim_5m_rows", many, "rows"),
        Finding("claim_5m_vs_10k", with_many / with_few, "times", at_most=1.3),
        Finding("claim_after_updates_vs_10k", after / few_again, "times", at_most=1.3),
        Finding("settled_per_second", settled, "rows/s"),
    ]


class Table:
    """A table of deliveries that can be filled with future ones and due ones among them."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._pattern = future(system)
        self._rows = 0

    def mix(self, rows: int) -> None:
        """Add that many future rows and a little more due ones, so that a claim finds each due row on another page."""
        past, step = time.time() - HOUR, rows / ROUNDS
        for part in range(ROUNDS):
            first = self._rows + 1 + round(part * step)
            self.system.fill(self._pattern, first, self._rows + round((part + 1) * step))
            moments = [past + (row * ROUNDS + part) / 1000 for row in range(BATCH)]
            self.system.write([Message(f"due-{part}-{row}", at, row) for row, at in enumerate(moments)])
        self._rows += rows
        self.system.vacuum()


def future(system: System) -> int:
    """A delivery that is due long after the run, as the pattern of all the pending ones."""
    [delivery] = system.write([Message("pattern", time.time() + 24 * HOUR)]).values()
    return delivery


async def in_turn(*tables: Table) -> list[float]:
    """The median milliseconds of a claim of 50 from each table, in turn, so that a noisy moment hits all alike."""
    stores = [Store(table.system.url, size=2) for table in tables]
    taken: list[list[float]] = [[] for _ in tables]
    for _ in range(ROUNDS):
        for table, store, times in zip(tables, stores, taken, strict=True):
            times.append(await claim(store, table.system.account_id))
    for store in stores:
        await store.close()
    return [median(times[WARM_UP:]) for times in taken]


async def claim(store: Store, account_id: int) -> float:
    """Claim once and commit; return the milliseconds. What was claimed is settled, which does not count."""
    begin = time.perf_counter()
    async with store.hot() as db:
        claimed, _ = await ledger.claim(db, account_id, room=BATCH, lease=LEASE)
    took = (time.perf_counter() - begin) * 1000
    async with store.hot() as db:
        await ledger.settle(db, [_sent(one) for one in claimed])
    return took


async def churning(system: System, updates: int) -> float:
    """Claim and settle so often that the table is updated `updates` times; return settled rows a second.

    A delivery that is snoozed at once is claimed again in the next round: two updates each time.
    """
    past, turned = time.time() - HOUR, 0
    system.write([Message(f"churn-{n}", past, n % 100) for n in range(5_000)])
    store = Store(system.url, size=2)
    begin = time.perf_counter()
    while turned < updates // 2:
        async with store.hot() as db:
            claimed, _ = await ledger.claim(db, system.account_id, room=500, lease=LEASE)
            await ledger.settle(db, [Result(one.delivery_id, one.attempt, AGAIN) for one in claimed])
        turned += len(claimed)
    took = time.perf_counter() - begin
    await store.close()
    system.all("UPDATE deliveries SET state = 'cancelled' WHERE state = 'queued' AND due_at <= now()")
    return turned / took


def _sent(claimed: Claimed) -> Result:
    return Result(claimed.delivery_id, claimed.attempt, Sent("1"))


SCENARIO = Scenario("claim_cost", "What does a claim cost when very many messages wait?", play)
