"""Users: who a platform's sender is here."""

from __future__ import annotations

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.store.tables import SenderIdentity, User

# Two messages of a newcomer may be handled at once: the identity row decides who wins, the other's user is undone.
CLAIM_IDENTITY = text("""
    INSERT INTO identities (platform, external_id, user_id) VALUES (:platform, :external_id, :user_id)
    ON CONFLICT DO NOTHING RETURNING user_id
""")


async def find(session: AsyncSession, platform: str, external_id: str) -> User | None:
    """Return the user a sender is known as, if any."""
    query = select(User).join(SenderIdentity, SenderIdentity.user_id == User.id)
    return (
        await session.execute(
            query.where(SenderIdentity.platform == platform, SenderIdentity.external_id == external_id)
        )
    ).scalar_one_or_none()


async def find_or_create(
    session: AsyncSession, platform: str, external_id: str, *, name: str, language: str, zone: str
) -> User:
    """Return the user behind a sender; a newcomer gets the given name, language and IANA zone."""
    known = await find(session, platform, external_id)
    if known:
        return known
    newcomer = User(name=name, language=language, zone=zone)
    session.add(newcomer)
    await session.flush()
    identity = {"platform": platform, "external_id": external_id, "user_id": newcomer.id}
    if (await session.execute(CLAIM_IDENTITY, identity)).scalar_one_or_none():
        await session.refresh(newcomer)
        return newcomer
    await session.delete(newcomer)
    await session.flush()
    earlier = await find(session, platform, external_id)
    if earlier is None:
        raise RuntimeError("an identity was there and is gone within one transaction")
    return earlier


async def change(session: AsyncSession, user: User, **values: object) -> None:
    """Change columns of a user, such as `zone` or `language`."""
    await session.execute(update(User).where(User.id == user.id).values(**values))
    await session.refresh(user)
