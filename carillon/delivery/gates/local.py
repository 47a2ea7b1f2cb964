"""The gates' sums done in this process, with its share of each pace, while Redis cannot be asked."""

from __future__ import annotations

from carillon.delivery import pacing
from carillon.delivery.pacing import Bucket, Pace

ROOM = 10_000  # conversations and slots kept before those that have served are looked for
STALE = 60_000_000  # microseconds after which a slot nobody came back for is forgotten


class Local:
    """What this process alone let pass. All lengths and moments are microseconds."""

    def __init__(self) -> None:
        self._accounts: dict[tuple[int, int], Bucket] = {}
        self._chats: dict[tuple[int, str], Bucket] = {}
        self._slots: dict[tuple[int, int], int] = {}
        self._sweep_at = ROOM

    def take(self, account_id: int, pace: Pace | None, wanted: int, *, now: int, since: int) -> tuple[int, int]:
        """Return how many may pass and else the wait. At `since`, when Redis was lost, the bucket was empty."""
        empty = Bucket(since + pace.capacity if pace else 0)
        bucket = self._accounts.get((account_id, since), empty)
        count, wait, self._accounts[account_id, since] = pacing.take(bucket, now, pace, wanted)
        return count, wait

    def give_back(self, account_id: int, pace: Pace, count: int, *, taken_at: int, now: int, since: int) -> None:
        """Return what was taken and did not pass; nothing when it was taken before `since`."""
        bucket = self._accounts.get((account_id, since))
        if bucket is not None and taken_at >= since:
            self._accounts[account_id, since] = pacing.give_back(bucket, now, pace, count, taken_at)

    def admit(self, account_id: int, address: str, delivery_id: int, pace: Pace | None, now: int) -> int:
        """Return the wait of one delivery, and keep its slot for it."""
        if pace is None:
            return self.held(account_id, address, now)
        bucket = self._chats.get((account_id, address), Bucket())
        place = (account_id, delivery_id)
        wait, bucket, slot = pacing.admit(bucket, now, pace, self._slots.pop(place, None))
        self._chats[account_id, address] = bucket
        if slot is not None:
            self._slots[place] = slot
        self._sweep(now)
        return wait

    def held(self, account_id: int, address: str, now: int) -> int:
        """Return for how long the platform still wants nothing sent to one address."""
        bucket = self._chats.get((account_id, address))
        return max(0, bucket.hold - now) if bucket else 0

    def limit(self, account_id: int, address: str, pace: Pace | None, wait: int, now: int) -> None:
        """Let nothing pass to one address for `wait`."""
        bucket = self._chats.get((account_id, address), Bucket())
        self._chats[account_id, address] = pacing.limit(bucket, now, pace, wait)
        self._sweep(now)

    @property
    def size(self) -> int:
        """How many conversations and slots are remembered."""
        return len(self._chats) + len(self._slots)

    def _sweep(self, now: int) -> None:
        if self.size < self._sweep_at:
            return
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if max(bucket.full_at, bucket.hold) > now}
        self._slots = {place: slot for place, slot in self._slots.items() if slot > now - STALE}
        self._sweep_at = max(ROOM, 2 * self.size)
