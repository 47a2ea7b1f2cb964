"""The queue of updates for one bot: confirmed by offset, delivered again until then, kept for a day."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.clock import Clock

KEPT_SECONDS = 24 * 3600.0  # "Incoming updates are stored … not longer than 24 hours", bots/api#getting-updates
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "message_reaction",
        "message_reaction_count",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Update:
    """One update. `lane` is the chat it belongs to; `created` is in Unix seconds."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: int
    created: float

    def json(self) -> dict[str, Any]:
        """As getUpdates and a webhook carry it."""
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    """Updates in order; numbers only ever grow, also over a reset."""

    def __init__(self, clock: Clock, first_id: int) -> None:
        self._clock = clock
        self._next_id = first_id
        self._waiting: deque[Update] = deque()
        self._allowed = KINDS - NOT_BY_DEFAULT
        self.on_arrival: list[Callable[[], None]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def allowed(self) -> list[str] | None:
        """The kinds asked for; `None` when it is the default."""
        return None if self._allowed == KINDS - NOT_BY_DEFAULT else sorted(self._allowed)

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds to deliver from now on; an empty list means the default."""
        self._allowed = frozenset(kinds) if kinds else KINDS - NOT_BY_DEFAULT

    def clear(self) -> None:
        """Drop what waits."""
        self._waiting.clear()

    def add(self, kind: str, body: dict[str, Any], lane: int) -> int | None:
        """Queue an update and tell its number; `None` when the bot did not ask for this kind."""
        if kind not in self._allowed:
            return None
        update = Update(self._next_id, kind, body, lane, self._clock.now())
        self._next_id += 1
        self._waiting.append(update)
        for tell in list(self.on_arrival):
            tell()
        return update.id

    def confirm(self, offset: int) -> None:
        """Forget what lies before `offset`; a negative one keeps only that many from the end.

        An offset beyond the next number is not believed, as on Telegram's server.
        """
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        elif offset <= self._next_id:
            while self._waiting and self._waiting[0].id < offset:
                self._waiting.popleft()

    def remove(self, update: Update) -> None:
        """Forget one that a webhook took."""
        if update in self._waiting:
            self._waiting.remove(update)

    def pending(self, limit: int) -> list[Update]:
        """The oldest unconfirmed updates that are not older than a day."""
        while self._waiting and self._waiting[0].created < self._clock.now() - KEPT_SECONDS:
            self._waiting.popleft()
        return [update for _, update in zip(range(limit), self._waiting, strict=False)]
