"""Why a message was not sent, in plain words: from a handler's or Telegram's reason to a sentence.

Telegram's sentences are those of the Bot API server (tdlib/telegram-bot-api, Client.cpp); ours are those of
`delivery/retry.py`, `worker/sender.py` and the handlers.
"""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], str]

MOST = 120  # characters of a reason that is shown as it is


def cause(say: Say, reason: str | None) -> str:
    """Return the cause in a person's words; a reason nobody knows is quoted."""
    if not reason:
        return say("nobody knows why")
    text = reason.lower()
    for signs, said in _table(say):
        if any(sign in text for sign in signs):
            return said
    return say("the platform said: {reason}").format(reason=reason[:MOST])


def _table(say: Say) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return signs of a reason, in lower case, with what they mean; the first that fits counts."""
    return (
        (("bot was blocked",), say("the bot is blocked there")),
        (("user is deactivated", "input_user_deactivated"), say("that account no longer exists")),
        (("group chat was deleted", "chat was deleted"), say("the group was deleted")),
        (("bot was kicked", "bot is not a member"), say("the bot was removed from the group")),
        (("can't initiate conversation", "bot can't send messages to"), say("the bot was never started there")),
        (("may no longer write there",), say("you may no longer write in that group")),
        (
            ("no rights to send", "not enough rights", "write_forbidden", "_forbidden", "need administrator rights"),
            say("the bot may not write there"),
        ),
        (("chat not found", "peer_id_invalid", "user not found"), say("that conversation cannot be found")),
        (("topic_closed", "thread not found", "topic_deleted"), say("the topic is closed or gone")),
        (("too long", "message_too_long"), say("the message is too long")),
        (("too large", "too big", "(413)"), say("the file is too large")),
        (("file", "http url", "web page content"), say("the file cannot be fetched any more")),
        (("quiet",), say("it was quiet there")),
        (("before it could report",), say("I was interrupted while sending it")),
        (("handler failed",), say("something went wrong on my side")),
        (("does not accept the bot's token", "sealed with"), say("my access to the platform was not in order")),
        (("retry after", "too many requests", "flood", "'s pace", "asked for a pause"), say("too much was to be sent")),
        (
            ("timed out", "timeout", "connect", "network", "internal server error", "bad gateway", "unavailable"),
            say("the platform could not be reached"),
        ),
    )
