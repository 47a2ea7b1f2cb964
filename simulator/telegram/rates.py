"""Telegram's sending rates (https://core.telegram.org/bots/faq#broadcasting-to-users), with the time passed in."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from simulator.telegram.settings import Settings

_MINUTE = 60.0


@dataclass(slots=True)
class _Bucket:
    """Tokens that come back at a steady rate. It may go into debt: an album counts all its items."""

    tokens: float
    at: float

    def refill(self, now: float, rate: float, size: float) -> None:
        self.tokens = min(size, self.tokens + max(0.0, now - self.at) * rate)
        self.at = now

    def wait(self, rate: float) -> float:
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / rate


class Rates:
    """How fast one bot sends, over all chats, to each chat, and to each group."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._all: _Bucket | None = None
        self._chats: dict[int, _Bucket] = {}
        self._groups: dict[int, deque[float]] = {}

    def take(self, chat_id: int, now: float, messages: int = 1) -> int:
        """0 when these messages may go, and then they are counted; else the whole seconds to wait.

        A refused message is not counted. Negative chat ids are groups. `now` in seconds.
        """
        if not self._settings.rate_limits:
            return 0
        bot, chat = self._buckets(chat_id, now)
        group = self._window(chat_id, now) if chat_id < 0 else None
        wait = max(bot.wait(self._settings.per_second), chat.wait(self._settings.chat_per_second))
        if group is not None and len(group) >= self._settings.group_per_minute:
            wait = max(wait, group[-self._settings.group_per_minute] + _MINUTE - now)
        if wait > 0:
            return max(1, math.ceil(round(wait, 6)))
        bot.tokens -= messages
        chat.tokens -= messages
        if group is not None:
            group.extend([now] * messages)
        return 0

    def _buckets(self, chat_id: int, now: float) -> tuple[_Bucket, _Bucket]:
        size, burst = float(self._settings.per_second), float(self._settings.chat_burst)
        if self._all is None:
            self._all = _Bucket(size, now)
        chat = self._chats.setdefault(chat_id, _Bucket(burst, now))
        self._all.refill(now, size, size)
        chat.refill(now, self._settings.chat_per_second, burst)
        return self._all, chat

    def _window(self, chat_id: int, now: float) -> deque[float]:
        window = self._groups.setdefault(chat_id, deque())
        while window and window[0] <= now - _MINUTE:
            window.popleft()
        return window
