"""The Telegram front end: fetches what people write, or has it brought to the API, and tells Telegram its commands."""

from __future__ import annotations

import asyncio
import signal
from functools import partial

import structlog
import uvloop
from telegram import Bot
from telegram.error import TelegramError

from bot.menus import Menus
from bot.polling import Poller
from bot.webhook import Hook
from carillon.chat.arrivals import take_in
from carillon.config import Settings
from carillon.delivery.doorbell import Doorbell, connect
from carillon.people import accounts
from carillon.platforms import telegram, telegram_webhook
from carillon.processes import announce_ready, die_with_parent
from carillon.store import vault
from carillon.store.engine import SYSTEM, Store, StoreUnavailable
from carillon.trouble import Trouble

log = structlog.get_logger()

Front = Poller | Hook


def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT."""
    uvloop.run(serve(settings))


async def serve(settings: Settings) -> None:
    """Introduce the bot to Telegram and receive what people write; without a token, wait to be stopped."""
    die_with_parent()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    vault.install(vault.Vault(settings.keys))
    receiving = asyncio.create_task(_receive(settings))
    announce_ready("bot")
    await asyncio.wait([asyncio.create_task(stop.wait()), receiving], return_when=asyncio.FIRST_COMPLETED)
    receiving.cancel()
    await asyncio.gather(receiving, return_exceptions=True)
    if not receiving.cancelled() and receiving.exception():
        raise SystemExit(f"The bot ended: {receiving.exception()!r}")


async def _receive(settings: Settings) -> None:
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
        keep = partial(take_in, store, Doorbell(redis), account_id)
        front: Front = Poller(speaker, username, keep, Trouble(redis, "telegram"))
        if settings.telegram_webhook_url:
            front = Hook(speaker, settings.telegram_webhook_url, telegram_webhook.secret(settings))
        await _run(front, Menus(speaker, store, account_id))
    finally:
        await request.shutdown()
        await redis.aclose(close_connection_pool=True)
        await store.close()


async def _run(front: Front, menus: Menus) -> None:
    beside = asyncio.create_task(menus.run())
    beside.add_done_callback(_menus_ended)
    try:
        await _again_and_again(front)
    finally:
        beside.cancel()
        await asyncio.gather(beside, return_exceptions=True)


async def _again_and_again(front: Front) -> None:
    while True:
        await asyncio.sleep(await front.once())


def _menus_ended(menus: asyncio.Task[None]) -> None:
    """A menu is no reason to stop."""
    if not menus.cancelled() and menus.exception():
        log.error("menus_ended", error=repr(menus.exception()))


async def _introduce(speaker: Bot, store: Store, external_id: str) -> tuple[str, int]:
    """Learn the bot's name and account; wait for Telegram and the database as long as it takes."""
    pause = 1.0
    while True:
        try:
            me = await speaker.get_me()
            async with store.transaction(SYSTEM) as session:
                return me.username or "", await accounts.ensure(session, "telegram", external_id)
        except (TelegramError, StoreUnavailable) as error:
            log.warning("introduction_failed", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
