"""Long polling: what Telegram hands out is in the inbox before it is acknowledged.

Updates are acknowledged by asking for the next ones, so that comes after the commit. python-telegram-bot's own
Updater acknowledges first and keeps the updates in memory (PTB 22.8, `_updater.py`), which a crash would lose.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from carillon.platforms import telegram_errors
from carillon.platforms.incoming import Incoming
from carillon.platforms.telegram import LeanBot
from carillon.platforms.telegram_updates import WANTED, read
from carillon.store.engine import StoreUnavailable
from carillon.trouble import Trouble

log = structlog.get_logger()

WAIT = 30  # seconds a poll stays open on Telegram's side (at most 50: Bot API server, Client.h)
TIRED = 1.0  # seconds of rest after a failure
RIVALRY = 5.0  # seconds of rest while another program is in the way

TakeIn = Callable[[Sequence[Incoming]], Awaitable[None]]


class Poller:
    """Fetches updates for one bot; `take_in` has written them down, and rung, when it returns."""

    def __init__(self, bot: LeanBot, username: str, take_in: TakeIn, trouble: Trouble) -> None:
        self._bot = bot
        self._username = username
        self._take_in = take_in
        self._trouble = trouble
        self._next = 0
        self._alone = False

    async def once(self) -> float:
        """Fetch one batch and keep it; return the seconds to rest before the next."""
        try:
            await self._end_webhook()
            await self.keep(await self._bot.fetch(self._next, WAIT, WANTED))
            await self._trouble.over()
        except Conflict as error:
            rival = telegram_errors.rival(error)
            log.error("another_program", hint=rival)
            await self._trouble.tell(rival)
            return RIVALRY
        except InvalidToken:
            log.error("token_refused", hint="Telegram does not accept TELEGRAM_BOT_TOKEN.")
            return 30.0
        except RetryAfter as error:
            return telegram_errors.wait(error).total_seconds()
        except (TelegramError, StoreUnavailable) as error:
            log.warning("poll_failed", error=type(error).__name__)
            return TIRED
        return 0.0

    async def keep(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Write updates to the inbox, ring for them, and only then let the next poll acknowledge them."""
        if not updates:
            return
        arrivals = [said for said in (read(update, self._username) for update in updates) if said]
        await self._take_in(arrivals)
        self._next = int(updates[-1]["update_id"]) + 1

    async def _end_webhook(self) -> None:
        """Before the first poll, end the webhook that this bot was used with before; what waits for it is kept.

        One that is set later is another program's: it is left alone and complained about.
        """
        if self._alone:
            return
        if (await self._bot.get_webhook_info()).url:
            await self._bot.delete_webhook(drop_pending_updates=False)
            log.info("webhook_ended")
        self._alone = True
