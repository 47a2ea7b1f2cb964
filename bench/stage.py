"""What every scenario is given, and what it gives back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.servers import Servers
from bench.wire import FarSide


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure. `key` is its name in bench.json; a goal is met when the value is on the right side of it."""

    key: str
    value: float
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None: there is none."""
        if self.at_least is not None:
            return self.value >= self.at_least
        if self.at_most is not None:
            return self.value <= self.at_most
        return None


@dataclass(frozen=True, slots=True)
class Stage:
    """The servers and the far side that a run shares, and how thorough it is."""

    servers: Servers
    far_side: FarSide
    quick: bool

    @property
    def rounds(self) -> int:
        """How often a short measurement is made, to take the middle one."""
        return self.size(3, 2)

    def size(self, full: int, quick: int) -> int:
        """A number that is smaller in a quick run."""
        return quick if self.quick else full


@dataclass(frozen=True, slots=True)
class Scenario:
    """A question to the system and how it is answered."""

    name: str
    asks: str
    play: Callable[[Stage], Sequence[Finding]]


def sleep_until(moment: float) -> None:
    """Wait for a moment in seconds since the epoch; one that has passed is not waited for."""
    time.sleep(max(0.0, moment - time.time()))
