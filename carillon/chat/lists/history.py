"""What became of a schedule, in plain words: each occurrence with its steps, their reasons, and its number of tries."""

from __future__ import annotations

from datetime import datetime

from carillon.chat import cards
from carillon.chat.context import Context
from carillon.chat.lists.reasons import reason_said
from carillon.chat.targets import tag
from carillon.content.clock import hands
from carillon.content.markup import Rich, bold
from carillon.platforms.base import Button, Reply
from carillon.schedules.chronicle import Course, Step, courses
from carillon.store.tables import Schedule
from carillon.when.zones import wall_clock

OCCURRENCES = 6
STEPS = 12  # of one occurrence


async def show_history(context: Context, target: Schedule, rest: str) -> Reply:
    """Tell what became of the latest occurrences; `rest` is the list that the card was opened from."""
    told = await courses(context.session, target.id, occurrences=OCCURRENCES, steps=STEPS)
    said = await cards.headline(context, target)
    for course in told:
        said = said + "\n\n" + _course(context, course)
    if len(told) == OCCURRENCES:
        said = said + "\n\n" + context.say("These are the latest {count}.").format(count=OCCURRENCES)
    action = f"card:{tag(target)}" + (f":{rest}" if rest else "")
    return Reply(said, ((Button(context.say("‹ Back"), action),),))


def _course(context: Context, course: Course) -> Rich:
    lines = bold(context.wall(course.occurrence))
    if course.tries > 1:
        lines = lines + " · " + context.say("tried {count} times").format(count=course.tries)
    for step in course.steps:
        lines = lines + "\n" + _step(context, step, course.occurrence)
    return lines


def _step(context: Context, step: Step, occurrence: datetime) -> str:
    reason = f": {reason_said(context, step.reason)}" if step.reason else ""
    return f"{_clock(context, step.at, occurrence)}  {cards.state_said(context, step.state)}{reason}"


def _clock(context: Context, at: datetime, occurrence: datetime) -> str:
    """Return the time of day, with its date where that is another than the occurrence's."""
    user = context.user
    same_day = wall_clock(at, user.zone).date() == wall_clock(occurrence, user.zone).date()
    return hands(at, user.zone, user.language, user.clock, seconds=True) if same_day else context.wall(at)
