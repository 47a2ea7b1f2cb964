"""How often a platform may be called. Pure: a bucket and a moment in, what may pass and the new bucket out.

A bucket is kept as the moment at which it will be full again, the "theoretical arrival time" of the generic cell rate
algorithm (ITU-T I.371, annex A), so nothing has to be refilled. Moments are whole microseconds of one clock.
The scripts of `gates` do the same sums inside Redis; `tests/integration/test_gates.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """`count` messages each `per`, evenly, after `burst` at once. No stretch of `per` sees more than count + burst.

    So a platform that counts 20 in any minute is kept by 15 a minute with a burst of 5.
    """

    count: int
    per: timedelta
    burst: int = 1

    def __post_init__(self) -> None:
        if self.count < 1 or self.burst < 1 or self.per <= timedelta(0):
            raise ValueError("a pace needs a count, a burst and a length of time above zero")

    @property
    def interval(self) -> int:
        """Microseconds from one message to the next, rounded up so that the rate is never exceeded."""
        return -(-(self.per // MICROSECOND) // self.count)

    @property
    def capacity(self) -> int:
        """Microseconds that an empty bucket takes to fill."""
        return self.burst * self.interval

    def shared_by(self, processes: int) -> Pace:
        """Return the part of this pace that one of so many processes may use without asking the others."""
        return Pace(self.count, self.per * processes, max(1, self.burst // processes))


def _never(address: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Rates:
    """What a platform allows one account: over all conversations, and in each one. None is no limit."""

    account: Pace | None = None
    private: Pace | None = None
    group: Pace | None = None
    is_group: Callable[[str], bool] = _never

    def of(self, address: str) -> Pace | None:
        """Return the pace of one conversation."""
        return self.group if self.is_group(address) else self.private


@dataclass(frozen=True, slots=True)
class Bucket:
    """What passed, as the moment the bucket is full again, and the moment before which nothing may pass."""

    full_at: int = 0
    hold: int = 0


def take(bucket: Bucket, now: int, pace: Pace | None, wanted: int) -> tuple[int, int, Bucket]:
    """Return how many of `wanted` may pass now, the wait for one when it is none, and the bucket after them."""
    if bucket.hold > now:
        return 0, bucket.hold - now, bucket
    if pace is None:
        return wanted, 0, bucket
    owed = _owed(bucket, now, pace)
    count = min(wanted, (pace.capacity - owed) // pace.interval)
    if count == 0:
        return 0, owed + pace.interval - pace.capacity, bucket
    return count, 0, replace(bucket, full_at=now + owed + count * pace.interval)


def give_back(bucket: Bucket, now: int, pace: Pace, count: int, taken_at: int) -> Bucket:
    """Return the bucket after `count` of what was taken at `taken_at` did not pass.

    What would have run over since then, had it never been taken, is not given back: else the same tokens pass twice.
    """
    credit = max(0, count * pace.interval - max(0, now - taken_at))
    return replace(bucket, full_at=now + max(0, _owed(bucket, now, pace) - credit))


def admit(bucket: Bucket, now: int, pace: Pace, reserved: int | None) -> tuple[int, Bucket, int | None]:
    """Return the wait of one message (0: go), the bucket after it and the slot that is reserved for it.

    A message that comes back for its slot, at most one interval late, goes without being counted again. A slot
    missed by more, or before the end of a hold, is worth nothing: a crowd that comes late must queue anew.
    """
    if reserved is not None and bucket.hold <= reserved and now <= reserved + pace.interval:
        return (reserved - now, bucket, reserved) if reserved > now else (0, bucket, None)
    free = max(bucket.full_at, now)
    slot = max(now, free - (pace.burst - 1) * pace.interval)
    return slot - now, replace(bucket, full_at=free + pace.interval), slot if slot > now else None


def limit(bucket: Bucket, now: int, pace: Pace | None, wait: int) -> Bucket:
    """Return the bucket after the platform asked for a wait: nothing passes until then, and no burst follows."""
    until = now + wait
    rest = 0 if pace is None else (pace.burst - 1) * pace.interval
    return Bucket(max(bucket.full_at, until + rest), max(bucket.hold, until))


def _owed(bucket: Bucket, now: int, pace: Pace) -> int:
    """Microseconds until full. Never more than an empty bucket's, so that a clock put back cannot block it."""
    return min(max(bucket.full_at - now, 0), pace.capacity)
