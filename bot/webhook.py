"""Webhook mode: Telegram is told where to bring updates, and asked now and then whether it can."""

from __future__ import annotations

import structlog
from telegram import Bot
from telegram.error import InvalidToken, RetryAfter, TelegramError

from carillon.platforms import telegram_errors
from carillon.platforms.telegram_updates import WANTED
from carillon.redaction import scrub

log = structlog.get_logger()

LOOK = 60.0  # seconds between two looks
TIRED = 5.0  # seconds of rest after a failure


class Hook:
    """Keeps one bot's webhook where it belongs."""

    def __init__(self, bot: Bot, url: str, secret: str) -> None:
        self._bot = bot
        self._url = url
        self._secret = secret
        self._set = False

    async def once(self) -> float:
        """Set the webhook at the first time, and when another program has moved it; return the seconds to rest."""
        try:
            info = await self._bot.get_webhook_info()
            if not self._set or info.url != self._url:
                await self._point(info.url)
            elif info.last_error_message and info.pending_update_count:
                log.warning("webhook_refused", pending=info.pending_update_count, why=scrub(info.last_error_message))
        except InvalidToken:
            log.error("token_refused", hint="Telegram does not accept TELEGRAM_BOT_TOKEN.")
            return 30.0
        except RetryAfter as error:
            return telegram_errors.wait(error).total_seconds()
        except TelegramError as error:
            log.warning("webhook_not_set", error=type(error).__name__, why=scrub(error.message))
            return TIRED
        return LOOK

    async def _point(self, before: str) -> None:
        if self._set:
            log.error("another_webhook", hint="Another program has moved this bot's webhook. It is set back now.")
        await self._bot.set_webhook(self._url, allowed_updates=list(WANTED), secret_token=self._secret)
        self._set = True
        log.info("webhook_set", before=bool(before))
