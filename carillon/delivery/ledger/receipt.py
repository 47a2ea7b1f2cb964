"""Receipts: they prove that a message arrived or was seen, and only ever move a delivery forward."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from carillon.delivery.states import State

# What each receipt may move. A failed receipt counts only while nothing better is known: platforms send receipts
# late, twice and in any order. One for a delivery still accepted or queued again proves the lost try.
BEHIND: dict[State, tuple[State, ...]] = {
    State.SENT: (State.UNCONFIRMED,),
    State.DELIVERED: (State.UNCONFIRMED, State.SENT),
    State.RECEIVED: (State.UNCONFIRMED, State.SENT, State.DELIVERED),
    State.FAILED: (State.SENT,),
}

RECEIPT = text("""
    WITH moved AS (
        UPDATE deliveries
        SET state = CAST(:state AS delivery_state), sent_at = coalesce(sent_at, now())
        WHERE id = :delivery_id AND (state = ANY (CAST(:behind AS delivery_state[]))
              OR (:proves AND state = 'queued' AND unknowns > 0))
        RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state, attempt, reason)
        SELECT id, CAST(:state AS delivery_state), :attempt, :reason FROM moved
    ), tried AS (
        UPDATE attempts SET outcome = 'ok', remote_id = coalesce(:remote_id, remote_id)
        WHERE :proves AND delivery_id IN (SELECT id FROM moved) AND number = :attempt
    )
    SELECT id FROM moved
""")


async def receipt(
    db: AsyncConnection | AsyncSession,
    delivery_id: int,
    attempt: int,
    state: State,
    *,
    remote_id: str | None = None,
    reason: str | None = None,
) -> bool:
    """Move a delivery forward to `state` (sent, delivered, received, failed); return whether it moved.

    A receipt for a delivery that waits for its second try after an unknown one settles it: there is no second copy.
    """
    given: dict[str, Any] = {
        "delivery_id": delivery_id,
        "attempt": attempt,
        "state": state.value,
        "behind": [behind.value for behind in BEHIND[state]],
        "proves": state is not State.FAILED,
        "remote_id": remote_id,
        "reason": reason,
    }
    return (await db.execute(RECEIPT, given)).scalar_one_or_none() is not None
