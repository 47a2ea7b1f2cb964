"""Codes that a link carries: each works once, for a while, and is kept as its hash alone."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.store.tables import Invite

BYTES = 16  # of chance in a code
OPEN_FOR = timedelta(days=30)


async def make(
    session: AsyncSession, kind: str, user_id: int, *, recipient_id: int | None = None, lasts: timedelta = OPEN_FOR
) -> str:
    """Return a new code of a kind (join, contact or link); a contact's earlier one is no longer good."""
    if recipient_id is not None:
        await session.execute(delete(Invite).where(Invite.user_id == user_id, Invite.recipient_id == recipient_id))
    code = secrets.token_urlsafe(BYTES)
    row = Invite(code_hash=_hash(code), kind=kind, user_id=user_id, recipient_id=recipient_id)
    row.expires_at = (await session.execute(select(func.now() + lasts))).scalar_one()
    session.add(row)
    await session.flush()
    return code


async def find(session: AsyncSession, code: str) -> Invite | None:
    """Return what a code is for, and hold it until the transaction ends; None for one used, expired or never made."""
    good = select(Invite).where(Invite.code_hash == _hash(code), Invite.expires_at > func.now())
    return (await session.execute(good.with_for_update())).scalar_one_or_none()


async def use(session: AsyncSession, code: str) -> bool:
    """Take a code out of use; return whether it was good until now."""
    good = delete(Invite).where(Invite.code_hash == _hash(code), Invite.expires_at > func.now())
    return (await session.execute(good.returning(Invite.kind))).scalar_one_or_none() is not None


def _hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
