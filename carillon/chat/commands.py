"""The commands, the same for every platform: a context and the rest of the line in, a reply out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from carillon.chat import drafts, replies
from carillon.chat.context import Context
from carillon.chat.incoming import Press
from carillon.chat.parser import parse
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import access, recipients
from carillon.platforms.base import Reply
from carillon.schedules import book
from carillon.schedules.book import Cancelled
from carillon.store.tables import Schedule
from carillon.when import NoReading, Once, Parsed, Preferences, Question, Series
from carillon.when import parse as read


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a few words, how it is typed, and the function that answers it."""

    summary: str
    usage: str
    answer: Callable[[Context, str], Awaitable[Reply]]


async def handle(context: Context) -> Reply:
    """Answer whatever came in; in a private conversation a line without a command is something to schedule."""
    if context.incoming.press:
        return await _pressed(context, context.incoming.press)
    call = parse(context.incoming.text, COMMANDS)
    if call is None:
        return await schedule(context, context.incoming.text)
    command = COMMANDS.get(call.name)
    if command is None:
        unknown = fill(context.say("I do not know {command}. See {help}"), command=code(f"/{call.name}"), help="/help")
        return Reply(unknown)
    return await command.answer(context, call.rest)


async def start(context: Context, rest: str) -> Reply:
    """Greet, say which time zone is assumed, and show one line that works."""
    greeting = context.say(
        "Hello {name}. I send messages at the time you name.\n\n"
        "Your time zone is {zone}. Try:\n{example}\n\nMore: /help"
    )
    return Reply(fill(greeting, name=context.user.name, zone=bold(context.user.zone), example=code(replies.EXAMPLE)))


async def show_help(context: Context, rest: str) -> Reply:
    """List the commands, the forms of time, and every limit there is."""
    say = context.say
    lines = bold(say("Commands"))
    for command in COMMANDS.values():
        lines = lines + "\n" + code(command.usage) + " " + say(command.summary)
    lines = lines + "\n\n" + bold(say("Times I understand"))
    for form in FORMS:
        lines = lines + "\n" + code(form)
    limits = say(
        "A message holds {limit} characters. A series rings at most every five minutes. "
        "Any date up to the year 9999 will do."
    )
    return Reply(lines + "\n\n" + bold(say("Limits")) + "\n" + limits.format(limit=context.text_limit))


async def schedule(context: Context, rest: str) -> Reply:
    """Read a time and a message, and keep them."""
    say = context.say
    if not rest:
        return replies.unscheduled(context, say("Tell me when, and what to say."))
    parsed = read(
        rest,
        now=context.now,
        zone=context.user.zone,
        language=context.user.language,
        preferences=_customs(context),
    )
    if len(parsed) > 1:
        return replies.unscheduled(
            context,
            say("One message at a time, please: I found {count} times in that.").format(count=len(parsed)),
        )
    return await _keep(context, parsed[0])


async def show_list(context: Context, rest: str) -> Reply:
    """Show what will be sent."""
    return replies.listing(context, await book.pending(context.session, context.user.id))


async def cancel(context: Context, rest: str) -> Reply:
    """Stop a schedule by its number."""
    say, number = context.say, rest.removeprefix("#")
    if not number.isdecimal():
        return Reply(
            fill(
                say("Which one? {example}, with a number from {list}"),
                example=code("/cancel 3"),
                list="/list",
            )
        )
    try:
        target = await access.schedule_by_number(context.session, context.user.id, int(number))
    except access.NoSuchSchedule:
        return Reply(fill(say("You have no message {number}. See {list}"), number=f"#{number}", list="/list"))
    return Reply(_cancelled(context, target, await book.cancel(context.session, target)))


async def _keep(context: Context, parsed: Parsed) -> Reply:
    reading = parsed.reading
    if isinstance(reading, NoReading):
        return replies.refusal(context, reading)
    if isinstance(reading, Question):
        problem = _unusable(context, reading.candidates[0].reading, parsed.message)
        if problem:
            return replies.unscheduled(context, problem)
        return replies.question(context, reading, await drafts.keep(context, reading.candidates))
    return await _book(context, reading, parsed.message)


