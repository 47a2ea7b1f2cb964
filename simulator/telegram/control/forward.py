"""A person forwards a message: `POST /sim/telegram/forward`."""

from __future__ import annotations

from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import BOOLEAN, INTEGER, STRING, Kind, Object
from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.control.contents import Content, read_contents
from simulator.telegram.control.lookup import WHO, find_chat, find_message, meet
from simulator.telegram.control.say import SAY_FIELDS, Said, put
from simulator.telegram.messages import Message

_CHAT = Object(
    "Chat", {"id": INTEGER, "title": STRING, "username": STRING, "signature": STRING}, frozenset({"id", "title"})
)
_ORIGIN = Object("Origin", {"name": STRING, "user": WHO, "chat": _CHAT, "date": INTEGER})
_KINDS = ("name", "user", "chat")
_SHOWN = frozenset({"first_name", "last_name", "username"})
_NOT_FORWARDED = frozenset({"reply_to"})
FORWARD_FIELDS: dict[str, Kind] = {
    **{name: kind for name, kind in SAY_FIELDS.items() if name not in _NOT_FORWARDED},
    "from_chat_id": INTEGER,
    "message_id": INTEGER,
    "hidden": BOOLEAN,
    "origin": _ORIGIN,
}


def forward(bot: Bot, body: dict[str, Any]) -> Said:
    """Bring a message of another chat, or one from outside, to the bot. An album comes whole."""
    if "origin" in body:
        return put(bot, body, _from_outside(bot, body))
    if "from_chat_id" not in body or "message_id" not in body:
        raise Refusal('say what to forward: "from_chat_id" and "message_id", or an "origin" with "text" or "media"')
    return put(bot, body, _from_chat(bot, body))


def _from_outside(bot: Bot, body: dict[str, Any]) -> list[Content]:
    if "from_chat_id" in body or "message_id" in body:
        raise Refusal('a forward has either an "origin" or "from_chat_id" and "message_id"')
    origin = _origin(bot, body["origin"])
    return [Content(content.body, content.media, origin) for content in read_contents(bot, body)]


def _origin(bot: Bot, given: dict[str, Any]) -> dict[str, Any]:
    """The API's `MessageOrigin` (https://core.telegram.org/bots/api#messageorigin)."""
    kinds = [kind for kind in _KINDS if kind in given]
    if len(kinds) != 1:
        raise Refusal(f'"origin" must have exactly one of {", ".join(_KINDS)}')
    date = given.get("date", int(bot.clock.now()))
    match kinds[0]:
        case "name":
            return {"type": "hidden_user", "date": date, "sender_user_name": given["name"]}
        case "user":
            return {"type": "user", "date": date, "sender_user": _user(bot, given["user"])}
    chat = {"type": "supergroup", **given["chat"]}
    signature = {"author_signature": chat.pop("signature")} if "signature" in chat else {}
    return {"type": "chat", "date": date, "sender_chat": chat, **signature}


def _user(bot: Bot, given: dict[str, Any]) -> dict[str, Any]:
    known = bot.people.user(given["id"])
    if known is None and "first_name" not in given:
        raise Refusal(f'nobody knows the person {given["id"]}; give a "first_name"')
    named = {name: value for name, value in given.items() if name in _SHOWN}
    return _as_seen({"id": given["id"], "is_bot": False, **(known or {}), **named})


def _from_chat(bot: Bot, body: dict[str, Any]) -> list[Content]:
    chat = find_chat(bot, body["from_chat_id"])
    person = meet(bot, body["chat_id"], body.get("from"))
    if not _is_in(chat, person.id):
        raise Refusal(f"{person.first_name} is not in chat {chat.id} and sees nothing to forward there", 409)
    chosen = find_message(chat, body["message_id"])
    _check(chosen)
    album = [each for each in chat.messages.values() if chosen.album_id and each.album_id == chosen.album_id]
    hidden = body.get("hidden", False)
    return [Content(each.body, each.media, _origin_of(each, hidden=hidden)) for each in album or [chosen]]


def _is_in(chat: Chat, user_id: int) -> bool:
    return chat.id == user_id if chat.type == PRIVATE else chat.standing_of(user_id).is_inside


def _check(message: Message) -> None:
    if message.is_service:
        raise Refusal("service messages cannot be forwarded", 409)
    if message.extra.get("has_protected_content"):
        raise Refusal("the bot protected this message from being forwarded", 409)


def _origin_of(message: Message, *, hidden: bool) -> dict[str, Any]:
    """Where a message came from: what was forwarded before keeps its first origin."""
    if message.origin is not None:
        return message.origin
    sender = message.sender
    if hidden:
        name = " ".join(sender[part] for part in ("first_name", "last_name") if part in sender)
        return {"type": "hidden_user", "date": int(message.at), "sender_user_name": name}
    return {"type": "user", "date": int(message.at), "sender_user": _as_seen(sender)}


def _as_seen(user: dict[str, Any]) -> dict[str, Any]:
    """A user who is not the one writing: bots do not learn that person's language."""
    return {name: value for name, value in user.items() if name != "language_code"}
