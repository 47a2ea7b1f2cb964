"""The address book: whom a user writes to by name, and the handles that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.errors import CarillonError
from carillon.people.naming import folded
from carillon.store.tables import Invite, Recipient

ALL = text("""
    SELECT r.id, r.name, r.alias, a.id AS address_id, c.platform, u.name AS person, a.unreachable,
           a.agreed_at IS NOT NULL AS agreed, r.primary_address_id IS NOT DISTINCT FROM a.id AS is_primary
    FROM recipients AS r
    LEFT JOIN addresses AS a ON a.recipient_id = r.id
    LEFT JOIN accounts AS c ON c.id = a.account_id
    LEFT JOIN users AS u ON u.id = a.peer_id
    WHERE r.user_id = :user_id AND r.alias IS NOT NULL
    ORDER BY r.alias, r.id, is_primary DESC, a.id
""")
# An agreement was given to a contact; who is taken in again is asked again.
LET_GO = text("UPDATE addresses SET agreed_at = NULL WHERE recipient_id = :recipient_id AND kind = 'person'")


class NameTaken(CarillonError):
    """That name is in the address book already."""


@dataclass(frozen=True, slots=True)
class Handle:
    """An address of a contact: on which platform, what the person is called there, and whether they agreed."""

    address_id: int
    platform: str
    person: str
    agreed: bool
    unreachable: str | None
    primary: bool

    @property
    def open(self) -> bool:
        """Whether it may be written to, and anything arrives."""
        return self.agreed and self.unreachable is None


@dataclass(frozen=True, slots=True)
class Contact:
    """A name in somebody's address book. The primary handle comes first."""

    id: int
    name: str
    alias: str
    handles: tuple[Handle, ...]

    @property
    def best(self) -> Handle | None:
        """The handle that is written to: the first one that can be, or the first."""
        return next((handle for handle in self.handles if handle.open), self.handles[0] if self.handles else None)


async def all_of(session: AsyncSession, user_id: int) -> list[Contact]:
    """Return a user's address book, by name."""
    rows = (await session.execute(ALL, {"user_id": user_id})).all()
    return [
        Contact(
            *whose,
            tuple(
                Handle(row.address_id, row.platform, row.person or "", row.agreed, row.unreachable, row.is_primary)
                for row in theirs
                if row.address_id
            ),
        )
        for whose, theirs in groupby(rows, key=lambda row: (row.id, row.name, row.alias))
    ]


async def named(session: AsyncSession, user_id: int, name: str) -> Contact | None:
    """Return the contact of a name, however it is written."""
    alias = folded(name)
    return next((contact for contact in await all_of(session, user_id) if contact.alias == alias), None)


async def by_id(session: AsyncSession, user_id: int, recipient_id: int) -> Contact | None:
    """Return the contact if it is the user's."""
    return next((contact for contact in await all_of(session, user_id) if contact.id == recipient_id), None)


async def add(session: AsyncSession, user_id: int, name: str) -> int:
    """Take a name into the address book; return the recipient's id. Raises NameTaken."""
    recipient = Recipient(user_id=user_id, name=name, alias=folded(name))
    try:
        async with session.begin_nested():
            session.add(recipient)
    except IntegrityError as error:
        raise NameTaken from error
    return recipient.id


async def rename(session: AsyncSession, contact: Contact, name: str) -> None:
    """Give a contact another name. Raises NameTaken."""
    try:
        async with session.begin_nested():
            await _set(session, contact, name=name, alias=folded(name))
    except IntegrityError as error:
        raise NameTaken from error


async def prefer(session: AsyncSession, contact: Contact, address_id: int) -> bool:
    """Write to one handle before the others; return whether it is one of theirs."""
    if all(handle.address_id != address_id for handle in contact.handles):
        return False
    await _set(session, contact, primary_address_id=address_id)
    return True


async def let_go(session: AsyncSession, contact: Contact) -> None:
    """Take a contact out of the address book, with what they agreed to and the link they were sent."""
    await _set(session, contact, alias=None, primary_address_id=None)
    await session.execute(LET_GO, {"recipient_id": contact.id})
    await session.execute(delete(Invite).where(Invite.recipient_id == contact.id))


async def _set(session: AsyncSession, contact: Contact, **values: object) -> None:
    await session.execute(update(Recipient).where(Recipient.id == contact.id).values(**values))
