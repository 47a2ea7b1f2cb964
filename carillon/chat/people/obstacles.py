"""What is in the way of a message: somebody's quiet hours, or that nothing arrives where it goes."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from carillon.chat.context import Context
from carillon.people.reach import Unreachable
from carillon.people.recipients import Whom
from carillon.schedules.past import Outlook
from carillon.store.tables import Schedule


def said(context: Context, schedule: Schedule, outlook: Outlook, whom: Whom) -> str:
    """Return it in the person's words, a line each; nothing where nothing is in the way."""
    lines = [_quiet(context, schedule, outlook, whom), unreachable_said(context, whom.unreachable)]
    return "".join(f"\n{line}" for line in lines if line)


def unreachable_said(context: Context, why: str | None) -> str:
    """Return why nothing arrives at an address, in the person's words; nothing when something does."""
    say = context.say
    sentences: dict[str | None, str] = {
        Unreachable.BLOCKED: say("Nothing arrives there: I am blocked."),
        Unreachable.REMOVED: say("Nothing arrives there: I am not in the group any more."),
        Unreachable.STOPPED: say("Nothing arrives there: they want no messages from you."),
    }
    return sentences.get(why, "")


def _quiet(context: Context, schedule: Schedule, outlook: Outlook, whom: Whom) -> str:
    due, occurrence, quiet = outlook.due_at, outlook.occurrence, whom.quiet
    if due is None or occurrence is None or quiet is None or due != quiet.after(occurrence) or due == occurrence:
        return ""
    until = due.astimezone(ZoneInfo(schedule.zone))
    return context.say("held by quiet hours until {time}").format(time=f"{until:%H:%M}")
