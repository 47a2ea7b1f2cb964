"""Telegram as one of the simulator's platforms."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from simulator.platform import Surroundings
from simulator.telegram.accounts import Accounts
from simulator.telegram.api import NAME, BotApi
from simulator.telegram.bot import Bot, Neighbourhood
from simulator.telegram.calls import CallLog
from simulator.telegram.control.looks import Looks
from simulator.telegram.control.routes import PeopleSide
from simulator.telegram.people import People
from simulator.telegram.settings import Settings


class Telegram:
    """The Bot API, its bots, and the people they talk to."""

    name = NAME

    def __init__(self, around: Surroundings) -> None:
        self._settings = Settings()
        self._people = People()
        self._calls = CallLog(self._settings.calls_kept)
        neighbourhood = Neighbourhood(around.clock, around.hub, self._settings, self._people)
        self._accounts = Accounts(lambda bot_id, username: Bot(neighbourhood, bot_id, username))
        self._api = BotApi(self._accounts, self._calls, around)
        self._people_side = PeopleSide(self._accounts, self._people, around.hub)
        self._looks = Looks(self._accounts, self._people, self._calls)

    def add_routes(self, app: web.Application) -> None:
        """The Bot API and the people's side."""
        self._api.add_routes(app)
        self._people_side.add_routes(app)
        self._looks.add_routes(app)

    def reset(self) -> None:
        """Forget chats, files, people, calls and settings; connected bots stay connected."""
        self._settings.configure(Settings().describe())
        self._calls.most = self._settings.calls_kept
        self._calls.clear()
        self._people.reset()
        for bot in self._accounts.all():
            bot.reset()

    def settings(self) -> dict[str, Any]:
        """The settings in force."""
        return self._settings.describe()

    def configure(self, changes: dict[str, Any]) -> None:
        """Change some settings, all or none."""
        self._settings.configure(changes)
        self._calls.most = self._settings.calls_kept

    def health(self) -> dict[str, Any]:
        """Who is connected, and how much is going on."""
        bots = [
            {
                "id": bot.id,
                "username": bot.user["username"],
                "connected": bool(bot.token),
                "chats": len(bot.chats),
                "updates_waiting": len(bot.updates),
                "webhook": bot.webhook.target is not None,
            }
            for bot in self._accounts.all()
        ]
        return {"bots": bots, "calls": sum(self._calls.counts.values())}

    async def close(self) -> None:
        """End long polls and deliveries at once."""
        for bot in self._accounts.all():
            await bot.close()
