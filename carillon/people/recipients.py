"""Recipients and their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from carillon.delivery.quiet import Quiet, quiet_of
from carillon.store.tables import Address, Recipient
from carillon.when.tokens import fold


async def ensure_address(
    session: AsyncSession,
    *,
    user_id: int,
    account_id: int,
    value: str,
    name: str,
    kind: str = "self",
    author: str | None = None,
) -> Address:
    """Return the user's address for a conversation, with a recipient of that name the first time it is used.

    `kind` is self, person or group; `author` is the user's own id on the platform, for a group.
    """
    query = select(Address).where(Address.user_id == user_id, Address.account_id == account_id, Address.value == value)
    known = (await session.execute(query)).scalar_one_or_none()
    if known:
        return known
    recipient = Recipient(user_id=user_id, name=name)
    session.add(recipient)
    await session.flush()
    address = Address(
        user_id=user_id,
        recipient_id=recipient.id,
        account_id=account_id,
        value=value,
        kind=kind,
        author=author,
    )
    session.add(address)
    await session.flush()
    await session.refresh(address)
    return address


OWN = text("""
    SELECT id FROM addresses WHERE user_id = :user_id AND kind = 'self' ORDER BY account_id <> :account_id, id LIMIT 1
""")


async def own_address(session: AsyncSession, user_id: int, account_id: int) -> Address | None:
    """Return a user's own conversation, preferably on an account; None for somebody who never wrote to us alone."""
    found = (await session.execute(OWN, {"user_id": user_id, "account_id": account_id})).scalar_one_or_none()
    return await session.get(Address, found, populate_existing=True) if found else None


async def address_of(session: AsyncSession, user_id: int, address_id: int) -> Address | None:
    """Return the address if it is the user's."""
    found = await session.get(Address, address_id, populate_existing=True)
    return found if found and found.user_id == user_id else None


WHOM = text("""
    SELECT a.kind, a.value, r.name, c.platform, a.unreachable, a.quiet_zone, a.quiet_from, a.quiet_until
    FROM addresses AS a
    JOIN recipients AS r ON r.id = a.recipient_id JOIN accounts AS c ON c.id = a.account_id
    WHERE a.id = :address_id
""")


@dataclass(frozen=True, slots=True)
class Whom:
    """To whom an address leads: self, person or group, which conversation, by name, on a platform; why nothing
    arrives there, if so.
    """

    kind: str
    value: str
    name: str
    platform: str
    unreachable: str | None
    quiet: Quiet | None


async def whom(session: AsyncSession, address_id: int) -> Whom:
    """Return to whom an address leads."""
    row = (await session.execute(WHOM, {"address_id": address_id})).one()
    quiet = quiet_of(row.quiet_zone, row.quiet_from, row.quiet_until)
    return Whom(row.kind, row.value, row.name, row.platform, row.unreachable, quiet)


# An owner who already knows the new value keeps that address; what pointed at the old one follows it there.
MOVE = text("""
    WITH moved AS (
        UPDATE addresses AS a SET value = :new
        WHERE a.account_id = :account_id AND a.value = :old AND NOT EXISTS (
            SELECT FROM addresses AS b
            WHERE b.user_id = a.user_id AND b.account_id = a.account_id AND b.value = :new)
        RETURNING a.id
    ), merged AS (
        SELECT a.id AS old_id, b.id AS new_id
        FROM addresses AS a
        JOIN addresses AS b ON b.user_id = a.user_id AND b.account_id = a.account_id AND b.value = :new
        WHERE a.account_id = :account_id AND a.value = :old
    ), schedules_follow AS (
        UPDATE schedules AS s SET address_id = m.new_id
        FROM merged AS m WHERE s.address_id = m.old_id AND s.state IN ('active', 'paused')
    ), deliveries_follow AS (
        UPDATE deliveries AS d SET address_id = m.new_id
        FROM merged AS m JOIN schedules AS s ON s.address_id = m.old_id AND s.state IN ('active', 'paused')
        WHERE d.schedule_id = s.id AND d.state IN ('queued', 'accepted')
    )
    SELECT count(*) FROM moved
""")
TELL = text("""
    UPDATE schedules AS s SET nag_tell = b.id
    FROM addresses AS a JOIN addresses AS b ON b.user_id = a.user_id AND b.account_id = a.account_id AND b.value = :new
    WHERE a.account_id = :account_id AND a.value = :old AND s.user_id = a.user_id AND s.nag_tell = a.id
""")
# What was seen of the group at its new address already stands.
GROUP = (
    """UPDATE groups SET value = :new WHERE account_id = :account_id AND value = :old AND NOT EXISTS (
        SELECT FROM groups AS g WHERE g.account_id = :account_id AND g.value = :new)""",
    "DELETE FROM groups WHERE account_id = :account_id AND value = :old",
)
DIALOGS = (
    """DELETE FROM dialogs AS d WHERE d.account_id = :account_id AND d.conversation = :old AND EXISTS (
        SELECT FROM dialogs AS n
        WHERE n.user_id = d.user_id AND n.account_id = d.account_id AND n.conversation = :new)""",
    "UPDATE dialogs SET conversation = :new WHERE account_id = :account_id AND conversation = :old",
)
NOTES = """
    UPDATE inbox SET conversation = :new
    WHERE account_id = :account_id AND conversation = :old AND answered_at IS NULL AND incoming IS NULL
"""
FOLLOWERS = (MOVE, TELL, *map(text, (*GROUP, *DIALOGS, NOTES)))


async def move_address(db: AsyncConnection | AsyncSession, account_id: int, old: str, new: str) -> None:
    """Follow a conversation that got a new address (a group that became a supergroup), for every user at once.

    With it go what is scheduled, the dialogs that are open there, and the notes that it is still owed.
    """
    for statement in FOLLOWERS:
        await db.execute(statement, {"account_id": account_id, "old": old, "new": new})


UNREACHABLE = text("""
    UPDATE addresses SET unreachable = :reason
    WHERE account_id = :account_id AND value = :value AND unreachable IS DISTINCT FROM :reason
""")


async def mark_unreachable(db: AsyncConnection | AsyncSession, account_id: int, value: str, reason: str) -> None:
    """Note why nothing arrives at a conversation any more, for every user who writes to it."""
    await db.execute(UNREACHABLE, {"account_id": account_id, "value": value, "reason": reason})


async def name_of(session: AsyncSession, user_id: int, recipient_id: int) -> str | None:
    """Return what a user calls one of their recipients; None for anybody else's."""
    query = select(Recipient.name).where(Recipient.id == recipient_id, Recipient.user_id == user_id)
    return (await session.execute(query)).scalar_one_or_none()


NAMED = text("""
    SELECT id, name, alias FROM recipients WHERE user_id = :user_id ORDER BY id LIMIT 2000
""")


async def called(session: AsyncSession, user_id: int, wanted: str) -> list[int]:
    """Return a user's recipients of that name, whatever its case and accents; without any, those that begin so."""
    rows = (await session.execute(NAMED, {"user_id": user_id})).all()
    folded = fold(wanted)
    names = [(row.id, {fold(row.name), fold(row.alias or row.name)}) for row in rows]
    whole = [recipient_id for recipient_id, known in names if folded in known]
    return whole or [recipient_id for recipient_id, known in names if any(name.startswith(folded) for name in known)]
