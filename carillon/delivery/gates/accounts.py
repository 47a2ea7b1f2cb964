"""Whole accounts: their pace, the holds their platform asked for, and their breaker before a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from carillon.delivery.breaker import Phase
from carillon.delivery.gates.breakers import Breakers
from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.line import Away, Line
from carillon.delivery.gates.local import Local
from carillon.delivery.gates.room import Gate, Room
from carillon.delivery.gates.shared import Shared
from carillon.delivery.pacing import MICROSECOND, Pace, Rates

FRESH = 250_000  # microseconds for which Redis is not asked again about an account without a pace
CROWD = 4  # processes to share a pace with, before Redis has said how many there are


@dataclass(slots=True)
class Known:
    """What this process knows of an account. Moments are microseconds by the shared clock."""

    hold: int = 0
    processes: int = CROWD
    asked_at: int = -FRESH


class Accounts:
    """Room before a claim."""

    def __init__(
        self, rates: Mapping[int, Rates], shared: Shared, breakers: Breakers, line: Line, clock: SharedClock
    ) -> None:
        self._rates = rates
        self._shared = shared
        self._breakers = breakers
        self._line = line
        self._clock = clock
        self._local = Local()
        self._known: defaultdict[int, Known] = defaultdict(Known)

    async def room(self, account_id: int, wanted: int) -> Room:
        """Take room for at most `wanted` deliveries."""
        now, known, pace = self._clock.now(), self._known[account_id], self.pace(account_id)
        breaker = self._breakers.known(account_id)
        if wanted < 1:
            return Room(account_id, 0, breaker.ticket)
        if known.hold > now:
            return self._shut(account_id, Gate.HOLD, known.hold - now)
        if pace is None and breaker.phase is Phase.CLOSED and now - known.asked_at < FRESH:
            return Room(account_id, wanted, breaker.ticket)
        try:
            return await self._room_shared(account_id, pace, wanted)
        except Away:
            return await self._room_local(account_id, pace, wanted)

    async def give_back(self, room: Room, unused: int) -> None:
        """Return what was not claimed, or not sent."""
        if unused <= 0:
            return
        if room.probe:
            await self._breakers.spare(room.account_id, room.ticket)
            return
        pace = self.pace(room.account_id)
        if pace is None or room.taken_at is None:
            return
        if room.shared:
            try:
                await self._shared.give_back(room.account_id, pace, unused, room.taken_at)
            except Away:
                return  # what this process has alone was not lent by Redis
        elif self._line.away_since is not None:
            share = pace.shared_by(self.processes(room.account_id))
            since = self._line.away_since
            taken_at, now = room.taken_at, self._clock.now()
            self._local.give_back(room.account_id, share, unused, taken_at=taken_at, now=now, since=since)

    async def limit(self, account_id: int, wait: int) -> None:
        """Let nothing pass for `wait` microseconds."""
        try:
            until = await self._shared.limit(account_id, None, self.pace(account_id), wait)
        except Away:
            until = self._clock.now() + wait
        self._known[account_id].hold = max(self._known[account_id].hold, until)

    def hold(self, account_id: int, ticket: int) -> int:
        """Return how long what was claimed with `ticket` must not be sent, as far as this process knows."""
        breaker = self._breakers.known(account_id)
        if breaker.phase is Phase.CLOSED:
            return max(0, self._known[account_id].hold - self._clock.now())
        # The probe goes even into a hold: were it put off, nobody would learn whether the platform is back.
        return 0 if ticket == breaker.ticket else self._breakers.wait(account_id)

    def pace(self, account_id: int) -> Pace | None:
        """Return what the platform allows over all conversations."""
        rates = self._rates.get(account_id)
        return rates.account if rates else None

    def processes(self, account_id: int) -> int:
        """Return how many processes asked for the account lately, as Redis last counted them."""
        return self._known[account_id].processes

    async def _room_shared(self, account_id: int, pace: Pace | None, wanted: int) -> Room:
        taken = await self._shared.take(account_id, pace, wanted)
        known = self._known[account_id]
        known.hold, known.processes, known.asked_at = max(known.hold, taken.hold), taken.processes, taken.moment
        breaker = self._breakers.notice(account_id, taken.breaker, taken.moment)
        if breaker.phase is not Phase.CLOSED:
            return await self._probe(account_id)
        if taken.count == 0:
            return self._shut(account_id, Gate.HOLD if taken.hold > taken.moment else Gate.PACE, taken.wait)
        return Room(account_id, taken.count, breaker.ticket, taken_at=taken.moment)

    async def _room_local(self, account_id: int, pace: Pace | None, wanted: int) -> Room:
        breaker = self._breakers.known(account_id)
        if breaker.phase is not Phase.CLOSED:
            return await self._probe(account_id)
        now = self._clock.now()
        share = pace.shared_by(self.processes(account_id)) if pace else None
        count, wait = self._local.take(account_id, share, wanted, now=now, since=self._line.away_since or now)
        if count == 0:
            return self._shut(account_id, Gate.PACE, wait)
        return Room(account_id, count, breaker.ticket, taken_at=now, shared=False)

    async def _probe(self, account_id: int) -> Room:
        ticket = await self._breakers.ask(account_id)
        if ticket is not None:
            return Room(account_id, 1, ticket, probe=True)
        if self._breakers.known(account_id).phase is Phase.CLOSED:  # another process has just closed it
            return self._shut(account_id, Gate.BREAKER, 0)
        return self._shut(account_id, Gate.BREAKER, self._breakers.wait(account_id))

    def _shut(self, account_id: int, gate: Gate, wait: int) -> Room:
        return Room(account_id, 0, self._breakers.known(account_id).ticket, wait * MICROSECOND, gate)
