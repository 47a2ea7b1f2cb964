"""What front ends share: arrivals are in the inbox before anybody is told that they were taken, and then it rings."""

from __future__ import annotations

from collections.abc import Sequence

from carillon.chat import inbox
from carillon.delivery.doorbell import Doorbell
from carillon.platforms.incoming import Incoming
from carillon.store.engine import SYSTEM, Store


async def take_in(store: Store, doorbell: Doorbell, account_id: int, arrivals: Sequence[Incoming]) -> None:
    """Write arrivals down, in one transaction, and ring for them. Raises StoreUnavailable."""
    if not arrivals:
        return
    async with store.transaction(SYSTEM) as session:
        waits = await inbox.keep(session, account_id, arrivals)
    for conversation, wait in waits.items():
        await doorbell.answer(account_id, conversation, wait)
