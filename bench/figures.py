"""Numbers out of arrivals: lateness, rates, what came twice and what never came."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Arrival(NamedTuple):
    """A message at the far side: seconds since the epoch, chat, the message's id, and the status answered."""

    at: float
    chat: int
    name: str
    status: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How a quantity is distributed; all in the unit of what was given."""

    median: float
    p99: float
    least: float
    most: float


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def spread(values: Sequence[float]) -> Spread:
    """Median, 99th percentile and the two ends."""
    return Spread(percentile(values, 0.5), percentile(values, 0.99), min(values), max(values))


@dataclass(frozen=True, slots=True)
class Delivered:
    """How a set of messages arrived. Lateness in milliseconds; negative would be early."""

    expected: int
    lateness: Spread
    per_second: float  # all messages over the time from the first due moment to the last arrival
    lost: int
    repeated: int


def delivered(arrivals: Iterable[Arrival], due: Mapping[str, float]) -> Delivered:
    """Compare accepted arrivals with the moments they were `due` at, by message id, in seconds since the epoch."""
    accepted = [arrival for arrival in arrivals if arrival.status == 200 and arrival.name in due]
    copies = Counter(arrival.name for arrival in accepted)
    first: dict[str, float] = {}
    for arrival in accepted:
        first.setdefault(arrival.name, arrival.at)
    late = [(at - due[name]) * 1000 for name, at in first.items()]
    seconds = max(first.values()) - min(due.values())
    return Delivered(
        expected=len(due),
        lateness=spread(late),
        per_second=len(first) / seconds if seconds > 0 else 0.0,
        lost=len(due) - len(first),
        repeated=sum(count - 1 for count in copies.values()),
    )
