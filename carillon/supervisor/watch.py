"""Starting again what has died, after a pause that grows as long as it keeps dying."""

from __future__ import annotations

from typing import Protocol

from carillon.errors import CarillonError

CALM = 60.0  # seconds of running after which earlier deaths are forgotten
LONGEST = 30.0  # seconds


class Kept(Protocol):
    """What can be kept running."""

    @property
    def name(self) -> str: ...

    @property
    def running(self) -> bool: ...

    def start(self) -> object: ...


class Watch:
    """Keeps one thing running. Times are seconds of a monotonic clock."""

    def __init__(self, kept: Kept, now: float) -> None:
        self.kept = kept
        self._started = now
        self._deaths = 0
        self._due: float | None = None

    def tend(self, now: float) -> str | None:
        """Look once; start it again when it is time. Return a sentence when it has just died."""
        if self.kept.running:
            return None
        if self._due is None:
            return self._mourn(now)
        if now < self._due:
            return None
        self._due, self._started = None, now
        try:
            self.kept.start()
        except CarillonError as error:
            return str(error)
        return None

    def _mourn(self, now: float) -> str:
        if now - self._started > CALM:
            self._deaths = 0
        self._deaths += 1
        pause = pause_after(self._deaths)
        self._due = now + pause
        return f"{self.kept.name} has ended and starts again in {pause:g} s."


def pause_after(deaths: int) -> float:
    """The pause in seconds after so many deaths in a row: half a second, doubled each time, at most `LONGEST`."""
    return min(0.5 * 2.0 ** min(deaths - 1, 16), LONGEST)
