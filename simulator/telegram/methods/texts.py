"""Text messages and the "typing" sign."""

from __future__ import annotations

from typing import Any

from simulator.schema import BOOLEAN, INTEGER, JSON, STRING, Kind, Object
from simulator.telegram.access import check_topic, writable_chat
from simulator.telegram.envelope import bad_request
from simulator.telegram.method import CHAT_ID, Method, Query
from simulator.telegram.outgoing import SEND_NEEDED, SEND_PARAMETERS, send_one
from simulator.telegram.text.formatted import FormattedText, format_text, message_text

LINK_PREVIEW = Object(
    "LinkPreviewOptions",
    {
        "is_disabled": BOOLEAN,
        "url": STRING,
        "prefer_small_media": BOOLEAN,
        "prefer_large_media": BOOLEAN,
        "show_above_text": BOOLEAN,
    },
)
TEXT_PARAMETERS: dict[str, Kind] = {
    "text": STRING,
    "parse_mode": STRING,
    "entities": JSON,
    "link_preview_options": LINK_PREVIEW,
}
TEXT_NEEDED = {"text": "message text is empty"}

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendmessage."""
    return send_one(query, "text messages", read_text(query), extra=preview_fields(query))


def read_text(query: Query) -> FormattedText:
    """The text of the request, formatted and within the limits."""
    formatted = format_text(query.values["text"], query.get("parse_mode"), query.get("entities"), query.bot.known_user)
    return message_text(formatted)


def preview_fields(query: Query) -> dict[str, Any]:
    """The message's `link_preview_options`, when some were given."""
    options = query.get("link_preview_options")
    return {"link_preview_options": options} if options else {}


def send_chat_action(query: Query) -> bool:
    """https://core.telegram.org/bots/api#sendchataction."""
    if query.values["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    bot = query.bot
    chat = writable_chat(bot, query.values["chat_id"], "text messages")
    check_topic(chat, query.get("message_thread_id"))
    bot.around.hub.publish(
        "action", {"platform": "telegram", "bot_id": bot.id, "chat_id": chat.id, "action": query.values["action"]}
    )
    return True


METHODS = (
    Method("sendMessage", send_message, {**SEND_PARAMETERS, **TEXT_PARAMETERS}, {**SEND_NEEDED, **TEXT_NEEDED}),
    Method(
        "sendChatAction",
        send_chat_action,
        {"chat_id": CHAT_ID, "message_thread_id": INTEGER, "action": STRING},
        {**SEND_NEEDED, "action": "wrong parameter action in request"},
    ),
)
