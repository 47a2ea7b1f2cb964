"""What people are told by the clock: what failed, and what nobody acknowledged. Harmless twice, or in two workers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from carillon.chat.desk import Desk
from carillon.chat.reminders import missed, telling
from carillon.delivery.breaker import Phase
from carillon.delivery.gates import Gates
from carillon.store.engine import Store

MOST_MISSED = 500  # in one round
LULL = timedelta(minutes=1)  # after a breaker's pause, without another turn


async def tell_failures(ctx: dict[str, Any]) -> int:
    """Tell authors what could not be sent."""
    store: Store = ctx["store"]
    desk: Desk = ctx["desk"]
    authors = await telling.authors(store)
    troubled = await _troubled(ctx["gates"], desk.windows) if authors else set()
    told = 0
    for user_id in authors:
        where = await telling.tell_author(store, user_id, troubled)
        if where:
            told += 1
            await desk.doorbell.answer(*where)
    return told


async def close_missed(ctx: dict[str, Any]) -> int:
    """Close reminders that nobody acknowledged in time, and tell whom their authors named."""
    desk: Desk = ctx["desk"]
    count, told = 0, False
    while count < MOST_MISSED and (closed := await missed.close_one(ctx["store"])):
        count, told = count + 1, told or closed.told
    if told:
        await desk.doorbell.wake_pumps()
    return count


async def _troubled(gates: Gates, accounts: Iterable[int]) -> set[int]:
    """Return the accounts whose breaker has just opened or is being probed.

    One whose pause is long over has had nothing to send since, and one shut by hand has nothing that fails.
    """
    fresh = datetime.now(UTC) - LULL
    states = {account_id: await gates.state(account_id) for account_id in accounts}
    return {
        account_id
        for account_id, state in states.items()
        if state.phase is not Phase.CLOSED and state.until and state.until > fresh
    }
