"""What became of a schedule's deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery import ledger
from carillon.delivery.states import State

LAST = text("""
    SELECT id FROM deliveries WHERE schedule_id = :schedule_id AND chases IS NULL ORDER BY occurrence DESC LIMIT 20
""")

NEXT_DUE = text("""
    SELECT min(due_at) FROM deliveries
    WHERE schedule_id = :schedule_id AND state = 'queued' AND due_at < 'infinity' AND chases IS NULL
""")


# Of a held delivery the due moment is infinity: it waits, and nobody knows for what. Chasers are no part of a plan.
# One that was withdrawn is the latest only where there is no other: what was moved to an earlier time and sent was
# not cancelled.
OUTLOOK = text("""
    SELECT min(due_at) FILTER (WHERE state = 'queued' AND due_at < 'infinity') AS due_at,
           min(occurrence) FILTER (WHERE state = 'queued' AND due_at < 'infinity') AS occurrence,
           (array_agg(state ORDER BY state = 'cancelled', occurrence DESC, id DESC))[1] AS last
    FROM deliveries WHERE schedule_id = :schedule_id AND chases IS NULL
""")

REVIVABLE = (State.FAILED, State.EXPIRED, State.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a schedule sends next (aware), None when nothing waits; and how its latest delivery stands.

    `occurrence` is the moment of its rule that the next one stands for: it may have been moved away from it, by hand
    or by somebody's quiet hours.
    """

    due_at: datetime | None
    last: State | None
    occurrence: datetime | None = None


async def outlook(session: AsyncSession, schedule_id: int) -> Outlook:
    """Return how a schedule stands."""
    row = (await session.execute(OUTLOOK, {"schedule_id": schedule_id})).one()
    return Outlook(row.due_at, State(row.last) if row.last else None, row.occurrence)


async def next_due(session: AsyncSession, schedule_id: int) -> datetime | None:
    """Return when a schedule sends next, aware; None when it does not."""
    due: datetime | None = (await session.execute(NEXT_DUE, {"schedule_id": schedule_id})).scalar_one()
    return due


async def retry_last(session: AsyncSession, schedule_id: int) -> bool:
    """Queue the latest delivery again that failed, expired or is unconfirmed; return whether there was one."""
    for delivery_id in (await session.execute(LAST, {"schedule_id": schedule_id})).scalars():
        if await ledger.revive(session, delivery_id):
            return True
    return False
