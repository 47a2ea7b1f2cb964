"""What all methods that send have in common: where to, as a reply to what, with which buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simulator.schema import BOOLEAN, INTEGER, JSON, STRING, Kind, Object
from simulator.telegram.access import check_topic, spend_rate, writable_chat
from simulator.telegram.chats import PRIVATE, Chat
from simulator.telegram.envelope import bad_request, too_strict
from simulator.telegram.keyboards import Markup, read_markup
from simulator.telegram.messages import Message
from simulator.telegram.method import CHAT_ID, Query
from simulator.telegram.reply_buttons import check_requests
from simulator.telegram.text.formatted import FormattedText, caption_text, format_text

_MOST_QUOTE = 1024  # https://core.telegram.org/bots/api#replyparameters

_REPLY = Object(
    "ReplyParameters",
    {
        "message_id": INTEGER,
        "chat_id": CHAT_ID,
        "allow_sending_without_reply": BOOLEAN,
        "quote": STRING,
        "quote_parse_mode": STRING,
        "quote_entities": JSON,
        "quote_position": INTEGER,
    },
    frozenset({"message_id"}),
)

SEND_PARAMETERS: dict[str, Kind] = {
    "chat_id": CHAT_ID,
    "message_thread_id": INTEGER,
    "disable_notification": BOOLEAN,
    "protect_content": BOOLEAN,
    "allow_paid_broadcast": BOOLEAN,
    "message_effect_id": STRING,
    "reply_parameters": _REPLY,
    "reply_markup": JSON,
}
CAPTION_PARAMETERS: dict[str, Kind] = {"caption": STRING, "parse_mode": STRING, "caption_entities": JSON}
SEND_NEEDED = {"chat_id": "chat_id is empty"}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes, checked."""

    chat: Chat
    thread_id: int | None
    reply_to: Message | None
    markup: Markup | None


def destination(query: Query, content: str) -> Destination:
    """Check chat, topic, reply and buttons; `content` names what is sent, as in "text messages"."""
    markup = read_markup(query.get("reply_markup"))
    chat = writable_chat(query.bot, query.values["chat_id"], content)
    thread_id = query.get("message_thread_id")
    reply_to = _reply_target(chat, query.get("reply_parameters"))
    check_topic(chat, thread_id)
    check_requests(markup, chat.type)
    if query.get("message_effect_id") and chat.type != PRIVATE:
        raise bad_request("EFFECT_ID_INVALID")
    return Destination(chat, thread_id, reply_to, markup)


def post(query: Query, place: Destination, body: FormattedText, **parts: Any) -> Message:
    """Put one message into the chat; the rates have been spent."""
    bot, chat = query.bot, place.chat
    extra = parts.pop("extra", {})
    if query.get("protect_content"):
        extra = {**extra, "has_protected_content": True}
    if query.get("message_effect_id"):
        extra = {**extra, "effect_id": query.get("message_effect_id")}
    message = Message(
        chat.take_message_id(),
        chat.json(),
        bot.user,
        bot.clock.now(),
        body,
        outgoing=True,
        markup=place.markup,
        reply_to=place.reply_to,
        thread_id=place.thread_id,
        silent=bool(query.get("disable_notification")),
        extra=extra,
        **parts,
    )
    bot.keep(chat, message)
    if chat.keyboards.take(message, bot.people):
        bot.tell_keyboard(chat)
    return message


def send_one(query: Query, content: str, body: FormattedText, **parts: Any) -> dict[str, Any]:
    """Check everything, spend the rates, send, and answer with the message."""
    place = destination(query, content)
    spend_rate(query.bot, place.chat)
    return post(query, place, body, **parts).json()


def read_caption(query: Query, fields: dict[str, Any]) -> FormattedText:
    """The caption among these fields, formatted."""
    raw, entities = fields.get("caption", ""), fields.get("caption_entities")
    return caption_text(format_text(raw, fields.get("parse_mode"), entities, query.bot.known_user))


def _reply_target(chat: Chat, reply: dict[str, Any] | None) -> Message | None:
    if reply is None:
        return None
    if reply.get("chat_id", chat.id) != chat.id:
        raise too_strict("replies to messages of another chat are not simulated")
    target = chat.messages.get(reply["message_id"])
    if target is None:
        if reply.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    quote = reply.get("quote", "")
    if len(quote) > _MOST_QUOTE or quote not in target.body.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return target
