"""Why a step was taken, in plain words: what a person asked for, what the conversation did, or what went wrong."""

from __future__ import annotations

from carillon.chat.context import Context
from carillon.chat.reminders.causes import cause


def reason_said(context: Context, reason: str) -> str:
    """Return the reason of a step in the person's words."""
    lowered = reason.lower()
    found = (said for sign, said in _steps(context) if sign in lowered)
    return next(found, None) or cause(context.say, reason)


def _steps(context: Context) -> tuple[tuple[str, str], ...]:
    """Return signs of reasons that are no failures, with what they mean."""
    say = context.say
    return (
        ("tried again by hand", say("you asked for another try")),
        ("left as it is", say("you left it as it was")),
        ("moved to a new address", say("the group has moved, and the message followed it")),
        ("the request was not sent", say("the platform could not be reached")),
        ("no answer in time", say("the platform's answer was lost")),
    )
