"""Whether a bot may do something in a chat, refused in the words of Telegram's server."""

from __future__ import annotations

from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.envelope import ApiError, bad_request, forbidden, too_many_requests

ChatId = int | str


def find_chat(bot: Bot, chat_id: ChatId) -> Chat:
    """The chat with this id. Usernames name channels and supergroups, of which none has one here."""
    chat = bot.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is not None:
        return chat
    if isinstance(chat_id, int) and chat_id > 0 and _met_in_group(bot, chat_id):
        raise forbidden("bot can't initiate conversation with a user")
    raise bad_request("chat not found", standing=True)


def writable_chat(bot: Bot, chat_id: ChatId, content: str) -> Chat:
    """The chat, when the bot may send there; `content` names what, as in "text messages"."""
    chat = find_chat(bot, chat_id)
    refusal = _refusal(chat, content)
    if refusal is not None:
        raise refusal
    return chat


def readable_chat(bot: Bot, chat_id: ChatId) -> Chat:
    """The chat, when the bot is in it."""
    chat = find_chat(bot, chat_id)
    refusal = _moved(chat) or (_left(chat) if chat.type != PRIVATE else None)
    if refusal is not None:
        raise refusal
    return chat


def spend_rate(bot: Bot, chat: Chat, messages: int = 1) -> None:
    """Count messages against the rates; 429 when they are used up."""
    wait = bot.rates.take(chat.id, bot.clock.now(), messages)
    if wait:
        raise too_many_requests(wait)


def check_topic(chat: Chat, thread_id: int | None) -> None:
    """Refuse a thread that the chat does not have."""
    if thread_id is not None and thread_id not in chat.topics:
        raise bad_request("message thread not found")


def _met_in_group(bot: Bot, user_id: int) -> bool:
    return any(user_id in chat.members for chat in bot.chats.values() if chat.type != PRIVATE)


def _refusal(chat: Chat, content: str) -> ApiError | None:
    if chat.type == PRIVATE:
        if chat.gone:
            return forbidden("user is deactivated")
        return forbidden("bot was blocked by the user") if chat.bot_status == "kicked" else None
    refusal = _moved(chat) or _left(chat)
    may_speak = chat.bot_standing.may_speak and (chat.members_may_write or chat.bot_status == "administrator")
    if refusal is None and not may_speak:
        return bad_request(f"not enough rights to send {content} to the chat", standing=True)
    return refusal


def _moved(chat: Chat) -> ApiError | None:
    if chat.migrated_to is None:
        return None
    parameters = {"migrate_to_chat_id": chat.migrated_to}
    return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters, standing=True)


def _left(chat: Chat) -> ApiError | None:
    if chat.gone:
        return forbidden("the group chat was deleted")
    if chat.bot_status == "kicked":
        return forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot_status == "left":
        return forbidden(f"bot is not a member of the {chat.type} chat")
    return None
