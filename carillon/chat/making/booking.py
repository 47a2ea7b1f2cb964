"""From a line to schedules: read, ask when in doubt, refuse with a reason, or keep. What is clear is never lost."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import drafts, replies
from carillon.chat.context import Context
from carillon.chat.making import guide, together
from carillon.chat.making.composing import begun, filled, placed, shown
from carillon.chat.making.items import NEW, Asked, Item, Purpose
from carillon.chat.making.keeping import Kept
from carillon.chat.making.lines import content_said, read_line, too_much
from carillon.chat.making.outcomes import Outcome, decide, outcome_of
from carillon.chat.making.refused import Refused
from carillon.chat.people import whom
from carillon.chat.templating import template_lines
from carillon.chat.times import picking
from carillon.content.markup import Rich, code, fill
from carillon.platforms.base import Reply
from carillon.when import NoReading, Once, Parsed, Problem, Series

REFUSED = "refused"  # purpose of a line that was not kept: an edit of it is read anew


async def schedule(context: Context, rest: str, waiting: Item | None = None) -> Reply:
    """Read times and messages, and keep them; `waiting` is what a time was being asked for."""
    before, call = ("", "") if context.incoming.forwarded else template_lines.split(rest)
    text = await template_lines.fill(context, before, call) if call else ""
    if isinstance(text, Reply):
        await remember(context)
        return text
    try:
        return await _read(context, before if call else rest, waiting or Item(), text)
    except whom.CannotReach as unreached:
        await remember(context)
        return unreached.reply
    except Refused as refused:
        await remember(context)
        return replies.unscheduled(context, refused.said)


async def remember(context: Context) -> None:
    """Remember that a line was refused, so that its author may put it right by editing it."""
    if context.origin and not context.incoming.press:
        await drafts.keep(context, Asked(Purpose(REFUSED, item=Item(origin=context.origin))))


async def _read(context: Context, line: str, waiting: Item, text: str) -> Reply:
    """Read a line; `text` is the message when a template made it."""
    whole = context.incoming.forwarded
    item, rest = await begun(context, "" if whole else line, waiting)
    if whole:
        return await _untimed(context, item.holding(content_said(context, line, item.options)), "")
    if not rest.strip():
        return await _untimed(context, filled(context, item, text), "")
    parsed = template_lines.holding(context, read_line(context, rest), text)
    if len(parsed) > 1:
        return await _together(context, item, parsed, rest)
    reading = parsed[0].reading
    if isinstance(reading, NoReading) and reading.problem is Problem.NO_TIME:
        found_none = context.say("I found no time in that.")
        return await _untimed(context, item.holding(content_said(context, rest, item.options)), found_none)
    outcome = await decide(context, placed(item, parsed[0], rest, 0), parsed[0])
    if outcome.question:
        return outcome.question
    if outcome.refused:
        return await _refused(context, waiting, outcome.refused)
    return await together.confirmed(context, outcome.kept)


async def _refused(context: Context, waiting: Item, why: Rich) -> Reply:
    """Give the reason; what a time was being asked for is not lost by a bad one."""
    if waiting.empty:
        raise Refused(why)
    return await picking.ask(context, Purpose(NEW, item=waiting), why)


async def _untimed(context: Context, item: Item, why: str) -> Reply:
    """Ask for the time of what is to be sent, if that is known already."""
    say = context.say
    if item.empty:
        example = say("When should I send something?\n\nAll in one line works as well:\n{example}")
        return await picking.ask(context, Purpose(NEW, item=item), fill(example, example=code(replies.EXAMPLE)))
    problem = too_much(context, item.content)
    if problem:
        raise Refused(problem)
    said = Rich(" ".join(filter(None, [why, say("When should I send it?")])))
    return await picking.ask(context, Purpose(NEW, item=item), said + "\n\n" + shown(context, item, item.content))


async def _together(context: Context, item: Item, parsed: tuple[Parsed, ...], line: str) -> Reply:
    """Keep what is clear of several items, ask about each that is not, and name those that cannot be kept."""
    missing = tuple(one.reading for one in parsed if isinstance(one.reading, Once | Series) and not one.message)
    if len(missing) == len(parsed) and filled(context, item, "").empty:
        return await guide.ask_words(context, item, missing)
    items = [placed(item, one, line, place) for place, one in enumerate(parsed)]
    outcomes = [await outcome_of(context, *pair) for pair in zip(items, parsed, strict=True)]
    kept = [one for outcome in outcomes for one in outcome.kept]
    refused = [_named(context, item, *pair) for pair in zip(parsed, outcomes, strict=True) if pair[1].refused]
    questions = [outcome.question for outcome in outcomes if outcome.question]
    if not kept and not refused:
        await owe(context, questions[1:])
        return questions[0]
    await owe(context, questions)
    return await _combined(context, kept, refused)


async def owe(context: Context, questions: list[Reply]) -> None:
    """Ask each question in a message of its own."""
    for place, asked in enumerate(questions):
        await context.also(asked, f"question-{context.incoming.key}-{place}")


async def _combined(context: Context, kept: list[Kept], refused: list[Rich]) -> Reply:
    reply = await together.confirmed(context, kept) if kept else Reply(Rich(""))
    said = reply.text
    for one in refused:
        said = said + ("\n\n" if said.text else "") + one
    if refused:
        await remember(context)
        again = context.say("Not scheduled. Please send that again with another time, such as {example}")
        said = said + "\n" + fill(again, example=code(replies.EXAMPLE))
    return replace(reply, text=said)


def _named(context: Context, item: Item, parsed: Parsed, outcome: Outcome) -> Rich:
    name = parsed.message.partition("\n")[0]
    if item.options.opaque:
        name = context.say("(passed on as it is)")
    name = replies.shorten(name, 40)
    return Rich(f"✗ “{name}”: ") + (outcome.refused or "")
