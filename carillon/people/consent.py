"""Who agreed to be written to by whom, until they say stop; and the hours in which they want quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery import ledger
from carillon.delivery.quiet import Quiet, quiet_of
from carillon.store.tables import Address, User

AGREE = text("""
    INSERT INTO addresses (user_id, recipient_id, account_id, value, kind, peer_id, agreed_at,
                           quiet_zone, quiet_from, quiet_until)
    VALUES (:user_id, :recipient_id, :account_id, :value, 'person', :peer_id, now(),
            :quiet_zone, :quiet_from, :quiet_until)
    ON CONFLICT (user_id, account_id, value) DO UPDATE
    SET recipient_id = excluded.recipient_id, kind = 'person', peer_id = excluded.peer_id, agreed_at = now(),
        unreachable = NULL, quiet_zone = excluded.quiet_zone, quiet_from = excluded.quiet_from,
        quiet_until = excluded.quiet_until
    WHERE addresses.kind <> 'self'
    RETURNING id
""")
# A handle belongs to one contact: the one it was agreed to last.
UNPREFER = text("""
    UPDATE recipients SET primary_address_id = CASE WHEN id = :recipient_id THEN :address_id END
    WHERE (id = :recipient_id AND primary_address_id IS NULL)
       OR (user_id = :user_id AND id <> :recipient_id AND primary_address_id = :address_id)
""")
AUTHORS = text("""
    SELECT a.id AS address_id, a.user_id, u.name FROM addresses AS a JOIN users AS u ON u.id = a.user_id
    WHERE a.peer_id = :peer_id AND a.agreed_at IS NOT NULL ORDER BY u.name, a.id
""")
STOP = text("""
    UPDATE addresses SET agreed_at = NULL, unreachable = 'stopped'
    WHERE peer_id = :peer_id AND agreed_at IS NOT NULL
      AND (CAST(:author_id AS bigint) IS NULL OR user_id = :author_id)
    RETURNING id, user_id, recipient_id
""")
WAITING = text("""
    SELECT d.id, d.occurrence, d.due_at FROM schedules AS s JOIN deliveries AS d ON d.schedule_id = s.id
    WHERE s.address_id = ANY (:addresses) AND s.state IN ('active', 'paused')
      AND d.state = 'queued' AND d.due_at < 'infinity' AND d.tries = 0
""")


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who may write to a person, and the address they do it through."""

    address_id: int
    user_id: int
    name: str


async def agree(
    session: AsyncSession, author_id: int, recipient_id: int, *, account_id: int, value: str, peer: User
) -> int | None:
    """Let an author write to a person by their contact; return the address, None where it is the author's own chat."""
    given = {
        "user_id": author_id,
        "recipient_id": recipient_id,
        "account_id": account_id,
        "value": value,
        "peer_id": peer.id,
        **_quiet(peer),
    }
    address_id: int | None = (await session.execute(AGREE, given)).scalar_one_or_none()
    if address_id is not None:
        known = {"user_id": author_id, "recipient_id": recipient_id, "address_id": address_id}
        await session.execute(UNPREFER, known)
    return address_id


async def authors(session: AsyncSession, peer_id: int) -> list[Author]:
    """Return who may write to a person."""
    rows = await session.execute(AUTHORS, {"peer_id": peer_id})
    return [Author(row.address_id, row.user_id, row.name) for row in rows]


async def withdraw(session: AsyncSession, peer_id: int, author_id: int | None = None) -> list[Address]:
    """End what a person agreed to, with one author or with all; return the addresses that are closed by it.

    What is scheduled to them is the caller's to cancel, in the same transaction.
    """
    closed = (await session.execute(STOP, {"peer_id": peer_id, "author_id": author_id})).scalars().all()
    query = select(Address).where(Address.id.in_(closed)).order_by(Address.user_id)
    return list((await session.execute(query.execution_options(populate_existing=True))).scalars())


async def copy_quiet_hours(session: AsyncSession, user: User) -> None:
    """Let everybody who writes to a person know their quiet hours; what waits for them already keeps them too.

    To be called when the hours change, and when the person's zone does.
    """
    written_to = select(Address).where(Address.peer_id == user.id).execution_options(populate_existing=True)
    addresses = list((await session.execute(written_to)).scalars())
    before = _quiet_of(addresses[0]) if addresses else None
    await session.execute(update(Address).where(Address.peer_id == user.id).values(**_quiet(user)))
    now = quiet_of(user.zone, user.quiet_from, user.quiet_until)
    for row in (await session.execute(WAITING, {"addresses": [address.id for address in addresses]})).all():
        due = _due(now, row.occurrence)
        if row.due_at == _due(before, row.occurrence) != due:  # what was moved by hand stays there
            await ledger.put_off(session, row.id, due)


def _quiet_of(address: Address) -> Quiet | None:
    return quiet_of(address.quiet_zone, address.quiet_from, address.quiet_until)


def _due(quiet: Quiet | None, occurrence: datetime) -> datetime:
    return quiet.after(occurrence) if quiet else occurrence


def _quiet(user: User) -> dict[str, object]:
    there = user.quiet_from is not None and user.quiet_until is not None
    return {
        "quiet_zone": user.zone if there else None,
        "quiet_from": user.quiet_from if there else None,
        "quiet_until": user.quiet_until if there else None,
    }
