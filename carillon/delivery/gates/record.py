"""A breaker as Redis keeps it: JSON that a person can read there, and for how long."""

from __future__ import annotations

import json

from carillon.delivery.breaker import Breaker, Phase, Tolerance
from carillon.delivery.pacing import MICROSECOND

MILLISECOND = 1000  # microseconds


def dump(breaker: Breaker) -> bytes | None:
    """Return what to keep; nothing for a breaker that has seen nothing."""
    if breaker == Breaker():
        return None
    fields = {
        "phase": breaker.phase,
        "since": breaker.since,
        "until": breaker.until,
        "reason": breaker.reason[:200],
        "opened": breaker.opened,
        "ticket": breaker.ticket,
        "counts": [[second, *counted] for second, counted in breaker.counts.items()],
    }
    return json.dumps(fields).encode()


def load(kept: bytes | None) -> Breaker:
    """Return the breaker that `dump` was given."""
    if kept is None:
        return Breaker()
    fields = json.loads(kept)
    return Breaker(
        phase=Phase(fields["phase"]),
        since=fields["since"],
        until=fields["until"],
        reason=fields["reason"],
        opened=fields["opened"],
        ticket=fields["ticket"],
        counts={second: (answers, bad) for second, answers, bad in fields["counts"]},
    )


def life(breaker: Breaker, now: int, tolerance: Tolerance) -> int | None:
    """Return the milliseconds that a breaker is kept: past what it bars and what it remembers; None: for ever."""
    if breaker.phase is Phase.OPEN and breaker.until is None:
        return None
    rest = max(0, (breaker.until or now) - now) // MILLISECOND
    return rest + (2 * tolerance.calm + tolerance.window) // (MILLISECOND * MICROSECOND)
