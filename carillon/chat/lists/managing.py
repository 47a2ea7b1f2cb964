"""What a person does with messages that are already scheduled, each by its number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from carillon.chat import cards, targets
from carillon.chat.context import Context
from carillon.chat.lists import editing
from carillon.chat.lists.history import show_history
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import access
from carillon.platforms.base import Reply
from carillon.schedules import book, changes, past
from carillon.schedules.book import Cancelled
from carillon.schedules.changes import Change
from carillon.store.tables import Schedule

Act = Callable[[Context, Schedule, str], Awaitable[Reply]]


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
    return await _with_one(context, "history", rest, show_history)


async def edit(context: Context, rest: str) -> Reply:
    """Give a schedule a new time, a new text, or both."""
    return await _with_one(context, "edit", rest, editing.edit, with_words=True)


async def show_card(context: Context, target: Schedule, rest: str) -> Reply:
    """Show how a schedule stands, with everything that can be done about it; `rest` is the list it was opened from."""
    return await cards.card(context, target, view=rest)


async def _with_one(context: Context, name: str, rest: str, act: Act, *, with_words: bool = False) -> Reply:
    """Find the schedule that is meant, by its number or by what is answered, or say how to name it.

    The words behind the number are handed on to an act that takes some.
    """
    number, _, further = rest.removeprefix("#").partition(" ")
    if not number.isdecimal():
        answered = await targets.answered(context)
        if answered:
            return await act(context, answered, rest if with_words else "")
        which = context.say("Which one? {example}, with a number from {list}")
        return Reply(fill(which, example=code(f"/{name} 3"), list="/list"))
    try:
        target = await targets.numbered(context, int(number[:9]))
    except access.NoSuchSchedule:
        return Reply(fill(context.say("You have no message {number}. See {list}"), number=f"#{number}", list="/list"))
    return await act(context, target, further.strip() if with_words else "")


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
    return Reply(said + "\n" + cards.summary(context, target), cards.back(context, rest))


async def pause_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Keep a schedule silent."""
    done = context.say("{number} is paused and stays silent. Go on with {command}")
    what = await changes.pause(context.session, target)
    return await _changed(context, target, what, rest, done, command=f"/resume {target.number}")


async def resume_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Go on with a schedule."""
    what = await changes.resume(context.session, target, context.now)
    return await _with_next(context, target, what, rest, context.say("{number} goes on. Next: {next}"))


async def skip_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Leave out the next time of a series."""
    if not target.rrule:
        once = context.say("{number} comes only once, so I leave out nothing. To stop it, press Cancel.")
        return await cards.card(context, target, said=_about(target, once), view=rest)
    what = await changes.skip(context.session, target, context.now)
    return await _with_next(context, target, what, rest, context.say("{number} leaves out one time. Next: {next}"))


async def send_now_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Send the next message at once."""
    what = await changes.send_now(context.session, target)
    return await _changed(context, target, what, rest, context.say("{number} is being sent now."))


async def retry_one(context: Context, target: Schedule, rest: str) -> Reply:
    """Try again what failed last."""
    revived = await past.retry_last(context.session, target.id)
    said = context.say("{number} is being tried again.") if revived else context.say("{number} has nothing to retry.")
    return await cards.card(context, target, said=_about(target, said), view=rest)


async def _with_next(context: Context, target: Schedule, what: Change, view: str, done: str) -> Reply:
    coming = await past.next_due(context.session, target.id)
    said = context.wall(coming) if coming else ""
    return await _changed(context, target, what, view, done, next=said)


async def _changed(context: Context, target: Schedule, what: Change, view: str, done: str, **pieces: str) -> Reply:
    """Say in one line what happened, and show how the schedule stands since."""
    say = context.say
    sentences = {
        Change.DONE: done,
        Change.TOO_LATE: say("{number} is already being sent, so it can no longer be changed."),
        Change.OVER: say("There is nothing to change about {number}."),
        Change.PAST: say("The time of {number} went by while it was paused. Give it a new one with /edit."),
    }
    said = fill(sentences[what], number=bold(f"#{target.number}"), **pieces)
    return await cards.card(context, target, said=said, view=view)


def _about(target: Schedule, sentence: str) -> Rich:
    return fill(sentence, number=bold(f"#{target.number}"))
