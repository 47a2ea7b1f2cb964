"""Done, and once more later, said in answer to a reminder instead of pressed under it."""

from __future__ import annotations

from datetime import datetime

from carillon.chat import targets
from carillon.chat.context import Context
from carillon.chat.lists.lengths import read_length
from carillon.chat.making import lines
from carillon.chat.reminders import delivered, snoozing
from carillon.chat.reminders.delivered import Reminder
from carillon.content.markup import Rich, code, fill
from carillon.people import access
from carillon.platforms.base import Reply
from carillon.store.tables import Schedule
from carillon.when import Once


async def done(context: Context, target: Schedule, rest: str) -> Reply:
    """Acknowledge the reminder that is answered."""
    reminder = await _reminder(context)
    if reminder is None:
        return _not_yet(context)
    return await _told(context, reminder, await delivered.done(context, reminder, ""))


async def snooze(context: Context, target: Schedule, rest: str) -> Reply:
    """Let the reminder that is answered come again, after a stretch or at a time."""
    reminder = await _reminder(context)
    if reminder is None:
        return _not_yet(context)
    at = _moment(context, rest)
    if at is None:
        until = context.say("Until when? For example {stretch} or {time}")
        return Reply(fill(until, stretch=code("snooze 20 min"), time=code("snooze tomorrow 9:00")))
    return await _told(context, reminder, await snoozing.put_off(context, reminder, at))


async def _reminder(context: Context) -> Reminder | None:
    """Return the reminder that is answered; None when what is answered is none of the person's own."""
    replied = context.incoming.replied
    for action in replied.actions if replied else ():
        for found in targets.DELIVERY_TAG.finditer(action):
            try:
                return await delivered.find(context, found[0])
            except (access.NoSuchSchedule, targets.NotYours):
                continue
    return None


def _moment(context: Context, rest: str) -> datetime | None:
    """Return the moment ahead that a stretch from now or a time means."""
    length = read_length(context, rest)
    if length:
        return context.now + length if length.total_seconds() > 0 else None
    parsed = lines.read_line(context, rest) if rest else ()
    reading = parsed[0].reading if parsed and not parsed[0].message else None
    return reading.at if isinstance(reading, Once) else None


async def _told(context: Context, reminder: Reminder, shown: Reply) -> Reply:
    """Say what was done, and change the buttons of the reminder to what holds since."""
    replied = context.incoming.replied
    if replied:
        changed = Reply(Rich(""), shown.buttons, buttons_only=True, replaces=replied.message_id)
        await context.also(changed, f"answered:{reminder.mark}:{context.incoming.key}")
    return Reply(Rich(shown.toast))


def _not_yet(context: Context) -> Reply:
    return Reply(Rich(context.say("That is for a reminder of your own that has come: answer the reminder itself.")))
