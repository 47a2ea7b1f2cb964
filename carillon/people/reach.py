"""Why nothing arrives at an address, and since when a person has blocked us."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class Unreachable(StrEnum):
    """Why nothing arrives at an address."""

    BLOCKED = "blocked"  # the person blocked us
    REMOVED = "removed"  # the group has thrown us out, or we left
    STOPPED = "stopped"  # the person wants no messages from this author


# Who said stop goes on meaning it, whatever happens to the conversation.
MARK = text("""
    UPDATE addresses SET unreachable = :why
    WHERE account_id = :account_id AND value = :value AND unreachable IS NULL
""")
CLEAR = text("""
    UPDATE addresses SET unreachable = NULL
    WHERE account_id = :account_id AND value = :value AND unreachable IN ('blocked', 'removed')
""")
BLOCKED = text("""
    UPDATE identities SET blocked_at = CASE WHEN CAST(:blocked AS boolean) THEN now() END
    WHERE platform = :platform AND external_id = :external_id AND (blocked_at IS NULL) = CAST(:blocked AS boolean)
    RETURNING user_id
""")


async def lost(session: AsyncSession, account_id: int, value: str, why: Unreachable) -> None:
    """Write down, for everybody who writes to a conversation, that nothing arrives there."""
    await session.execute(MARK, {"account_id": account_id, "value": value, "why": why.value})


async def found(session: AsyncSession, account_id: int, value: str) -> None:
    """Write down that a conversation can be written to again."""
    await session.execute(CLEAR, {"account_id": account_id, "value": value})


async def set_blocked(session: AsyncSession, platform: str, external_id: str, *, blocked: bool) -> bool:
    """Write down whether a person has blocked us; return whether that is news."""
    given = {"platform": platform, "external_id": external_id, "blocked": blocked}
    return (await session.execute(BLOCKED, given)).scalar_one_or_none() is not None
