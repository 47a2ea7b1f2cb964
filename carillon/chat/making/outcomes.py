"""What one item of a line comes to: schedules, a question, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carillon.chat import drafts, replies
from carillon.chat.context import Context
from carillon.chat.making import guide
from carillon.chat.making.composing import filled, shown
from carillon.chat.making.items import NEW, Asked, Choice, Item, Purpose
from carillon.chat.making.keeping import Kept, check, keep
from carillon.chat.making.refused import Refused
from carillon.content.markup import Rich
from carillon.platforms.base import Reply
from carillon.when import NoReading, Parsed, Question


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one item came to: schedules, a question, or a reason why not."""

    kept: tuple[Kept, ...] = ()
    question: Reply | None = None
    refused: Rich | None = None


async def outcome_of(context: Context, item: Item, parsed: Parsed) -> Outcome:
    """Keep an item, ask about it, or say why not."""
    try:
        return await decide(context, item, parsed)
    except Refused as refused:
        return Outcome(refused=refused.said)


async def decide(context: Context, item: Item, parsed: Parsed) -> Outcome:
    """Keep an item, ask about it, or say why its time will not do. Raises Refused for what else is wrong with it."""
    reading = parsed.reading
    if isinstance(reading, NoReading):
        return Outcome(refused=replies.reason(context, reading))
    if isinstance(reading, Question):
        return Outcome(question=await question(context, Purpose(NEW, item=item), reading))
    item = filled(context, item, parsed.message)
    if item.empty:
        return Outcome(question=await guide.ask_words(context, item, (reading,)))
    return Outcome(kept=await keep(context, item, reading))


async def question(context: Context, purpose: Purpose, asked: Question) -> Reply:
    """Ask which reading is meant. Raises Refused for what could be kept in none of them."""
    begun_one = purpose.item or Item()
    items = [filled(context, begun_one, one.message) for one in asked.candidates]
    readings = [one.reading for one in asked.candidates]
    if purpose.item:
        await check(context, items[0], readings[0])
        purpose = replace(purpose, item=items[0])
    choices = tuple(Choice(reading, item.content) for reading, item in zip(readings, items, strict=True))
    draft_id = await drafts.keep(context, Asked(purpose, choices))
    reply = replies.question(
        context, readings, shown(context, begun_one, items[0].content), draft_id, new=purpose.item is not None
    )
    return replace(reply, answers=begun_one.answers, thread=begun_one.thread)
