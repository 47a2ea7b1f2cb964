"""Which function answers what came in: the commands and buttons, the same for every platform."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from carillon.chat import (
    administration,
    booking,
    cards,
    choosing,
    consenting,
    contact_changes,
    contacts,
    delivery_presses,
    dialogs,
    done_in_words,
    editing,
    filtering,
    helping,
    history,
    invitations,
    listing,
    managing,
    options_card,
    personal,
    replies,
    replying,
    report,
    selection,
    several,
    sharing,
    standing,
    start,
    stragglers,
    targets,
    today,
    typed_time,
    zones,
)
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.parser import Call, parse
from carillon.content.markup import Rich, code, fill
from carillon.people.admission import may
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Press
from carillon.store.tables import Schedule

Answer = Callable[[Context, str], Awaitable[Reply]]
Act = Callable[[Context, Schedule, str], Awaitable[Reply]]
GoOn = Callable[[Context, Dialog], Awaitable[Reply]]

SILENCE = Reply(Rich(""))


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a few words, how it is typed, and the function that answers it.

    `least` is the first of the roles that may use it.
    """

    summary: str
    usage: str
    answer: Answer
    least: str = "member"


async def handle(context: Context) -> Reply:
    """Answer whatever came in."""
    incoming = context.incoming
    if incoming.standing:
        return await standing.changed(context, incoming.standing)
    if incoming.moved_to:
        return await standing.moved(context, incoming.moved_to)
    await standing.met(context)
    if incoming.press:
        return await _pressed(context, incoming.press)
    if incoming.zone is not None:
        return await zones.pin(context)
    call = parse(incoming.text, offered(context.user.role))
    return await _called(context, call) if call else await _line(context)


def offered(role: str) -> dict[str, Command]:
    """Return the commands there are for somebody with a role."""
    return {name: command for name, command in COMMANDS.items() if may(role, command.least)}


async def _called(context: Context, call: Call) -> Reply:
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


async def _line(context: Context) -> Reply:
    """Answer a line without a command: it is about the message it answers, or what a dialog waits for, or a wish."""
    done = await done_in_words.answered(context)
    if done:
        return done
    late = await stragglers.late_file(context)
    if late:
        return late
    if context.incoming.private and consenting.says_stop(context.incoming.text):
        return await consenting.stop(context, "")
    target = await targets.answered(context)
    if target:
        return await replying.reply(context, target)
    dialog = await dialogs.current(context)
    if dialog and dialog.kind in DIALOGS:
        return await DIALOGS[dialog.kind](context, dialog)
    if not context.incoming.private:
        return SILENCE
    wish = may(context.user.role, "member")
    return await booking.schedule(context, context.incoming.text) if wish else members_only(context)


async def show_help(context: Context, rest: str) -> Reply:
    """Show a page of the help."""
    return helping.show(
        context, rest, [(command.usage, command.summary) for command in offered(context.user.role).values()]
    )


async def _pressed(context: Context, press: Press) -> Reply:
    """Answer a button. Its action is a verb and what the verb is about; an old one does nothing and says so."""
    verb, _, rest = press.action.partition(":")
    if verb in ON_SCHEDULES:
        reply = await _on_schedule(context, ON_SCHEDULES[verb], rest)
    elif verb in PRESSES:
        reply = await PRESSES[verb](context, rest)
    else:
        reply = Reply(Rich(""), toast=context.say("That button is no longer in use."))
    if reply.anew:
        return replace(reply, pressed=press.id)
    toast = reply.toast or ("" if reply.buttons else reply.text.text.partition("\n")[0])
    return replace(reply, replaces=press.message_id, pressed=press.id, toast=toast)


async def _on_schedule(context: Context, act: Act, rest: str) -> Reply:
    """Act on the schedule of a card; a card from before the last change is replaced by the present one."""
    mark, _, further = rest.partition(":")
    try:
        schedule, present = await targets.tagged(context, mark)
    except targets.NotYours:
        said = context.say("Only the person who scheduled it, or an admin of the group, can do that.")
        return Reply(Rich(""), toast=said)
    if not present:
        said = context.say("That card was from before. This is how it stands now.")
        return replace(await cards.card(context, schedule), toast=said)
    return await act(context, schedule, further)


async def _list_failed(context: Context, rest: str) -> Reply:
    return replace(await COMMANDS["list"].answer(context, "failed"), anew=True)


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
    "link": Command(_untranslated("write from another account too"), "/link", invitations.link, "guest"),
    "invite": Command(_untranslated("let somebody in"), "/invite", invitations.invite, "operator"),
    "people": Command(_untranslated("who is in"), "/people", administration.people, "operator"),
    "status": Command(_untranslated("how the accounts stand"), "/status", administration.status, "operator"),
    "role": Command(_untranslated("make somebody an operator"), "/role @ana operator", administration.role, "admin"),
}

PRESSES: dict[str, Answer] = {
    "pick": booking.pick,
    **delivery_presses.PRESSES,
    "failures": _list_failed,
    "help": show_help,
    "list": listing.turn,
    "filter": filtering.show_filters,
    "select": selection.begin,
    "sel": selection.go_on,
    "takeback": several.take_back,
    "clock": zones.press,
    "status": administration.press,
    "trip": administration.trip,
    "reset": administration.reset,
    "group": choosing.pick_group,
    "contact": contacts.press,
    "stop": consenting.stop_one,
    "too": sharing.remind_too,
    "back": standing.resume_all,
}

ON_SCHEDULES: dict[str, Act] = {
    "undo": managing.cancel_one,
    "cancel": managing.cancel_one,
    "card": managing.show_card,
    "now": managing.send_now_one,
    "pause": managing.pause_one,
    "resume": managing.resume_one,
    "skip": managing.skip_one,
    "history": history.show_history,
    "retry": managing.retry_one,
    "options": options_card.show_options,
    "set": options_card.choose,
    "every": editing.every,
    "words": replying.decide,
}

DIALOGS: dict[str, GoOn] = {
    typed_time.KIND: typed_time.go_on,
    "shift": selection.typed,
    zones.CITY: zones.typed,
    contact_changes.DIALOG: contact_changes.go_on,
}
