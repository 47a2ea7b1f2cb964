"""Single conversations: their pace, kept by reserving slots, and the holds their platform asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.line import Away
from carillon.delivery.gates.local import Local
from carillon.delivery.gates.shared import Shared
from carillon.delivery.pacing import Pace, Rates

Entry = tuple[str, int]  # an address and a delivery to it


class Chats:
    """Slots before a send. `processes` says with how many others a pace is shared while Redis is away."""

    def __init__(
        self, rates: Mapping[int, Rates], shared: Shared, clock: SharedClock, processes: Callable[[int], int]
    ) -> None:
        self._rates = rates
        self._shared = shared
        self._clock = clock
        self._processes = processes
        self._local = Local()

    async def admit(self, account_id: int, entries: Sequence[Entry]) -> list[int]:
        """Return the microseconds that each delivery must wait; one that comes back after that is let through."""
        paces = [self._pace(account_id, address) for address, _ in entries]
        paced = [(*entry, pace) for entry, pace in zip(entries, paces, strict=True) if pace]
        try:
            waits = iter(await self._shared.admit(account_id, paced) if paced else [])
        except Away:
            return self._alone(account_id, entries, paces)
        now = self._clock.now()
        return [
            self._local.held(account_id, address, now) if pace is None else next(waits)
            for (address, _), pace in zip(entries, paces, strict=True)
        ]

    async def limit(self, account_id: int, address: str, wait: int) -> None:
        """Let nothing pass to one address for `wait` microseconds.

        An address without a pace costs no question before a send, so only this process keeps its hold.
        """
        pace = self._pace(account_id, address)
        try:
            if pace is not None:
                await self._shared.limit(account_id, address, pace, wait)
                return
        except Away:
            pace = pace.shared_by(self._processes(account_id)) if pace else None
        self._local.limit(account_id, address, pace, wait, self._clock.now())

    def _alone(self, account_id: int, entries: Sequence[Entry], paces: Sequence[Pace | None]) -> list[int]:
        now, others = self._clock.now(), self._processes(account_id)
        return [
            self._local.admit(account_id, *entry, pace.shared_by(others) if pace else None, now)
            for entry, pace in zip(entries, paces, strict=True)
        ]

    def _pace(self, account_id: int, address: str) -> Pace | None:
        rates = self._rates.get(account_id)
        return rates.of(address) if rates else None
