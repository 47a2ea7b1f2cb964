"""The Telegram front end: fetches what people write, and tells Telegram which commands there are."""

from __future__ import annotations

import asyncio
import signal

import structlog
import uvloop
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.polling import Poller
from carillon.chat.commands import COMMANDS
from carillon.config import Settings
from carillon.delivery.doorbell import Doorbell, connect
from carillon.people import accounts
from carillon.platforms import telegram
from carillon.processes import announce_ready, die_with_parent
from carillon.store import vault
from carillon.store.engine import SYSTEM, Store, StoreUnavailable

log = structlog.get_logger()


def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT."""
    uvloop.run(serve(settings))


async def serve(settings: Settings) -> None:
    """Introduce the bot to Telegram and poll; without a token there is nothing to do but wait to be stopped."""
    die_with_parent()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    vault.install(vault.Vault(settings.keys))
    polling = asyncio.create_task(_poll(settings))
    announce_ready("bot")
    await asyncio.wait([asyncio.create_task(stop.wait()), polling], return_when=asyncio.FIRST_COMPLETED)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    if not polling.cancelled() and polling.exception():
        raise SystemExit(f"The bot ended: {polling.exception()!r}")


async def _poll(settings: Settings) -> None:
    if settings.telegram_bot_token is None:
        log.warning("no_token", hint="Set TELEGRAM_BOT_TOKEN to receive messages from Telegram.")
        await asyncio.Event().wait()
        return
    token = settings.telegram_bot_token.get_secret_value()
    speaker, request = telegram.bot(token, settings.telegram_api_url, connections=4)
    store, redis = Store(settings.database_url or "", size=2), connect(settings.redis_url or "")
    await request.initialize()
    try:
        username, account_id = await _introduce(speaker, store, telegram.account_of(token))
        await Poller(speaker, username, account_id, store, Doorbell(redis)).run()
    finally:
        await request.shutdown()
        await redis.aclose(close_connection_pool=True)
        await store.close()


async def _introduce(speaker: Bot, store: Store, external_id: str) -> tuple[str, int]:
    """Learn the bot's name and register its commands; wait for Telegram and the database as long as it takes."""
    pause = 1.0
    while True:
        try:
            me = await speaker.get_me()
            await speaker.set_my_commands([BotCommand(name, command.summary) for name, command in COMMANDS.items()])
            async with store.transaction(SYSTEM) as session:
                return me.username or "", await accounts.ensure(session, "telegram", external_id)
        except (TelegramError, StoreUnavailable) as error:
            log.warning("introduction_failed", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
