"""What becomes of a contact: taken in, given a link, renamed, removed."""

from __future__ import annotations

import json
import re

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.people import consenting
from carillon.chat.people.contact_cards import card
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import contacts, invites
from carillon.people.contacts import Contact, NameTaken
from carillon.people.naming import folded
from carillon.platforms.base import Ask, Button, Reply

MOST = 500  # names in one address book
LONGEST = 64
DIALOG = "contact"
UNFIT = re.compile(r"[,:;\"\n]")


async def add(context: Context, name: str) -> Reply:
    """Take a name in, and give the link by which that person agrees."""
    name = " ".join(name.removeprefix("@").split())
    problem = _unfit(context, name)
    if problem is None and len(await contacts.all_of(context.session, context.user.id)) >= MOST:
        problem = context.say("Your address book has {limit} names, which is the most.").format(limit=MOST)
    if problem:
        return Reply(Rich(problem))
    try:
        recipient_id = await contacts.add(context.session, context.user.id, name)
    except NameTaken:
        known = await contacts.named(context.session, context.user.id, name)
        return card(context, known) if known else gone(context)
    contact = await contacts.by_id(context.session, context.user.id, recipient_id)
    return await link(context, contact) if contact else gone(context)


async def link(context: Context, contact: Contact) -> Reply:
    """Make a new link for a contact to agree through; an earlier one is no longer good."""
    say = context.say
    code_made = await invites.make(context.session, "contact", context.user.id, recipient_id=contact.id)
    address = await context.window.handler.invitation(code_made)
    back = ((Button(contact.name, f"contact:card:{contact.id}"),),)
    if address is None:
        return Reply(Rich(say("The link cannot be made just now. Please try again in a moment.")), back)
    said = say(
        "{name} is in your address book. Pass this link on to them:\n{link}\n\n"
        "As soon as they press Start there, you can write to them. It works once, until {until}."
    )
    until = context.wall(context.now + invites.OPEN_FOR)
    return Reply(fill(said, name=bold(contact.name), link=address, until=until), back)


async def ask_to_remove(context: Context, contact: Contact) -> Reply:
    """Say what is still scheduled to a contact before they are removed; without any, remove them."""
    waiting = await consenting.scheduled_to(context, contact)
    if not waiting:
        return await remove(context, contact)
    numbers = ", ".join(f"#{schedule.number}" for schedule in waiting)
    said = context.say("Still scheduled to {name}: {numbers}. Cancel them and remove {name}?")
    yes = Button(context.say("Cancel them and remove"), f"contact:gone:{contact.id}")
    no = Button(context.say("Keep"), f"contact:card:{contact.id}")
    return Reply(fill(said, name=bold(contact.name), numbers=numbers), ((yes,), (no,)))


async def remove(context: Context, contact: Contact) -> Reply:
    """Remove a contact and cancel what is scheduled to them."""
    cancelled = await consenting.cancel_to(context, contact)
    await contacts.let_go(context.session, contact)
    said = fill(context.say("{name} is removed."), name=bold(contact.name))
    if cancelled:
        numbers = ", ".join(f"#{number}" for number in cancelled)
        said = said + " " + fill(context.say("Cancelled: {numbers}"), numbers=numbers)
    return Reply(said)


async def rename(context: Context, contact: Contact, name: str) -> Reply:
    """Give a contact another name."""
    name = " ".join(name.removeprefix("@").split())
    problem = _unfit(context, name)
    if problem:
        return Reply(Rich(problem))
    try:
        await contacts.rename(context.session, contact, name)
    except NameTaken:
        taken = context.say("{name} is in your address book already.")
        return Reply(fill(taken, name=bold(name)))
    fresh = await contacts.by_id(context.session, context.user.id, contact.id)
    return card(context, fresh) if fresh else gone(context)


async def rename_typed(context: Context, names: str) -> Reply:
    """The longest name of the address book that the words begin with; the rest is the new one."""
    book = {contact.alias: contact for contact in await contacts.all_of(context.session, context.user.id)}
    words = names.split()
    for count in range(len(words) - 1, 0, -1):
        contact = book.get(folded(" ".join(words[:count])))
        if contact:
            return await rename(context, contact, " ".join(words[count:]))
    said = context.say("Type the old name and the new one: {example}")
    return Reply(fill(said, example=code("/contacts rename Mom Mama")))


async def ask_name(context: Context, contact: Contact | None) -> Reply:
    """Ask for the name of a new contact, or for another name of one."""
    await dialogs.open_one(context, DIALOG, json.dumps(contact.id if contact else None))
    if contact is None:
        return Reply(Rich(context.say("What do you call them?")), anew=True, asks=Ask.WORDS, hint=context.say("Name"))
    asked = fill(context.say("What is the new name of {name}?"), name=bold(contact.name))
    return Reply(asked, anew=True, asks=Ask.WORDS, hint=context.say("Name"))


async def go_on(context: Context, dialog: Dialog) -> Reply:
    """Take the name that was asked for."""
    await dialogs.close(context)
    renamed = json.loads(dialog.state)
    if renamed is None:
        return await add(context, context.incoming.text)
    contact = await contacts.by_id(context.session, context.user.id, renamed)
    return await rename(context, contact, context.incoming.text) if contact else gone(context)


def _unfit(context: Context, name: str) -> str | None:
    if not name or len(name) > LONGEST or UNFIT.search(name):
        said = context.say("A name has 1 to {limit} characters on one line, without comma, colon and quotes.")
        return said.format(limit=LONGEST)
    return None


def gone(context: Context) -> Reply:
    """Say that a contact is not there any more."""
    return Reply(Rich(context.say("That person is no longer in your contacts.")))
