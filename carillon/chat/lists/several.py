"""What was done to several schedules at once, told one by one, with one Undo that takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pydantic import TypeAdapter

from carillon.chat import cards, kept
from carillon.chat.context import Context
from carillon.chat.lists.views import View
from carillon.content.markup import Rich, bold, fill
from carillon.people import access
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules import restoring, shifting
from carillon.schedules.book import Cancelled
from carillon.schedules.restoring import Restored
from carillon.schedules.shifting import Shift, Shifted, Trace
from carillon.store.tables import Schedule

UNDO = "undo"
_TRACES: TypeAdapter[list[Trace]] = TypeAdapter(list[Trace])


async def shift_all(context: Context, ids: Sequence[int], by: timedelta, view: View) -> Reply:
    """Move the next message of each schedule by a stretch, and say what became of each."""
    said, traces = [], []
    for schedule in await _theirs(context, ids):
        series = bool(schedule.rrule)
        done = await shifting.shift(context.session, schedule, by, context.now)
        said.append(_shifted(context, schedule, done, series=series))
        traces += [done.trace] if done.trace else []
    heading = context.say("Moved {done} of {count}:").format(done=len(traces), count=len(said))
    return Reply(_listed(heading, said), await _undo(context, traces, view))


async def delete_all(context: Context, ids: Sequence[int], view: View) -> Reply:
    """Cancel each schedule, and say what became of each."""
    said, traces = [], []
    for schedule in await _theirs(context, ids):
        came_to, trace = await shifting.delete(context.session, schedule)
        said.append(_deleted(context, schedule, came_to))
        traces += [trace] if trace else []
    heading = context.say("Cancelled {done} of {count}:").format(done=len(traces), count=len(said))
    return Reply(_listed(heading, said), await _undo(context, traces, view))


async def take_back(context: Context, rest: str) -> Reply:
    """Undo a shift or a deletion of several, and say of which it is no longer possible."""
    number, _, view = rest.partition(":")
    try:
        traces = _TRACES.validate_python(await kept.take(context, int(number), UNDO))
    except (kept.Gone, ValueError):
        return Reply(Rich(""), toast=context.say("That can no longer be taken back."))
    by_id = {trace.schedule_id: trace for trace in traces}
    said, done = [], 0
    for schedule in await _theirs(context, list(by_id)):
        came_to = await restoring.restore(context.session, schedule, by_id[schedule.id], context.now)
        said.append(_restored(context, schedule, came_to))
        done += came_to is Restored.DONE
    heading = context.say("Taken back {done} of {count}:").format(done=done, count=len(said))
    return Reply(_listed(heading, said), cards.back(context, view))


async def _theirs(context: Context, ids: Sequence[int]) -> list[Schedule]:
    """Return the schedules that are still there, by their number."""
    found = []
    for schedule_id in ids:
        try:
            found.append(await access.schedule_by_id(context.session, context.user.id, schedule_id))
        except access.NoSuchSchedule:
            continue
    return sorted(found, key=lambda schedule: schedule.number)


async def _undo(context: Context, traces: list[Trace], view: View) -> Buttons:
    back = cards.back(context, str(view))
    if not traces:
        return back
    number = await kept.keep(context, UNDO, _TRACES.dump_python(traces, mode="json"))
    return ((Button(context.say("Undo"), f"takeback:{number}:{view}"),), *back)


def _listed(heading: str, lines: list[Rich]) -> Rich:
    said = bold(heading)
    for line in lines:
        said = said + "\n" + line
    return said


def _shifted(context: Context, schedule: Schedule, done: Shifted, *, series: bool) -> Rich:
    say = context.say
    when = context.wall(done.at) if done.at else ""
    sentences = {
        Shift.DONE: say("✓ {number} {summary}: {when}, its next time only")
        if series
        else say("✓ {number} {summary}: {when}"),
        Shift.SENDING: say("✗ {number} {summary}: it is being sent this moment, so it stays"),
        Shift.OVER: say("✗ {number} {summary}: it is over"),
        Shift.PAUSED: say("✗ {number} {summary}: it is paused, so it has no time to move"),
        Shift.PAST: say("✗ {number} {summary}: its new time would have gone by, so it stays"),
        Shift.CROSSES: say("✗ {number} {summary}: its next time would come after the one behind it, so it stays"),
    }
    return _line(context, schedule, sentences[done.what], when)


def _deleted(context: Context, schedule: Schedule, came_to: Cancelled) -> Rich:
    say = context.say
    sentences = {
        Cancelled.STOPPED: say("✓ {number} {summary}"),
        Cancelled.AFTER_THIS_ONE: say("✓ {number} {summary}: one is being sent this moment, none will follow"),
        Cancelled.TOO_LATE: say("✗ {number} {summary}: it is being sent this moment"),
        Cancelled.ALREADY_OVER: say("✗ {number} {summary}: it was over already"),
    }
    return _line(context, schedule, sentences[came_to])


def _restored(context: Context, schedule: Schedule, came_to: Restored) -> Rich:
    say = context.say
    sentences = {
        Restored.DONE: say("✓ {number} {summary}: as it was"),
        Restored.SENT: say("✗ {number} {summary}: it has been sent since"),
        Restored.CHANGED: say("✗ {number} {summary}: it has been changed since"),
        Restored.PAST: say("✗ {number} {summary}: the time it had has gone by"),
    }
    return _line(context, schedule, sentences[came_to])


def _line(context: Context, schedule: Schedule, sentence: str, when: str = "") -> Rich:
    summary = cards.summary(context, schedule, 30)
    return fill(sentence, number=bold(f"#{schedule.number}"), summary=summary, when=when)
