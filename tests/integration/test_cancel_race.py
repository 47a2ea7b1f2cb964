"""Cancel against claim: whoever takes the row first wins, and the other one is told the truth."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from carillon.delivery import ledger
from carillon.store.engine import Store
from tests import rows

ROUNDS = 1000
AT_ONCE = 4


async def test_in_a_thousand_races_a_delivery_is_claimed_or_cancelled_and_never_both(store: Store) -> None:
    ana = await rows.person(store)
    pairs = [await rows.due(store, ana) for _ in range(ROUNDS)]
    stopped: set[int] = set()
    claimed: set[int] = set()

    async def cancel(schedule_id: int, delivery_id: int) -> None:
        async with store.hot() as db:
            if (await ledger.withdraw(db, schedule_id)).stopped:
                stopped.add(delivery_id)

    async def claim_one() -> None:
        async with store.hot() as db:
            taken, _ = await ledger.claim(db, ana.account_id, room=1, lease=timedelta(seconds=60))
        claimed.update(c.delivery_id for c in taken)

    # Claims go by age, so cancelling in the same order makes both reach for the same row at the same time.
    for start in range(0, ROUNDS, AT_ONCE):
        group = pairs[start : start + AT_ONCE]
        await asyncio.gather(*(task for s, d in group for task in (cancel(s.id, d), claim_one())))

    everything = {delivery_id for _, delivery_id in pairs}
    assert not stopped & claimed
    assert stopped
    assert claimed
    assert stopped | claimed == everything
    assert await rows.one(store, "SELECT count(*) FROM deliveries WHERE state = 'cancelled'") == len(stopped)
    assert await rows.one(store, "SELECT count(*) FROM deliveries WHERE state = 'accepted'") == len(claimed)
