"""What waits to be sent through each account, for whoever looks after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.store.tables import PRIORITIES

# What is due and not sent yet is little while all is well, and is counted no further than to `most`.
BACKLOG = text("""
    SELECT a.id, a.platform, a.external_id, due.count, due.oldest,
           (SELECT count(*) FROM deliveries AS d WHERE d.state = 'accepted' AND d.account_id = a.id) AS in_hand
    FROM accounts AS a CROSS JOIN LATERAL (
        SELECT count(*) AS count, min(due_at) AS oldest FROM (
            SELECT due_at FROM deliveries AS d
            WHERE d.account_id = a.id AND d.state = 'queued' AND d.priority = ANY (:priorities) AND d.due_at <= now()
            LIMIT :most) AS counted) AS due
    ORDER BY a.id
""")
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Backlog:
    """An account, how many deliveries of it are due, since when the oldest is (aware), and how many are being sent."""

    account_id: int
    platform: str
    external_id: str
    due: int
    oldest: datetime | None
    in_hand: int


async def backlogs(session: AsyncSession) -> list[Backlog]:
    """Return what waits, account by account."""
    rows = await session.execute(BACKLOG, {"priorities": list(PRIORITIES), "most": MOST})
    return [Backlog(*row) for row in rows]
