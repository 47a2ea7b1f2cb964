"""Schedules moved by a stretch of time, or deleted, with a trace by which either can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery.states import ScheduleState, State
from carillon.schedules import book, changes
from carillon.schedules.book import Cancelled
from carillon.schedules.changes import Change
from carillon.schedules.occurrences import rule_of
from carillon.store.tables import Schedule
from carillon.when import Once, next_after
from carillon.when.zones import local_after_gap, wall_clock

# What repeats an unanswered reminder is not the schedule's next message.
NEXT_LIVE = text("""
    SELECT occurrence, nullif(due_at, 'infinity') AS due_at, state FROM deliveries
    WHERE schedule_id = :schedule_id AND state IN ('queued', 'accepted') AND chases IS NULL
    ORDER BY state, occurrence LIMIT 1
""")


@dataclass(frozen=True, slots=True)
class Live:
    """What a schedule sends next, or is sending. Moments are aware; `due_at` is None while it is held."""

    occurrence: datetime
    due_at: datetime | None
    state: State


@dataclass(frozen=True, slots=True)
class Trace:
    """How a schedule stood before a change: its state, its wall clock, and its next message, if one was waiting.

    `left` is the occurrence that waits since the change, None after a deletion; `revision` is the one it left.
    """

    schedule_id: int
    state: ScheduleState
    local_start: datetime
    occurrence: datetime | None
    due_at: datetime | None
    left: datetime | None
    revision: int


class Shift(Enum):
    """What is true after a person asked for a shift."""

    DONE = auto()
    SENDING = auto()  # it is being sent this moment
    OVER = auto()  # nothing of it waits
    PAUSED = auto()  # it waits for no moment
    PAST = auto()  # the new time has gone by
    CROSSES = auto()  # the next time of the series would come after the one behind it


@dataclass(frozen=True, slots=True)
class Shifted:
    """What a shift came to; when it was done, the new moment (aware) and the way back."""

    what: Shift
    at: datetime | None = None
    trace: Trace | None = None


async def shift(session: AsyncSession, schedule: Schedule, by: timedelta, now: datetime) -> Shifted:
    """Move a schedule's next message by a stretch. Of a series only the next one moves, this once.

    Whole days keep the wall clock of the schedule's zone, anything else is real time.
    """
    live = await next_live(session, schedule.id)
    if live is None or live.state is State.ACCEPTED:
        return Shifted(Shift.SENDING if live else Shift.OVER)
    if live.due_at is None:
        return Shifted(Shift.PAUSED)
    at, local = later(live.due_at, by, schedule.zone)
    rule = rule_of(schedule)
    behind = next_after(rule, live.occurrence) if rule else None
    if at <= now or (behind and at >= behind.at):
        return Shifted(Shift.PAST if at <= now else Shift.CROSSES)
    before = _Before.of(schedule, live)
    moved = Once(at, local, schedule.zone)
    done = await (changes.move_next(session, schedule, at) if rule else changes.move(session, schedule, moved))
    if done is not Change.DONE:
        return Shifted(Shift.SENDING)
    return Shifted(Shift.DONE, at, before.left(live.occurrence if rule else at, schedule))


async def delete(session: AsyncSession, schedule: Schedule) -> tuple[Cancelled, Trace | None]:
    """Cancel a schedule; return what that came to and, when it was done, the way back."""
    before = _Before.of(schedule, await next_live(session, schedule.id))
    came_to = await book.cancel(session, schedule)
    if came_to not in (Cancelled.STOPPED, Cancelled.AFTER_THIS_ONE):
        return came_to, None
    await session.refresh(schedule)
    return came_to, before.left(None, schedule)


async def next_live(session: AsyncSession, schedule_id: int) -> Live | None:
    """Return what a schedule sends next, or is sending."""
    row = (await session.execute(NEXT_LIVE, {"schedule_id": schedule_id})).one_or_none()
    return Live(row.occurrence, row.due_at, State(row.state)) if row else None


def later(at: datetime, by: timedelta, zone: str) -> tuple[datetime, datetime]:
    """Return an aware moment moved by a stretch, in UTC and on the wall clock of `zone` (naive)."""
    if by % timedelta(days=1):
        return at + by, wall_clock(at + by, zone)
    moved, local, _ = local_after_gap(wall_clock(at, zone) + by, zone)
    return moved, local


@dataclass(frozen=True, slots=True)
class _Before:
    """How a schedule stood, copied before its row changes."""

    state: ScheduleState
    local_start: datetime
    occurrence: datetime | None
    due_at: datetime | None

    @classmethod
    def of(cls, schedule: Schedule, live: Live | None) -> _Before:
        waits = live if live and live.state is State.QUEUED else None
        return cls(
            schedule.state, schedule.local_start, waits.occurrence if waits else None, waits.due_at if waits else None
        )

    def left(self, occurrence: datetime | None, schedule: Schedule) -> Trace:
        return Trace(
            schedule.id, self.state, self.local_start, self.occurrence, self.due_at, occurrence, schedule.revision
        )
