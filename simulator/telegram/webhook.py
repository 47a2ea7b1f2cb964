"""Delivery of updates to a webhook: in order within a chat, several chats at once, tried again until taken.

Pauses follow the Bot API server (WebhookActor.cpp): doubling up to a minute, or what Retry-After asks for up to an
hour; an update is given up when it is a day old.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import Any

import aiohttp

from simulator.clock import Clock
from simulator.telegram.envelope import encode
from simulator.telegram.updates import KEPT_SECONDS, Update, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
_LONGEST_PAUSE = 60.0
_LONGEST_ASKED_PAUSE = 3_600.0
_LOOK_AHEAD = 1_000


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates go, as setWebhook said."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False


class Webhook:
    """The webhook of one bot; without a target it does nothing."""

    def __init__(self, clock: Clock, queue: UpdateQueue) -> None:
        self._clock = clock
        self._queue = queue
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._error: tuple[int, str] | None = None
        self.target: Target | None = None

    async def point_at(self, target: Target | None) -> None:
        """Deliver to another place, or nowhere."""
        await self.close()
        self.target, self._error = target, None
        if target is not None:
            self.deliver_due()

    async def close(self) -> None:
        """Stop delivering; what was not taken stays in the queue."""
        tasks = list(self._busy.values())
        self._busy.clear()
        self.target = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def deliver_due(self) -> None:
        """Start on every update whose chat has none under way."""
        if self.target is None:
            return
        for update in self._queue.pending(_LOOK_AHEAD):
            if len(self._busy) >= self.target.max_connections:
                return
            if update.lane not in self._busy:
                self._busy[update.lane] = asyncio.create_task(self._deliver(self.target, update))

    def info(self) -> dict[str, Any]:
        """The API's `WebhookInfo` (https://core.telegram.org/bots/api#webhookinfo)."""
        target = self.target or Target("")
        info: dict[str, Any] = {
            "url": target.url,
            "has_custom_certificate": target.has_certificate,
            "pending_update_count": len(self._queue),
        }
        if target.url:
            info["max_connections"] = target.max_connections
            if target.ip_address:
                info["ip_address"] = target.ip_address
        if self._error is not None:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._queue.allowed is not None:
            info["allowed_updates"] = self._queue.allowed
        return info

    async def _deliver(self, target: Target, update: Update) -> None:
        pause = 1.0
        while self._clock.now() - update.created < KEPT_SECONDS:
            asked = await self._attempt(target, update)
            if asked is None:
                break
            await self._clock.sleep(asked or pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        self._queue.remove(update)
        self._busy.pop(update.lane, None)
        self.deliver_due()

    async def _attempt(self, target: Target, update: Update) -> float | None:
        """`None` when taken; else the pause in seconds that was asked for, 0 when none was."""
        headers = {"Content-Type": "application/json"}
        if target.secret_token:
            headers[SECRET_HEADER] = target.secret_token
        try:
            async with self._open().post(
                target.url, data=encode(update.json()), headers=headers, allow_redirects=False
            ) as answer:
                if answer.ok and answer.status < 300:
                    return None
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return _asked_pause(answer.headers.get("Retry-After"))
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self._failed(f"{type(error).__name__}: {error}" if str(error) else "Read timeout expired")
            return 0.0

    def _failed(self, message: str) -> None:
        self._error = int(self._clock.now()), message

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        return self._session


def _asked_pause(header: str | None) -> float:
    with contextlib.suppress(TypeError, ValueError):
        return min(max(float(header or 0), 0.0), _LONGEST_ASKED_PAUSE)
    return 0.0
