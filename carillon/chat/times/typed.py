"""A line that was typed while a time is asked for: the time, or a wish of its own."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import dialogs, drafts, replies
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.drafts import NoSuchDraft
from carillon.chat.making import booking, outcomes
from carillon.chat.making.items import NEW, Asked, Choice, Item
from carillon.chat.making.lines import read_line
from carillon.chat.making.refused import Refused
from carillon.chat.times import picking
from carillon.chat.times.picked import finish
from carillon.content.markup import Rich
from carillon.platforms.base import Reply
from carillon.when import NoReading, Question


async def typed(context: Context, dialog: Dialog) -> Reply:
    """Take a line that was typed while a time is asked for: a time, or a wish of its own."""
    draft_id = picking.waiting(dialog) or 0
    try:
        asked = await drafts.look(context, draft_id)
    except NoSuchDraft:
        await dialogs.close(context)
        return await booking.schedule(context, context.incoming.text) if context.incoming.private else Reply(Rich(""))
    try:
        return await (_typed_new if asked.purpose.kind == NEW else _typed_other)(context, draft_id, asked)
    except Refused as refused:
        return replies.unscheduled(context, refused.said)


async def _typed_new(context: Context, draft_id: int, asked: Asked) -> Reply:
    """A time for what waits; a line with a message of its own, a file or a forward is new, and the old one may wait on.

    Its question stays open as long as it has something to schedule: its buttons still work.
    """
    waiting = asked.purpose.item or Item()
    if not waiting.empty and (
        _brings(context) or any(one.message for one in read_line(context, context.incoming.text))
    ):
        return await booking.schedule(context, context.incoming.text)
    await picking.close(context, draft_id)
    return await booking.schedule(context, context.incoming.text, waiting)


async def _typed_other(context: Context, draft_id: int, asked: Asked) -> Reply:
    """A time for what it was asked for; in private, what brings a message of its own is a wish of its own."""
    incoming = context.incoming
    parsed = read_line(context, incoming.text)
    reading = parsed[0].reading
    worded = bool(parsed[0].message) and not isinstance(reading, NoReading) and not _answers_us(context)
    if incoming.private and (worded or _brings(context)):
        return await booking.schedule(context, incoming.text)
    await picking.close(context, draft_id)
    if len(parsed) > 1:
        return await picking.again(context, replace(asked, said=Rich(context.say("One time only, please."))))
    if isinstance(reading, NoReading):
        return await picking.again(context, replace(asked, said=replies.reason(context, reading)))
    if isinstance(reading, Question):
        return await outcomes.question(context, asked.purpose, reading)
    return await finish(context, asked.purpose, Choice(reading))


def _brings(context: Context) -> bool:
    """Whether something to send came with the line: files, a forward, a message that is answered."""
    incoming = context.incoming
    answered = incoming.replied is not None and not incoming.replied.ours
    return incoming.forwarded or bool(incoming.files) or answered


def _answers_us(context: Context) -> bool:
    return context.incoming.replied is not None and context.incoming.replied.ours
