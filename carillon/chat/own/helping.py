"""Help on two levels: a short page, and behind its buttons everything there is to know, one message each."""

from __future__ import annotations

from collections.abc import Iterable

from carillon.chat.context import Context
from carillon.chat.lists import listing
from carillon.chat.making import options
from carillon.chat.own.forms import FIRST, FORMS
from carillon.chat.own.limits import limits
from carillon.content.markup import Rich, bold, code, fill
from carillon.platforms.base import Button, Buttons, Reply

# A command: how it is typed, and what it does in a few words.
Known = Iterable[tuple[str, str]]

MOST_USED = ("/list", "/today", "/cancel 3", "/edit 3 tomorrow 18:00", "/timezone Munich")


def show(context: Context, which: str, known: Known) -> Reply:
    """Show a page of the help: the first one for any name that is none."""
    pages = {"commands": _commands, "times": _times, "limits": _limits, "groups": _groups}
    if which not in pages:
        return Reply(_first(context, dict(known)), _doors(context, which))
    return Reply(pages[which](context, known), _doors(context, which))


def _doors(context: Context, which: str) -> Buttons:
    say = context.say
    doors = {
        "commands": say("All commands"),
        "times": say("Times I understand"),
        "limits": say("Limits"),
        "groups": say("For groups"),
    }
    buttons = [Button(label, f"help:{name}") for name, label in doors.items() if name != which]
    home = [Button(say("‹ Help"), "help:")] if which in doors else []
    return listing.rows([*buttons, *home], 2)


def _first(context: Context, known: dict[str, str]) -> Rich:
    say = context.say
    said = bold(say("I send messages at the time you name.")) + "\n"
    said = said + say("Write the time and the words, in any order:") + "\n"
    for example in FIRST.get(context.user.language, FIRST["en"]):
        said = said + "\n" + code(example)
    said = said + "\n\n" + say("Answer a message of mine to change it: a new time, “pause”, “delete”.") + "\n"
    for usage in MOST_USED:
        if usage in known:
            said = said + "\n" + code(usage) + " " + say(known[usage])
    return said


def _commands(context: Context, known: Known) -> Rich:
    said = bold(context.say("Commands"))
    for usage, summary in known:
        said = said + "\n" + code(usage) + " " + context.say(summary)
    return said


def _times(context: Context, known: Known) -> Rich:
    say = context.say
    said = bold(say("Times I understand")) + "\n"
    said = said + say("In your language, and always in English. A time without a zone is on your clock.")
    for form in FORMS.get(context.user.language, FORMS["en"]):
        said = said + "\n" + code(form)
    return said + "\n\n" + bold(say("Options, in front of a line")) + "\n" + code(" ".join(options.NAMES))


def _limits(context: Context, known: Known) -> Rich:
    said = bold(context.say("Limits"))
    for line in limits(context):
        said = said + "\n• " + line
    return said


def _groups(context: Context, known: Known) -> Rich:
    say = context.say
    lines: list[Rich | str] = [
        say("Add me to the group. I need no rights but to write, and I read only commands and answers to me."),
        fill(say("{schedule} there sends the message to the group."), schedule=code("/schedule friday 18:00 Training")),
        fill(say("{list} shows everybody what is sent to the group, and whose it is."), list="/list"),
        say("Its author and the admins of the group can change, pause or cancel a message."),
        say("In a group with topics a message goes to the topic that it was scheduled in."),
    ]
    said = bold(say("For groups"))
    for line in lines:
        said = said + "\n• " + line
    return said
