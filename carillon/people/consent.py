"""Who agreed to be written to by whom, and the hours in which they want quiet."""

from __future__ import annotations

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

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
    return address_id


async def copy_quiet_hours(session: AsyncSession, user: User) -> None:
    """Let everybody who writes to a person know their quiet hours, which go by the person's clock."""
    await session.execute(update(Address).where(Address.peer_id == user.id).values(**_quiet(user)))


def _quiet(user: User) -> dict[str, object]:
    there = user.quiet_from is not None and user.quiet_until is not None
    return {
        "quiet_zone": user.zone if there else None,
        "quiet_from": user.quiet_from if there else None,
        "quiet_until": user.quiet_until if there else None,
    }
