"""A new time, rule or text for a schedule that is in the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from carillon.chat import cards, drafts, replies
from carillon.chat.context import Context
from carillon.chat.lists import verbs
from carillon.chat.lists.verb_words import Verb
from carillon.chat.making.items import MOVE, Asked, Choice, Purpose
from carillon.chat.making.lines import content_said, too_much
from carillon.chat.replies import notes_said, reason
from carillon.chat.targets import tag
from carillon.chat.times.retiming import Retimed, read_time
from carillon.content.markup import Rich, bold, code, fill
from carillon.content.message import Content
from carillon.platforms.base import Button, Reply
from carillon.schedules import book, changes
from carillon.schedules.changes import Change
from carillon.schedules.clockwork import at_clock
from carillon.schedules.occurrences import rule_of
from carillon.schedules.shifting import next_live
from carillon.store.tables import Schedule
from carillon.when import NoReading, Once, Question, Series, next_after
from carillon.when.zones import wall_clock


async def edit(context: Context, target: Schedule, rest: str) -> Reply:
    """A line with a time changes the time, and the text when one is left; a line without changes the text."""
    if not rest:
        say = context.say("What should change? A new time: {time}. A new text: {text}")
        number = target.number
        return Reply(fill(say, time=code(f"/edit {number} tomorrow 18:00"), text=code(f"/edit {number} Call Mum")))
    asked = verbs.read(rest, context.user.language)
    if asked.verb is Verb.TEXT:
        return await rewrite(context, target, words(context, target, asked.rest))
    line = asked.rest if asked.verb is Verb.MOVE and asked.rest else rest
    timed = await read_time(context, target, line)
    if isinstance(timed.reading, NoReading):
        if timed.reading.understood:
            return unchanged(context, timed.reading)
        return await rewrite(context, target, words(context, target, rest))
    return await retime(context, target, timed, words(context, target, timed.message) if timed.message else None)


def words(context: Context, target: Schedule, message: str) -> Content:
    """Return what is sent from now on: the words with their formatting; files stay unless others came with them."""
    said = content_said(context, message)
    return said if said.media else replace(said, media=book.content_of(target).media)


def unchanged(context: Context, reading: NoReading) -> Reply:
    """Say why a time cannot be taken, and that everything is as it was."""
    return Reply(reason(context, reading) + " " + context.say("Nothing is changed."))


async def rewrite(context: Context, target: Schedule, content: Content) -> Reply:
    """Give a schedule a new text, unless it can never be sent."""
    problem = too_much(context, content)
    if problem:
        return Reply(Rich(problem + " " + context.say("Nothing is changed.")))
    await changes.rewrite(context.session, target, content)
    return await cards.card(context, target, said=_about(target, context.say("✓ {number} has a new text.")))


async def retime(context: Context, target: Schedule, timed: Retimed, content: Content | None) -> Reply:
    """Give a schedule a new time or rule, and a new text with it if there is one."""
    reading = timed.reading
    problem = too_much(context, content) if content else None
    if problem:
        return Reply(Rich(problem))
    if isinstance(reading, NoReading):
        return unchanged(context, reading)
    if isinstance(reading, Question):
        return await _ask_which(context, target, reading, content)
    if isinstance(reading, Series) and not reading.rule.rrule:
        return Reply(Rich(context.say("Counting from when something is done is not possible yet.")))
    if isinstance(reading, Once) and target.rrule:
        return await _next_or_all(context, target, timed, reading, content)
    return await _move(context, target, reading, content)


async def _ask_which(context: Context, target: Schedule, asked: Question, content: Content | None) -> Reply:
    """Ask which reading is meant. A new text that came with it is not kept so long: it is to be sent again."""
    if content:
        return Reply(Rich(context.say("That can be read in more than one way. Please send it again with a full date.")))
    readings = [one.reading for one in asked.candidates]
    draft_id = await drafts.keep(context, Asked(Purpose(MOVE, target.id), tuple(map(Choice, readings))))
    return replies.question(context, readings, await cards.headline(context, target), draft_id, new=False)


async def _move(context: Context, target: Schedule, reading: Once | Series, content: Content | None) -> Reply:
    what = await changes.move(context.session, target, reading)
    if what is not Change.DONE:
        return Reply(_about(target, context.say("{number} is already being sent, so it can no longer be changed.")))
    if content:
        await changes.rewrite(context.session, target, content)
    done = (
        context.say("✓ {number} has a new time and a new text.")
        if content
        else context.say("✓ {number} has a new time.")
    )
    return await cards.card(context, target, said=_about(target, done) + notes_said(context, reading.notes))


async def crossing(context: Context, target: Schedule, at: datetime) -> Reply | None:
    """Say why the next one of a series cannot move to a moment: it is held, or would pass the one behind it."""
    live = await next_live(context.session, target.id)
    if live is None:
        return None
    if live.due_at is None:
        paused = context.say("{number} is paused. Go on with it first: {command}")
        return Reply(_about(target, paused, command=f"/resume {target.number}"))
    rule = rule_of(target)
    behind = next_after(rule, live.occurrence) if rule else None
    if behind is None or at < behind.at:
        return None
    crossed = context.say(
        "{number} rings again on {behind}, so its next one cannot move to then or later. Nothing is changed."
    )
    return Reply(_about(target, crossed, behind=context.wall(behind.at)))


async def _next_or_all(
    context: Context, target: Schedule, timed: Retimed, reading: Once, content: Content | None
) -> Reply:
    """Move the next one of a series; one of which nothing waits any more becomes a single message."""
    if await next_live(context.session, target.id) is None:
        return await _move(context, target, reading, content)
    crossed = await crossing(context, target, reading.at)
    return crossed or await _only_next(context, target, reading, content, bare_clock=timed.bare_clock)


async def _only_next(
    context: Context, target: Schedule, reading: Once, content: Content | None, *, bare_clock: bool
) -> Reply:
    """Move the next one of a series, this once; a bare clock may be meant for all of them, so that is offered."""
    say = context.say
    if await changes.move_next(context.session, target, reading.at) is not Change.DONE:
        return Reply(_about(target, say("{number} is already being sent, so it can no longer be changed.")))
    if content:
        await changes.rewrite(context.session, target, content)
    done = say("✓ Only the next one of {number} moves, to {when}. The series stays as it is.")
    shown = await cards.card(context, target, said=_about(target, done, when=context.wall(reading.at)))
    offered = _for_all(context, target, reading) if bare_clock else ()
    return replace(shown, buttons=(*offered, *shown.buttons))


def _for_all(context: Context, target: Schedule, reading: Once) -> tuple[tuple[Button, ...], ...]:
    rule = rule_of(target)
    clock = wall_clock(reading.at, target.zone).time()
    if clock.second or rule is None or at_clock(rule, clock, context.now) is None:
        return ()
    label = context.say("All of them at {clock}").format(clock=context.time_of_day(clock))
    return ((Button(label, f"daily:{tag(target)}:{clock:%H%M}"),),)


def _about(target: Schedule, sentence: str, **pieces: str) -> Rich:
    return fill(sentence, number=bold(f"#{target.number}"), **pieces)
