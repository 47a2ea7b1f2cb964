"""Two accounts become one person."""

from __future__ import annotations

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.people import admission
from carillon.people.admission import Sender
from carillon.store.tables import Schedule, SenderIdentity, User

FOLLOW = text("UPDATE addresses SET peer_id = :person WHERE peer_id = :newcomer")


async def in_the_way(session: AsyncSession, newcomer: User) -> int:
    """Return how many schedules keep a user from being dissolved into another; 0 when they live on elsewhere."""
    if await _identities(session, newcomer) > 1:
        return 0
    count = select(func.count()).select_from(Schedule).where(Schedule.user_id == newcomer.id)
    return (await session.execute(count)).scalar_one()


async def join(session: AsyncSession, sender: Sender, newcomer: User, person: User) -> None:
    """Make the sender, who was `newcomer`, the same as `person`; a newcomer who is nobody else is dissolved."""
    await admission.become(session, sender, person)
    if await _identities(session, newcomer) == 0:
        await session.execute(FOLLOW, {"person": person.id, "newcomer": newcomer.id})
        await session.delete(newcomer)
        await session.flush()


async def private_chats(session: AsyncSession, person: User) -> list[tuple[int, str]]:
    """Return account and conversation of every private chat that a person has with us."""
    query = select(SenderIdentity.account_id, SenderIdentity.external_id).where(SenderIdentity.user_id == person.id)
    return [(row.account_id, row.external_id) for row in await session.execute(query) if row.account_id is not None]


async def _identities(session: AsyncSession, user: User) -> int:
    count = select(func.count()).select_from(SenderIdentity).where(SenderIdentity.user_id == user.id)
    return (await session.execute(count)).scalar_one()
