"""What an account's gates answer before a claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

ZERO = timedelta(0)


class Gate(StrEnum):
    """Which gate let nothing through."""

    PACE = "pace"  # the account's own rate
    HOLD = "hold"  # the platform asked the whole account to wait
    BREAKER = "breaker"


@dataclass(frozen=True, slots=True)
class Room:
    """How many deliveries may be claimed now; when none, how long to wait and for which gate.

    `ticket` goes with the claimed deliveries: it says what their outcomes tell of. With `probe`, the one delivery
    that may be claimed tries whether the platform is back.
    """

    account_id: int
    count: int
    ticket: int
    wait: timedelta = ZERO
    shut: Gate | None = None
    probe: bool = False
    taken_at: int | None = None  # microseconds by the shared clock; None: there is nothing to give back
    shared: bool = True
