"""What a bot can learn about a chat, and leaving it."""

from __future__ import annotations

from typing import Any

from simulator.schema import BOOLEAN, INTEGER
from simulator.telegram.access import readable_chat
from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.envelope import bad_request
from simulator.telegram.members import LEFT, MEMBER, PERMISSIONS, Standing, member_json
from simulator.telegram.membership import change_own_standing
from simulator.telegram.method import CHAT_ID, Method, Query

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_WHERE = {"chat_id": CHAT_ID}
_NEEDED = {"chat_id": "chat_id is empty"}


def get_chat(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchat."""
    chat = readable_chat(query.bot, query.values["chat_id"])
    full: dict[str, Any] = {
        **chat.json(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if chat.type != PRIVATE:
        full["permissions"] = dict.fromkeys(PERMISSIONS, chat.members_may_write)
    return full


def get_chat_member(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchatmember."""
    bot, user_id = query.bot, query.values["user_id"]
    chat = readable_chat(bot, query.values["chat_id"])
    user = bot.known_user(user_id)
    if user is None:
        raise bad_request("user not found")
    return member_json(user, _standing(bot, chat, user_id))


def _standing(bot: Bot, chat: Chat, user_id: int) -> Standing:
    if user_id == bot.id:
        return chat.bot_standing
    if chat.type == PRIVATE:
        return MEMBER if user_id == chat.id else LEFT
    return chat.standing_of(user_id)


def get_chat_administrators(query: Query) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#getchatadministrators."""
    bot = query.bot
    chat = readable_chat(bot, query.values["chat_id"])
    if chat.type == PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    own = [(bot.user, chat.bot_standing)] if query.get("return_bots") else []
    people = [(bot.known_user(user_id), standing) for user_id, standing in chat.members.items()]
    return [
        member_json(user, standing)
        for user, standing in [*people, *own]
        if user is not None and standing.status in {"creator", "administrator"}
    ]


def leave_chat(query: Query) -> bool:
    """https://core.telegram.org/bots/api#leavechat."""
    chat = readable_chat(query.bot, query.values["chat_id"])
    if chat.type == PRIVATE:
        raise bad_request("chat member status can't be changed in private chats")
    change_own_standing(query.bot, chat, LEFT, by=query.bot.user)
    return True


METHODS = (
    Method("getChat", get_chat, _WHERE, _NEEDED),
    Method(
        "getChatMember",
        get_chat_member,
        {**_WHERE, "user_id": INTEGER},
        {**_NEEDED, "user_id": "invalid user_id specified"},
    ),
    Method("getChatAdministrators", get_chat_administrators, {**_WHERE, "return_bots": BOOLEAN}, _NEEDED),
    Method("leaveChat", leave_chat, _WHERE, _NEEDED),
)
