"""A person says something: `POST /sim/telegram/say`."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from simulator.jsonbody import Refusal
from simulator.schema import BOOLEAN, INTEGER, JSON, STRING, Kind, Object
from simulator.telegram.bot import Bot
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.control.contents import LOCATION, Content, MediaKind, read_contents
from simulator.telegram.control.lookup import WHO, meet
from simulator.telegram.members import LEFT, MEMBER, Standing
from simulator.telegram.membership import note_own_standing, note_standing
from simulator.telegram.messages import Message
from simulator.telegram.people import Person

_CHAT = Object("Chat", {"type": STRING, "title": STRING, "is_forum": BOOLEAN})
SAY_FIELDS: dict[str, Kind] = {
    "chat_id": INTEGER,
    "text": STRING,
    "from": WHO,
    "reply_to": INTEGER,
    "media": MediaKind(),
    "entities": JSON,
    "chat": _CHAT,
    "thread_id": INTEGER,
    "location": LOCATION,
    "bot_id": INTEGER,
}


@dataclass(frozen=True, slots=True)
class Said:
    """The messages that came of it, each with the number of its update; `None` when the bot may not see it."""

    messages: list[Message]
    update_ids: list[int | None]

    def view(self) -> dict[str, Any]:
        """The answer of the endpoint."""
        views = [message.view() for message in self.messages]
        return {
            "message": views[0],
            "update_id": self.update_ids[0],
            "messages": views,
            "update_ids": self.update_ids,
        }


def say(bot: Bot, body: dict[str, Any]) -> Said:
    """Put what was said into the chat and queue it for the bot. A long text becomes several messages, as apps do."""
    return put(bot, body, read_contents(bot, body))


def put(bot: Bot, body: dict[str, Any], contents: list[Content]) -> Said:
    """Put these messages into the chat of a request, and queue them for the bot. Several with media are an album."""
    person = meet(bot, body["chat_id"], body.get("from"))
    chat = bot.chats.get(body["chat_id"]) or _begin(bot, body["chat_id"], body.get("chat", {}), person)
    _admit(bot, chat, person)
    reply_to = _reply_target(chat, body.get("reply_to"))
    thread_id = _thread(chat, body.get("thread_id"))
    album_id = str(secrets.randbelow(2**53)) if len(contents) > 1 and contents[0].media else None
    messages = [
        Message(
            chat.take_message_id(),
            chat.json(),
            person.user(),
            bot.clock.now(),
            content.body,
            outgoing=False,
            media=content.media,
            reply_to=reply_to,
            thread_id=thread_id,
            album_id=album_id,
            origin=content.origin,
        )
        for content in contents
    ]
    for message in messages:
        bot.keep(chat, message)
    _give_forced_reply(bot, chat, person, reply_to)
    return Said(messages, [bot.queue_message(chat, message) for message in messages])


def _begin(bot: Bot, chat_id: int, details: dict[str, Any], person: Person) -> Chat:
    if chat_id == 0:
        raise Refusal('"chat_id" cannot be 0')
    fields = {name: details[name] for name in ("title", "is_forum") if name in details}
    chat = bot.open_chat(chat_id, **({} if chat_id > 0 else fields))
    if "type" in details and details["type"] != chat.type:
        del bot.chats[chat_id]
        raise Refusal(f"the id {chat_id} belongs to a {chat.type} chat, not a {details['type']} chat")
    if chat.type != PRIVATE:
        chat.members[person.id] = Standing("creator")
        chat.bot_standing = LEFT
        note_own_standing(bot, chat, MEMBER, by=person.user())
    return chat


def _admit(bot: Bot, chat: Chat, person: Person) -> None:
    """Let the person speak; in a group, one who was not in it joins."""
    if chat.migrated_to is not None:
        raise Refusal(f"the group became the supergroup {chat.migrated_to}", 409)
    if chat.gone:
        raise Refusal("the account or group was deleted", 409)
    if chat.type == PRIVATE and chat.bot_status == "kicked":
        raise Refusal(f"{person.first_name} has blocked the bot; unblock it first", 409)
    if chat.type != PRIVATE and person.id not in chat.members:
        note_standing(bot, chat, person.user(), MEMBER, by=person.user())
    if chat.type != PRIVATE and not chat.members[person.id].may_speak:
        raise Refusal(f"{person.first_name} is {chat.members[person.id].status} in this group and cannot speak", 409)


def _reply_target(chat: Chat, message_id: int | None) -> Message | None:
    if message_id is None:
        return None
    target = chat.messages.get(message_id)
    if target is None:
        raise Refusal(f"there is no message {message_id} to reply to", 404)
    return target


def _give_forced_reply(bot: Bot, chat: Chat, person: Person, reply_to: Message | None) -> None:
    asking = chat.keyboards.of(person.id)
    if asking is not None and asking is reply_to and asking.markup is not None and "force_reply" in asking.markup:
        chat.keyboards.use(person.id, asking)
        bot.tell_keyboard(chat)


def _thread(chat: Chat, thread_id: int | None) -> int | None:
    if thread_id is not None:
        if not chat.is_forum:
            raise Refusal('only a forum has threads; begin the chat with "chat": {"is_forum": true}')
        chat.topics.add(thread_id)
    return thread_id
