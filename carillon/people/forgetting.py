"""A person leaves: everything of theirs is deleted, and nobody else's contact leads to them any more."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery.ledger import abandon

HOLDINGS = text("""
    SELECT (SELECT count(*) FROM schedules WHERE user_id = :user_id AND state IN ('active', 'paused')) AS open,
        (SELECT count(*) FROM schedules WHERE user_id = :user_id AND state NOT IN ('active', 'paused')) AS over,
        (SELECT count(*) FROM recipients AS r WHERE r.user_id = :user_id AND EXISTS (
            SELECT FROM addresses AS a WHERE a.recipient_id = r.id AND a.kind <> 'self')) AS contacts,
        (SELECT count(DISTINCT user_id) FROM addresses WHERE peer_id = :user_id AND agreed_at IS NOT NULL) AS authors
""")
LOCK = text("SELECT id FROM users WHERE id = :user_id FOR UPDATE")
OWN = text("SELECT id FROM schedules WHERE user_id = :user_id FOR UPDATE")

# In others' address books the person stands as whom they agreed as, and by their id on the platform.
LEADING_HERE = text("""
    SELECT id FROM addresses WHERE peer_id = :user_id AND user_id <> :user_id
    UNION
    SELECT a.id FROM identities AS i JOIN accounts AS c ON c.platform = i.platform
    JOIN addresses AS a ON a.account_id = c.id AND a.value = i.external_id
    WHERE i.user_id = :user_id AND a.user_id <> :user_id
""")
STOP = text("""
    UPDATE schedules SET state = 'cancelled', revision = revision + 1, updated_at = now()
    WHERE address_id = ANY (CAST(:addresses AS bigint[])) AND state IN ('active', 'paused')
    RETURNING id, user_id, number
""")
TELL_NO_MORE = text("UPDATE schedules SET nag_tell = NULL WHERE nag_tell = ANY (CAST(:addresses AS bigint[]))")
UNKNOWN = text("""
    UPDATE addresses AS a SET value = 'gone-' || a.id, peer_id = NULL, agreed_at = NULL, unreachable = 'stopped',
        quiet_zone = NULL, quiet_from = NULL, quiet_until = NULL
    FROM recipients AS r WHERE r.id = a.recipient_id AND a.id = ANY (CAST(:addresses AS bigint[]))
    RETURNING a.user_id, r.name
""")
PLACES = text("""
    SELECT u.id, u.language, place.account_id, place.conversation FROM users AS u CROSS JOIN LATERAL (
        SELECT account_id, conversation FROM (
            SELECT 1 AS rank, account_id, value AS conversation FROM addresses
            WHERE user_id = u.id AND kind = 'self' AND unreachable IS NULL
            UNION ALL
            SELECT 2, account_id, external_id FROM identities
            WHERE user_id = u.id AND account_id IS NOT NULL AND blocked_at IS NULL) AS known
        ORDER BY rank LIMIT 1) AS place
    WHERE u.id = ANY (CAST(:authors AS bigint[]))
""")

# The keys stay for their week, so that what a platform hands out again is known, without anything that was said.
# What came in behind the line that is being answered is not handled yet and stays.
BLANK = text("""
    WITH answering AS (
        SELECT id FROM inbox WHERE account_id = :account_id AND key = :key
    ), private AS (
        SELECT c.id AS account_id, i.external_id AS conversation
        FROM identities AS i JOIN accounts AS c ON c.platform = i.platform WHERE i.user_id = :user_id
        UNION SELECT account_id, value FROM addresses WHERE user_id = :user_id AND kind = 'self'
    )
    UPDATE inbox AS b SET conversation = '', incoming = NULL, reply = NULL, leased_until = NULL,
        handled_at = coalesce(b.handled_at, now()), answered_at = coalesce(b.answered_at, now())
    FROM private AS p, answering AS this
    WHERE b.account_id = p.account_id AND b.conversation = p.conversation
      AND b.id <> this.id AND (b.handled_at IS NOT NULL OR b.id < this.id)
""")
DELETE_SCHEDULES = text("DELETE FROM schedules WHERE user_id = :user_id")
DELETE = text("DELETE FROM users WHERE id = :user_id")


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is of a person, and how many others may write to them."""

    open: int
    over: int
    contacts: int
    authors: int


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody whose contact is gone: what they called it, what of theirs is cancelled, and where to tell them."""

    user_id: int
    language: str
    name: str
    numbers: tuple[int, ...]
    account_id: int
    conversation: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What could not be taken back because it is being sent this moment, and who is to be told."""

    in_flight: int
    authors: tuple[Author, ...]


async def holdings(session: AsyncSession, user_id: int) -> Holdings:
    """Return what would be deleted."""
    row = (await session.execute(HOLDINGS, {"user_id": user_id})).one()
    return Holdings(row.open, row.over, row.contacts, row.authors)


async def forget(session: AsyncSession, user_id: int, *, account_id: int, answering: str) -> Forgotten:
    """Delete a user and all that hangs on them, but the inbox row with the key `answering`, which is being answered."""
    given = {"user_id": user_id}
    await session.execute(LOCK, given)
    own = list((await session.execute(OWN, given)).scalars())
    withdrawn = await abandon(session, own)
    in_flight, authors = await _leave_books(session, user_id)
    await session.execute(BLANK, {**given, "account_id": account_id, "key": answering})
    await session.execute(DELETE_SCHEDULES, given)
    await session.execute(DELETE, given)
    return Forgotten(withdrawn.in_flight + in_flight, authors)


async def _leave_books(session: AsyncSession, user_id: int) -> tuple[int, tuple[Author, ...]]:
    """Take a person out of everybody's address book; what waits for them is cancelled first."""
    given = {"addresses": list((await session.execute(LEADING_HERE, {"user_id": user_id})).scalars())}
    stopped = (await session.execute(STOP, given)).all()
    withdrawn = await abandon(session, [row.id for row in stopped])
    await session.execute(TELL_NO_MORE, given)
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for row in stopped:
        numbers[row.user_id].append(row.number)
    names = {row.user_id: row.name for row in await session.execute(UNKNOWN, given)}
    places = await session.execute(PLACES, {"authors": list(names)})
    return withdrawn.in_flight, tuple(
        Author(row.id, row.language, names[row.id], tuple(sorted(numbers[row.id])), row.account_id, row.conversation)
        for row in places
    )
