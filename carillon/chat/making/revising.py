"""One item of an edited message: what has changed in it, carried over to its schedules step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carillon.chat import cards
from carillon.chat.context import Context
from carillon.chat.lists import managing
from carillon.chat.making import together
from carillon.chat.making.items import Item, Said, said
from carillon.chat.making.keeping import keep, terms_of
from carillon.chat.making.refused import Refused
from carillon.chat.times import rewording
from carillon.content.markup import Rich, bold, fill
from carillon.content.message import Content
from carillon.delivery.states import ScheduleState
from carillon.people import access
from carillon.platforms.base import Reply
from carillon.schedules import changes, origins, past
from carillon.schedules.book import content_of
from carillon.schedules.changes import Change
from carillon.store.tables import Schedule
from carillon.when import Note, Once, Series


@dataclass(frozen=True, slots=True)
class Step:
    """What an edit did to a schedule, in a sentence with its number. `followed` names what is new, for its card."""

    schedule: Schedule
    said: Rich
    followed: str = ""
    notes: tuple[Note | str, ...] = ()
    quiet: bool = False  # nothing has changed


async def revise(context: Context, group: Sequence[Schedule], item: Item, reading: Once | Series | None) -> list[Step]:
    """Let the schedules of an item follow it; those for people it names no longer are cancelled, new ones made."""
    mine = {schedule.address_id: schedule for schedule in group}
    gone = [schedule for schedule in group if schedule.address_id not in item.addresses]
    steps = [await _revised(context, mine[one], item, reading) for one in item.addresses if one in mine]
    added = tuple(one for one in item.addresses if one not in mine)
    if added and reading:
        steps += await _added(context, replace(item, addresses=added), reading)
    return steps + [await drop(context, schedule) for schedule in gone]


async def drop(context: Context, schedule: Schedule) -> Step:
    """Cancel what an edit took out of a message; of what is over already, nothing is said."""
    if schedule.state is ScheduleState.CANCELLED or schedule.state is ScheduleState.FINISHED:
        return Step(schedule, Rich(""), quiet=True)
    return Step(schedule, (await managing.cancel_one(context, schedule, "")).text)


async def told(context: Context, steps: Sequence[Step]) -> Reply:
    """Name what followed: one schedule with its card, several in a list."""
    loud = [step for step in steps if not step.quiet]
    if len(loud) == 1 and loud[0].followed:
        step = loud[0]
        edited = context.say("I followed your edit: {changes}.").format(changes=step.followed)
        return await cards.confirmation(context, step.schedule, (edited, *step.notes))
    lines = Rich(context.say("I followed your edit:"))
    for step in loud:
        lines = lines + "\n" + step.said
    return Reply(lines, together.card_buttons([step.schedule for step in loud]))


async def _added(context: Context, item: Item, reading: Once | Series) -> list[Step]:
    if reading.at <= context.now:
        raise Refused(context.say("That time has gone by."))
    kept = await keep(context, item, reading)
    return [
        Step(one.schedule, await together.listed(context, one), context.say("one more message"), one.notes)
        for one in kept
    ]


async def _revised(context: Context, schedule: Schedule, item: Item, reading: Once | Series | None) -> Step:
    was, now = Said.load(schedule.origin_said or ":::"), said(item)
    retimed = reading is not None and was.time != now.time
    content = _content(context, schedule, item, was, now)
    how = was.how != now.how
    if not (retimed or content or how):
        await origins.remember(context.session, schedule, item.place, now.dump())
        return Step(schedule, Rich(""), quiet=True)
    problem = await _unchangeable(context, schedule, retimed=retimed)
    if problem:
        return Step(schedule, fill(problem, number=bold(f"#{schedule.number}")))
    if retimed and reading:
        await _move(context, schedule, reading)
    if content:
        await changes.rewrite(context.session, schedule, content)
    if how:
        await _agree(context, schedule, item)
    await origins.remember(context.session, schedule, item.place, now.dump())
    followed = _named(context, retimed=retimed, texted=was.text != now.text, filed=was.files != now.files, how=how)
    return await _step(context, schedule, followed, reading.notes if retimed and reading else ())


async def _step(context: Context, schedule: Schedule, followed: str, notes: tuple[Note | str, ...]) -> Step:
    due = await past.next_due(context.session, schedule.id)
    when = context.wall(due) if due else context.say("paused")
    line = fill(
        context.say("{number} {when}: {changes}"), number=bold(f"#{schedule.number}"), when=when, changes=followed
    )
    return Step(schedule, line, followed, notes)


def _content(context: Context, schedule: Schedule, item: Item, was: Said, now: Said) -> Content | None:
    """Return the new content; None when it is that of before. Of an album an edit brings one file: all are kept."""
    album = context.incoming.album is not None
    if was.text == now.text and (album or was.files == now.files):
        return None
    return replace(item.content, media=content_of(schedule).media) if album else item.content


async def _unchangeable(context: Context, schedule: Schedule, *, retimed: bool) -> str | None:
    say = context.say
    if schedule.state is ScheduleState.CANCELLED:
        return say("{number} is cancelled, so your edit changed nothing.")
    if await rewording.is_late(context, schedule):
        return say("{number} is already being sent, so it can no longer be changed.")
    outlook = await past.outlook(context.session, schedule.id)
    if outlook.due_at is None and schedule.state is not ScheduleState.PAUSED and not retimed:
        return say("{number} is over already, so your edit changed nothing.")
    return None


async def _move(context: Context, schedule: Schedule, reading: Once | Series) -> None:
    if reading.at <= context.now:
        raise Refused(context.say("That time has gone by."))
    if await changes.move(context.session, schedule, reading) is not Change.DONE:
        raise Refused(context.say("it is already being sent, so it can no longer be changed."))


async def _agree(context: Context, schedule: Schedule, item: Item) -> None:
    (address,) = await access.addresses(context.session, context.user.id, [schedule.address_id])
    await changes.agree(context.session, schedule, terms_of(context, item, address))


def _named(context: Context, *, retimed: bool, texted: bool, filed: bool, how: bool) -> str:
    say = context.say
    parts = [
        say("new time") if retimed else "",
        say("new text") if texted else "",
        say("new files") if filed and not context.incoming.album else "",
        say("new options") if how else "",
    ]
    return ", ".join(filter(None, parts))
