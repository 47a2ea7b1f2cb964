"""What a failed Telegram call means for a message.

The sentences are those of the Bot API server (tdlib/telegram-bot-api, Client.cpp). python-telegram-bot lower-cases
most of an error's text, so they are compared without regard to case.
"""

from __future__ import annotations

import re
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from carillon.platforms.base import Halted, Limited, Moved, Outcome, Permanent, Sent, Transient, Unknown
from carillon.platforms.telegram_request import certainly_not_sent

# Telegram could not fetch or find a file just now; the same call may succeed a little later.
CURABLE = (
    "failed to get http url content",
    "wrong file identifier/http url specified",
    "wrong type of the web page content",
    "wrong file_id or the file is temporarily unavailable",
)
DONE_ALREADY = ("message is not modified", "sent message was immediately deleted")
TOO_LARGE = ("request entity too large", "(413)")
NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
WAIT = re.compile(r"retry after (\d{1,6})", re.IGNORECASE)


def sort(error: TelegramError) -> Outcome:
    """Return what became of the message whose call failed with `error`."""
    text = error.message.lower()
    match error:
        case RetryAfter():
            return Limited(error.message, wait(error))
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case InvalidToken():
            return Halted("Telegram does not accept the bot's token")
        case Forbidden():  # blocked, deactivated, thrown out, deleted
            return Permanent(error.message, gone=True)
        case BadRequest():
            return _refused(error, text)
    if certainly_not_sent(error):
        return Transient(error.message)
    if _any(DONE_ALREADY, text):
        return Sent("")
    if _any(TOO_LARGE, text):
        return Permanent(error.message)
    return _unsure(error)


def wait(error: RetryAfter) -> timedelta:
    """Return how long Telegram asks to wait."""
    pause = error.retry_after
    return pause if isinstance(pause, timedelta) else timedelta(seconds=pause)


def topic_is_gone(error: TelegramError) -> bool:
    """Whether only the topic is the trouble: the group itself may still be written to."""
    return isinstance(error, BadRequest) and _any(NO_TOPIC, error.message.lower())


def rival(error: Conflict) -> str:
    """Return who is in the way of a poll, and what to do about it."""
    if "webhook" in error.message.lower():
        return (
            "This bot cannot be polled, since another program has set a webhook for its token. "
            "Stop that program, or ask @BotFather for a token that only Carillon has."
        )
    return (
        "Another program polls with this bot token, so each of the two gets only some of the messages. "
        "Stop the other one, or ask @BotFather for a token that only Carillon has."
    )


def _refused(error: BadRequest, text: str) -> Outcome:
    if _any(DONE_ALREADY, text):
        return Sent("")
    return Transient(error.message) if _any(CURABLE, text) else Permanent(error.message)


def _unsure(error: TelegramError) -> Outcome:
    """Sort what is left: a 429 without parameters says its wait in words; all else may have arrived."""
    said = WAIT.search(error.message)
    if said:
        return Limited(error.message, timedelta(seconds=int(said[1])))
    return Unknown(error.message)


def _any(sentences: tuple[str, ...], text: str) -> bool:
    return any(sentence in text for sentence in sentences)
