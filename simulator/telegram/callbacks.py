"""Callback queries: pressed by a person, answered by the bot, both at most once and in time."""

from __future__ import annotations

import asyncio
import itertools
import secrets
from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.envelope import bad_request

_MOST_KEPT = 10_000


@dataclass(slots=True)
class CallbackQuery:
    """One press. `pressed_at` is in Unix seconds; `answer` is what the bot said, once it has."""

    id: str
    chat_id: int
    message_id: int
    user_id: int
    data: str
    pressed_at: float
    answer: dict[str, Any] | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def view(self) -> dict[str, Any]:
        """As the control endpoints and the page show it."""
        return {
            "callback_query_id": self.id,
            "chat_id": self.chat_id,
            "message_id": self.message_id,
            "user_id": self.user_id,
            "data": self.data,
            "pressed_at": round(self.pressed_at, 3),
            "answer": self.answer,
        }


class CallbackBook:
    """The presses on one bot's buttons."""

    def __init__(self) -> None:
        self._queries: dict[str, CallbackQuery] = {}
        self._numbers = itertools.count(secrets.randbelow(2**62))

    def reset(self) -> None:
        """Forget all."""
        self._queries.clear()

    def all(self) -> list[CallbackQuery]:
        """Oldest first."""
        return list(self._queries.values())

    def press(self, chat_id: int, message_id: int, user_id: int, data: str, now: float) -> CallbackQuery:
        """A new query."""
        query = CallbackQuery(str(next(self._numbers)), chat_id, message_id, user_id, data, now)
        self._queries[query.id] = query
        while len(self._queries) > _MOST_KEPT:
            del self._queries[next(iter(self._queries))]
        return query

    def answer(self, query_id: str, answer: dict[str, Any], *, now: float, lifetime: float) -> CallbackQuery:
        """Record the answer; refuses an unknown, an answered or an old query. Times in seconds."""
        query = self._queries.get(query_id)
        late = query is not None and query.answer is None and now - query.pressed_at > lifetime
        if query is None or query.answer is not None or late:
            raise bad_request("query is too old and response timeout expired or query ID is invalid", standing=late)
        query.answer = answer
        query.answered.set()
        return query
