"""Answers to pressed buttons (https://core.telegram.org/bots/api#answercallbackquery)."""

from __future__ import annotations

from simulator.schema import BOOLEAN, INTEGER, STRING
from simulator.telegram.envelope import bad_request
from simulator.telegram.method import Method, Query

_MOST_TEXT = 200
_EXPIRED = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(query: Query) -> bool:
    """Stop the button's waiting sign, with or without a notice."""
    text = query.get("text", "")
    if len(text) > _MOST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    if query.get("url") and not query.get("url").startswith(("https://t.me/", "tg://")):
        raise bad_request("URL_INVALID")
    bot = query.bot
    answered = bot.callbacks.answer(
        query.values["callback_query_id"],
        {"text": text, "show_alert": query.get("show_alert", False), "url": query.get("url")},
        now=bot.clock.now(),
        lifetime=bot.settings.callback_query_seconds,
    )
    bot.around.hub.publish("callback_answer", {"platform": "telegram", "bot_id": bot.id, **answered.view()})
    return True


METHODS = (
    Method(
        "answerCallbackQuery",
        answer_callback_query,
        {
            "callback_query_id": STRING,
            "text": STRING,
            "show_alert": BOOLEAN,
            "url": STRING,
            "cache_time": INTEGER,
        },
        {"callback_query_id": _EXPIRED},
    ),
)
