"""A new time, rule or text for a schedule that is in the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from carillon.chat import cards, verbs
from carillon.chat.context import Context
from carillon.chat.lines import content_said, too_much
from carillon.chat.replies import notes_said, reason
from carillon.chat.retiming import Retimed, read_time
from carillon.chat.targets import tag
from carillon.chat.verb_words import Verb
from carillon.content.clock import hands, wall
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
        return Reply(Rich(context.say("That can be read in more than one way. Please send it again with a full date.")))
    if isinstance(reading, Series) and not reading.rule.rrule:
        return Reply(Rich(context.say("Counting from when something is done is not possible yet.")))
    live = await next_live(context.session, target.id)
    if isinstance(reading, Once) and target.rrule and live:
        if live.due_at is None:
            paused = context.say("{number} is paused. Go on with it first: {command}")
            return Reply(fill(paused, number=bold(f"#{target.number}"), command=f"/resume {target.number}"))
        behind = _behind(target, live.occurrence)
        if behind and reading.at >= behind:
            return _crossing(context, target, behind)
        return await _only_next(context, target, reading, content, bare_clock=timed.bare_clock)
    return await _move(context, target, reading, content)


async def every(context: Context, target: Schedule, rest: str) -> Reply:
    """Let a whole series ring at another time of day, given as HHMM in its zone."""
    rule = rule_of(target)
    clock = time(int(rest[:2]), int(rest[2:4])) if len(rest) == 4 and rest.isdecimal() else None
    moved = at_clock(rule, clock, context.now) if rule and clock else None
    if moved is None:
        return Reply(Rich(""), toast=context.say("That button is no longer in use."))
    return await _move(context, target, moved, None)


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


def _behind(target: Schedule, occurrence: datetime) -> datetime | None:
    """Return when a series rings after an occurrence."""
    rule = rule_of(target)
    behind = next_after(rule, occurrence) if rule else None
    return behind.at if behind else None


def _crossing(context: Context, target: Schedule, behind: datetime) -> Reply:
    crossed = context.say(
        "{number} rings again on {behind}, so its next one cannot move to then or later. Nothing is changed."
    )
    return Reply(_about(target, crossed, behind=_wall(context, behind)))


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
    shown = await cards.card(context, target, said=_about(target, done, when=_wall(context, reading.at)))
    offered = _for_all(context, target, reading) if bare_clock else ()
    return replace(shown, buttons=(*offered, *shown.buttons))


def _for_all(context: Context, target: Schedule, reading: Once) -> tuple[tuple[Button, ...], ...]:
    rule, user = rule_of(target), context.user
    clock = wall_clock(reading.at, target.zone).time()
    if clock.second or rule is None or at_clock(rule, clock, context.now) is None:
        return ()
    label = context.say("All of them at {clock}")
    shown = hands(reading.at, target.zone, user.language, user.clock)
    return ((Button(label.format(clock=shown), f"every:{tag(target)}:{clock:%H%M}"),),)


def _wall(context: Context, at: datetime) -> str:
    return wall(at, context.user.zone, context.user.language)


def _about(target: Schedule, sentence: str, **pieces: str) -> Rich:
    return fill(sentence, number=bold(f"#{target.number}"), **pieces)
