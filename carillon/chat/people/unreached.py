"""Why somebody cannot be written to, and what to do about it. Nothing is scheduled then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.content.markup import Rich, bold, code, fill
from carillon.errors import CarillonError
from carillon.people.contacts import Contact, Handle
from carillon.people.naming import folded
from carillon.people.reach import Unreachable
from carillon.platforms.base import Button, Buttons, Reply
from carillon.platforms.names import name_of

ACTION = 64  # bytes of a button's action
DIALOG = "group"


class CannotReach(CarillonError):
    """The person or group cannot be written to."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        super().__init__()


def several(context: Context) -> Reply:
    """The line names people in more than one place."""
    said = context.say(
        "I found more than one message in that, or more than one place that says to whom it is. "
        "Name everybody at the start of the line, or send each message by itself."
    )
    return _nothing(context, Rich(said))


def number(context: Context) -> Reply:
    """A telephone number, while no platform that has them is connected."""
    names = {"first": name_of("whatsapp"), "second": name_of("imessage")}
    return _nothing(context, fill(context.say("{first} and {second} are not connected yet."), **names))


def unconnected(context: Context, platform: str) -> Reply:
    """A platform that is not there."""
    return _nothing(context, fill(context.say("{platform} is not connected yet."), platform=name_of(platform)))


def stranger(context: Context, name: str, book: Iterable[Contact]) -> Reply:
    """A name that is not in the address book, with the nearest one that is."""
    say = context.say
    said = fill(say("I know nobody called {name}."), name=bold(f"@{name}"))
    known = {contact.alias: contact.name for contact in book}
    near = get_close_matches(folded(name), known, n=1)
    if near:
        said = said + " " + fill(say("Did you mean {name}?"), name=known[near[0]])
    written = name[:1].upper() + name[1:]
    said = said + "\n" + fill(say("Make a contact: {command}"), command=code(f"/contacts add {written}"))
    action = f"contact:add:{written}"
    fits = len(action.encode()) <= ACTION
    return _nothing(context, said, ((Button(say("Add {name}").format(name=written), action),),) if fits else ())


async def not_open(context: Context, contact: Contact | None, handle: Handle | None) -> Reply:
    """A contact who has not agreed, does not want it any more, or cannot be reached."""
    say = context.say
    if contact is None:
        return _nothing(context, Rich(say("That person is no longer in your contacts.")))
    sentences = {
        Unreachable.STOPPED: say("{name} does not want messages from you any more."),
        Unreachable.BLOCKED: say("{name} has blocked me: nothing that I send arrives."),
    }
    if handle and handle.unreachable in sentences:
        return _nothing(context, fill(sentences[Unreachable(handle.unreachable)], name=bold(contact.name)))
    said = say("{name} has not agreed yet: they press Start through the link that you pass on to them.")
    link = Button(say("Get the link"), f"contact:link:{contact.id}")
    return _nothing(context, fill(said, name=bold(contact.name)), ((link,),))


async def never_started(context: Context) -> Reply:
    """Somebody's own chat, which they have not opened."""
    say = context.say
    link = await context.window.handler.invitation("hello")
    buttons = ((Button(say("Open the chat"), url=link),),) if link else ()
    return _nothing(context, Rich(say("I cannot write to you alone yet: open our chat and press Start.")), buttons)


async def no_group(context: Context, title: str) -> Reply:
    """A group that is not known, or where the person may not write: which of the two is nobody's business."""
    say = context.say
    said = say("I know no group called {title} where you may write. Add me to it, or type a command there once.")
    link = await context.window.handler.invitation("here", group=True)
    buttons = ((Button(say("Add me to a group"), url=link),),) if link else ()
    return _nothing(context, fill(said, title=bold(f"#{title}")), buttons)


async def which_group(context: Context, line: str, title: str, choices: Sequence[tuple[str, str]]) -> Reply:
    """Several groups of that title: the line waits until one is pressed."""
    state = {"incoming": context.incoming.model_dump_json(), "line": line, "title": title, "choices": list(choices)}
    dialog = await dialogs.open_one(context, DIALOG, json.dumps(state))
    said = context.say("Several groups are called {title}. Which one do you mean? Nothing is scheduled yet.")
    rows = tuple(
        (Button(f"{name} (…{value[-4:]})", f"group:{dialog}:{place}"),) for place, (value, name) in enumerate(choices)
    )
    return Reply(fill(said, title=bold(title)), rows)


def _nothing(context: Context, why: Rich, buttons: Buttons = ()) -> Reply:
    return Reply(why + "\n\n" + context.say("Nothing is scheduled."), buttons)
