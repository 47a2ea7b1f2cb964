"""Outcomes that one process has seen and not yet told the others."""

from __future__ import annotations

from carillon.delivery.breaker import SECOND, Breaker, Counts, Phase, Tolerance, failure, merge
from carillon.platforms.base import Outcome

PAUSE = SECOND  # between two tellings of mere successes
KEPT = 60  # seconds counted before those that have left the window are looked for


class Tally:
    """Counts by the second, of what one ticket let pass. Moments are microseconds."""

    def __init__(self, tolerance: Tolerance) -> None:
        self._tolerance = tolerance
        self._counts: dict[int, tuple[int, int]] = {}
        self._told_at = 0
        self.reason = ""

    def add(self, outcome: Outcome, now: int, breaker: Breaker) -> bool:
        """Count an outcome; return whether it is worth telling at once.

        Successes are, once a second, and only while there are failures to weigh them against.
        """
        reason = failure(outcome)
        answers, failures = self._counts.get(now // SECOND, (0, 0))
        self._counts[now // SECOND] = (answers + 1, failures + (reason is not None))
        if len(self._counts) > KEPT:
            self._counts = merge({}, self._counts, now, self._tolerance)
        if reason is not None:
            self.reason = reason
            return True
        if breaker.phase is not Phase.CLOSED:
            return True
        return now - self._told_at >= PAUSE and any(failures for _, failures in breaker.counts.values())

    def tell(self, now: int) -> Counts:
        """Return what was counted, and begin anew."""
        news, self._counts = self._counts, {}
        self._told_at = now
        return news

    def drop(self) -> None:
        """Forget what was counted: it says nothing about the phase that has begun."""
        self._counts = {}
