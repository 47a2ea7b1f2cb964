"""What a person does with messages that are already scheduled, each by its number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from carillon.chat import cards, replies, targets
from carillon.chat.booking import content_said, read_line, too_much
from carillon.chat.context import Context
from carillon.content.clock import wall
from carillon.content.markup import Rich, bold, code, fill
from carillon.content.message import Content
from carillon.people import access
from carillon.platforms.base import Reply
from carillon.schedules import book, changes, past
from carillon.schedules.book import Cancelled
from carillon.schedules.changes import Change
from carillon.store.tables import Schedule
from carillon.when import NoReading, Once, Question, Series

Act = Callable[[Context, Schedule, str], Awaitable[Reply]]


async def show_list(context: Context, rest: str) -> Reply:
    """Show what will be sent."""
    return replies.listing(context, await book.pending(context.session, context.user.id))


async def cancel(context: Context, rest: str) -> Reply:
    """Stop a schedule."""
    return await _with_one(context, "cancel", rest, cancel_one)


async def pause(context: Context, rest: str) -> Reply:
    """Keep a schedule silent until it is resumed."""
    return await _with_one(context, "pause", rest, pause_one)


async def resume(context: Context, rest: str) -> Reply:
    """Go on with a paused schedule."""
    return await _with_one(context, "resume", rest, resume_one)


async def skip(context: Context, rest: str) -> Reply:
    """Leave out the next time of a series."""
    return await _with_one(context, "skip", rest, skip_one)


async def send_now(context: Context, rest: str) -> Reply:
    """Send the next message of a schedule at once."""
    return await _with_one(context, "now", rest, send_now_one)


async def retry(context: Context, rest: str) -> Reply:
    """Try the last message of a schedule again that failed, expired or may not have arrived."""
    return await _with_one(context, "retry", rest, retry_one)


async def history(context: Context, rest: str) -> Reply:
    """Show what became of a schedule's messages."""
    return await _with_one(context, "history", rest, history_one)


async def edit(context: Context, rest: str) -> Reply:
    """Give a schedule a new time, a new text, or both."""
    return await _with_one(context, "edit", rest, _edit)


async def show_card(context: Context, target: Schedule, rest: str) -> Reply:
    """Show how a schedule stands, with everything that can be done about it."""
    return await cards.card(context, target)


async def reply(context: Context, target: Schedule) -> Reply:
    """Do to a schedule what the answer to its card or its message says."""
    return await _edit(context, target, context.incoming.text)


async def _with_one(context: Context, name: str, rest: str, act: Act) -> Reply:
    """Find the schedule that is meant, by its number or by what is answered, or say how to name it."""
    number, _, further = rest.removeprefix("#").partition(" ")
    if not number.isdecimal():
        answered = await targets.answered(context)
        if answered:
            return await act(context, answered, rest)
        which = context.say("Which one? {example}, with a number from {list}")
        return Reply(fill(which, example=code(f"/{name} 3"), list="/list"))
    try:
        target = await targets.numbered(context, int(number[:9]))
    except access.NoSuchSchedule:
        return Reply(fill(context.say("You have no message {number}. See {list}"), number=f"#{number}", list="/list"))
    return await act(context, target, further.strip())


async def cancel_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Stop a schedule, and say what that came to."""
    say = context.say
    sentences = {
        Cancelled.STOPPED: say("{number} is cancelled: it will not be sent."),
        Cancelled.TOO_LATE: say("{number} is already being sent, so it can no longer be cancelled."),
        Cancelled.AFTER_THIS_ONE: say("{number} is being sent this moment; after this one it is cancelled."),
        Cancelled.ALREADY_OVER: say("{number} is already over: there is nothing left to cancel."),
    }
    said = _about(target, sentences[await book.cancel(context.session, target)])
    return Reply(said + "\n" + cards.summary(context, target))


async def pause_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Keep a schedule silent."""
    done = context.say("{number} is paused and stays silent. Go on with {command}")
    what = await changes.pause(context.session, target)
    return _changed(context, target, what, done, command=f"/resume {target.number}")


async def resume_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Go on with a schedule."""
    what = await changes.resume(context.session, target, context.now)
    return await _with_next(context, target, what, context.say("{number} goes on. Next: {next}"))


async def skip_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Leave out the next time."""
    what = await changes.skip(context.session, target, context.now)
    return await _with_next(context, target, what, context.say("{number} leaves out one time. Next: {next}"))


async def send_now_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Send the next message at once."""
    what = await changes.send_now(context.session, target)
    return _changed(context, target, what, context.say("{number} is being sent now."))


async def retry_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Try again what failed last."""
    revived = await past.retry_last(context.session, target.id)
    said = context.say("{number} is being tried again.") if revived else context.say("{number} has nothing to retry.")
    return Reply(_about(target, said))


async def history_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Tell every step, the latest ones."""
    lines = await cards.headline(context, target)
    for step in await past.steps(context.session, target.id):
        reason = f": {step.reason}" if step.reason else ""
        lines = lines + f"\n{wall(step.at, context.user.zone, context.user.language)}  {step.state}{reason}"
    return Reply(lines)


async def _edit(context: Context, target: Schedule, rest: str) -> Reply:
    """A line with a time changes the time, and the text when one is left; a line without changes the text."""
    if not rest:
        say = context.say("What should change? A new time: {time}. A new text: {text}")
        number = target.number
        return Reply(fill(say, time=code(f"/edit {number} tomorrow 18:00"), text=code(f"/edit {number} Call Mum")))
    parsed = read_line(context, rest)[0]
    reading, message = parsed.reading, parsed.message
    if isinstance(reading, Question):
        return Reply(Rich(context.say("That can be read in more than one way. Please send it again with a full date.")))
    content = content_said(context, rest if isinstance(reading, NoReading) else message)
    problem = too_much(context, content) if content.body.text else None
    if problem:
        return Reply(Rich(problem))
    if isinstance(reading, NoReading):
        if reading.understood:
            return replies.refusal(context, reading)
        await changes.rewrite(context.session, target, content)
        return Reply(_about(target, context.say("{number} has a new text:")) + "\n\n" + content.body)
    return await _move(context, target, reading, content if message else None)


async def _move(context: Context, target: Schedule, reading: Once | Series, content: Content | None) -> Reply:
    what = await changes.move(context.session, target, reading)
    if what is not Change.DONE:
        return _changed(context, target, what, "")
    if content:
        await changes.rewrite(context.session, target, content)
    return await cards.confirmation(context, target, reading.notes)


async def _with_next(context: Context, target: Schedule, what: Change, done: str) -> Reply:
    coming = await past.next_due(context.session, target.id)
    said = wall(coming, context.user.zone, context.user.language) if coming else ""
    return _changed(context, target, what, done, next=said)


def _changed(context: Context, target: Schedule, what: Change, done: str, **pieces: str) -> Reply:
    say = context.say
    sentences = {
        Change.DONE: done,
        Change.TOO_LATE: say("{number} is already being sent, so it can no longer be changed."),
        Change.OVER: say("There is nothing to change about {number}."),
        Change.PAST: say("The time of {number} went by while it was paused. Give it a new one with /edit."),
    }
    return Reply(fill(sentences[what], number=bold(f"#{target.number}"), **pieces))


def _about(target: Schedule, sentence: str) -> Rich:
    return fill(sentence, number=bold(f"#{target.number}"))
