"""The gates' sums done inside Redis, one script a question, so that all workers share what they come to."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from redis.asyncio import Redis

from carillon.delivery.gates.line import Line
from carillon.delivery.gates.script import Script
from carillon.delivery.pacing import Pace

SILENCE = 60_000_000  # microseconds after which a process that asks no more is not counted


@dataclass(frozen=True, slots=True)
class Taken:
    """An account as Redis has it: who asks for it, its hold, its breaker, and what may pass."""

    moment: int
    processes: int
    hold: int
    breaker: bytes | None
    count: int
    wait: int


class Shared:
    """Every method raises Away when Redis is. The keys of one account lie together, also in a cluster."""

    def __init__(self, redis: Redis, line: Line) -> None:
        self._line = line
        self._name = secrets.token_hex(8)
        self._take, self._give_back, self._admit, self._limit, self._swap = (
            Script(redis, name) for name in ("take", "give_back", "admit", "limit", "swap")
        )

    async def take(self, account_id: int, pace: Pace | None, wanted: int) -> Taken:
        """Take as many messages' worth of an account's pace as there are, at most `wanted`."""
        keys = [_key(account_id, "bucket"), _key(account_id, "breaker"), _key(account_id, "processes")]
        interval, capacity = (pace.interval, pace.capacity) if pace else (0, 0)
        answer = await self._line.ask(self._take, keys, interval, capacity, wanted, self._name, SILENCE)
        return Taken(*answer)

    async def give_back(self, account_id: int, pace: Pace, count: int, taken_at: int) -> None:
        """Return what was taken and did not pass."""
        keys = [_key(account_id, "bucket")]
        await self._line.ask(self._give_back, keys, pace.interval, pace.capacity, count, taken_at)

    async def admit(self, account_id: int, entries: Sequence[tuple[str, int, Pace]]) -> list[int]:
        """Return the wait of each delivery, given as address, delivery and pace, and keep its slot for it."""
        keys, given = list[str](), list[int]()
        for address, delivery_id, pace in entries:
            keys += [_conversation(account_id, address), _key(account_id, f"slot:{delivery_id}")]
            given += [pace.interval, pace.burst]
        _, *waits = await self._line.ask(self._admit, keys, *given)
        return waits

    async def limit(self, account_id: int, address: str | None, pace: Pace | None, wait: int) -> int:
        """Let nothing pass for `wait`, to one address or at all; return the moment it ends."""
        key = _key(account_id, "bucket") if address is None else _conversation(account_id, address)
        interval, burst = (pace.interval, pace.burst) if pace else (0, 1)
        _, until = await self._line.ask(self._limit, [key], interval, burst, wait)
        return int(until)

    async def swap(
        self, account_id: int, expected: bytes | None, wanted: bytes | None = None, life: int | None = None
    ) -> tuple[int, bytes | None, bool]:
        """Replace an account's breaker, for `life` milliseconds, if it is as expected.

        Return the moment, the breaker that is there now, and whether it was replaced.
        """
        given = (expected or b"", wanted or b"", "" if life is None else life)
        moment, there, done = await self._line.ask(self._swap, [_key(account_id, "breaker")], *given)
        return moment, there, bool(done)


def _key(account_id: int, what: str) -> str:
    return f"carillon:gate:{{{account_id}}}:{what}"


def _conversation(account_id: int, address: str) -> str:
    """Addresses are people's: what Redis keeps does not spell them out."""
    return _key(account_id, f"chat:{blake2b(address.encode(), digest_size=9).hexdigest()}")
