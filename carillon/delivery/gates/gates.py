"""The gates of every account: what a lane asks before it claims and sends, and what it tells of the outcomes.

Paces, holds and breakers are shared by all workers through Redis. While Redis is away, each process goes on with its
share of every pace and with breakers of its own, and shares again when Redis is back. No method raises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from random import random

from redis.asyncio import Redis

from carillon.delivery.breaker import DEFAULT, Tolerance
from carillon.delivery.gates.accounts import Accounts
from carillon.delivery.gates.breakers import Breakers
from carillon.delivery.gates.chats import Chats
from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.line import PATIENCE, Line
from carillon.delivery.gates.room import ZERO, Room
from carillon.delivery.gates.shared import Shared
from carillon.delivery.gates.status import Status, status
from carillon.delivery.pacing import MICROSECOND, Rates
from carillon.platforms.base import Outcome


class Gates:
    """`rates` says what each account's platform allows; an account that is not in it has no pace.

    `dictated`, for tests, is the only clock there is, in microseconds; without it, shared state goes by Redis's own.
    """

    def __init__(
        self,
        redis: Redis,
        rates: Mapping[int, Rates],
        *,
        tolerance: Tolerance = DEFAULT,
        patience: timedelta = PATIENCE,
        dictated: Callable[[], int] | None = None,
        jitter: Callable[[], float] = random,
    ) -> None:
        clock = SharedClock(dictated)
        self._line = Line(clock, patience)
        shared = Shared(redis, self._line)
        self._breakers = Breakers(shared, clock, tolerance, jitter)
        self._accounts = Accounts(rates, shared, self._breakers, self._line, clock)
        self._chats = Chats(rates, shared, clock, self._accounts.processes)

    async def room(self, account_id: int, wanted: int) -> Room:
        """Take room for at most `wanted` deliveries, before they are claimed.

        An account without a pace costs no question to Redis, but for one in a quarter of a second.
        """
        return await self._accounts.room(account_id, wanted)

    async def give_back(self, room: Room, unused: int) -> None:
        """Return what fewer deliveries were claimed, or sent, than there was room for."""
        await self._accounts.give_back(room, unused)

    async def admit(self, account_id: int, address: str, delivery_id: int) -> timedelta:
        """Return how long a delivery must wait for its conversation's pace; zero: send it.

        The wait is a slot reserved for this delivery: one that comes back for it is let through.
        """
        return (await self.admit_all(account_id, [(address, delivery_id)]))[0]

    async def admit_all(self, account_id: int, entries: Sequence[tuple[str, int]]) -> list[timedelta]:
        """Return what `admit` would for each (address, delivery), with one question to Redis at most."""
        waits = await self._chats.admit(account_id, entries)
        return [wait * MICROSECOND if wait else ZERO for wait in waits]

    def hold(self, account_id: int, ticket: int) -> timedelta:
        """Return how long what was claimed with `ticket` must wait after all: the breaker opened, or a hold began.

        Asks nobody: it is what this process has learned since.
        """
        return self._accounts.hold(account_id, ticket) * MICROSECOND

    async def limited(self, account_id: int, address: str | None, wait: timedelta) -> None:
        """Let nothing pass for as long as the platform asked: to one address or, with None, of the whole account."""
        if address is None:
            await self._accounts.limit(account_id, wait // MICROSECOND)
        else:
            await self._chats.limit(account_id, address, wait // MICROSECOND)

    async def report(self, account_id: int, outcome: Outcome, ticket: int) -> Status | None:
        """Tell the breaker an outcome; return its new status if that turned it, which one worker alone is told."""
        return await self._breakers.report(account_id, outcome, ticket)

    async def state(self, account_id: int) -> Status:
        """Return the breaker's status, freshly asked for."""
        return await self._breakers.look(account_id)

    async def trip(self, account_id: int, reason: str, wait: timedelta | None = None) -> Status:
        """Open the breaker by hand: for a time, or until it is reset."""
        return await self._breakers.trip(account_id, reason, None if wait is None else wait // MICROSECOND)

    async def reset(self, account_id: int) -> Status:
        """Close the breaker by hand."""
        return await self._breakers.reset(account_id)

    def seen(self, account_id: int) -> Status:
        """Return the breaker's status as this process knows it, asking nobody: for a gauge."""
        return status(self._breakers.known(account_id), shared=self.shared)

    @property
    def shared(self) -> bool:
        """Whether all workers go by the same gates: false while Redis is away."""
        return self._line.away_since is None
