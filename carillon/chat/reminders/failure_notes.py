"""Telling an author what could not be sent: one failure by itself with ways out, many in one summary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from carillon.chat.reminders.causes import Say, cause
from carillon.chat.reminders.failures import Failure
from carillon.content.clock import wall
from carillon.content.markup import Rich, bold, fill
from carillon.delivery.states import State
from carillon.language import translations
from carillon.platforms.base import Button, Buttons, Reply
from carillon.store.tables import User

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


def note(user: User, failure: Failure) -> Reply:
    """Return the note about one failure, with what can be done about it."""
    say = translations(user.language).gettext
    said = fill(
        _headline(say, failure) + "\n{summary}\n\n" + say("Planned: {when}\nWhy: {why}"),
        number=bold(f"#{failure.number}"),
        name=failure.name or "",
        summary=failure.summary,
        when=wall(failure.planned, user.zone, user.language, user.clock),
        why=why(say, failure),
    )
    return Reply(said, ways_out(say, failure))


def summary(user: User, listed: Sequence[Failure], count: int, moment: datetime) -> Reply:
    """Return one note about many failures that were told at `moment`: the first of them, and how many more."""
    say = translations(user.language).gettext
    lines = bold(say("{count} messages did not arrive, as far as I know.").format(count=count))
    for failure in listed:
        lines = lines + "\n" + _line(say, user, failure)
    if count > len(listed):
        lines = lines + "\n" + say("… and {count} more").format(count=count - len(listed))
    which = (moment - EPOCH) // MICROSECOND
    return Reply(lines, ((Button(say("Retry all"), f"redoall:{which}"), Button(say("See them"), "failures")),))


def why(say: Say, failure: Failure) -> str:
    """Return the cause in a person's words."""
    if failure.state is not State.EXPIRED:
        return cause(say, failure.reason)
    kept = cause(say, failure.reason) if failure.reason else say("I was not running, or had too much to do")
    minutes = round((failure.allowed or 0) / 60)
    return say("it was more than {minutes} min late: {why}").format(minutes=minutes, why=kept)


def ways_out(say: Say, failure: Failure) -> Buttons:
    """Return what can be done about one failure."""
    mark = failure.mark
    leave = Button(say("Leave it"), f"leave:{mark}")
    if failure.state is State.UNCONFIRMED:
        return ((Button(say("Send again"), f"redo:{mark}"), leave),)
    others = tuple(
        Button(say("Via {platform}").format(platform=platform.capitalize()), f"via:{mark}:{address_id}")
        for address_id, platform in failure.elsewhere
    )
    retry, new = Button(say("Retry"), f"redo:{mark}"), Button(say("New time"), f"fresh:{mark}")
    return ((retry, new), (*others, leave))


def _headline(say: Say, failure: Failure) -> str:
    if failure.state is State.UNCONFIRMED:
        return (
            say("{number} to {name} may not have arrived:") if failure.name else say("{number} may not have arrived:")
        )
    return say("{number} to {name} was not sent:") if failure.name else say("{number} was not sent:")


def _line(say: Say, user: User, failure: Failure) -> Rich:
    sentence = say("{number} {when}, to {name}: {why}") if failure.name else say("{number} {when}: {why}")
    when = wall(failure.planned, user.zone, user.language, user.clock)
    unsure = failure.state is State.UNCONFIRMED
    said = say("it may have arrived") if unsure else why(say, failure)
    return fill(sentence, number=bold(f"#{failure.number}"), when=when, name=failure.name or "", why=said)
