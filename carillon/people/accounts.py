"""Platform accounts: the bot tokens, phone numbers and Macs that Carillon speaks through."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# The no-op update makes RETURNING answer for a row that is already there.
ENSURE = text("""
    INSERT INTO accounts (platform, external_id) VALUES (:platform, :external_id)
    ON CONFLICT (platform, external_id) DO UPDATE SET platform = excluded.platform
    RETURNING id
""")


async def ensure(session: AsyncSession, platform: str, external_id: str) -> int:
    """Return the id of an account, written down the first time it is seen."""
    account_id: int = (await session.execute(ENSURE, {"platform": platform, "external_id": external_id})).scalar_one()
    return account_id
