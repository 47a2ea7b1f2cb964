"""/contacts: the people somebody writes to by name, who has agreed, and which handle is used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from carillon.chat.context import Context
from carillon.chat.people.contact_cards import card, listing
from carillon.chat.people.contact_changes import add, ask_name, ask_to_remove, gone, link, remove, rename_typed
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import contacts
from carillon.people.contacts import Contact
from carillon.platforms.base import Reply

Act = Callable[[Context, Contact], Awaitable[Reply]]

ACTS: dict[str, Act] = {
    "link": link,
    "rename": ask_name,
    "remove": ask_to_remove,
    "gone": remove,
}


async def show(context: Context, rest: str) -> Reply:
    """Answer /contacts: the list, a contact's card, or add, rename, remove."""
    if not context.incoming.private:
        return Reply(Rich(context.say("Your address book is only shown in our own chat.")))
    verb, _, name = rest.partition(" ")
    name = name.strip()
    match verb.lower():
        case "":
            return listing(context, await contacts.all_of(context.session, context.user.id), 0)
        case "add" if name:
            return await add(context, name)
        case "rename" if name:
            return await rename_typed(context, name)
        case "remove" if name:
            return await _with(context, name, ask_to_remove)
    return await _with(context, rest, _card)


async def press(context: Context, rest: str) -> Reply:
    """Answer a button of the address book: `card:12`, `first:12:34`, `list:0`, `add:Mom`."""
    verb, _, about = rest.partition(":")
    if not context.incoming.private:
        return Reply(Rich(""), toast=context.say("Your address book is only shown in our own chat."))
    match verb:
        case "add":
            return await add(context, about)
        case "new":
            return await ask_name(context, None)
        case "list":
            page = int(about) if about.isdecimal() else 0
            return listing(context, await contacts.all_of(context.session, context.user.id), page)
    which, _, further = about.partition(":")
    contact = await contacts.by_id(context.session, context.user.id, int(which)) if which.isdecimal() else None
    if contact is None:
        return gone(context)
    if verb == "first" and further.isdecimal():
        await contacts.prefer(context.session, contact, int(further))
    return await ACTS.get(verb, _card)(context, contact)


async def _card(context: Context, contact: Contact) -> Reply:
    fresh = await contacts.by_id(context.session, context.user.id, contact.id)
    return card(context, fresh) if fresh else gone(context)


async def _with(context: Context, name: str, act: Act) -> Reply:
    contact = await contacts.named(context.session, context.user.id, name)
    if contact:
        return await act(context, contact)
    said = context.say("{name} is not in your address book. Add them: {example}")
    return Reply(fill(said, name=bold(name), example=code(f"/contacts add {name}")))
