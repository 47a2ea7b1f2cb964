"""How often a schedule is to come: the usual rhythms as buttons, from its present time on, or any other typed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import datetime, timedelta

from carillon.chat import cards, dialogs, replies, targets
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.making import guide, outcomes
from carillon.chat.making.items import MOVE, Purpose
from carillon.chat.making.lines import read_line
from carillon.chat.times import month, moving
from carillon.content.markup import Rich, bold, fill
from carillon.platforms.base import Button, Reply
from carillon.schedules import past
from carillon.store.tables import Schedule
from carillon.when import NoReading, Once, Question, Rule, Series, next_after
from carillon.when.rrules import Parts
from carillon.when.zones import localise, wall_clock

KIND = "rule"
WORKDAYS = tuple((0, day) for day in range(5))
ONCE = "once"


async def ask_rhythm(context: Context, schedule: Schedule, rest: str) -> Reply:
    """Offer the usual rhythms."""
    start = await _start(context, schedule)
    mark = targets.tag(schedule)
    buttons = [Button(label, f"rule:{mark}:{key}") for key, label in _offered(context, start)]
    rows = tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
    below = (Button(context.say("‹ Back"), f"card:{mark}"),)
    question = fill(context.say("How often should {number} come?"), number=bold(f"#{schedule.number}"))
    return Reply(question + "\n" + cards.summary(context, schedule), (*rows, below))


async def repeat(context: Context, schedule: Schedule, key: str) -> Reply:
    """Give a schedule the rhythm of a button."""
    if key == "typed":
        return await _ask_rule(context, schedule)
    start = await _start(context, schedule)
    if key == ONCE:
        at, notes = localise(start, schedule.zone)
        return await moving.moved(context, schedule, Once(at, start, schedule.zone, notes))
    parts = rhythm(key, start)
    if parts is None:
        return Reply(Rich(""), toast=context.say("That button is no longer in use."))
    series = _series(Rule(str(parts), start, schedule.zone), context.now)
    return await moving.moved(context, schedule, series)


async def rule_came(context: Context, dialog: Dialog) -> Reply:
    """Read a rhythm that was typed; where it names no time of day, that of the schedule stays."""
    try:
        schedule = await guide.about(context, dialog)
    except targets.NotYours:
        await dialogs.close(context)
        return Reply(Rich(context.say("That message is no longer there.")))
    start = await _start(context, schedule)
    parsed = read_line(context, context.incoming.text, usual=start.time())[0]
    reading = parsed.reading
    if parsed.message and not isinstance(reading, NoReading):
        unread = context.say("“{words}” is no part of a rhythm that I know.")
        return await _ask_rule(context, schedule, fill(unread, words=replies.shorten(parsed.message)))
    if isinstance(reading, NoReading):
        return await _ask_rule(context, schedule, replies.reason(context, reading))
    if isinstance(reading, Series) and not reading.rule.rrule:
        later = context.say("Counting from when something is done is not possible yet.")
        return await _ask_rule(context, schedule, Rich(later))
    await dialogs.close(context)
    if isinstance(reading, Question):
        return await outcomes.question(context, Purpose(MOVE, schedule.id), reading)
    return await moving.moved(context, schedule, _without_notes(reading))


def rhythm(key: str, start: datetime) -> Parts | None:
    """Return the rule of a button for a schedule that comes at `start` (naive); None for a button there is not."""
    rules = {
        "daily": Parts("DAILY"),
        "workdays": Parts("WEEKLY", weekdays=WORKDAYS),
        "weekly": Parts("WEEKLY", weekdays=((0, start.weekday()),)),
        "monthly": Parts("MONTHLY", monthdays=(start.day,)),
        "monthend": Parts("MONTHLY", monthdays=(-1,)),
        "yearly": Parts("YEARLY", months=(start.month,), monthdays=(start.day,)),
    }
    return replace(rules[key], hours=(start.hour,), minutes=(start.minute,)) if key in rules else None


def _offered(context: Context, start: datetime) -> list[tuple[str, str]]:
    say = context.say
    locale = month.locale_of(context.user.language, context.incoming.language)
    day = month.weekday_said(start.date(), locale)
    late = start.day >= 29 or start.day == monthrange(start.year, start.month)[1]
    return [
        (ONCE, say("Once")),
        ("daily", say("Every day")),
        ("workdays", say("Monday to Friday")),
        ("weekly", say("Every week: {day}").format(day=day)),
        ("monthly", say("Every month on day {day}").format(day=start.day)),
        *([("monthend", say("On the last day of the month"))] if late else []),
        ("yearly", say("Every year")),
        ("typed", say("Another rhythm …")),
    ]


async def _ask_rule(context: Context, schedule: Schedule, why: Rich | None = None) -> Reply:
    number = await dialogs.open_one(context, KIND, guide.state_about(schedule.id))
    question = context.say("Write how often {number} should come, such as “every other friday until march”.")
    said = fill(question, number=bold(f"#{schedule.number}"))
    return guide.asking(context, number, why + "\n" + said if why else said)


async def _start(context: Context, schedule: Schedule) -> datetime:
    """Return the wall clock at which a schedule comes next, in its zone; of one that is over, its time of day ahead."""
    outlook = await past.outlook(context.session, schedule.id)
    if outlook.due_at:
        return wall_clock(outlook.due_at, schedule.zone).replace(second=0, microsecond=0)
    now = wall_clock(context.now, schedule.zone)
    local = schedule.local_start.replace(second=0, microsecond=0)
    if local > now:
        return local
    today = datetime.combine(now.date(), local.time())
    return today if today > now else today + timedelta(days=1)


def _series(rule: Rule, now: datetime) -> Series:
    """Return a rule with its first moment after `now` (aware)."""
    first = next_after(rule, now)
    if first is None:
        raise ValueError(f"a rule without an end has no time: {rule.rrule}")
    return Series(rule, first.at, first.local, first.notes)


def _without_notes(reading: Once | Series) -> Once | Series:
    """The time of day was not taken from the person's custom but from the schedule."""
    if isinstance(reading, Once):
        return Once(reading.at, reading.local, reading.zone)
    return Series(reading.rule, reading.at, reading.local)
