"""Changing what the bot sent."""

from __future__ import annotations

from typing import Any

from simulator.schema import BOOLEAN, INTEGER, JSON, STRING, Kind
from simulator.telegram.access import writable_chat
from simulator.telegram.chats import Chat
from simulator.telegram.envelope import ApiError, bad_request, too_strict
from simulator.telegram.keyboards import read_markup
from simulator.telegram.messages import Message
from simulator.telegram.method import CHAT_ID, Method, Query
from simulator.telegram.methods.texts import TEXT_NEEDED, TEXT_PARAMETERS, preview_fields, read_text
from simulator.telegram.outgoing import CAPTION_PARAMETERS, read_caption
from simulator.telegram.text.formatted import FormattedText

_WHERE: dict[str, Kind] = {
    "chat_id": CHAT_ID,
    "message_id": INTEGER,
    "inline_message_id": STRING,
    "reply_markup": JSON,
}
_ABOVE = "show_caption_above_media"


def edit_message_text(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagetext."""
    body = read_text(query)
    message = _editable(query)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    return _change(query, message, body, {**message.extra, **preview_fields(query)})


def edit_message_caption(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagecaption."""
    body = read_caption(query, query.values)
    message = _editable(query)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    extra = {name: value for name, value in message.extra.items() if name != _ABOVE}
    if query.get(_ABOVE):
        extra[_ABOVE] = True
    return _change(query, message, body, extra)


def edit_message_reply_markup(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagereplymarkup."""
    message = _editable(query)
    return _change(query, message, message.body, message.extra)


def _editable(query: Query) -> Message:
    if "inline_message_id" in query.values:
        raise too_strict("inline messages are not simulated")
    if "chat_id" not in query.values:
        raise bad_request("chat_id is empty")
    if "message_id" not in query.values:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(query.bot, query.values["chat_id"], "text messages")
    message = _find(chat, query.values["message_id"])
    if not message.outgoing or (message.markup is not None and message.keyboard is None):
        raise bad_request("message can't be edited")
    return message


def _find(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    return message


def _change(query: Query, message: Message, body: FormattedText, extra: dict[str, Any]) -> dict[str, Any]:
    markup = read_markup(query.get("reply_markup"), inline_only=True)
    if (body, extra, markup) == (message.body, message.extra, message.markup):
        raise _not_modified()
    message.body, message.extra, message.markup = body, extra, markup
    message.edited_at = query.bot.clock.now()
    query.bot.tell("edited", message)
    return message.json()


def _not_modified() -> ApiError:
    return bad_request(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )


METHODS = (
    Method("editMessageText", edit_message_text, {**_WHERE, **TEXT_PARAMETERS}, TEXT_NEEDED),
    Method(
        "editMessageCaption",
        edit_message_caption,
        {**_WHERE, **CAPTION_PARAMETERS, _ABOVE: BOOLEAN},
    ),
    Method("editMessageReplyMarkup", edit_message_reply_markup, _WHERE),
)
