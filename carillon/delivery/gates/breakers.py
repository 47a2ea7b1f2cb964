"""The breakers of all accounts: judged by `carillon.delivery.breaker`, kept in Redis by compare and swap."""

from __future__ import annotations

from collections.abc import Callable
from random import random

import structlog

from carillon.delivery import breaker
from carillon.delivery.breaker import Breaker, Counts, Phase, Tolerance
from carillon.delivery.gates import record
from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.line import Away
from carillon.delivery.gates.seen import Seen
from carillon.delivery.gates.shared import Shared
from carillon.delivery.gates.status import Status, status
from carillon.platforms.base import Outcome

TRIES = 20  # a swap fails only because another process has just swapped

log = structlog.get_logger()

Step = Callable[[Breaker, int], Breaker]


class Breakers:
    """Shared while Redis answers. While it does not, this process goes on alone from what it knew last."""

    def __init__(
        self, shared: Shared, clock: SharedClock, tolerance: Tolerance, jitter: Callable[[], float] = random
    ) -> None:
        self._shared = shared
        self._clock = clock
        self._tolerance = tolerance
        self._jitter = jitter
        self._accounts: dict[int, Seen] = {}

    def known(self, account_id: int) -> Breaker:
        """Return the breaker as this process knows it, without asking."""
        return self._seen(account_id).breaker

    def wait(self, account_id: int) -> int:
        """Return the microseconds after which a breaker that is not closed is worth asking again."""
        return breaker.wait(self.known(account_id), self._clock.now(), self._tolerance)

    def notice(self, account_id: int, kept: bytes | None, moment: int) -> Breaker:
        """Take note of what Redis keeps, and return the breaker to obey."""
        return self._seen(account_id).notice(kept, moment)

    async def look(self, account_id: int) -> Status:
        """Return the status, freshly asked for."""
        return (await self._change(account_id, lambda b, _: b))[2]

    async def ask(self, account_id: int) -> int | None:
        """Return the ticket of a probe that the caller may send, if it is time for one."""
        before, after, _ = await self._change(account_id, lambda b, now: breaker.ask(b, now, self._tolerance))
        return after.ticket if after.ticket != before.ticket else None

    async def spare(self, account_id: int, ticket: int) -> None:
        """Return a probe that was not sent."""
        await self._change(account_id, lambda b, now: breaker.spare(b, now, ticket))

    async def trip(self, account_id: int, reason: str, wait: int | None) -> Status:
        """Open a breaker by hand."""
        return (await self._change(account_id, lambda b, now: breaker.trip(b, now, reason, wait)))[2]

    async def reset(self, account_id: int) -> Status:
        """Close a breaker by hand."""
        return (await self._change(account_id, breaker.reset))[2]

    async def report(self, account_id: int, outcome: Outcome, ticket: int) -> Status | None:
        """Count an outcome of what `ticket` let pass; return the new status if it changed the breaker's phase."""
        seen = self._seen(account_id)
        if ticket != seen.breaker.ticket or not seen.tally.add(outcome, self._clock.now(), seen.breaker):
            return None
        async with seen.lock:
            news = seen.tally.tell(self._clock.now())
            if not news:  # told by another outcome that was waiting for the lock
                return None
            before, after, told = await self._change_locked(account_id, seen, self._judging(seen, news, ticket))
        return told if after.phase is not before.phase else None

    def _judging(self, seen: Seen, news: Counts, ticket: int) -> Step:
        def step(before: Breaker, now: int) -> Breaker:
            if before.ticket != ticket:
                return before
            return breaker.judge(before, now, news, seen.tally.reason, tolerance=self._tolerance, jitter=self._jitter())

        return step

    async def _change(self, account_id: int, step: Step) -> tuple[Breaker, Breaker, Status]:
        seen = self._seen(account_id)
        async with seen.lock:
            return await self._change_locked(account_id, seen, step)

    async def _change_locked(self, account_id: int, seen: Seen, step: Step) -> tuple[Breaker, Breaker, Status]:
        try:
            before, after = await self._change_shared(account_id, seen, step)
            shared = True
        except Away:
            before, shared = seen.breaker, False
            now = self._clock.now()
            after = step(before, now)
            seen.became(after, None, now)
        if after.phase is not before.phase:
            tell = log.warning if after.phase is Phase.OPEN else log.info
            tell("breaker_turned", account_id=account_id, phase=after.phase, reason=after.reason, shared=shared)
        return before, after, status(after, shared=shared)

    async def _change_shared(self, account_id: int, seen: Seen, step: Step) -> tuple[Breaker, Breaker]:
        moment, kept, _ = await self._shared.swap(account_id, None)
        for _ in range(TRIES):
            before = seen.obeyed(kept, moment)
            after = step(before, moment)
            wanted = record.dump(after)
            if wanted == kept:
                break
            life = record.life(after, moment, self._tolerance)
            moment, kept, done = await self._shared.swap(account_id, kept, wanted, life)
            if done:
                break
        else:
            after = before = record.load(kept)
        seen.became(after, kept, moment)
        return before, after

    def _seen(self, account_id: int) -> Seen:
        seen = self._accounts.get(account_id)
        if seen is None:
            seen = self._accounts[account_id] = Seen(self._tolerance)
        return seen
