"""What became of a schedule, occurrence by occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery.states import State

STEPS_OF_LATEST = text("""
    SELECT d.id, d.occurrence, d.tries, step.at, step.state, step.reason
    FROM (SELECT id, occurrence, tries FROM deliveries
          WHERE schedule_id = :schedule_id ORDER BY occurrence DESC, id DESC LIMIT :occurrences) AS d
    CROSS JOIN LATERAL (SELECT id, at, state, reason FROM events
                        WHERE delivery_id = d.id ORDER BY id DESC LIMIT :steps) AS step
    ORDER BY d.occurrence, d.id, step.id
""")


@dataclass(frozen=True, slots=True)
class Step:
    """One transition. `at` is aware."""

    at: datetime
    state: State
    reason: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """What became of one occurrence (aware): how often it was tried, and its latest steps, oldest first."""

    occurrence: datetime
    tries: int
    steps: tuple[Step, ...]


async def courses(session: AsyncSession, schedule_id: int, *, occurrences: int, steps: int) -> list[Course]:
    """Return the latest occurrences of a schedule, oldest first, with at most so many steps each."""
    given = {"schedule_id": schedule_id, "occurrences": occurrences, "steps": steps}
    rows = (await session.execute(STEPS_OF_LATEST, given)).all()
    told = []
    for _, group in groupby(rows, key=lambda row: row.id):
        taken = list(group)
        walked = tuple(Step(row.at, State(row.state), row.reason) for row in taken)
        told.append(Course(taken[0].occurrence, taken[0].tries, walked))
    return told
