"""To whom a line is: the conversation it was written in, unless it names somebody else who agreed to be written to."""

from __future__ import annotations

from dataclasses import dataclass

from carillon.chat.context import Context
from carillon.chat.people import addressees, unreached
from carillon.chat.people.addressees import Addressee, Kind
from carillon.chat.people.unreached import CannotReach
from carillon.people import contacts, groups, recipients
from carillon.people.contacts import Contact, Handle
from carillon.people.naming import folded
from carillon.platforms.registry import PLATFORMS
from carillon.store.tables import Address
from carillon.when import NoReading, Parsed, Question
from carillon.when import parse as read

__all__ = ["CannotReach", "Destination", "destination", "here", "may_still"]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes, and the line without the words that said so."""

    line: str
    addresses: tuple[Address, ...]


async def destination(context: Context, line: str) -> Destination:
    """Return where a line's messages go. Raises CannotReach with the answer for who asked."""
    language = context.user.language
    if not addressees.may_name(line, language):
        return Destination(line, (await here(context),))
    book = {contact.alias: contact for contact in await contacts.all_of(context.session, context.user.id)}
    found = addressees.find(line, language, book, lambda words: _is_time(context, words))
    if not found:
        return Destination(line, (await here(context),))
    rest = addressees.without(line, found[0])
    if len(found) > 1 or (not found[0].first and len(_items(context, rest)) > 1):
        raise CannotReach(unreached.several(context))
    reached = [await _address(context, line, addressee, book) for addressee in found[0].to]
    return Destination(rest, tuple({address.id: address for address in reached}.values()))


async def here(context: Context) -> Address:
    """Return the address of the conversation that is written in."""
    incoming, private = context.incoming, context.incoming.private
    return await recipients.ensure_address(
        context.session,
        user_id=context.user.id,
        account_id=context.account_id,
        value=incoming.conversation,
        name=context.user.name if private else incoming.title or incoming.conversation,
        kind="self" if private else "group",
        author=None if private else incoming.sender,
    )


async def may_still(context: Context, address: Address) -> None:
    """Make sure that an address is still open to the person who chose it. Raises CannotReach."""
    if address.kind != "person":
        return
    contact = await contacts.by_id(context.session, context.user.id, address.recipient_id)
    handle = next((each for each in contact.handles if each.address_id == address.id), None) if contact else None
    if contact is None or handle is None or not handle.open:
        raise CannotReach(await unreached.not_open(context, contact, handle))


async def _address(context: Context, line: str, addressee: Addressee, book: dict[str, Contact]) -> Address:
    match addressee.kind:
        case Kind.ME:
            return await _own(context)
        case Kind.GROUP:
            return await _group(context, line, addressee.name)
        case Kind.NUMBER:
            raise CannotReach(unreached.number(context))
    if addressee.platform and addressee.platform not in PLATFORMS:
        raise CannotReach(unreached.unconnected(context, addressee.platform))
    contact = book.get(folded(addressee.name))
    if contact is None:
        raise CannotReach(unreached.stranger(context, addressee.name, book.values()))
    return await _handle(context, contact, addressee.platform)


async def _own(context: Context) -> Address:
    if context.incoming.private:
        return await here(context)
    own = await recipients.own_address(context.session, context.user.id, context.account_id)
    if own is None or own.unreachable:
        raise CannotReach(await unreached.never_started(context))
    return own


async def _handle(context: Context, contact: Contact, platform: str) -> Address:
    handle = _best(contact, platform)
    address = await recipients.address_of(context.session, context.user.id, handle.address_id) if handle else None
    if handle is None or address is None or not handle.open:
        raise CannotReach(await unreached.not_open(context, contact, handle))
    return address


def _best(contact: Contact, platform: str) -> Handle | None:
    if not platform:
        return contact.best
    return next((handle for handle in contact.handles if handle.platform == platform), None)


async def _group(context: Context, line: str, title: str) -> Address:
    """Return the address of a group of that title, or with that id, where the person may write this moment."""
    known = await groups.title_of(context.session, context.account_id, title)
    named = [(title, known)] if known else await groups.titled(context.session, context.account_id, title)
    open_to = [(value, name) for value, name in named if await _may_write(context, value)]
    if not open_to:
        raise CannotReach(await unreached.no_group(context, title))
    if len(open_to) > 1:
        raise CannotReach(await unreached.which_group(context, line, title, open_to))
    ((value, name),) = open_to
    given = {"value": value, "name": name, "kind": "group", "author": context.incoming.sender}
    user_id, account_id = context.user.id, context.account_id
    return await recipients.ensure_address(context.session, user_id=user_id, account_id=account_id, **given)


async def _may_write(context: Context, conversation: str) -> bool:
    standing = await context.window.handler.membership(conversation, context.incoming.sender)
    return standing is not None and standing.inside and standing.may_write


def _is_time(context: Context, words: str) -> bool:
    """Return whether words are nothing but a time."""
    items = _items(context, words)
    if len(items) != 1 or isinstance(items[0].reading, NoReading):
        return False
    reading = items[0].reading
    messages = [one.message for one in reading.candidates] if isinstance(reading, Question) else [items[0].message]
    return "" in messages


def _items(context: Context, line: str) -> tuple[Parsed, ...]:
    return read(line, now=context.now, zone=context.user.zone, language=context.user.language)
