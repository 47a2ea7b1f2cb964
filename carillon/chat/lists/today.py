"""What goes out today: every time of every message, and what became of those that went."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from carillon.chat import cards
from carillon.chat.context import Context
from carillon.chat.lists.listing import WIDTH
from carillon.chat.lists.views import View, scope
from carillon.content.clock import day, hands
from carillon.content.markup import Rich, bold, fill
from carillon.delivery.states import State
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules.day import Ring, rings
from carillon.store.tables import Schedule
from carillon.when.zones import local_after_gap, wall_clock

MOST = 40  # lines
EACH = 300  # times a day of one series: every five minutes is 288
OFTEN = 4  # times a day from which on a series is told in one line
MARKS = {
    State.QUEUED: "·",
    State.ACCEPTED: "…",
    State.FAILED: "✗",
    State.EXPIRED: "⌛",
    State.UNCONFIRMED: "?",
}


async def show_today(context: Context, rest: str) -> Reply:
    """Show the day, on the person's clock."""
    today = wall_clock(context.now, context.user.zone).date()
    opens, closes = (_midnight(context, days) for days in (0, 1))
    found = await rings(context.session, scope(context), opens, closes, each=EACH)
    heading = bold(day(today, today, context.user.language))
    if not found:
        nothing = fill(context.say("Nothing goes out today. See {list}"), list="/list")
        return Reply(heading + "\n" + nothing, _buttons(context))
    lines = _lines(context, found)
    said = heading
    for line in lines[:MOST]:
        said = said + "\n" + line
    if len(lines) > MOST:
        said = said + "\n" + context.say("… and {count} more").format(count=len(lines) - MOST)
    return Reply(said + _meaning(context, found), _buttons(context))


def _midnight(context: Context, days: int) -> datetime:
    zone = context.user.zone
    date = wall_clock(context.now, zone).date() + timedelta(days=days)
    return local_after_gap(datetime.combine(date, time()), zone)[0]


def _lines(context: Context, found: list[Ring]) -> list[Rich]:
    """Return a line for each ring; those of a frequent series that are still to come share one."""
    coming: dict[int, list[Ring]] = {}
    for ring in found:
        if ring.state is State.QUEUED:
            coming.setdefault(ring.schedule.id, []).append(ring)
    lines, told = [], set()
    for ring in found:
        same = coming.get(ring.schedule.id, [])
        if ring.state is not State.QUEUED or len(same) < OFTEN:
            lines.append(_line(context, ring, _clock(context, ring.at)))
        elif ring.schedule.id not in told:
            told.add(ring.schedule.id)
            often = context.say("{first} – {last} ({count} times)")
            span = often.format(first=_clock(context, same[0].at), last=_clock(context, same[-1].at), count=len(same))
            lines.append(_line(context, ring, span))
    return lines


def _line(context: Context, ring: Ring, clock: str) -> Rich:
    mark = MARKS.get(ring.state, "✓")
    return Rich(f"{mark} {clock}  ") + _named(ring.schedule) + " " + cards.summary(context, ring.schedule, WIDTH)


def _named(schedule: Schedule) -> Rich:
    return bold(f"#{schedule.number}") + (" ↻" if schedule.rrule else "")


def _clock(context: Context, at: datetime) -> str:
    user = context.user
    return hands(at, user.zone, user.language, user.clock)


def _meaning(context: Context, found: list[Ring]) -> str:
    """Return what the marks mean that are not plain to see."""
    present = {ring.state for ring in found}
    said = [f"{MARKS[state]} {cards.state_said(context, state)}" for state in MARKS if state in present]
    worth = [text for text in said if not text.startswith("·")]
    return "\n\n" + " · ".join(worth) if worth else ""


def _buttons(context: Context) -> Buttons:
    return ((Button(context.say("Everything scheduled"), f"list:{View()}"),),)
