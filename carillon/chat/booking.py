"""From a line to a schedule: read, ask when in doubt, refuse with a reason, or keep."""

from __future__ import annotations

from collections.abc import Sequence

from carillon.chat import cards, drafts, replies, whom
from carillon.chat.context import Context
from carillon.content.carve import carve
from carillon.content.markup import Rich
from carillon.content.message import Content
from carillon.platforms.base import Reply
from carillon.schedules import book
from carillon.schedules.wish import Wish
from carillon.store.tables import Address
from carillon.when import NoReading, Once, Parsed, Preferences, Question, Series
from carillon.when import parse as read


async def schedule(context: Context, rest: str) -> Reply:
    """Read a time and a message, and keep them."""
    say = context.say
    if not rest:
        return replies.unscheduled(context, say("Tell me when, and what to say."))
    try:
        to = await whom.destination(context, rest)
    except whom.CannotReach as problem:
        return problem.reply
    parsed = read_line(context, to.line)
    if len(parsed) > 1:
        found = say("One message at a time, please: I found {count} times in that.").format(count=len(parsed))
        return replies.unscheduled(context, found)
    return await _keep(context, parsed[0], to.addresses)


async def pick(context: Context, rest: str) -> Reply:
    """Keep the reading that was chosen with a button."""
    try:
        draft_id, place = map(int, rest.split(":"))
        chosen, addresses = await drafts.take(context, draft_id, place)
    except (drafts.NoSuchDraft, ValueError):
        return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
    if chosen.reading.at <= context.now:
        return Reply(Rich(context.say("That time has gone by. Nothing is scheduled.")))
    try:
        for address in addresses:
            await whom.may_still(context, address)
    except whom.CannotReach as problem:
        return problem.reply
    return await _book(context, chosen.reading, chosen.message, addresses)


def read_line(context: Context, line: str) -> tuple[Parsed, ...]:
    """Read a line by the person's zone, language and customs, against the database's clock."""
    user = context.user
    customs = Preferences(date_order=user.date_order, clock=user.clock, default_time=user.default_time)
    return read(line, now=context.now, zone=user.zone, language=user.language, preferences=customs)


def content_said(context: Context, message: str) -> Content:
    """Return what is to be sent: the message as read, with the formatting it was typed in, and the files with it."""
    return Content(carve(context.incoming.rich, message), context.incoming.files)


def too_much(context: Context, content: Content) -> str | None:
    """Return why the platform can never send something, with both numbers; None when it can."""
    problem = context.window.too_much(content)
    if problem is None:
        return None
    say = context.say
    sentences = {
        "text": say("The message has {found} characters; {limit} is the most that one may have."),
        "album": say("These are {found} files; {limit} is the most that go into one message."),
        "nothing": say("There is nothing to send in that."),
    }
    return sentences[problem.what].format(found=problem.found, limit=problem.limit)


async def _keep(context: Context, parsed: Parsed, addresses: Sequence[Address]) -> Reply:
    reading = parsed.reading
    if isinstance(reading, NoReading):
        return replies.refusal(context, reading)
    if isinstance(reading, Question):
        problem = _unusable(context, reading.candidates[0].reading, reading.candidates[0].message)
        if problem:
            return replies.unscheduled(context, problem)
        return replies.question(context, reading, await drafts.keep(context, reading.candidates, addresses))
    return await _book(context, reading, parsed.message, addresses)


async def _book(context: Context, reading: Once | Series, message: str, addresses: Sequence[Address]) -> Reply:
    problem = _unusable(context, reading, message)
    if problem:
        return replies.unscheduled(context, problem)
    content, language = content_said(context, message), context.user.language
    answers = []
    for place, address in enumerate(addresses):
        terms = whom.terms(context, address)
        wish = Wish(content, address, reading, terms, language, origin=context.origin, place=place)
        kept = await book.create(context.session, context.user, wish)
        answers.append(await cards.confirmation(context, kept, reading.notes))
    for place, further in enumerate(answers[1:], 1):
        await context.also(further, f"also-{context.incoming.key}-{place}")
    return answers[0]


def _unusable(context: Context, reading: Once | Series, message: str) -> str | None:
    if isinstance(reading, Series) and not reading.rule.rrule:
        return context.say("Counting from when something is done is not possible yet.")
    if not message:
        when = replies.named(context, reading)
        return context.say("I understood the time, {when}, but found no message.").format(when=when)
    return too_much(context, content_said(context, message))
