"""People block the bot, groups take it in and throw it out, accounts go, groups become supergroups."""

from __future__ import annotations

from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import BOOLEAN, INTEGER, STRING, Kind
from simulator.telegram.bot import Bot
from simulator.telegram.chats import GROUP, PRIVATE, Chat, type_of
from simulator.telegram.control.lookup import WHO, find_chat, meet
from simulator.telegram.members import MEMBER, STATUSES, Standing
from simulator.telegram.membership import UpdateIds, announce, change_own_standing, change_standing

WHERE: dict[str, Kind] = {"chat_id": INTEGER, "from": WHO, "bot_id": INTEGER}
MEMBER_FIELDS: dict[str, Kind] = {**WHERE, "user_id": INTEGER, "status": STRING, "can_send_messages": BOOLEAN}
TITLE_FIELDS: dict[str, Kind] = {**WHERE, "title": STRING}
PERMISSION_FIELDS: dict[str, Kind] = {**WHERE, "can_send_messages": BOOLEAN}
MIGRATE_FIELDS: dict[str, Kind] = {**WHERE, "new_chat_id": INTEGER}

_MOST_TITLE = 128  # https://core.telegram.org/bots/api#setchattitle


def block(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """The person of a private chat blocks the bot."""
    return _own(bot, _private(bot, body), Standing("kicked"), body)


def unblock(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """And lets it write again."""
    return _own(bot, _private(bot, body), MEMBER, body)


def kick(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """The bot is thrown out of a group."""
    return _own(bot, _group(bot, body), Standing("kicked"), body)


def change_member(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """Anybody's standing in a group: the bot's own without `user_id`, else that person's."""
    chat, standing = _group(bot, body), _standing(body)
    if body.get("user_id") in {None, bot.id}:
        return _own(bot, chat, standing, body)
    user = bot.people.meet(body["user_id"]).user()
    by = meet(bot, chat.id, body.get("from")).user()
    return _changed(bot, chat, change_standing(bot, chat, user, standing, by=by))


def change_title(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """A group gets another title, and says so."""
    chat, title = _group(bot, body), body["title"].strip()
    if not 1 <= len(title) <= _MOST_TITLE:
        raise Refusal(f'"title" must have 1 to {_MOST_TITLE} characters')
    chat.title = title
    bot.tell_status(chat)
    by = meet(bot, chat.id, body.get("from")).user()
    return _changed(bot, chat, [announce(bot, chat, by, {"new_chat_title": title})])


def change_permissions(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """Whether the members of a group may write there, or its administrators alone. Bots are not told."""
    chat = _group(bot, body)
    chat.members_may_write = body["can_send_messages"]
    return _changed(bot, chat, [])


def deactivate(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """The account of a private chat, or the group, is deleted for good. Bots are not told."""
    chat = find_chat(bot, body["chat_id"])
    chat.gone = True
    bot.tell_status(chat)
    return _changed(bot, chat, [])


def migrate(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """A group becomes a supergroup with a new id; both get a service message."""
    old, new_id = _group(bot, body), body["new_chat_id"]
    if old.type != GROUP or old.migrated_to is not None:
        raise Refusal(f"chat {old.id} is not a basic group any more", 409)
    if type_of(new_id) in {PRIVATE, GROUP} or new_id in bot.chats:
        raise Refusal('"new_chat_id" must be a free id of a supergroup, below -1000000000000')
    new = bot.open_chat(new_id, title=old.title)
    new.bot_standing, new.members = old.bot_standing, dict(old.members)
    by = meet(bot, old.id, body.get("from")).user()
    updates = [
        announce(bot, old, by, {"migrate_to_chat_id": new_id}),
        announce(bot, new, by, {"migrate_from_chat_id": old.id}),
    ]
    old.migrated_to = new_id
    bot.tell_status(old)
    return _changed(bot, new, updates)


def _own(bot: Bot, chat: Chat, standing: Standing, body: dict[str, Any]) -> dict[str, Any]:
    by = meet(bot, chat.id, body.get("from")).user()
    return _changed(bot, chat, change_own_standing(bot, chat, standing, by=by))


def _changed(bot: Bot, chat: Chat, update_ids: UpdateIds) -> dict[str, Any]:
    return {"chat": bot.describe(chat), "update_id": update_ids[0] if update_ids else None, "update_ids": update_ids}


def _standing(body: dict[str, Any]) -> Standing:
    status, may_write = body["status"], body.get("can_send_messages")
    if status not in STATUSES:
        raise Refusal(f'there is no status "{status}"; there are {", ".join(sorted(STATUSES))}')
    if may_write is not None and status != "restricted":
        raise Refusal('"can_send_messages" goes only with the status restricted')
    return Standing(status, bool(may_write))


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
