"""What an answer to a card or to a message does to its schedule: a verb, a new time, new words, or a question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from pydantic import TypeAdapter

from carillon.chat import kept
from carillon.chat.context import Context
from carillon.chat.lists import editing, managing, verbs
from carillon.chat.lists.verb_words import Verb
from carillon.chat.reminders import in_answer
from carillon.chat.targets import tag
from carillon.chat.times.retiming import Retimed, read_time
from carillon.content.markup import Rich, bold, fill
from carillon.content.message import Content
from carillon.platforms.base import Button, Reply
from carillon.store.tables import Schedule
from carillon.when import NoReading, Once, Question, Series

Act = Callable[[Context, Schedule, str], Awaitable[Reply]]

QUOTES = {"“": "”", "„": "“", "«": "»", '"': '"'}
_READING: TypeAdapter[Once | Series] = TypeAdapter(Once | Series)


# What each verb does, given the schedule and the rest of the line.
ACTS: dict[Verb, Act] = {
    Verb.DELETE: managing.cancel_one,
    Verb.PAUSE: managing.pause_one,
    Verb.RESUME: managing.resume_one,
    Verb.SKIP: managing.skip_one,
    Verb.NOW: managing.send_now_one,
    Verb.RETRY: managing.retry_one,
    Verb.DONE: in_answer.done,
    Verb.SNOOZE: in_answer.snooze,
}


async def reply(context: Context, target: Schedule) -> Reply:
    """Do to a schedule what the answer to its card or its message says."""
    asked = verbs.read(context.incoming.text, context.user.language)
    if asked.verb in ACTS:
        return await ACTS[asked.verb](context, target, asked.rest)
    if asked.verb is Verb.TEXT or context.incoming.files or _quoted(asked.rest):
        return await editing.rewrite(context, target, editing.words(context, target, _unquoted(asked.rest)))
    timed = await read_time(context, target, asked.rest)
    if asked.verb is None and (timed.message or _no_time(timed)):
        return await _ask(context, target, timed)
    return await editing.retime(context, target, timed, None)


async def decide(context: Context, target: Schedule, rest: str) -> Reply:
    """Do what was chosen about words that were not clear: all of it, the text alone, or nothing."""
    number, _, choice = rest.partition(":")
    try:
        waiting = await kept.take(context, int(number), "words")
    except (kept.Gone, ValueError):
        return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
    if choice == "x":
        return Reply(_about(target, context.say("{number} stays as it is.")))
    if choice == "t":
        return await editing.rewrite(context, target, Content.load(*waiting["whole"]))
    timed = Retimed(_READING.validate_python(waiting["reading"]), "", bare_clock=False)
    return await editing.retime(context, target, timed, Content.load(*waiting["message"]))


async def _ask(context: Context, target: Schedule, timed: Retimed) -> Reply:
    """Ask what the words are: they may be meant for somebody else, or be a new text, with a new time or without."""
    whole = editing.words(context, target, context.incoming.text.strip())
    message = editing.words(context, target, timed.message)
    reading = timed.reading if isinstance(timed.reading, Once | Series) else None
    waiting = {
        "whole": [whole.body.text, whole.extras()],
        "message": [message.body.text, message.extras()],
        "reading": _READING.dump_python(reading, mode="json") if reading else None,
    }
    action = f"words:{tag(target)}:{await kept.keep(context, 'words', waiting)}"
    say = context.say
    both = (Button(say("New time and text"), f"{action}:b"),) if reading and timed.message else ()
    rows = (
        *((both,) if both else ()),
        (Button(say("New text"), f"{action}:t"), Button(say("Leave it"), f"{action}:x")),
    )
    asked = _about(target, say("Is that a new text for {number}? Nothing is changed yet."))
    return Reply(asked + "\n\n" + whole.body, rows)


def _no_time(timed: Retimed) -> bool:
    """Whether the words name no time at all; a time that cannot be taken is refused with its reason."""
    reading = timed.reading
    return (isinstance(reading, NoReading) and not reading.understood) or (
        isinstance(reading, Question) and any(one.message for one in reading.candidates)
    )


def _quoted(text: str) -> bool:
    return len(text) > 2 and QUOTES.get(text[0]) == text[-1]


def _unquoted(text: str) -> str:
    return text[1:-1] if _quoted(text) else text


def _about(target: Schedule, sentence: str) -> Rich:
    return fill(sentence, number=bold(f"#{target.number}"))
