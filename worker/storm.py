"""Whom a rate limit means: one conversation, or, when several are refused within a moment, the whole account.

Telegram's 429 does not say which of its limits was exceeded (Bot API, ResponseParameters has retry_after alone).
"""

from __future__ import annotations

WITHIN = 2.0  # seconds
ADDRESSES = 3


class Storm:
    """The refusals of the last moment."""

    def __init__(self) -> None:
        self._refused: dict[str, float] = {}

    def whom(self, address: str, now: float) -> str | None:
        """Note a refusal at `now` (monotonic seconds); return the address to pause, None for the whole account."""
        self._refused = {other: at for other, at in self._refused.items() if now - at < WITHIN}
        self._refused[address] = now
        return None if len(self._refused) >= ADDRESSES else address
