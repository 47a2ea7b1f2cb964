"""From an item and its reading to schedules in the book, within every limit there is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carillon.chat.context import Context
from carillon.chat.making.items import Item, said
from carillon.chat.making.lines import too_much
from carillon.chat.making.options import Options
from carillon.chat.making.refused import Refused
from carillon.chat.people import whom
from carillon.people import access
from carillon.schedules import book, doubles
from carillon.schedules.wish import Nag, Terms, Wish, customary
from carillon.store.tables import Address, Schedule
from carillon.when import Note, Once, Series

MOST_OPEN = 5000  # schedules of one person


@dataclass(frozen=True, slots=True)
class Kept:
    """A schedule that is in the book, its reading, and what must be said aloud about it."""

    schedule: Schedule
    reading: Once | Series
    notes: tuple[Note | str, ...]


async def keep(context: Context, item: Item, reading: Once | Series) -> tuple[Kept, ...]:
    """Write one schedule for each address of an item. Raises Refused or CannotReach, and nothing is written."""
    await check(context, item, reading)
    addresses = await access.addresses(context.session, context.user.id, item.addresses)
    if not addresses:
        raise Refused(context.say("Whoever that was for is no longer among your contacts."))
    for address in addresses:
        await whom.may_still(context, address)
    terms = [terms_of(context, item, address) for address in addresses]
    return tuple([await _one(context, item, reading, *pair) for pair in zip(addresses, terms, strict=True)])


async def check(context: Context, item: Item, reading: Once | Series) -> None:
    """Raise Refused for what could never be sent, or is more than one person may have open."""
    say = context.say
    if isinstance(reading, Series) and not reading.rule.rrule:
        raise Refused(say("Counting from when something is done is not possible yet."))
    problem = None if item.empty else too_much(context, item.content)
    if problem:
        raise Refused(problem)
    count = await doubles.count_open(context.session, context.user.id)
    if count + len(item.addresses) > MOST_OPEN:
        full = say("You have {count} messages scheduled; {limit} is the most, so {left} more would fit.")
        raise Refused(full.format(count=count, limit=MOST_OPEN, left=max(MOST_OPEN - count, 0)))


def terms_of(context: Context, item: Item, address: Address) -> Terms:
    """Return how an item is sent to an address. Raises Refused for a nag to somebody else."""
    options = item.options
    own = customary(context.user, address)
    here = (address.account_id, address.value) == (context.account_id, context.incoming.conversation)
    if options.nag_every is not None and address.kind != "self":
        raise Refused(context.say("I can ask again until it is done only for a reminder of your own."))
    return replace(
        own,
        max_lateness=None if options.whenever else own.max_lateness if options.late is None else options.late,
        priority=0 if options.urgent else own.priority,
        thread=item.thread if here else None,
        silent=options.silent,
        protected=options.protect,
        opaque=options.opaque,
        nag=_nag(options, item.tell),
    )


def _nag(options: Options, tell: int | None) -> Nag | None:
    return None if options.nag_every is None else Nag(options.nag_every, options.nag_times, tell)


async def _one(context: Context, item: Item, reading: Once | Series, address: Address, terms: Terms) -> Kept:
    before = None
    if not item.options.opaque:
        before = await doubles.double(context.session, address, item.content, reading.at)
    wish = Wish(
        item.content,
        address,
        reading,
        terms,
        context.user.language,
        origin=item.origin,
        place=item.place,
        said=said(item).dump() if item.origin else None,
    )
    schedule = await book.create(context.session, context.user, wish)
    return Kept(schedule, reading, (*reading.notes, *([_double_said(context, before)] if before else [])))


def _double_said(context: Context, before: Schedule) -> str:
    told = context.say("The same is scheduled for about then already, as #{number}. I kept both; Undo takes this back.")
    return told.format(number=before.number)
