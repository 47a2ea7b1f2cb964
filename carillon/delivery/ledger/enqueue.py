"""Nothing, or cancelled → queued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """One message to one recipient at one occurrence (aware). `window` is seconds, None for ever.

    It is due at its occurrence unless `due` (aware) says otherwise; the window is counted from then.
    """

    schedule_id: int
    recipient_id: int
    address_id: int
    user_id: int
    account_id: int
    priority: int
    occurrence: datetime
    window: float | None
    due: datetime | None = None


# A moment that was cancelled may be chosen again, as when a time is edited back to what it was.
ENQUEUE = text("""
    WITH wanted AS (
        SELECT * FROM unnest(
            CAST(:schedule_id AS bigint[]), CAST(:recipient_id AS bigint[]), CAST(:address_id AS bigint[]),
            CAST(:user_id AS bigint[]), CAST(:account_id AS integer[]), CAST(:priority AS smallint[]),
            CAST(:occurrence AS timestamptz[]), CAST(:late_by AS float8[]), CAST(:due AS timestamptz[])
        ) AS w (schedule_id, recipient_id, address_id, user_id, account_id, priority, occurrence, late_by, due)
    ), written AS (
        INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, priority,
                                occurrence, due_at, expires_at)
        SELECT schedule_id, recipient_id, address_id, user_id, account_id, priority,
               occurrence, coalesce(due, occurrence), coalesce(due, occurrence) + late_by * interval '1 second'
        FROM wanted
        ON CONFLICT (schedule_id, recipient_id, occurrence) DO UPDATE
        SET state = 'queued', due_at = excluded.due_at, expires_at = excluded.expires_at,
            address_id = excluded.address_id, account_id = excluded.account_id
        WHERE deliveries.state = 'cancelled'
        RETURNING id
    ), told AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'queued' FROM written
    )
    SELECT id FROM written
""")


async def enqueue(db: AsyncSession | AsyncConnection, deliveries: Sequence[NewDelivery]) -> list[int]:
    """Write deliveries that wait for their occurrence; return the ids of those that were not there yet."""
    if not deliveries:
        return []
    columns = [list(column) for column in zip(*map(astuple, deliveries), strict=True)]
    names = (
        "schedule_id",
        "recipient_id",
        "address_id",
        "user_id",
        "account_id",
        "priority",
        "occurrence",
        "late_by",
        "due",
    )
    return list((await db.execute(ENQUEUE, dict(zip(names, columns, strict=True)))).scalars())
