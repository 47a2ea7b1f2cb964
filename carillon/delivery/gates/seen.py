"""One breaker as this process knows it."""

from __future__ import annotations

import asyncio

from carillon.delivery.breaker import Breaker, Phase, Tolerance
from carillon.delivery.gates import record
from carillon.delivery.gates.tally import Tally
from carillon.delivery.pacing import MICROSECOND


class Seen:
    """What was last known of a breaker, and what this process has not told the others yet. Moments: microseconds."""

    def __init__(self, tolerance: Tolerance) -> None:
        self.breaker = Breaker()
        self.tally = Tally(tolerance)
        self.lock = asyncio.Lock()
        self._memory = tolerance.calm // MICROSECOND
        self._kept: bytes | None = None
        self._at: int | None = None

    def notice(self, kept: bytes | None, moment: int) -> Breaker:
        """Take note of what Redis keeps, and return the breaker to obey."""
        if kept is None or kept != self._kept:
            self._turn(self.obeyed(kept, moment))
        self._kept, self._at = kept, moment
        return self.breaker

    def became(self, after: Breaker, kept: bytes | None, moment: int) -> None:
        """Take note of a change, and of what Redis keeps since: None when only this process knows."""
        self._turn(after)
        self._kept, self._at = kept, moment

    def obeyed(self, kept: bytes | None, now: int) -> Breaker:
        """Return what Redis keeps or, when it was flushed and keeps nothing, what is known to bar the way."""
        if kept is not None:
            return record.load(kept)
        known = self.breaker
        fresh = self._at is not None and now - self._at < self._memory
        bars = known.phase is not Phase.CLOSED and (known.until is None or known.until > now)
        return known if fresh and bars else Breaker()

    def _turn(self, after: Breaker) -> None:
        if after.ticket != self.breaker.ticket:
            self.tally.drop()
        self.breaker = after
