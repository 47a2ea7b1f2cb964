"""The bots by their numbers. The first token to come takes over the bot that people may already have written to."""

from __future__ import annotations

from collections.abc import Callable

from simulator.telegram.bot import Bot, bot_id_of

_FIRST_USERNAME = "carillon_bot"


class Accounts:
    """Every bot that was named by a token, and the one that waits for its token."""

    def __init__(self, make: Callable[[int, str], Bot]) -> None:
        self._make = make
        self._first = make(1, _FIRST_USERNAME)
        self._by_id: dict[int, Bot] = {}

    def of_token(self, token: str) -> Bot:
        """The bot a token belongs to; 404 for a malformed token, 401 for a wrong secret."""
        bot = self._by_id.get(bot_id_of(token))
        if bot is None:
            bot = self._register(token)
        bot.check(token)
        return bot

    def named(self, bot_id: int | None) -> Bot | None:
        """The bot with this number; without one, the first."""
        return self._first if bot_id is None else self._by_id.get(bot_id)

    def all(self) -> list[Bot]:
        """The first one, then the others in the order they came."""
        return [self._first, *(bot for bot in self._by_id.values() if bot is not self._first)]

    def _register(self, token: str) -> Bot:
        bot_id = bot_id_of(token)
        bot = self._make(bot_id, f"carillon_{bot_id}_bot") if self._first.token else self._first
        bot.adopt(token)
        self._by_id[bot_id] = bot
        return bot
