"""People block the bot, groups take it in and throw it out, accounts go, groups become supergroups."""

from __future__ import annotations

from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import INTEGER, STRING, Kind
from simulator.telegram.bot import Bot
from simulator.telegram.chats import GROUP, PRIVATE, Chat, type_of
from simulator.telegram.control.lookup import WHO, find_chat, meet
from simulator.telegram.members import STATUSES
from simulator.telegram.membership import change_own_status, change_status
from simulator.telegram.messages import Message
from simulator.telegram.text.formatted import FormattedText

WHERE: dict[str, Kind] = {"chat_id": INTEGER, "from": WHO, "bot_id": INTEGER}
MEMBER_FIELDS: dict[str, Kind] = {**WHERE, "user_id": INTEGER, "status": STRING}
MIGRATE_FIELDS: dict[str, Kind] = {**WHERE, "new_chat_id": INTEGER}


def block(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """The person of a private chat blocks the bot."""
    return _own(bot, _private(bot, body), "kicked", body)


def unblock(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """And lets it write again."""
    return _own(bot, _private(bot, body), "member", body)


def kick(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """The bot is thrown out of a group."""
    return _own(bot, _group(bot, body), "kicked", body)


def change_member(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """Anybody's standing in a group: the bot's own without `user_id`, else that person's."""
    chat = _group(bot, body)
    if body["status"] not in STATUSES:
        raise Refusal(f'there is no status "{body["status"]}"; there are {", ".join(sorted(STATUSES))}')
    if body.get("user_id") in {None, bot.id}:
        return _own(bot, chat, body["status"], body)
    user = bot.people.meet(body["user_id"]).user()
    by = meet(bot, chat.id, body.get("from")).user()
    return {"chat": bot.describe(chat), "update_id": change_status(bot, chat, user, body["status"], by=by)}


def deactivate(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """The account of a private chat, or the group, is deleted for good. Bots are not told."""
    chat = find_chat(bot, body["chat_id"])
    chat.gone = True
    bot.tell_status(chat)
    return {"chat": bot.describe(chat), "update_id": None}


def migrate(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """A group becomes a supergroup with a new id; both get a service message."""
    old, new_id = _group(bot, body), body["new_chat_id"]
    if old.type != GROUP or old.migrated_to is not None:
        raise Refusal(f"chat {old.id} is not a basic group any more", 409)
    if type_of(new_id) in {PRIVATE, GROUP} or new_id in bot.chats:
        raise Refusal('"new_chat_id" must be a free id of a supergroup, below -1000000000000')
    new = bot.open_chat(new_id, title=old.title)
    new.bot_status, new.members = old.bot_status, dict(old.members)
    by = meet(bot, old.id, body.get("from")).user()
    updates = [
        _announce(bot, old, by, {"migrate_to_chat_id": new_id}),
        _announce(bot, new, by, {"migrate_from_chat_id": old.id}),
    ]
    old.migrated_to = new_id
    bot.tell_status(old)
    return {"chat": bot.describe(new), "update_id": updates[0], "update_ids": updates}


def _announce(bot: Bot, chat: Chat, by: dict[str, Any], extra: dict[str, Any]) -> int | None:
    empty = FormattedText("", [])
    message = Message(chat.take_message_id(), chat.json(), by, bot.clock.now(), empty, outgoing=False, extra=extra)
    bot.keep(chat, message)
    return bot.queue_message(chat, message)


def _own(bot: Bot, chat: Chat, status: str, body: dict[str, Any]) -> dict[str, Any]:
    by = meet(bot, chat.id, body.get("from")).user()
    update_id = change_own_status(bot, chat, status, by=by)
    return {"chat": bot.describe(chat), "update_id": update_id}


def _private(bot: Bot, body: dict[str, Any]) -> Chat:
    chat = find_chat(bot, body["chat_id"])
    if chat.type != PRIVATE:
        raise Refusal(f"chat {chat.id} is a group; only a person can block a bot", 409)
    return chat


def _group(bot: Bot, body: dict[str, Any]) -> Chat:
    chat = find_chat(bot, body["chat_id"])
    if chat.type == PRIVATE:
        raise Refusal(f"chat {chat.id} is private; only groups have members", 409)
    return chat