async def _book(context: Context, reading: Once | Series, message: str) -> Reply:
    problem = _unusable(context, reading, message)
    if problem:
        return replies.unscheduled(context, problem)
    address = await recipients.ensure_address(
        context.session,
        user_id=context.user.id,
        account_id=context.account_id,
        value=context.incoming.conversation,
        name=context.user.name,
    )
    kept = await book.create(context.session, context.user, address, reading, message)
    return replies.confirmation(context, kept, reading)


def _unusable(context: Context, reading: Once | Series, message: str) -> str | None:
    say = context.say
    if isinstance(reading, Series) and not reading.rule.rrule:
        return say("Counting from when something is done is not possible yet.")
    if not message:
        return say("I understood the time, {when}, but found no message.").format(when=replies.named(context, reading))
    units = len(message.encode("utf-16-le")) // 2
    if units > context.text_limit:
        return say("The message has {units} characters; {limit} is the most one message holds.").format(
            units=units, limit=context.text_limit
        )
    return None


def _customs(context: Context) -> Preferences:
    user = context.user
    return Preferences(date_order=user.date_order, clock=user.clock, default_time=user.default_time)


async def _pressed(context: Context, press: Press) -> Reply:
    """Answer a button. Its action is a verb and what the verb is about; an old one does nothing and says so."""
    verb, _, rest = press.action.partition(":")
    answer = PRESSES.get(verb)
    if answer is None:
        return Reply(Rich(""), toast=context.say("That button is no longer in use."), pressed=press.id)
    reply = await answer(context, rest)
    toast = reply.toast or reply.text.text.partition("\n")[0]
    return replace(reply, replaces=press.message_id, pressed=press.id, toast=toast)


async def _undo(context: Context, rest: str) -> Reply:
    schedule_id, _, _revision = rest.partition(":")
    try:
        target = await access.schedule_by_id(context.session, context.user.id, int(schedule_id))
    except (access.NoSuchSchedule, ValueError):
        return Reply(Rich(""), toast=context.say("Only the person who scheduled it can undo it."))
    return Reply(_cancelled(context, target, await book.cancel(context.session, target)))


async def _pick(context: Context, rest: str) -> Reply:
    try:
        draft_id, place = map(int, rest.split(":"))
        chosen = await drafts.take(context, draft_id, place)
    except (drafts.NoSuchDraft, ValueError):
        return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
    if chosen.reading.at <= context.now:
        return Reply(Rich(context.say("That time has gone by. Nothing is scheduled.")))
    return await _book(context, chosen.reading, chosen.message)


def _cancelled(context: Context, target: Schedule, what: Cancelled) -> Rich:
    say = context.say
    sentences = {
        Cancelled.STOPPED: say("{number} is cancelled: it will not be sent."),
        Cancelled.TOO_LATE: say("{number} is already being sent, so it can no longer be cancelled."),
        Cancelled.AFTER_THIS_ONE: say("{number} is being sent this moment; after this one it is cancelled."),
        Cancelled.ALREADY_OVER: say("{number} is already over: there is nothing left to cancel."),
    }
    return fill(sentences[what], number=bold(f"#{target.number}")) + "\n" + replies.shorten(target.body.splitlines()[0])


PRESSES = {"undo": _undo, "pick": _pick}


def _untranslated(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return sentence


COMMANDS: dict[str, Command] = {
    "start": Command(_untranslated("say hello"), "/start", start),
    "help": Command(_untranslated("this page"), "/help", show_help),
    "schedule": Command(_untranslated("schedule a message"), "/schedule tomorrow 15:00 Call Mum", schedule),
    "list": Command(_untranslated("what will be sent"), "/list", show_list),
    "cancel": Command(_untranslated("stop one"), "/cancel 3", cancel),
}

FORMS = (
    "today 18:00",
    "tomorrow 15:30",
    "monday 09:00",
    "in 2 hours",
    "in 30 minutes",
    "2030-04-15 14:00",
    "daily at 10:00",
    "weekly on monday at 09:00",
    "monthly on 15 at 14:00",
)
