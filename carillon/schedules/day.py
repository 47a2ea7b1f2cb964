"""A day of a person: what was sent, what became of it, and what will still go out, every time of every series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery.states import LIVE, ScheduleState, State
from carillon.schedules.listing import LATEST, OF_CONVERSATION, OF_PERSON, Conversation, Person
from carillon.schedules.occurrences import rule_of
from carillon.store.tables import Schedule
from carillon.when import Rule, next_after

# How far from its occurrence a message may be sent and still be found among the sent ones of a day.
DRIFT = timedelta(days=31)
INSTANT = timedelta(microseconds=1)

_NEWEST = "(SELECT s.id FROM schedules AS s WHERE {scope} ORDER BY s.number DESC LIMIT :latest) UNION "
_STILL_OPEN = "SELECT s.id FROM schedules AS s WHERE {scope} AND s.state IN ('active', 'paused')"
_DELIVERIES = """
    WITH mine AS MATERIALIZED ({mine})
    SELECT d.schedule_id, d.occurrence, coalesce(d.sent_at, d.due_at) AS at, d.state
    FROM mine JOIN deliveries AS d ON d.schedule_id = mine.id
    WHERE d.occurrence >= CAST(:opens AS timestamptz) - CAST(:drift AS interval)
      AND d.occurrence < CAST(:closes AS timestamptz) + CAST(:drift AS interval)
      AND d.state <> 'cancelled' AND d.due_at < 'infinity' AND d.chases IS NULL
      AND (d.state IN ('queued', 'accepted') OR coalesce(d.sent_at, d.due_at) >= :opens)
    ORDER BY d.id
"""
OF_PERSONS_DAY = text(_DELIVERIES.format(mine=(_NEWEST + _STILL_OPEN).format(scope=OF_PERSON)))
OF_CONVERSATIONS_DAY = text(_DELIVERIES.format(mine=_STILL_OPEN.format(scope=OF_CONVERSATION)))


@dataclass(frozen=True, slots=True)
class Ring:
    """One time a message rings on the day: `at` is aware, `state` how its delivery stands."""

    schedule: Schedule
    at: datetime
    state: State


async def rings(
    session: AsyncSession, scope: Person | Conversation, opens: datetime, closes: datetime, *, each: int
) -> list[Ring]:
    """Return what rings from `opens` to before `closes` (aware), in order; of one series `each` times at most.

    Of a conversation those that are over are not told.
    """
    query = OF_PERSONS_DAY if isinstance(scope, Person) else OF_CONVERSATIONS_DAY
    given = {"opens": opens, "closes": closes, "drift": DRIFT, "latest": LATEST, **asdict(scope)}
    rows = (await session.execute(query, given)).all()
    found = await session.execute(select(Schedule).where(Schedule.id.in_({row.schedule_id for row in rows})))
    schedules = {schedule.id: schedule for schedule in found.scalars()}
    told: list[Ring] = []
    for row in rows:
        schedule, state = schedules[row.schedule_id], State(row.state)
        if opens <= row.at < closes or (state in LIVE and row.at < opens):
            told.append(Ring(schedule, row.at, state))
        if state in LIVE:
            told += _later(schedule, max(row.occurrence, row.at, opens - INSTANT), closes, each)
    return sorted(told, key=lambda ring: (ring.at, ring.schedule.id))


def _later(schedule: Schedule, after: datetime, closes: datetime, most: int) -> list[Ring]:
    """Return the times of a series behind the one that is written already."""
    rule = rule_of(schedule)
    if rule is None or schedule.state is not ScheduleState.ACTIVE:
        return []
    moments = takewhile(lambda at: at < closes, _moments(rule, after))
    return [Ring(schedule, at, State.QUEUED) for _, at in zip(range(most), moments, strict=False)]


def _moments(rule: Rule, after: datetime) -> Iterator[datetime]:
    while coming := next_after(rule, after):
        after = coming.at
        yield after
