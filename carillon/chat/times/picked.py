"""What happens with a time once it is known: pressed, typed, or chosen among readings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from carillon.chat import drafts, replies, targets
from carillon.chat.cards import card
from carillon.chat.context import Context
from carillon.chat.drafts import NoSuchDraft
from carillon.chat.making import following, guide, together
from carillon.chat.making.items import FOLLOW, MOVE, NEW, Asked, Choice, Item, Purpose
from carillon.chat.making.keeping import keep
from carillon.chat.making.refused import Refused
from carillon.chat.people import whom
from carillon.chat.times import moving, picking
from carillon.content.markup import Rich
from carillon.platforms.base import Reply
from carillon.when import Once, Series

Picked = Callable[[Context, int, Once | Series], Awaitable[Reply]]

# What a time was asked for, besides a new schedule: the function is given what the purpose is about, and the reading.
PICKED: dict[str, Picked] = {MOVE: moving.move}


async def pick(context: Context, rest: str) -> Reply:
    """Go on with the reading that was chosen with a button."""
    try:
        draft_id, place = map(int, rest.split(":"))
        asked = await drafts.look(context, draft_id)
        choice = asked.choices[place] if place >= 0 else None
    except (NoSuchDraft, ValueError, IndexError):
        choice = None
    if choice is None:
        return _closed(context)
    await drafts.drop(context, draft_id)
    if choice.reading.at <= context.now:
        return Reply(Rich(context.say("That time has gone by. Nothing is scheduled.")))
    return await finish(context, asked.purpose, choice)


async def pressed(context: Context, rest: str) -> Reply:
    """Answer a button of a question for a time."""
    number, _, step = rest.partition(":")
    try:
        draft_id = int(number)
        asked = await drafts.look(context, draft_id)
        if step == "-":
            return Reply(Rich(""))
        if step == "x":
            return await _dropped(context, draft_id, asked)
        if step[:1] not in ("+", "@"):
            return picking.turned(context, draft_id, asked, step or "q")
        reading = picking.chosen(context, step)
    except (NoSuchDraft, ValueError, OverflowError):
        return _closed(context)
    if reading.at <= context.now:
        gone = context.say("That time has gone by. Please choose another one.")
        return replace(picking.turned(context, draft_id, asked, "q"), toast=gone)
    await picking.close(context, draft_id)
    return await finish(context, asked.purpose, Choice(reading, (asked.purpose.item or Item()).content))


async def finish(context: Context, purpose: Purpose, choice: Choice) -> Reply:
    """Do what a time was asked for."""
    try:
        if purpose.kind == FOLLOW:
            return await following.follow_choice(context, purpose, choice)
        if purpose.kind != NEW or purpose.item is None:
            return await PICKED[purpose.kind](context, purpose.about, choice.reading)
        item = purpose.item.holding(choice.content)
        if item.empty:
            return await guide.ask_words(context, item, (choice.reading,))
        return await together.confirmed(context, await keep(context, item, choice.reading))
    except Refused as refused:
        return replies.unscheduled(context, refused.said)
    except whom.CannotReach as unreached:
        return unreached.reply
    except targets.NotYours:
        return Reply(Rich(context.say("That message is no longer there.")))


async def _dropped(context: Context, draft_id: int, asked: Asked) -> Reply:
    """Ask no longer; a schedule whose time was to change shows its card again."""
    await picking.close(context, draft_id)
    if asked.purpose.kind == MOVE:
        try:
            return await card(context, await targets.reach(context, asked.purpose.about))
        except targets.NotYours:
            pass
    return Reply(Rich(context.say("Dropped.")))


def _closed(context: Context) -> Reply:
    return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
