"""The card of a schedule: how it stands, on every clock that matters, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from carillon.chat.context import Context
from carillon.chat.door import clocks
from carillon.chat.people import obstacles
from carillon.chat.replies import notes_said
from carillon.chat.targets import tag
from carillon.content.clock import until
from carillon.content.markup import Rich, bold, fill, moment, quote
from carillon.delivery.quiet import Quiet
from carillon.delivery.states import ScheduleState, State
from carillon.people import recipients
from carillon.people.recipients import Whom
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules import past
from carillon.schedules.book import content_of
from carillon.schedules.occurrences import rule_of
from carillon.schedules.past import Outlook
from carillon.store.tables import Schedule
from carillon.when import Note, Rule, upcoming

MOST_SHOWN = 700  # characters of a message on its card
OVER = (ScheduleState.CANCELLED, ScheduleState.FINISHED)


async def card(context: Context, schedule: Schedule, *, said: Rich | None = None, view: str = "") -> Reply:
    """Show how a schedule stands, with everything that can be done about it.

    `said` goes first: what has just become true. `view` is the list that the card was opened from, to go back to.
    """
    outlook = await past.outlook(context.session, schedule.id)
    face = await _face(context, schedule, outlook, ())
    buttons = _actions(context, schedule, outlook, f":{view}" if view else "") + back(context, view)
    return Reply(said + "\n\n" + face if said else face, buttons, toast=said.text.partition("\n")[0] if said else "")


def back(context: Context, view: str) -> Buttons:
    """Return the way back to the list that was left, if there was one."""
    return ((Button(context.say("‹ List"), f"list:{view}"),),) if view else ()


async def confirmation(context: Context, schedule: Schedule, notes: Sequence[Note | str] = ()) -> Reply:
    """Say back what was understood and is kept, with a way out; a note that is no `Note` is a sentence already."""
    outlook = await past.outlook(context.session, schedule.id)
    say, mark = context.say, tag(schedule)
    first = (
        Button(say("Undo"), f"undo:{mark}"),
        Button(say("Time"), f"time:{mark}"),
        Button(say("Text"), f"text:{mark}"),
    )
    second = (
        Button(say("Repeat"), f"repeat:{mark}"),
        Button(say("Send now"), f"now:{mark}"),
        Button("⋯", f"card:{mark}"),
    )
    hint = clocks.hint(context, schedule)
    too = ((Button(say("Remind me too"), f"too:{mark}"),),) if await _to_this_group(context, schedule) else ()
    return Reply(Rich("✓ ") + await _face(context, schedule, outlook, notes, hint), (first, second, *too))


async def _to_this_group(context: Context, schedule: Schedule) -> bool:
    """Whether the card is shown in the group that the schedule is sent to, where others may want it too."""
    whom = await recipients.whom(context.session, schedule.address_id)
    return whom.kind == "group" and not context.incoming.private


async def headline(context: Context, schedule: Schedule) -> Rich:
    """Return number and summary of a schedule in one line."""
    return bold(f"#{schedule.number}") + " " + summary(context, schedule)


def summary(context: Context, schedule: Schedule, width: int = 60) -> str:
    """Return what a schedule sends, in one line; of what is passed on as it is, nothing."""
    return context.say("(passed on as it is)") if schedule.opaque else content_of(schedule).summary(width)


async def _face(
    context: Context, schedule: Schedule, outlook: Outlook, notes: Sequence[Note | str], hint: str = ""
) -> Rich:
    lines = bold(f"#{schedule.number}") + "  " + _when(context, schedule, outlook)
    whom = await recipients.whom(context.session, schedule.address_id)
    lines = lines + _to(context, schedule, outlook, whom)
    lines = lines + _rule(context, schedule, outlook, whom.quiet) + _terms(context, schedule)
    return lines + notes_said(context, notes) + hint + "\n\n" + _body(context, schedule)


def _when(context: Context, schedule: Schedule, outlook: Outlook) -> Rich:
    say = context.say
    if schedule.state is ScheduleState.CANCELLED:
        return Rich(say("cancelled"))
    if schedule.state is ScheduleState.PAUSED:
        return Rich(say("paused: I am not in the group any more") if schedule.pause_reason else say("paused"))
    if outlook.due_at is None:
        return Rich(_ended(context, outlook.last))
    said = bold(context.wall(outlook.due_at, schedule.zone)) + "\n" + f"{schedule.zone} · "
    said = said + moment(outlook.due_at, until(outlook.due_at - context.now, context.user.language), shown="r")
    return said + _elsewhere(context, schedule, outlook.due_at)


def _elsewhere(context: Context, schedule: Schedule, at: datetime) -> Rich:
    """Return the weekday and time where the reader is, unless that is where the schedule's clock stands."""
    if context.incoming.private and context.user.zone_known and schedule.zone == context.user.zone:
        return Rich("")
    yours = moment(at, f"{context.wall(at, 'UTC')} UTC", shown="wt")
    return Rich("\n") + fill(context.say("On your clock: {yours}"), yours=yours)


