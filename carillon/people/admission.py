"""Who may come in, and as what: a guest answers reminders, a member schedules, an operator lets others in and looks
after the accounts, an admin appoints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.people import users
from carillon.store.tables import SenderIdentity, User

ROLES: Final = ("guest", "member", "operator", "admin")  # each may do what those before it may

# Written only when something of it is new, so that a line costs no update.
SEEN = text("""
    UPDATE identities SET account_id = :account_id, username = :username
    WHERE platform = :platform AND external_id = :external_id
      AND (account_id IS DISTINCT FROM :account_id OR username IS DISTINCT FROM CAST(:username AS text))
""")


@dataclass(frozen=True, slots=True)
class House:
    """How the settings have it: open to everybody, to those who are invited, or to those on a list.

    `admins` and `allowed` hold handles such as telegram:123456 and telegram:@ana, in small letters.
    """

    access: str = "open"
    admins: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: their id on a platform, and what the platform says of them. `username` is in small letters."""

    platform: str
    external_id: str
    name: str
    language: str
    username: str | None = None

    @property
    def handles(self) -> frozenset[str]:
        """What the settings may call them."""
        names = [self.external_id.lower(), f"@{self.username}"] if self.username else [self.external_id.lower()]
        return frozenset(f"{self.platform}:{name}" for name in names)


def may(role: str, least: str) -> bool:
    """Whether a role may do what is for `least` and those above it."""
    return ROLES.index(role) >= ROLES.index(least)


def role_of(house: House, sender: Sender, present: str | None) -> str | None:
    """Return the role somebody has from now on; None: they are not let in. `present` is None for a stranger."""
    if sender.handles & house.admins:
        return "admin"
    if house.access == "open" or (house.access == "list" and sender.handles & house.allowed):
        return "member" if present in (None, "guest") else present
    if house.access == "list" and present == "member":
        return None  # the list has changed, or the house was open when they came
    return present


async def admit(session: AsyncSession, house: House, sender: Sender, zone: str) -> User | None:
    """Return the user behind a sender, with the role that is due to them; None when they are not let in.

    `zone` is the IANA zone a newcomer starts with. Nothing is written down about somebody who is not let in.
    """
    known = await users.find(session, sender.platform, sender.external_id)
    role = role_of(house, sender, known.role if known else None)
    if role is None:
        return None
    return await _with_role(session, known, role) if known else await let_in(session, sender, zone, role)


async def let_in(session: AsyncSession, sender: Sender, zone: str, role: str) -> User:
    """Make a user of a stranger."""
    newcomer = await users.find_or_create(
        session, sender.platform, sender.external_id, name=sender.name, language=sender.language, zone=zone
    )
    return await _with_role(session, newcomer, role)


async def seen(session: AsyncSession, sender: Sender, account_id: int) -> None:
    """Remember where and under which name somebody was last seen."""
    given = {"platform": sender.platform, "external_id": sender.external_id, "username": sender.username}
    await session.execute(SEEN, {**given, "account_id": account_id})


async def become(session: AsyncSession, sender: Sender, user: User) -> None:
    """Make a sender the same person as `user`: what comes from either is theirs."""
    mine = (SenderIdentity.platform == sender.platform, SenderIdentity.external_id == sender.external_id)
    await session.execute(update(SenderIdentity).where(*mine).values(user_id=user.id))


async def _with_role(session: AsyncSession, user: User, role: str) -> User:
    if user.role != role:
        await users.change(session, user, role=role)
    return user
