"""A time that is typed for a message that is to come again: the dialog that waits for it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime

from carillon.chat import dialogs, replies, targets
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.making import booking, lines
from carillon.chat.reminders import delivered, snoozing
from carillon.chat.reminders.delivered import Reminder
from carillon.content.markup import Rich, code, fill
from carillon.people import access
from carillon.platforms.base import Ask, Reply
from carillon.when import NoReading, Once, Question

KIND = "snooze"
EXAMPLE = "tomorrow 18:00"

Then = Callable[[Context, Reminder, datetime], Awaitable[Reply]]

THEN: dict[str, Then] = {"later": snoozing.put_off, "renew": snoozing.renew}


def on_moment(verb: str) -> Callable[[Context, Reminder, str], Awaitable[Reply]]:
    """Return what answers the press of a moment, or of the button that asks for a typed one."""

    async def pressed(context: Context, reminder: Reminder, name: str) -> Reply:
        if name == snoozing.TYPED:
            return await _ask(context, reminder, verb)
        at = await snoozing.chosen_moment(context, reminder, name)
        if at is None:
            back = "buttons" if verb == "later" else "failure"
            gone = context.say("That time has gone by.")
            return Reply(Rich(""), await snoozing.menu(context, reminder, verb, back), buttons_only=True, toast=gone)
        return await THEN[verb](context, reminder, at)

    return pressed


async def go_on(context: Context, dialog: Dialog) -> Reply:
    """Take the line for the time that was asked for; one with more words in it is a wish of its own."""
    parsed = lines.read_line(context, context.incoming.text)
    reading = parsed[0].reading
    if isinstance(reading, NoReading):
        return _again(context, context.say("I found no time ahead in that."))
    if isinstance(reading, Question):
        return _again(context, context.say("That can be read in more than one way."))
    if len(parsed) > 1 or parsed[0].message:
        await dialogs.close(context)
        return await booking.schedule(context, context.incoming.text)
    if not isinstance(reading, Once):
        return _again(context, context.say("It comes again once, so I need a single time."))
    await dialogs.close(context)
    return await _settle(context, dialog, reading.at)


async def _ask(context: Context, reminder: Reminder, verb: str) -> Reply:
    press = context.incoming.press
    state = {"verb": verb, "mark": reminder.mark, "message": press.message_id if press else None}
    await dialogs.open_one(context, KIND, json.dumps(state))
    said = fill(context.say("When? Write a time, like {example}"), example=code(EXAMPLE))
    return Reply(said, anew=True, asks=Ask.WORDS, hint=EXAMPLE)


def _again(context: Context, why: str) -> Reply:
    return Reply(Rich(why + " ") + fill(context.say("Please write it in full, like {example}"), example=code(EXAMPLE)))


async def _settle(context: Context, dialog: Dialog, at: datetime) -> Reply:
    asked = json.loads(dialog.state)
    try:
        reminder = await delivered.find(context, asked["mark"])
    except (access.NoSuchSchedule, targets.NotYours):
        return replies.unscheduled(context, context.say("That message is no longer kept."))
    reply = await THEN[asked["verb"]](context, reminder, at)
    if not reply.buttons_only:
        return reply
    if asked["message"]:
        change = Reply(Rich(""), reply.buttons, buttons_only=True, replaces=asked["message"])
        await context.also(change, f"snooze:{asked['mark']}:{dialog.number}")
    return Reply(Rich(reply.toast))
