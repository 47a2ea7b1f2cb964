"""A person presses a key of the reply keyboard: `POST /sim/telegram/key`."""

from __future__ import annotations

from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import INTEGER, STRING, Kind
from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE
from simulator.telegram.control.contents import LOCATION
from simulator.telegram.control.lookup import WHO, find_chat, meet
from simulator.telegram.control.say import Said, say
from simulator.telegram.messages import Message
from simulator.telegram.reply_buttons import requests_of
from simulator.telegram.reply_keyboards import as_button

KEY_FIELDS: dict[str, Kind] = {
    "chat_id": INTEGER,
    "text": STRING,
    "from": WHO,
    "location": LOCATION,
    "bot_id": INTEGER,
}


def press_key(bot: Bot, body: dict[str, Any]) -> Said:
    """Say the text of a key, or send the location it asks for. In a group that is a reply, as Telegram's apps do."""
    chat = find_chat(bot, body["chat_id"])
    person = meet(bot, chat.id, body.get("from"))
    keyboard = chat.keyboards.of(person.id)
    button = None if keyboard is None else _find(keyboard, body["text"])
    if keyboard is None or button is None:
        raise Refusal(f"{person.first_name} has no key {body['text']!r} under the message box", 409)
    said = say(bot, {**_words(button, body), **({} if chat.type == PRIVATE else {"reply_to": keyboard.id})})
    chat.keyboards.use(person.id, keyboard)
    bot.tell_keyboard(chat)
    return said


def _find(keyboard: Message, text: str) -> dict[str, Any] | None:
    rows = (keyboard.markup or {}).get("keyboard", [])
    buttons = [as_button(button) for row in rows for button in row]
    return next((button for button in buttons if button["text"] == text), None)


def _words(button: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """The key as a request to say something."""
    requests, given = requests_of(button), "location" in body
    if requests and requests != ["request_location"]:
        raise Refusal(f"keys with {requests[0]} cannot be pressed here", 409)
    if bool(requests) != given:
        raise Refusal("this key asks for a location" if requests else "this key only says its text", 409)
    return {name: value for name, value in body.items() if name != "text"} if given else body
