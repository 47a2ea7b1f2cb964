"""Which bot, chat and person a control request means."""

from __future__ import annotations

from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import INTEGER, STRING, Kind, MismatchError, Object
from simulator.telegram.accounts import Accounts
from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.messages import Message
from simulator.telegram.people import Person

PERSON_FIELDS: dict[str, Kind] = {
    "id": INTEGER,
    "first_name": STRING,
    "last_name": STRING,
    "username": STRING,
    "language_code": STRING,
    "zone": STRING,
}
_PERSON = Object("Person", PERSON_FIELDS, frozenset({"id"}))
_DEFAULT_PERSON = 1001


class PersonKind:
    """Who speaks: a user id, or an object with an id and whatever is known."""

    name = "Integer or Person"

    def from_text(self, text: str) -> Any:
        """Never comes as text."""
        return self.check(text)

    def check(self, value: Any) -> dict[str, Any]:
        """As an object with at least an id."""
        person = _PERSON.check({"id": value} if isinstance(value, int) and not isinstance(value, bool) else value)
        if not 0 < person["id"] < 2**52:
            raise MismatchError("Person with an id above zero")
        return {name: item for name, item in person.items() if item is not None}


WHO = PersonKind()


def find_bot(accounts: Accounts, bot_id: int | None) -> Bot:
    """The bot with this number, or the first one."""
    bot = accounts.named(bot_id)
    if bot is None:
        raise Refusal(f"no bot with the number {bot_id} has connected", 404)
    return bot


def find_chat(bot: Bot, chat_id: int) -> Chat:
    """A chat that exists."""
    chat = bot.chats.get(chat_id)
    if chat is None:
        raise Refusal(f"there is no chat {chat_id}; it begins when somebody says something in it", 404)
    return chat


def find_message(chat: Chat, message_id: int) -> Message:
    """A message that stands in a chat."""
    message = chat.messages.get(message_id)
    if message is None:
        raise Refusal(f"there is no message {message_id} in chat {chat.id}", 404)
    return message


def meet(bot: Bot, chat_id: int, who: dict[str, Any] | None) -> Person:
    """The person who acts in a chat: in a private one its only person, in a group anybody."""
    details = dict(who or {})
    user_id = details.pop("id", chat_id if chat_id > 0 else _DEFAULT_PERSON)
    if chat_id > 0 and user_id != chat_id:
        raise Refusal(f"only person {chat_id} can speak in the private chat {chat_id}")
    person = bot.people.meet(user_id, **details)
    chat = bot.chats.get(chat_id)
    if chat is not None and chat.type == PRIVATE:
        chat.person = person.user()
    return person
