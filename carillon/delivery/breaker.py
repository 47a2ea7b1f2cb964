"""When to stop calling a platform that fails, and when to try again. Pure: a breaker and a moment in, a breaker out.

Closed, it counts answers in a sliding window and opens when too many fail. Open, nothing passes until its pause is
over. Then it is half-open: one message of the whole fleet is the probe, and its outcome closes or opens it again.
Moments are whole microseconds of one clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from carillon.delivery.pacing import MICROSECOND
from carillon.platforms.base import Halted, Outcome, Transient, Unknown

SECOND = 1_000_000

Counts = Mapping[int, tuple[int, int]]  # by whole second: answers, failures among them


class Phase(StrEnum):
    """What a breaker lets pass: everything, nothing, or a single probe."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """When a breaker opens, and for how long. Pauses double from `pause` up to `cap`."""

    window: timedelta = timedelta(seconds=10)
    failures: int = 10  # at least so many in the window …
    ratio: float = 0.5  # … and at least this part of its answers
    pause: timedelta = timedelta(seconds=2)
    cap: timedelta = timedelta(seconds=30)  # what is due waits no longer than this after the platform is back
    probe: timedelta = timedelta(seconds=40)  # a probe not reported by then is taken for lost
    calm: timedelta = timedelta(minutes=5)  # closed for so long, the pauses start small again


DEFAULT = Tolerance()


@dataclass(frozen=True, slots=True)
class Breaker:
    """An account's breaker. `ticket` grows with every change of phase: results of an earlier one do not count."""

    phase: Phase = Phase.CLOSED
    since: int = 0
    until: int | None = None  # open: the end of the pause, None for never; half-open: when the probe counts as lost
    reason: str = ""
    opened: int = 0  # times in a row
    ticket: int = 0
    counts: Counts = field(default_factory=dict)


def failure(outcome: Outcome) -> str | None:
    """Return what an outcome says against the platform. An answer says nothing, be it a refusal or a rate limit."""
    return outcome.reason if isinstance(outcome, Transient | Unknown | Halted) else None


def judge(breaker: Breaker, now: int, news: Counts, reason: str, *, tolerance: Tolerance, jitter: float) -> Breaker:
    """Return the breaker after answers to what it let pass. `jitter` in [0, 1) spreads the end of a pause."""
    failures = sum(bad for _, bad in news.values())
    if breaker.phase is Phase.HALF_OPEN:
        return _opened(breaker, now, reason, tolerance, jitter) if failures else _closed(breaker, now)
    if breaker.phase is Phase.OPEN:
        return breaker
    counts = merge(breaker.counts, news, now, tolerance)
    if _too_many(counts, tolerance):
        return _opened(breaker, now, reason, tolerance, jitter)
    return replace(breaker, counts=counts)


def ask(breaker: Breaker, now: int, tolerance: Tolerance) -> Breaker:
    """Return the breaker after someone asked to pass. A new ticket is the asker's: one probe may go, with it."""
    if breaker.phase is Phase.CLOSED or breaker.until is None or breaker.until > now:
        return breaker
    return _turned(breaker, Phase.HALF_OPEN, now, until=now + tolerance.probe // MICROSECOND)


def spare(breaker: Breaker, now: int, ticket: int) -> Breaker:
    """Return the breaker after a probe was not sent: the next asker gets one."""
    if breaker.phase is not Phase.HALF_OPEN or breaker.ticket != ticket:
        return breaker
    return _turned(breaker, Phase.OPEN, now, until=now)


def trip(breaker: Breaker, now: int, reason: str, wait: int | None) -> Breaker:
    """Return the breaker opened by hand, for `wait` microseconds or, with None, until it is reset."""
    until = None if wait is None else now + wait
    return _turned(breaker, Phase.OPEN, now, until=until, reason=reason, opened=0)


def reset(breaker: Breaker, now: int) -> Breaker:
    """Return the breaker closed by hand, with nothing held against the platform."""
    return replace(_closed(breaker, now), opened=0)


def wait(breaker: Breaker, now: int, tolerance: Tolerance) -> int:
    """Return the microseconds after which a breaker that bars the way is worth asking again: half a second or more."""
    if breaker.phase is Phase.HALF_OPEN:
        return SECOND // 2
    longest = tolerance.cap // MICROSECOND
    return longest if breaker.until is None else max(breaker.until - now, SECOND // 2)


def merge(counts: Counts, news: Counts, now: int, tolerance: Tolerance) -> dict[int, tuple[int, int]]:
    """Return both counts added up, without what has left the window."""
    oldest = (now - tolerance.window // MICROSECOND) // SECOND
    merged: dict[int, tuple[int, int]] = {}
    for second, (answers, bad) in [*counts.items(), *news.items()]:
        if second > oldest:
            before = merged.get(second, (0, 0))
            merged[second] = (before[0] + answers, before[1] + bad)
    return merged


def _too_many(counts: Counts, tolerance: Tolerance) -> bool:
    answers = sum(count for count, _ in counts.values())
    failures = sum(bad for _, bad in counts.values())
    return failures >= tolerance.failures and failures >= tolerance.ratio * answers


def _opened(breaker: Breaker, now: int, reason: str, tolerance: Tolerance, jitter: float) -> Breaker:
    calm = breaker.phase is Phase.CLOSED and now - breaker.since > tolerance.calm // MICROSECOND
    opened = 1 if calm else breaker.opened + 1
    ceiling = min(tolerance.pause * (1 << min(opened - 1, 30)), tolerance.cap)
    until = now + ceiling * (0.5 + 0.5 * jitter) // MICROSECOND
    return _turned(breaker, Phase.OPEN, now, until=until, reason=reason, opened=opened)


def _closed(breaker: Breaker, now: int) -> Breaker:
    return _turned(breaker, Phase.CLOSED, now, until=None, reason="")


def _turned(
    breaker: Breaker,
    phase: Phase,
    now: int,
    *,
    until: int | None,
    reason: str | None = None,
    opened: int | None = None,
) -> Breaker:
    return Breaker(
        phase=phase,
        since=now,
        until=until,
        reason=breaker.reason if reason is None else reason,
        opened=breaker.opened if opened is None else opened,
        ticket=breaker.ticket + 1,
    )
