"""Long polling: what Telegram hands out is in the inbox before it is acknowledged.

Updates are acknowledged by asking for the next ones, so that comes after the commit. python-telegram-bot's own
Updater acknowledges first and keeps the updates in memory (PTB 22.8, `_updater.py`), which a crash would lose.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from carillon.chat import inbox
from carillon.delivery.doorbell import Doorbell
from carillon.platforms import telegram_errors
from carillon.platforms.telegram_updates import WANTED, incoming
from carillon.store.engine import SYSTEM, Store, StoreUnavailable

log = structlog.get_logger()

WAIT = 30  # seconds a poll stays open on Telegram's side (at most 50: Bot API server, Client.h)
TIRED = 1.0  # seconds of rest after a failure


class Poller:
    """Fetches updates for one bot."""

    def __init__(self, bot: Bot, username: str, account_id: int, store: Store, doorbell: Doorbell) -> None:
        self._bot = bot
        self._username = username
        self._account_id = account_id
        self._store = store
        self._doorbell = doorbell
        self._next = 0

    async def run(self) -> None:
        """Fetch and keep until cancelled."""
        while True:
            await asyncio.sleep(await self.once())

    async def once(self) -> float:
        """Fetch one batch and keep it; return the seconds to rest before the next."""
        try:
            updates = await self._bot.get_updates(
                offset=self._next, timeout=timedelta(seconds=WAIT), allowed_updates=list(WANTED)
            )
            await self.keep(updates)
        except Conflict:
            log.error("another_poller", hint="Another program polls with this bot token, or a webhook is set.")
            return 5.0
        except InvalidToken:
            log.error("token_refused", hint="Telegram does not accept TELEGRAM_BOT_TOKEN.")
            return 30.0
        except RetryAfter as error:
            return telegram_errors.wait(error).total_seconds()
        except (TelegramError, StoreUnavailable) as error:
            log.warning("poll_failed", error=type(error).__name__)
            return TIRED
        return 0.0

    async def keep(self, updates: Sequence[Update]) -> None:
        """Write updates to the inbox, ring for them, and only then let the next poll acknowledge them."""
        if not updates:
            return
        arrivals = [said for said in (incoming(update, self._username) for update in updates) if said]
        async with self._store.transaction(SYSTEM) as session:
            waits = await inbox.keep(session, self._account_id, arrivals)
        self._next = updates[-1].update_id + 1
        for conversation, wait in waits.items():
            await self._doorbell.answer(self._account_id, conversation, wait)
