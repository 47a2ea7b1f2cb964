"""Updates that Telegram brings: in the inbox before it is told that they were taken, else it brings them again."""

from __future__ import annotations

import json
from typing import Any, Protocol

import structlog
from fastapi import APIRouter, Request, Response
from telegram.error import TelegramError

from carillon.chat.arrivals import take_in
from carillon.config import Settings
from carillon.delivery.doorbell import Doorbell
from carillon.people import accounts
from carillon.platforms import telegram, telegram_webhook
from carillon.platforms.telegram_updates import read
from carillon.store.engine import SYSTEM, Store, StoreUnavailable

log = structlog.get_logger()

MOST = 1_000_000  # bytes; an update is a few thousand
LATER = {"Retry-After": "1"}


class Served(Protocol):
    """What the application keeps for its requests."""

    store: Store
    doorbell: Doorbell


class Webhook:
    """Takes the updates of one bot."""

    def __init__(self, settings: Settings) -> None:
        token = settings.telegram_bot_token.get_secret_value() if settings.telegram_bot_token else ""
        self._secret = telegram_webhook.secret(settings)
        self._external_id = telegram.account_of(token)
        self._bot, self._request = telegram.bot(token, settings.telegram_api_url, connections=1)
        self._known: tuple[str, int] | None = None
        self.router = APIRouter()
        self.router.add_api_route(telegram_webhook.PATH, self.take, methods=["POST"], include_in_schema=False)

    async def take(self, request: Request) -> Response:
        """Answer 200 once the update is written down; 503 while it cannot be, and Telegram brings it again."""
        given = request.headers.get(telegram_webhook.HEADER)
        if given is None or not telegram_webhook.proves(given, self._secret):
            log.warning("webhook_stranger", secret="none" if given is None else "wrong")
            return Response(status_code=401 if given is None else 403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except ValueError:
            return Response(status_code=400)
        return await self._keep(request.app.state, update)

    async def close(self) -> None:
        """Release connections."""
        await self._request.shutdown()

    async def _keep(self, served: Served, update: Any) -> Response:
        try:
            username, account_id = await self._introduce(served.store)
            said = read(update, username)
            await take_in(served.store, served.doorbell, account_id, [said] if said else [])
        except (StoreUnavailable, TelegramError) as error:
            log.warning("webhook_later", error=type(error).__name__)
            return Response(status_code=503, headers=LATER)
        return Response(status_code=200)

    async def _introduce(self, store: Store) -> tuple[str, int]:
        """Return the bot's name, which tells its commands from another bot's, and its account; asked for once."""
        if self._known is None:
            await self._request.initialize()
            me = await self._bot.get_me()
            async with store.transaction(SYSTEM) as session:
                self._known = me.username or "", await accounts.ensure(session, "telegram", self._external_id)
        return self._known


async def _body(request: Request) -> bytes | None:
    """Return what was posted; None when it is too much, of which no more than that is read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST:
            return None
    return bytes(body)
