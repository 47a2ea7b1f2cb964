"""Taking messages away (https://core.telegram.org/bots/api#deletemessage)."""

from __future__ import annotations

from simulator.schema import INTEGER, Array
from simulator.telegram.access import readable_chat
from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.envelope import bad_request
from simulator.telegram.messages import Message
from simulator.telegram.method import CHAT_ID, Method, Query

_YOUNG_SECONDS = 48 * 3600.0
_MOST = 100  # https://core.telegram.org/bots/api#deletemessages
_NEEDED = {"chat_id": "chat_id is empty", "message_id": "message identifier is not specified"}


def delete_message(query: Query) -> bool:
    """Take one message away; refuses an unknown, an old or somebody else's."""
    chat = readable_chat(query.bot, query.values["chat_id"])
    message = chat.messages.get(query.values["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not _own_or_private(chat, message):
        raise bad_request("message can't be deleted")
    if not _young(query.bot, message):
        raise bad_request("message can't be deleted for everyone")
    _remove(query.bot, chat, message)
    return True


def delete_messages(query: Query) -> bool:
    """Take several away; what cannot be found or deleted is skipped, as on Telegram."""
    numbers = query.values["message_ids"]
    if not 1 <= len(numbers) <= _MOST:
        raise bad_request(
            "too many message identifiers specified" if numbers else "message identifiers are not specified"
        )
    chat = readable_chat(query.bot, query.values["chat_id"])
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None and _own_or_private(chat, message) and _young(query.bot, message):
            _remove(query.bot, chat, message)
    return True


def _own_or_private(chat: Chat, message: Message) -> bool:
    return message.outgoing or chat.type == PRIVATE or chat.bot_status == "administrator"


def _young(bot: Bot, message: Message) -> bool:
    return bot.clock.now() - message.at < _YOUNG_SECONDS


def _remove(bot: Bot, chat: Chat, message: Message) -> None:
    del chat.messages[message.id]
    bot.tell("deleted", message)
    if chat.keyboards.drop(message):
        bot.tell_keyboard(chat)


METHODS = (
    Method("deleteMessage", delete_message, {"chat_id": CHAT_ID, "message_id": INTEGER}, _NEEDED),
    Method(
        "deleteMessages",
        delete_messages,
        {"chat_id": CHAT_ID, "message_ids": Array(INTEGER)},
        {"chat_id": "chat_id is empty", "message_ids": "message identifiers are not specified"},
    ),
)
