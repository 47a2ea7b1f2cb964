"""Redis's time, between its answers too: a clock that never steps, set right by each answer."""

from __future__ import annotations

import time
from collections.abc import Callable


class SharedClock:
    """Whole microseconds since the epoch. `dictated`, for tests, takes the place of Redis's clock and ours."""

    def __init__(self, dictated: Callable[[], int] | None = None) -> None:
        self._dictated = dictated
        self._ahead = time.time_ns() // 1000 - _running()

    def now(self) -> int:
        """Return what Redis's clock shows now, as far as this process can tell."""
        return self._dictated() if self._dictated else _running() + self._ahead

    def heard(self, moment: int) -> None:
        """Take note of what Redis's clock has just shown."""
        self._ahead = moment - _running()

    @property
    def told(self) -> int | str:
        """What a script is told of the time: nothing, so that it asks its server, unless the time is dictated."""
        return self._dictated() if self._dictated else ""


def _running() -> int:
    return time.monotonic_ns() // 1000
