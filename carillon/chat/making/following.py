"""A message was edited, and what was made from it follows: its time, its text, its files, its items.

An edited message is read as if it had been written so at first, at the moment it came: "in two hours" does not move
because a letter was put right. Only what the edit changed follows; what was changed with buttons since stays.
"""

from __future__ import annotations

from carillon.chat import dialogs, drafts
from carillon.chat.context import Context
from carillon.chat.making import booking, outcomes, pairing, revising
from carillon.chat.making.items import FOLLOW, NEW, Choice, Item, Purpose, said
from carillon.chat.making.refused import Refused
from carillon.chat.making.versions import Version, versions_of, was_said
from carillon.chat.parser import parse
from carillon.chat.people import whom
from carillon.chat.times import picking
from carillon.content.markup import Rich
from carillon.platforms.base import Reply
from carillon.schedules import origins
from carillon.store.tables import Schedule
from carillon.when import Question

SILENCE = Reply(Rich(""))


async def follow(context: Context) -> Reply:
    """Let what was made from a message follow its edit; an edit of anything else does nothing."""
    call = parse(context.incoming.text, ("schedule",))
    origin = context.origin
    if origin is None or (call and call.name != "schedule"):
        return SILENCE
    line = call.rest if call else context.incoming.text
    asked = await _drop_questions(context, origin)
    before = await origins.made_from(context.session, context.user.id, origin)
    if not before:
        return await booking.schedule(context, line) if asked else SILENCE
    if context.incoming.album and not line:
        return SILENCE  # one of its parts without the words: which of the files it was, nobody says
    try:
        async with context.session.begin_nested():  # all of it or nothing, whichever item cannot follow
            return await _follow(context, line, before)
    except (Refused, whom.CannotReach) as problem:
        why = problem.said if isinstance(problem, Refused) else problem.reply.text
        unchanged = context.say("I cannot follow that edit, so nothing has changed:")
        return Reply(Rich(unchanged) + " " + why)


async def follow_choice(context: Context, purpose: Purpose, choice: Choice) -> Reply:
    """Follow an edit whose time had to be asked about."""
    item = (purpose.item or Item()).holding(choice.content)
    made = await origins.made_from(context.session, context.user.id, item.origin or "")
    place = next((one.origin_place for one in made if one.id == purpose.about), None)
    group = [one for one in made if one.origin_place == place]
    if not group:
        raise Refused(context.say("That message is no longer there."))
    steps = await revising.revise(context, group, item, choice.reading)
    return await revising.told(context, steps)


async def _follow(context: Context, line: str, before: list[Schedule]) -> Reply:
    versions = await versions_of(context, line, before)
    groups = _groups(before)
    pairs = pairing.pairs([was_said(group) for group in groups], [said(version.item) for version in versions])
    steps: list[revising.Step] = []
    questions: list[Reply] = []
    for old, new in pairs:
        group = groups[old] if old is not None else []
        if new is None:
            steps += [await revising.drop(context, schedule) for schedule in group]
            continue
        version = versions[new]
        doubtful = _doubtful(context, group, version)
        if doubtful:
            purpose = Purpose(FOLLOW, group[0].id, version.item) if group else Purpose(NEW, item=version.item)
            questions.append(await outcomes.question(context, purpose, doubtful))
            continue
        reading = None if isinstance(version.reading, Question) else version.reading
        steps += await revising.revise(context, group, version.item, reading)
    return await _told(context, steps, questions)


async def _told(context: Context, steps: list[revising.Step], questions: list[Reply]) -> Reply:
    if not steps or all(step.quiet for step in steps):
        await booking.owe(context, questions[1:])
        return questions[0] if questions else SILENCE
    await booking.owe(context, questions)
    return await revising.told(context, steps)


def _doubtful(context: Context, group: list[Schedule], version: Version) -> Question | None:
    """Return the question that an edit leaves open; none where the words of the time are those of before."""
    reading = version.reading
    if not isinstance(reading, Question):
        return None
    messages = {candidate.message for candidate in reading.candidates}
    was, now = was_said(group) if group else None, said(version.item)
    known = was is not None and was.time == now.time and (len(messages) == 1 or was.text == now.text)
    return None if known else reading


def _groups(before: list[Schedule]) -> list[list[Schedule]]:
    """Items that went to several people are one group each."""
    places = dict.fromkeys(schedule.origin_place for schedule in before)
    return [[schedule for schedule in before if schedule.origin_place == place] for place in places]


async def _drop_questions(context: Context, origin: str) -> bool:
    """Close the questions about a message; return whether there were any."""
    asked = await drafts.of_origin(context, origin)
    dialog = await dialogs.current(context)
    if dialog and picking.waiting(dialog) in asked:
        await dialogs.close(context)
    for draft_id in asked:
        await drafts.drop(context, draft_id)
    return bool(asked)