def _ended(context: Context, last: State | None) -> str:
    return state_said(context, last) if last else context.say("over")


def state_said(context: Context, state: State) -> str:
    """Return a delivery's state in the person's words."""
    say = context.say
    words = {
        State.QUEUED: say("waiting"),
        State.ACCEPTED: say("being sent"),
        State.SENT: say("sent"),
        State.DELIVERED: say("delivered"),
        State.RECEIVED: say("seen"),
        State.FAILED: say("failed"),
        State.CANCELLED: say("cancelled"),
        State.EXPIRED: say("too late, not sent"),
        State.UNCONFIRMED: say("may have arrived"),
    }
    return words[state]


def _to(context: Context, schedule: Schedule, outlook: Outlook, whom: Whom) -> str:
    here = whom.kind == "group" and whom.value == context.incoming.conversation
    to = "" if here or whom.kind == "self" else "\n" + context.say("To {name}").format(name=whom.name)
    return to if schedule.state in OVER else to + obstacles.said(context, schedule, outlook, whom)


def _rule(context: Context, schedule: Schedule, outlook: Outlook, quiet: Quiet | None) -> str:
    """Return a series in words and its next three dates, from the engine that will ring them."""
    rule = rule_of(schedule)
    if rule is None or schedule.state in OVER:
        return ""
    said = f"\n\n↻ {context.describe(rule)}"
    coming = _dates(rule, outlook, quiet)
    return said + "".join(f"\n   {context.wall(at, rule.zone)}" for at in coming)


def _dates(rule: Rule, outlook: Outlook, quiet: Quiet | None) -> list[datetime]:
    if outlook.due_at is None or outlook.occurrence is None:
        return []
    later = [coming.at for coming in upcoming(rule, max(outlook.due_at, outlook.occurrence), 2)]
    return [outlook.due_at, *(quiet.after(at) if quiet else at for at in later)]


def _terms(context: Context, schedule: Schedule) -> str:
    say = context.say
    said = [
        say("silent") if schedule.silent else "",
        say("cannot be forwarded") if schedule.protected else "",
        say("urgent") if schedule.priority == 0 else "",
        lateness_said(context, schedule.max_lateness) if schedule.max_lateness is not None else "",
        nag_said(context, schedule) if schedule.nag_every and schedule.nag_times else "",
    ]
    kept = " · ".join(part for part in said if part)
    return f"\n{kept[0].upper()}{kept[1:]}" if kept else ""


def lateness_said(context: Context, seconds: float | None) -> str:
    """Return how late a message may be, in the person's words."""
    if seconds is None:
        return context.say("sent however late")
    minutes = max(round(seconds / 60), 1)
    return context.say("not sent if more than {minutes} min late").format(minutes=minutes)


def nag_said(context: Context, schedule: Schedule) -> str:
    """Return how often it is said again until it is done."""
    minutes = round((schedule.nag_every or 0) / 60)
    said = context.say("again every {minutes} min until done, {times} times at most")
    return said.format(minutes=minutes, times=schedule.nag_times)


def _body(context: Context, schedule: Schedule) -> Rich:
    if schedule.opaque:
        return Rich(context.say("(passed on as it is)"))
    content = content_of(schedule)
    marks = content.marks()
    body = content.body
    if len(body.text) > MOST_SHOWN:
        body = (
            body.slice(0, MOST_SHOWN).strip() + "… " + context.say("({count} characters)").format(count=len(body.text))
        )
    return Rich(f"{marks}\n" if marks and body.text else marks) + quote(body)


def _actions(context: Context, schedule: Schedule, outlook: Outlook, view: str) -> Buttons:
    say, mark = context.say, tag(schedule)
    history = Button(say("History"), f"history:{mark}{view}")
    if schedule.state in OVER or (outlook.due_at is None and schedule.state is not ScheduleState.PAUSED):
        retry = (Button(say("Try again"), f"retry:{mark}{view}"),) if outlook.last in past.REVIVABLE else ()
        return ((Button(say("Schedule again"), f"time:{mark}"), *retry, history),)
    paused = schedule.state is ScheduleState.PAUSED
    pause = Button(say("Resume"), f"resume:{mark}{view}") if paused else Button(say("Pause"), f"pause:{mark}{view}")
    skip = (Button(say("Skip next"), f"skip:{mark}{view}"),) if schedule.rrule and not paused else ()
    return (
        (
            Button(say("Time"), f"time:{mark}"),
            Button(say("Text"), f"text:{mark}"),
            Button(say("Repeat"), f"repeat:{mark}"),
        ),
        (pause, *skip, Button(say("Send now"), f"now:{mark}{view}")),
        (
            Button(say("Options"), f"options:{mark}{view}"),
            history,
            Button(say("Cancel"), f"cancel:{mark}{view}"),
        ),
    )
