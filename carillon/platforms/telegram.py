"""Telegram: scheduled messages and answers, through python-telegram-bot's Bot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from telegram import Bot, MessageEntity
from telegram.error import TelegramError

from carillon.delivery.pacing import Pace, Rates
from carillon.platforms import telegram_errors
from carillon.platforms.base import Outcome, Outgoing, Reply, Sent
from carillon.platforms.telegram_request import AiohttpRequest
from carillon.platforms.telegram_text import entities, keyboard

# Bot API, sendMessage: 1-4096 characters after entities parsing. Counted here in UTF-16 units, never fewer.
TEXT_LIMIT = 4096
# Long enough that a slow answer is rarely taken for a lost one: each read timeout leaves a message unconfirmed.
READ_TIMEOUT = 25.0


class LeanBot(Bot):
    """python-telegram-bot's Bot, with a sendMessage that keeps only the new message's id.

    Building the whole Message is half of what a send costs (docs/performance.md), and nobody looks at it.
    """

    async def send_text(self, chat_id: int, text: str, styled: Sequence[MessageEntity]) -> str:
        """Send a text; return the id of the message. Raises telegram.error.TelegramError as `send_message` does."""
        given = {"chat_id": chat_id, "text": text, "entities": list(styled) or None}
        sent = await self._post("sendMessage", given)
        return str(sent["message_id"])


def bot(token: str, api_url: str, *, connections: int) -> tuple[LeanBot, AiohttpRequest]:
    """Return a Bot that speaks to `api_url` over at most `connections` connections, and its request object.

    The request must be initialised before the first call and shut down after the last.
    """
    request = AiohttpRequest(connection_pool_size=connections, read_timeout=READ_TIMEOUT, pool_timeout=5.0)
    base = api_url.rstrip("/")
    return LeanBot(token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot", request=request), request


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

    async def send(self, message: Outgoing) -> Outcome:
        """Send a scheduled message; never raises for an answer of Telegram's, nor for a lost one."""
        await self._request.initialize()
        try:
            return Sent(await self._bot.send_text(int(message.address), message.body.text, entities(message.body)))
        except TelegramError as error:
            return telegram_errors.sort(error)

    async def answer(self, conversation: str, reply: Reply) -> Outcome:
        """Answer a line or a press. A press is acknowledged first: its clock runs while the person waits."""
        await self._request.initialize()
        if reply.pressed:
            await self._acknowledge(reply.pressed, reply.toast)
        if not reply.text.text:
            return Sent("")
        try:
            return await (self._edit if reply.replaces else self._write)(conversation, reply)
        except TelegramError as error:
            return telegram_errors.sort(error)

    async def close(self) -> None:
        """Close the connections; a call still under way is left unknown."""
        await self._request.shutdown()

    async def _write(self, conversation: str, reply: Reply) -> Outcome:
        sent = await self._bot.send_message(
            int(conversation),
            reply.text.text,
            entities=entities(reply.text) or None,
            reply_markup=keyboard(reply.buttons),
        )
        return Sent(str(sent.message_id))

    async def _edit(self, conversation: str, reply: Reply) -> Outcome:
        await self._bot.edit_message_text(
            reply.text.text,
            chat_id=int(conversation),
            message_id=int(reply.replaces or 0),
            entities=entities(reply.text) or None,
            reply_markup=keyboard(reply.buttons),
        )
        return Sent(reply.replaces or "")

    async def _acknowledge(self, press: str, toast: str) -> None:
        try:
            await self._bot.answer_callback_query(press, text=toast[:200] or None)
        except TelegramError:
            # Telegram forgets a press after a while; the answer in the conversation is what counts.
            return
