"""The dialog that asks for the message of a schedule whose time is known; and the way out of any dialog."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from carillon.chat import cards, dialogs, drafts, replies, targets
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.making import together
from carillon.chat.making.items import NEW, Item, Purpose, is_empty
from carillon.chat.making.keeping import keep
from carillon.chat.making.lines import content_said, too_much
from carillon.chat.making.refused import Refused
from carillon.chat.people import whom
from carillon.chat.times import picking
from carillon.content.markup import Rich
from carillon.platforms.base import Ask, Button, Reply
from carillon.store.tables import Schedule
from carillon.when import Once, Series

KIND = "words"
ABOUT_A_SCHEDULE = ("text", "rule")  # kinds of dialogs whose state names a schedule


@dataclass(frozen=True, slots=True)
class Timed:
    """A schedule to be whose message is missing, and its moments (one, but for "at 9 and at 15")."""

    item: Item
    readings: tuple[Once | Series, ...]


_TIMED: TypeAdapter[Timed] = TypeAdapter(Timed)


async def ask_words(context: Context, item: Item, readings: tuple[Once | Series, ...], why: str = "") -> Reply:
    """Keep a time and ask what is to be sent then."""
    number = await dialogs.open_one(context, KIND, _TIMED.dump_json(Timed(item, readings)).decode())
    when = ", ".join(replies.named(context, reading) for reading in readings)
    question = context.say("What should I send? Write it, send files, or forward a message.")
    asked = asking(context, number, Rich("\n".join(filter(None, [why, when, question]))))
    placed = replace(asked, answers=item.answers, thread=item.thread)
    if not context.incoming.press or asked.asks is None:
        return placed
    # A message that is edited cannot ask for an answer, so the time takes the place of the question that was pressed.
    await context.also(placed, f"words-{context.incoming.key}")
    return Reply(Rich(when))


async def words_came(context: Context, dialog: Dialog) -> Reply:
    """Take whatever came as the message."""
    timed = _TIMED.validate_json(dialog.state)
    try:
        content = content_said(context, context.incoming.text, timed.item.options)
    except Refused as refused:
        return await ask_words(context, timed.item, timed.readings, refused.said.text)
    problem = too_much(context, content)
    if problem or is_empty(content):
        return await ask_words(context, timed.item, timed.readings, problem or "")
    await dialogs.close(context)
    return await _keep(
        context, replace(timed.item, content=content, origin=context.origin, words="", whole=True), timed.readings
    )


async def _keep(context: Context, item: Item, readings: tuple[Once | Series, ...]) -> Reply:
    if any(reading.at <= context.now for reading in readings):
        gone = context.say("That time has gone by meanwhile. When should I send it?")
        return await picking.ask(context, Purpose(NEW, item=item), gone)
    try:
        kept = [one for reading in readings for one in await keep(context, item, reading)]
    except Refused as refused:
        return replies.unscheduled(context, refused.said)
    except whom.CannotReach as unreached:
        return unreached.reply
    return await together.confirmed(context, kept)


def asking(context: Context, number: int, question: Rich) -> Reply:
    """Ask for words: in private with a way out; elsewhere so that the answer reaches us, who see only those."""
    if context.incoming.private:
        return Reply(question, ((Button(context.say("Cancel"), f"unask:{number}"),),))
    return Reply(question, asks=Ask.WORDS, hint=context.say("Your answer"), anew=True)


def state_about(schedule_id: int) -> str:
    """Return the state of a dialog about a schedule."""
    return json.dumps({"schedule": schedule_id})


async def about(context: Context, dialog: Dialog) -> Schedule:
    """Return the schedule that a dialog is about. Raises targets.NotYours."""
    return await targets.reach(context, int(json.loads(dialog.state)["schedule"]))


async def leave(context: Context) -> bool:
    """Wait for nothing any more: a command came. Return whether something was waited for."""
    dialog = await dialogs.current(context)
    if dialog is None:
        return False
    draft_id = picking.waiting(dialog)
    if draft_id is not None:
        await drafts.drop(context, draft_id)
    await dialogs.close(context)
    return True


async def leave_pressed(context: Context, rest: str) -> Reply:
    """Close the dialog of a button; one about a schedule gives its card back."""
    dialog = await dialogs.current(context)
    if dialog is None or str(dialog.number) != rest:
        return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
    await dialogs.close(context)
    if dialog.kind in ABOUT_A_SCHEDULE:
        return await cards.card(context, await about(context, dialog))
    return Reply(Rich(context.say("Dropped.")))
