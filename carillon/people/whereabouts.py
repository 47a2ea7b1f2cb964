"""Where a person is, as far as their clock goes."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from carillon.people import consent, users
from carillon.store.tables import User


async def settle(session: AsyncSession, user: User, zone: str) -> None:
    """Let an IANA zone be the person's, as they said; their quiet hours go by its clock from now on."""
    await users.change(session, user, zone=zone, zone_known=True)
    await consent.copy_quiet_hours(session, user)


async def forget(session: AsyncSession, user: User) -> None:
    """Take the zone for a guess again."""
    await users.change(session, user, zone_known=False)
