"""A person presses a button, or corrects a message."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import FLOAT, INTEGER, JSON, STRING, Kind
from simulator.telegram.bot import Bot
from simulator.telegram.callbacks import CallbackQuery
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.control.lookup import WHO, find_chat, find_message, meet
from simulator.telegram.envelope import ApiError
from simulator.telegram.messages import Message
from simulator.telegram.text.formatted import caption_text, format_text, message_text

PRESS_FIELDS: dict[str, Kind] = {
    "chat_id": INTEGER,
    "message_id": INTEGER,
    "data": STRING,
    "from": WHO,
    "wait": FLOAT,
    "bot_id": INTEGER,
}
EDIT_FIELDS: dict[str, Kind] = {
    "chat_id": INTEGER,
    "message_id": INTEGER,
    "text": STRING,
    "entities": JSON,
    "bot_id": INTEGER,
}
_LONGEST_WAIT = 60.0  # seconds
WAIT = 5.0  # seconds a press waits for the bot's answer when the request does not say


async def press(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """Press an inline button and wait up to `wait` seconds for what the bot answers; `answer` stays null if nothing."""
    chat = find_chat(bot, body["chat_id"])
    message = find_message(chat, body["message_id"])
    buttons = [button for row in message.keyboard or [] for button in row]
    if not any(button.get("callback_data") == body["data"] for button in buttons):
        raise Refusal(f"message {message.id} has no button with the data {body['data']!r}", 409)
    if chat.type == PRIVATE and chat.bot_status == "kicked":
        raise Refusal("the bot is blocked; unblock it first", 409)
    person = meet(bot, chat.id, body.get("from"))
    query = bot.callbacks.press(chat.id, message.id, person.id, body["data"], bot.clock.now())
    bot.around.hub.publish("callback", {"platform": "telegram", "bot_id": bot.id, **query.view()})
    update_id = bot.updates.add("callback_query", _callback_json(chat, message, query, person.user()), chat.id)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(min(body.get("wait", WAIT), _LONGEST_WAIT)):
            await query.answered.wait()
    return {**query.view(), "update_id": update_id}


def edit(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """Change what a person said; the bot gets an `edited_message`."""
    chat = find_chat(bot, body["chat_id"])
    message = find_message(chat, body["message_id"])
    if message.outgoing:
        raise Refusal("only the bot itself can change its messages", 409)
    if message.origin is not None or message.is_service or "location" in message.media:
        raise Refusal("a forwarded message, a location and a service message cannot be changed", 409)
    fits = caption_text if message.media else message_text
    try:
        message.body = fits(format_text(body["text"], None, body.get("entities"), bot.known_user))
    except ApiError as error:
        raise Refusal(error.description) from None
    message.edited_at = bot.clock.now()
    bot.tell("edited", message)
    return {"message": message.view(), "update_id": bot.queue_message(chat, message, "edited_message")}


def _callback_json(chat: Chat, message: Message, query: CallbackQuery, user: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": query.id,
        "from": user,
        "message": message.json(),
        "chat_instance": chat.instance,
        "data": query.data,
    }
