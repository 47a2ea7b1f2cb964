"""What is told about an account's breaker: to people, to metrics, to the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from carillon.delivery.breaker import Breaker, Phase

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Status:
    """A breaker's state. Times are UTC, by Redis's clock.

    `until` is when the next probe may go (open) or counts as lost (half-open); None: not before it is reset by hand.
    `shared` is whether all workers have it so, or only this process, which cannot reach Redis.
    """

    phase: Phase
    since: datetime | None
    until: datetime | None
    reason: str
    shared: bool


def status(breaker: Breaker, *, shared: bool) -> Status:
    """Return a breaker as it is told."""
    return Status(breaker.phase, _time(breaker.since or None), _time(breaker.until), breaker.reason, shared)


def _time(moment: int | None) -> datetime | None:
    return None if moment is None else EPOCH + timedelta(microseconds=moment)
