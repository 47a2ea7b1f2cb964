"""Who is in, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.store.tables import SenderIdentity, User

# The most powerful first, then the newest. Of somebody with several accounts, one username is enough.
EVERYBODY = text("""
    SELECT u.name, u.role, u.created_at,
           (SELECT min(i.username) FROM identities AS i WHERE i.user_id = u.id) AS username
    FROM users AS u
    ORDER BY array_position(ARRAY['admin', 'operator', 'member', 'guest'], u.role), u.id DESC
    LIMIT :limit
""")

KEEPERS = text("""
    SELECT i.external_id, u.role, u.language FROM identities AS i JOIN users AS u ON u.id = i.user_id
    WHERE i.account_id = :account_id AND u.role IN ('operator', 'admin') AND i.blocked_at IS NULL
""")


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who looks after the house, in their private conversation."""

    conversation: str
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who is in. `since` is aware."""

    name: str
    username: str | None
    role: str
    since: datetime


async def everybody(session: AsyncSession, *, limit: int) -> list[Resident]:
    """Return who is in."""
    rows = await session.execute(EVERYBODY, {"limit": limit})
    return [Resident(row.name, row.username, row.role, row.created_at) for row in rows]


async def counts(session: AsyncSession) -> dict[str, int]:
    """Return how many there are of each role."""
    rows = await session.execute(select(User.role, func.count().label("people")).group_by(User.role))
    return {row.role: row.people for row in rows}


async def keepers(session: AsyncSession, account_id: int) -> list[Keeper]:
    """Return the operators and admins who write to us through an account."""
    return [Keeper(*row) for row in await session.execute(KEEPERS, {"account_id": account_id})]


async def called(session: AsyncSession, platform: str, handle: str) -> User | None:
    """Return who has a handle on a platform: @username, or the platform's own id."""
    mine = (
        SenderIdentity.username == handle[1:].lower()
        if handle.startswith("@")
        else SenderIdentity.external_id == handle
    )
    query = select(User).join(SenderIdentity, SenderIdentity.user_id == User.id)
    found = await session.execute(query.where(SenderIdentity.platform == platform, mine).order_by(User.id.desc()))
    return found.scalars().first()
