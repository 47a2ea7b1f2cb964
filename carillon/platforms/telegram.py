"""Telegram: scheduled messages and answers, through python-telegram-bot's Bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.helpers import create_deep_linked_url

from carillon.delivery.pacing import Pace, Rates
from carillon.platforms import telegram_errors
from carillon.platforms.base import Membership, Outcome, Outgoing, Permanent, Reply, Sent, Transient, Unknown
from carillon.platforms.telegram_answers import acknowledge, write
from carillon.platforms.telegram_media import cut, send_piece, text_arguments
from carillon.platforms.telegram_request import AiohttpRequest
from carillon.platforms.telegram_rights import Rights

# Long enough that a slow answer is rarely taken for a lost one: each read timeout leaves a message unconfirmed.
READ_TIMEOUT = 25.0


class LeanBot(Bot):
    """python-telegram-bot's Bot, with a sendMessage that keeps only the new message's id.

    Building the whole Message is half of what a send costs (docs/performance.md), and nobody looks at it.
    """

    async def send_text(self, piece: Outgoing) -> str:
        """Send a text; return the id of the message. Raises telegram.error.TelegramError as `send_message` does."""
        sent: Any = await self._do_post("sendMessage", text_arguments(piece))
        return str(sent["message_id"])

    async def fetch(self, offset: int, wait: int, kinds: Sequence[str]) -> list[dict[str, Any]]:
        """Poll for updates, `wait` seconds at most; return them as Telegram's JSON objects.

        `get_updates` would build them all and give none of them when one cannot be read.
        """
        asked = {"offset": offset, "timeout": wait, "allowed_updates": list(kinds)}
        updates: Any = await self._post("getUpdates", asked, read_timeout=wait + READ_TIMEOUT)
        return list(updates)


def bot(token: str, api_url: str, *, connections: int) -> tuple[LeanBot, AiohttpRequest]:
    """Return a Bot that speaks to `api_url` over at most `connections` connections, and its request object.

    The request must be initialised before the first call and shut down after the last.
    """
    request = AiohttpRequest(connection_pool_size=connections, read_timeout=READ_TIMEOUT, pool_timeout=5.0)
    base = api_url.rstrip("/")
    speaker = LeanBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request,
        get_updates_request=request,
    )
    return speaker, request


def rates(per_second: int) -> Rates:
    """Return what Telegram allows a bot: about 30 messages a second over all chats, one a second in a chat (a few
    more at once are tolerated), 20 a minute in a group (Bots FAQ); 0 lifts every pace.

    The paces stay a little below, so that their bursts on top keep the strict number as well.
    """
    if not per_second:
        return Rates()
    second, minute = timedelta(seconds=1), timedelta(minutes=1)
    return Rates(
        account=Pace(per_second, second, burst=max(1, per_second * 2 // 3)),
        private=Pace(1, second, burst=3),
        group=Pace(15, minute, burst=5),
        is_group=lambda address: address.startswith("-"),
    )


def account_of(token: str) -> str:
    """Return the bot's own id, which is the first part of its token."""
    return token.split(":", 1)[0]


class TelegramHandler:
    """Sends for one bot."""

    def __init__(self, token: str, api_url: str, *, connections: int) -> None:
        self._bot, self._request = bot(token, api_url, connections=connections)
        self._rights = Rights(self._bot)
        self._username: str | None = None

    def cut(self, message: Outgoing) -> tuple[Outgoing, ...]:
        """Return the calls that a message takes."""
        return cut(message)

    async def send(self, piece: Outgoing) -> Outcome:
        """Send one piece; never raises for an answer of Telegram's, nor for a lost one."""
        await self._request.initialize()
        try:
            refusal = await self._refusal(piece)
            if refusal:
                return refusal
            return Sent(await (send_piece(self._bot, piece) if piece.media else self._bot.send_text(piece)))
        except TelegramError as error:
            return await self._elsewhere(piece, error) or telegram_errors.sort(error)

    async def answer(self, conversation: str, reply: Reply) -> Outcome:
        """Answer a line or a press. A press is acknowledged first: its clock runs while the person waits."""
        await self._request.initialize()
        if reply.pressed:
            await acknowledge(self._bot, reply.pressed, reply.toast)
        try:
            return Sent(await write(self._bot, conversation, reply))
        except TelegramError as error:
            return telegram_errors.sort(error)

    async def membership(self, conversation: str, person: str) -> Membership | None:
        """Return how a person stands in a group; None when Telegram does not say."""
        await self._request.initialize()
        try:
            return await self._rights.of(conversation, person)
        except TelegramError:
            return None

    async def invitation(self, code: str, *, group: bool = False) -> str | None:
        """Return a deep link (Bot features, "Deep linking"); None while Telegram does not say the bot's name."""
        await self._request.initialize()
        try:
            self._username = self._username or (await self._bot.get_me()).username
        except TelegramError:
            return None
        username = self._username
        return create_deep_linked_url(username, code, group=group) if username else None

    async def close(self) -> None:
        """Close the connections; a call still under way is left unknown."""
        await self._request.shutdown()

    async def _refusal(self, piece: Outgoing) -> Outcome | None:
        """Say why a piece is not sent in its author's name; None when it may be. A question can be asked again."""
        try:
            if piece.author is None or await self._rights.may_write(piece.address, piece.author):
                return None
        except TelegramError as error:
            outcome = telegram_errors.sort(error)
            return Transient(outcome.reason) if isinstance(outcome, Unknown) else outcome
        return Permanent("the person who scheduled it may no longer write there")

    async def _elsewhere(self, piece: Outgoing, error: TelegramError) -> Outcome | None:
        """Send to the group itself when its topic is gone; None when that was not what went wrong."""
        if piece.thread is None or not telegram_errors.topic_is_gone(error):
            return None
        return await self.send(replace(piece, thread=None))
