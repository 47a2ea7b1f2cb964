"""What a person did with a reminder of their own: done, skipped, put off; or nothing, and it was missed.

There is one acknowledgement for a delivery and all that chase it. It is open while it is chased, and absent for one
that nobody chases and nobody has pressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery import ledger
from carillon.schedules.chasing import go_on_by_hand
from carillon.store.tables import Delivery, Schedule


class Answer(StrEnum):
    """How an acknowledgement stands."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Standing:
    """An acknowledgement, since when (aware)."""

    answer: Answer
    at: datetime


FOUND = text("SELECT state, at FROM acknowledgements WHERE delivery_id = :delivery_id")

GIVE = text("""
    INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state)
    VALUES (:delivery_id, :user_id, :schedule_id, :state)
    ON CONFLICT (delivery_id) DO UPDATE SET state = excluded.state, deadline_at = NULL, at = now()
    WHERE acknowledgements.state <> excluded.state
    RETURNING delivery_id
""")

CLOSE = text("""
    UPDATE acknowledgements SET state = :state, deadline_at = NULL, at = now()
    WHERE schedule_id = :schedule_id AND state = 'open'
""")

# Of a series that has rung again since, the earlier one was missed, and whom it concerns has been told.
REOPEN = text("""
    UPDATE acknowledgements AS a
    SET state = CASE WHEN EXISTS (SELECT FROM acknowledgements AS later
                                  WHERE later.schedule_id = a.schedule_id AND later.delivery_id > a.delivery_id)
                     THEN 'missed' ELSE 'open' END, at = now()
    WHERE a.delivery_id = :delivery_id
    RETURNING a.state
""")

FORGET = text("DELETE FROM acknowledgements WHERE delivery_id = :delivery_id")


async def standing(session: AsyncSession, delivery_id: int) -> Standing | None:
    """Return how a delivery's acknowledgement stands; None when there is none."""
    row = (await session.execute(FOUND, {"delivery_id": delivery_id})).one_or_none()
    return Standing(Answer(row.state), row.at) if row else None


async def give(session: AsyncSession, root: Delivery, answer: Answer) -> bool:
    """Acknowledge a delivery and call off what chases it; return False when it stood so already."""
    await ledger.call_off(session, [root.id])
    given = {"delivery_id": root.id, "user_id": root.user_id, "schedule_id": root.schedule_id, "state": answer}
    return (await session.execute(GIVE, given)).scalar_one_or_none() is not None


async def take_back(session: AsyncSession, root: Delivery, schedule: Schedule, now: datetime) -> None:
    """Make a delivery as if nobody had acknowledged it; one that nags is chased on."""
    given = {"delivery_id": root.id}
    if not schedule.nag_every:
        await session.execute(FORGET, given)
    elif (await session.execute(REOPEN, given)).scalar_one_or_none() == Answer.OPEN:
        await go_on_by_hand(session, schedule, root.id, now)


async def close_open(session: AsyncSession, schedule_id: int, answer: Answer) -> None:
    """Close what is open of a schedule that was paused, cancelled or moved; its chasers are withdrawn already."""
    await session.execute(CLOSE, {"schedule_id": schedule_id, "state": answer})
