"""What could not be sent, as its author is told: the message, to whom, when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat.targets import delivery_tag
from carillon.content.message import Content
from carillon.delivery.states import State
from carillon.language import translations
from carillon.store import vault
from carillon.store.tables import User

LINES = 10  # failures that a summary names
ALONE = 2  # as many are told each by itself
WIDTH = 60  # characters of a message in a note

# The last reason that was given for anything: of what expired, why it had not gone out before.
FAILURES = text("""
    SELECT d.id, d.tries, d.state, d.occurrence, d.recipient_id, d.address_id, s.number, s.body, s.extras,
           s.opaque, s.max_lateness, a.kind, r.name,
           (SELECT e.reason FROM events AS e WHERE e.delivery_id = d.id AND e.reason IS NOT NULL
            ORDER BY e.id DESC LIMIT 1) AS reason
    FROM deliveries AS d
    JOIN schedules AS s ON s.id = d.schedule_id
    JOIN addresses AS a ON a.id = d.address_id
    JOIN recipients AS r ON r.id = d.recipient_id
    WHERE d.id = ANY (CAST(:ids AS bigint[])) ORDER BY d.occurrence, d.id LIMIT :most
""")

ELSEWHERE = text("""
    SELECT a.id, c.platform FROM addresses AS a JOIN accounts AS c ON c.id = a.account_id
    WHERE a.recipient_id = :recipient_id AND a.id <> :address_id AND a.unreachable IS NULL
      AND (a.kind = 'self' OR a.agreed_at IS NOT NULL)
    ORDER BY a.id LIMIT 2
""")


@dataclass(frozen=True, slots=True)
class Failure:
    """A delivery that did not arrive, or may not have, as its author is told."""

    delivery_id: int
    tries: int
    state: State
    planned: datetime
    allowed: float | None  # seconds that it might have been late
    number: int
    summary: str
    name: str | None  # of the recipient, None for oneself
    reason: str | None
    elsewhere: tuple[tuple[int, str], ...] = ()  # other addresses of the recipient: id and platform

    @property
    def mark(self) -> str:
        """The tag of its buttons."""
        return delivery_tag(self.delivery_id, self.tries)


async def failures(session: AsyncSession, user: User, delivery_ids: Sequence[int]) -> list[Failure]:
    """Return the first failures among deliveries, as many as are ever named, soonest planned first."""
    rows = (await session.execute(FAILURES, {"ids": list(delivery_ids), "most": LINES})).all()
    opened = vault.installed().open
    found: list[Failure] = []
    for row in rows:
        places = {"recipient_id": row.recipient_id, "address_id": row.address_id}
        elsewhere = (await session.execute(ELSEWHERE, places)).all() if len(rows) <= ALONE else []
        content = Content.load(opened(bytes(row.body)), opened(bytes(row.extras)) if row.extras else None)
        hidden = translations(user.language).gettext("(passed on as it is)")
        found.append(
            Failure(
                row.id,
                row.tries,
                State(row.state),
                row.occurrence,
                row.max_lateness,
                row.number,
                hidden if row.opaque else content.summary(WIDTH),
                None if row.kind == "self" else row.name,
                row.reason,
                tuple((other.id, other.platform) for other in elsewhere),
            )
        )
    return found
