"""A person agrees to be written to by pressing Start through a contact's link, and says stop whenever they like."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from sqlalchemy import select

from carillon.chat.context import Context
from carillon.chat.notices import Say, tell
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import consent, contacts, invites
from carillon.people.naming import folded
from carillon.platforms.base import Button, Reply
from carillon.schedules import book
from carillon.schedules.book import OPEN, Cancelled
from carillon.store.tables import Invite, Recipient, Schedule, User

# What people type who want no more, in every language.
STOP_WORDS = frozenset({"stop", "stopp", "alto", "para", "parar", "pare", "arrêt", "arrête", "basta", "стоп", "хватит"})


async def agree(context: Context, code: str, invite: Invite) -> Reply | None:
    """Let the person of a contact's link be written to, and tell both of them; None when it leads nowhere."""
    session = context.session
    author = await session.get(User, invite.user_id)
    recipient = await session.get(Recipient, invite.recipient_id) if invite.recipient_id else None
    if author is None or recipient is None or not context.incoming.private:
        return None
    own = Reply(Rich(context.say("This link is for somebody else: pass it on to them.")))
    if author.id == context.user.id:
        return own
    value = context.incoming.conversation
    where = await consent.agree(
        session, author.id, recipient.id, account_id=context.account_id, value=value, peer=context.user
    )
    if where is None:
        return own
    await invites.use(session, code)
    await tell(context, author.id, f"agreed-{context.incoming.key}", partial(_told, context.user.name, recipient))
    return _welcome(context, author)


def _welcome(context: Context, author: User) -> Reply:
    said = context.say(
        "{author} wants to send you messages through me, reminders for example, and now may. "
        "You can stop them at any time: with the button below, or with {command}"
    )
    stop = Button(context.say("Stop messages from {author}").format(author=author.name), f"stop:{author.id}")
    return Reply(fill(said, author=bold(author.name), command=code("/stop")), ((stop,),))


def _told(person: str, recipient: Recipient, say: Say, author: User) -> Reply:
    said = say("{person} has agreed: you can write to {name} now.\nFor example: {example}")
    example = code(f"/schedule tomorrow 9:00 to @{_handy(recipient)} {say('Good morning!')}")
    return Reply(fill(said, person=bold(person), name=bold(recipient.name), example=example))


def _handy(recipient: Recipient) -> str:
    """A name as it can be typed behind an @."""
    return recipient.name if recipient.name.isalnum() else f'"{recipient.name}"'


def says_stop(line: str) -> bool:
    """Return whether a line is nothing but a word for stop, in any language."""
    return line.strip(" .!\n").casefold() in STOP_WORDS


async def stop(context: Context, rest: str) -> Reply:
    """Want no more messages from one author, or from anybody but oneself."""
    authors = await consent.authors(context.session, context.user.id)
    wanted = [author for author in authors if not rest or folded(author.name) == folded(rest)]
    if not authors:
        return Reply(Rich(context.say("Nobody may write to you through me but yourself.")))
    if not wanted:
        said = context.say("Nobody called {name} may write to you. Those who may: {names}")
        names = ", ".join(author.name for author in authors)
        return Reply(fill(said, name=bold(rest), names=names))
    for author_id in sorted({author.user_id for author in wanted}):
        await _stop(context, author_id)
    said = context.say("You get no more messages from {names}.")
    return Reply(fill(said, names=bold(", ".join(sorted({author.name for author in wanted})))))


async def stop_one(context: Context, rest: str) -> Reply:
    """Want no more messages from the author of the button."""
    author = await context.session.get(User, int(rest)) if rest.isdecimal() else None
    if author is None or not await _stop(context, author.id):
        return Reply(Rich(""), toast=context.say("They cannot write to you any more."))
    return Reply(fill(context.say("You get no more messages from {names}."), names=bold(author.name)))


async def _stop(context: Context, author_id: int) -> bool:
    """Withdraw the agreement and everything that is scheduled by it, and tell the author; return whether it stood."""
    closed = await consent.withdraw(context.session, context.user.id, author_id)
    for recipient_id, addresses in groupby(closed, key=lambda address: address.recipient_id):
        numbers = [
            number for address in addresses for number in await _cancel(context, await _open(context, [address.id]))
        ]
        recipient = await context.session.get(Recipient, recipient_id)
        name = recipient.name if recipient else context.user.name
        key = f"stopped-{context.incoming.key}-{recipient_id}"
        await tell(context, author_id, key, partial(_ended, name, numbers))
    return bool(closed)


def _ended(name: str, numbers: list[int], say: Say, author: User) -> Reply:
    said = fill(say("{name} does not want messages from you any more."), name=bold(name))
    if numbers:
        listed = ", ".join(f"#{number}" for number in numbers)
        said = said + " " + fill(say("Cancelled: {numbers}"), numbers=listed)
    return Reply(said)


async def cancel_to(context: Context, contact: contacts.Contact) -> list[int]:
    """Cancel what is scheduled to a contact, by any handle; return the numbers."""
    return await _cancel(context, await scheduled_to(context, contact))


async def scheduled_to(context: Context, contact: contacts.Contact) -> list[Schedule]:
    """Return what is scheduled to a contact, by any handle."""
    return await _open(context, [handle.address_id for handle in contact.handles])


async def _open(context: Context, addresses: list[int]) -> list[Schedule]:
    query = select(Schedule).where(Schedule.address_id.in_(addresses), Schedule.state.in_(OPEN)).order_by(Schedule.id)
    return list((await context.session.execute(query)).scalars())


async def _cancel(context: Context, schedules: list[Schedule]) -> list[int]:
    """Cancel schedules, and return the numbers of those that had anything left to stop."""
    stopped = (Cancelled.STOPPED, Cancelled.AFTER_THIS_ONE)
    return [schedule.number for schedule in schedules if await book.cancel(context.session, schedule) in stopped]
