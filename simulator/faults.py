"""Faults somebody asked for: which call they hit, and how often."""

from __future__ import annotations

import itertools
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How the far side misbehaves. "After" means that the message arrived and the answer was lost."""

    STATUS = "status"  # answers with an error status; nothing happened
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    SLOW = "slow"  # happens at once, answers late
    GARBLED = "garbled"  # happens, and answers 200 with something that is not JSON

    @property
    def happens(self) -> bool:
        """Whether the call takes effect."""
        return self not in {Kind.STATUS, Kind.TIMEOUT_BEFORE, Kind.RESET_BEFORE}


@dataclass(slots=True)
class Fault:
    """One rule. `times` is how many calls it still hits; `None` means until it is deleted. `seconds` is how long
    a slow answer takes, or how long a timeout holds the connection before closing it.
    """

    platform: str
    kind: Kind
    method: str | None = None
    chat_id: int | str | None = None
    status: int = 500
    description: str | None = None
    retry_after: int | None = None
    seconds: float | None = None
    times: int | None = 1
    hits: int = 0
    id: int = field(default_factory=itertools.count(1).__next__)

    def concerns(self, platform: str, method: str, chat_id: object) -> bool:
        """Whether this call is one of those meant."""
        return (
            self.platform == platform
            and (self.method is None or self.method.lower() == method.lower())
            and (self.chat_id is None or str(self.chat_id) == str(chat_id))
        )

    def describe(self) -> dict[str, Any]:
        """As `GET /sim/faults` shows it."""
        return asdict(self)


class FaultBook:
    """The faults in force, oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    @property
    def active(self) -> list[Fault]:
        """What still waits for a call."""
        return list(self._faults)

    def add(self, fault: Fault) -> None:
        """Put a fault in force."""
        self._faults.append(fault)

    def clear(self) -> int:
        """Drop all; tells how many there were."""
        count = len(self._faults)
        self._faults.clear()
        return count

    def take(self, platform: str, method: str, chat_id: object) -> Fault | None:
        """The oldest fault that hits this call, its count spent."""
        for fault in self._faults:
            if fault.concerns(platform, method, chat_id):
                return self._spend(fault)
        return None

    def _spend(self, fault: Fault) -> Fault:
        fault.hits += 1
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._faults.remove(fault)
        return fault
