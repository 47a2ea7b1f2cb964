"""Telegram's error catalogue, row by row, as the library raises it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from carillon.platforms.base import Halted, Limited, Moved, Outcome, Permanent, Sent, Transient, Unknown
from carillon.platforms.telegram_errors import sort
from carillon.platforms.telegram_request import NotSent, NotSentInTime

PERMANENT = [
    Forbidden("Forbidden: bot was blocked by the user"),
    Forbidden("Forbidden: user is deactivated"),
    Forbidden("Forbidden: bot can't initiate conversation with a user"),
    Forbidden("Forbidden: bot can't send messages to bots"),
    Forbidden("Forbidden: bot was kicked from the supergroup chat"),
    Forbidden("Forbidden: bot is not a member of the channel chat"),
    Forbidden("Forbidden: the group chat was deleted"),
    BadRequest("Chat not found"),
    BadRequest("Peer_id_invalid"),
    BadRequest("Group is deactivated"),
    BadRequest("Not enough rights to send text messages to the chat"),
    BadRequest("Message thread not found"),
    BadRequest("Message is too long"),
    BadRequest("Can't parse entities: unsupported start tag"),
    BadRequest("Button_data_invalid"),
    BadRequest("File is too big"),
    NetworkError("Request Entity Too Large (413)"),
]
TRANSIENT = [
    NotSent("no connection"),
    NotSentInTime("pool"),
    BadRequest("Failed to get http url content"),
    BadRequest("Wrong file_id or the file is temporarily unavailable"),
]
UNKNOWN = [
    TimedOut(),
    NetworkError("Internal Server Error: restart"),
    NetworkError("Bad Gateway"),
    NetworkError("aiohttp.ServerDisconnectedError"),
    TelegramError("Invalid server response"),
]


@pytest.mark.parametrize("error", PERMANENT, ids=str)
def test_what_no_other_try_can_change_is_permanent(error: TelegramError) -> None:
    assert isinstance(sort(error), Permanent)


@pytest.mark.parametrize("error", TRANSIENT, ids=str)
def test_what_certainly_did_not_arrive_and_may_yet_is_transient(error: TelegramError) -> None:
    assert isinstance(sort(error), Transient)


@pytest.mark.parametrize("error", UNKNOWN, ids=str)
def test_what_may_have_arrived_is_unknown(error: TelegramError) -> None:
    assert isinstance(sort(error), Unknown)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ChatMigrated(-1001), Moved("-1001")),
        (InvalidToken(), Halted("Telegram does not accept the bot's token")),
        (BadRequest("Message is not modified: specified new message content"), Sent("")),
        (
            NetworkError("Internal Server Error: sent message was immediately deleted and can't be returned"),
            Sent(""),
        ),
    ],
)
def test_special_answers_keep_what_they_say(error: TelegramError, outcome: Outcome) -> None:
    assert sort(error) == outcome


def test_a_rate_limit_carries_its_wait() -> None:
    outcome = sort(RetryAfter(7))

    assert isinstance(outcome, Limited)
    assert outcome.wait == timedelta(seconds=7)


def test_a_rate_limit_without_parameters_is_read_from_its_words() -> None:
    outcome = sort(NetworkError("Too Many Requests: retry after 9"))

    assert isinstance(outcome, Limited)
    assert outcome.wait == timedelta(seconds=9)
