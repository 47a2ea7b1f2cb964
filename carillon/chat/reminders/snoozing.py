"""Once more, later: the moments that are offered, a time that is typed, and what becomes of the message.

A reminder that has come is put off by a copy of it. What never came is given a new time: a single message moves, and of
a series the one that failed is sent by itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from carillon.chat.context import Context
from carillon.chat.reminders import delivered
from carillon.chat.reminders.delivered import Reminder
from carillon.chat.reminders.moments import HOUR, SAME_GAP, TEN_MINUTES, THIS_EVENING, TOMORROW, offered
from carillon.content.clock import brief, hands
from carillon.content.markup import Rich, bold, fill
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules import acknowledging, changes
from carillon.schedules import again as once_more
from carillon.schedules.acknowledging import Answer
from carillon.schedules.changes import Change
from carillon.store.tables import Schedule
from carillon.when import Once
from carillon.when.zones import zone_info

TYPED = "ask"


async def offer(context: Context, reminder: Reminder, further: str) -> Reply:
    """Offer moments for a reminder that has come."""
    return Reply(Rich(""), await menu(context, reminder, "later", "buttons"), buttons_only=True)


async def offer_anew(context: Context, reminder: Reminder, further: str) -> Reply:
    """Offer moments for a message that never came."""
    return Reply(Rich(""), await menu(context, reminder, "renew", "failure"), buttons_only=True)


async def menu(context: Context, reminder: Reminder, verb: str, back: str) -> Buttons:
    """Return the moments as buttons; `verb` is theirs, `back` that of the way back."""
    say, mark = context.say, reminder.mark
    labels = {
        TEN_MINUTES: say("10 min"),
        HOUR: say("1 h"),
        THIS_EVENING: say("Tonight {time}"),
        TOMORROW: say("Tomorrow {time}"),
        SAME_GAP: say("Same gap again"),
    }
    choices = [
        Button(labels[name].format(time=_hands(context, at)), f"{verb}:{mark}:{name}")
        for name, at in (await _moments(context, reminder)).items()
    ]
    choices += [Button(say("Type a time"), f"{verb}:{mark}:{TYPED}"), Button(say("‹ Back"), f"{back}:{mark}")]
    return tuple(tuple(choices[place : place + 2]) for place in range(0, len(choices), 2))


async def chosen_moment(context: Context, reminder: Reminder, name: str) -> datetime | None:
    """Return the moment of a button; None for one that has gone by since."""
    return (await _moments(context, reminder)).get(name)


async def put_off(context: Context, reminder: Reminder, at: datetime) -> Reply:
    """Let a reminder come again at a moment (aware); return how its buttons stand then."""
    await acknowledging.give(context.session, reminder.root, Answer.SNOOZED)
    if await once_more.again(context.session, context.user, reminder.root, reminder.schedule, at) is None:
        return await delivered.shown(context, reminder, context.say("It is being sent again this moment."))
    said = context.say("It comes again: {time}")
    return await delivered.shown(context, reminder, said.format(time=_brief(context, at)))


async def renew(context: Context, reminder: Reminder, at: datetime) -> Reply:
    """Give what never came a new time (aware)."""
    sent_by = await _renewed(context, reminder, at)
    if sent_by is None:
        return Reply(Rich(context.say("It is being sent this moment.")))
    when = context.wall(at)
    return Reply(fill(context.say("{number} is sent {when}."), number=bold(f"#{sent_by.number}"), when=when))


async def _renewed(context: Context, reminder: Reminder, at: datetime) -> Schedule | None:
    schedule, zone = reminder.schedule, context.user.zone
    if schedule.rrule:
        return await once_more.again(context.session, context.user, reminder.root, schedule, at)
    reading = Once(at, at.astimezone(zone_info(zone)).replace(tzinfo=None), zone)
    return schedule if await changes.move(context.session, schedule, reading) is Change.DONE else None


async def _moments(context: Context, reminder: Reminder) -> dict[str, datetime]:
    user = context.user
    seconds = await once_more.gap(context.session, reminder.root, reminder.schedule)
    gap = timedelta(seconds=round(seconds)) if seconds else None
    return offered(context.now, user.zone, user.default_time, gap)


def _hands(context: Context, at: datetime) -> str:
    return hands(at, context.user.zone, context.user.language, context.user.clock)


def _brief(context: Context, at: datetime) -> str:
    return brief(at, context.now, context.user.zone, context.user.language)
