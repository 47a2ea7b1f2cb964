"""Why a message was not sent, in plain words. Platforms and the ledger give reasons for developers."""

from __future__ import annotations

from carillon.chat.context import Context


def reason_said(context: Context, reason: str) -> str:
    """Return a reason in the person's words; one that nobody foresaw, as it was given."""
    lowered = reason.lower()
    return next((said for part, said in _sentences(context) if part in lowered), reason)


def _sentences(context: Context) -> tuple[tuple[str, str], ...]:
    """Return parts of reasons with what they mean, the more particular first."""
    say = context.say
    away = say("the platform could not be reached")
    gone = say("the chat no longer exists, or the bot is not in it")
    slow = say("the platform asked for a pause")
    lost = say("the platform's answer was lost")
    return (
        ("blocked by the user", say("they have blocked the bot")),
        ("user is deactivated", say("the account no longer exists")),
        ("can't initiate conversation", say("they have not started the bot yet")),
        ("bot was kicked", say("the bot was removed from the group")),
        ("not a member", say("the bot is no longer in the group")),
        ("chat not found", gone),
        ("group chat was deactivated", gone),
        ("have no rights", say("the bot may not write there")),
        ("not enough rights", say("the bot may not write there")),
        ("may no longer write there", say("you may no longer write there")),
        ("moved to a new address", say("the group has moved, and the message followed it")),
        ("does not accept the bot's token", say("the platform does not accept the bot's key")),
        ("retry after", slow),
        ("too many requests", slow),
        ("asked for a pause", slow),
        ("conversation's pace", say("the chat had enough messages for a moment")),
        ("tried again by hand", say("you asked for another try")),
        ("left as it is", say("you left it as it was")),
        ("before it could report", say("the program stopped while it was being sent")),
        ("request was not sent", away),
        ("connectorerror", away),
        ("in time", lost),
        ("aiohttp.", lost),
    )
