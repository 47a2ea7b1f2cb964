"""How a contact looks: in the list, and on a card with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from carillon.chat.context import Context
from carillon.content.markup import Rich, bold, code, fill
from carillon.people.contacts import Contact, Handle
from carillon.people.reach import Unreachable
from carillon.platforms.base import Button, Buttons, Reply
from carillon.platforms.names import name_of

PAGE = 8


def listing(context: Context, book: Sequence[Contact], page: int) -> Reply:
    """List the address book, a page of it."""
    say = context.say
    add_one = (Button(say("Add"), "contact:new"),)
    if not book:
        said = say("Your address book is empty. Add somebody: {example}")
        return Reply(fill(said, example=code("/contacts add Mom")), (add_one,))
    shown = book[page * PAGE : (page + 1) * PAGE]
    lines = bold(say("Contacts"))
    for contact in shown:
        lines = lines + "\n" + bold(contact.name) + "  " + _standing(context, contact)
    buttons = [Button(contact.name, f"contact:card:{contact.id}") for contact in shown]
    rows = tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
    return Reply(lines, (*rows, *_turning(page, len(book)), add_one))


def card(context: Context, contact: Contact) -> Reply:
    """Show a contact with what can be done about it."""
    say = context.say
    lines = bold(contact.name)
    for handle in contact.handles:
        lines = lines + "\n" + _handle_said(context, contact, handle)
    if not contact.handles:
        lines = lines + "\n" + say("Has not agreed yet.")
    firsts = tuple(
        (Button(say("Use {handle}").format(handle=short(handle)), f"contact:first:{contact.id}:{handle.address_id}"),)
        for handle in contact.handles
        if len(contact.handles) > 1 and not handle.primary
    )
    row = (
        Button(say("Get the link"), f"contact:link:{contact.id}"),
        Button(say("Rename"), f"contact:rename:{contact.id}"),
        Button(say("Remove"), f"contact:remove:{contact.id}"),
    )
    return Reply(lines, (*firsts, row, (Button(say("All contacts"), "contact:list:0"),)))


def _standing(context: Context, contact: Contact) -> str:
    handle = contact.best
    if handle is None:
        return context.say("waiting for their agreement")
    return f"{short(handle)}: {_agreed(context, handle)}"


def _handle_said(context: Context, contact: Contact, handle: Handle) -> Rich:
    first = " · " + context.say("used first") if handle.primary and len(contact.handles) > 1 else ""
    return Rich(f"{short(handle)}: {_agreed(context, handle)}{first}")


def short(handle: Handle) -> str:
    """Return a handle in a word or two: the platform, and what the person is called there."""
    platform = name_of(handle.platform)
    return f"{platform} ({handle.person})" if handle.person else platform


def _agreed(context: Context, handle: Handle) -> str:
    say = context.say
    sentences = {
        Unreachable.STOPPED.value: say("wants no messages"),
        Unreachable.BLOCKED.value: say("has blocked me"),
    }
    if handle.unreachable in sentences:
        return sentences[handle.unreachable]
    return say("agreed") if handle.agreed else say("waiting for their agreement")


def _turning(page: int, count: int) -> Buttons:
    back = (Button("‹", f"contact:list:{page - 1}"),) if page else ()
    on = (Button("›", f"contact:list:{page + 1}"),) if (page + 1) * PAGE < count else ()
    return ((*back, *on),) if back or on else ()
