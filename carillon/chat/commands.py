"""The commands there are, the same for every platform: what each is for, who may use it, and what answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches

from carillon.chat import replies
from carillon.chat.context import Context
from carillon.chat.door import administration, invitations, start, zones
from carillon.chat.lists import listing, managing, today
from carillon.chat.making import booking, guide
from carillon.chat.own import exporting, forgetting, helping, personal, settings, statistics
from carillon.chat.parser import Call
from carillon.chat.people import consenting, contacts
from carillon.chat.reminders import report
from carillon.chat.templating import templates
from carillon.content.markup import Rich, code, fill
from carillon.people.admission import may
from carillon.platforms.base import Reply

Answer = Callable[[Context, str], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a few words, how it is typed, and the function that answers it.

    `least` is the first of the roles that may use it.
    """

    summary: str
    usage: str
    answer: Answer
    least: str = "member"


def offered(role: str) -> dict[str, Command]:
    """Return the commands there are for somebody with a role."""
    return {name: command for name, command in COMMANDS.items() if may(role, command.least)}


async def called(context: Context, call: Call) -> Reply:
    """Carry out a command. Whatever a dialog was waiting for, it waits no longer."""
    dropped = await guide.leave(context)
    if dropped and call.name == "cancel" and not (call.rest or context.incoming.replied):
        return Reply(Rich(context.say("Dropped.")))
    command = COMMANDS.get(call.name)
    if command and may(context.user.role, command.least):
        return await command.answer(context, call.rest)
    return members_only(context) if command and command.least == "member" else _unknown(context, call.name)


def members_only(context: Context) -> Reply:
    """Tell a guest what they are here for."""
    said = context.say(
        "You are here to answer what others send you. To send messages of your own, ask somebody who does for an "
        "invitation. See {help}"
    )
    return Reply(fill(said, help="/help"))


async def show_help(context: Context, rest: str) -> Reply:
    """Show a page of the help."""
    known = [(command.usage, command.summary) for command in offered(context.user.role).values()]
    return helping.show(context, rest, known)


def _unknown(context: Context, name: str) -> Reply:
    near = get_close_matches(name, offered(context.user.role), n=1)
    if near:
        meant = context.say("I do not know {command}. Did you mean {near}?")
        return Reply(fill(meant, command=code(f"/{name}"), near=f"/{near[0]}"))
    return Reply(fill(context.say("I do not know {command}. See {help}"), command=code(f"/{name}"), help="/help"))


def _untranslated(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return sentence


COMMANDS: dict[str, Command] = {
    "start": Command(_untranslated("say hello"), "/start", start.start, "guest"),
    "help": Command(_untranslated("this page"), "/help", show_help, "guest"),
    "schedule": Command(_untranslated("schedule a message"), replies.EXAMPLE, booking.schedule),
    "list": Command(_untranslated("what will be sent"), "/list", listing.show_list),
    "today": Command(_untranslated("what goes out today"), "/today", today.show_today),
    "cancel": Command(_untranslated("stop one"), "/cancel 3", managing.cancel),
    "edit": Command(_untranslated("give one a new time or text"), "/edit 3 tomorrow 18:00", managing.edit),
    "pause": Command(_untranslated("keep one silent for now"), "/pause 3", managing.pause),
    "resume": Command(_untranslated("go on with it"), "/resume 3", managing.resume),
    "skip": Command(_untranslated("leave out its next time"), "/skip 3", managing.skip),
    "now": Command(_untranslated("send it at once"), "/now 3", managing.send_now),
    "retry": Command(_untranslated("try a failed one again"), "/retry 3", managing.retry),
    "history": Command(_untranslated("what became of it"), "/history 3", managing.history),
    "report": Command(_untranslated("what was done, skipped and missed"), "/report 4", report.show),
    "contacts": Command(_untranslated("the people you write to"), "/contacts add Mom", contacts.show),
    "stop": Command(_untranslated("want no messages from others"), "/stop", consenting.stop, "guest"),
    "timezone": Command(_untranslated("your time zone"), "/timezone Munich", zones.timezone, "guest"),
    "language": Command(_untranslated("your language"), "/language de", personal.language, "guest"),
    "settings": Command(_untranslated("how I write and what I assume"), "/settings", settings.show, "guest"),
    "templates": Command(_untranslated("messages with places for your own words"), "/templates", templates.show_list),
    "template": Command(_untranslated("what one looks like"), "/template check_in", templates.show),
    "stats": Command(_untranslated("how many, and how punctual"), "/stats", statistics.show, "guest"),
    "export": Command(_untranslated("everything of yours, as files"), "/export", exporting.export, "guest"),
    "forget": Command(_untranslated("delete everything of yours"), "/forget", forgetting.ask, "guest"),
    "link": Command(_untranslated("write from another account too"), "/link", invitations.link, "guest"),
    "invite": Command(_untranslated("let somebody in"), "/invite", invitations.invite, "operator"),
    "people": Command(_untranslated("who is in"), "/people", administration.people, "operator"),
    "status": Command(_untranslated("how the accounts stand"), "/status", administration.status, "operator"),
    "role": Command(_untranslated("make somebody an operator"), "/role @ana operator", administration.role, "admin"),
}
