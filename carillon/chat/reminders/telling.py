"""When authors are told of failures: soon, in one piece, and not too often; and where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat import inbox
from carillon.chat.reminders import failure_notes, failures
from carillon.delivery import ledger
from carillon.delivery.ledger import Untold
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import User

PATIENCE = timedelta(minutes=2)  # that failures of one outage are gathered for
LULL = timedelta(seconds=5)  # without a further failure, after which several are taken for all of them
APART = timedelta(minutes=5)  # between two notes to one person
AT_ONCE = 500  # people who are told in one round

AUTHORS = text("""
    SELECT u.id FROM (
        SELECT DISTINCT user_id FROM deliveries
        WHERE state IN ('failed', 'expired', 'unconfirmed') AND told_at IS NULL) AS waiting
    JOIN users AS u ON u.id = waiting.user_id
    WHERE u.told_at IS NULL OR u.told_at < now() - CAST(:apart AS interval)
    ORDER BY u.told_at NULLS FIRST LIMIT :limit
""")

# Two workers look at the same time: one has the author, the other passes on.
TAKEN = text("""
    SELECT now() FROM users
    WHERE id = :user_id AND (told_at IS NULL OR told_at < now() - CAST(:apart AS interval))
    FOR UPDATE SKIP LOCKED
""")
TOLD = text("UPDATE users SET told_at = now() WHERE id = :user_id")

# A private conversation is named as its person is; where they were not seen yet, any account of the platform will do.
WHERE = text("""
    SELECT coalesce(i.account_id, (SELECT min(c.id) FROM accounts AS c WHERE c.platform = i.platform)) AS account_id,
           i.external_id
    FROM identities AS i WHERE i.user_id = :user_id AND i.blocked_at IS NULL
    ORDER BY i.account_id IS NULL, i.platform, i.external_id
""")


async def authors(store: Store) -> list[int]:
    """Return the people who have something to be told and were not told anything within five minutes."""
    async with store.hot() as db:
        return list((await db.execute(AUTHORS, {"apart": APART, "limit": AT_ONCE})).scalars())


async def tell_author(store: Store, user_id: int, troubled: Collection[int]) -> tuple[int, str] | None:
    """Write the note that one author is owed; return the account and conversation it goes to, None when it can wait.

    `troubled` are the accounts whose breaker is not closed: more may be failing there.
    """
    async with store.transaction(SYSTEM) as session:
        now = (await session.execute(TAKEN, {"user_id": user_id, "apart": APART})).scalar_one_or_none()
        waiting = await ledger.untold(session, user_id) if now else []
        if now is None or gathering(waiting, now, troubled):
            return None
        where = await _where(session, user_id, troubled)
        if where is not None and where[0] in troubled:
            return None
        told = set(await ledger.tell(session, [one.id for one in waiting]))
        named = [one.id for one in waiting if one.id in told and not one.chaser]
        if not named or where is None:
            return None
        await _write(session, await session.get_one(User, user_id), where, named, now)
        await session.execute(TOLD, {"user_id": user_id})
    return where


def gathering(waiting: Sequence[Untold], now: datetime, troubled: Collection[int]) -> bool:
    """Whether more may follow within a moment, so that they are told together: two minutes at most."""
    moments = [one.at for one in waiting if one.at]
    if not moments or now - min(moments) >= PATIENCE:
        return False
    still_failing = len(waiting) > failures.ALONE and now - max(moments) < LULL
    return still_failing or any(one.account_id in troubled for one in waiting)


async def _where(session: AsyncSession, user_id: int, troubled: Collection[int]) -> tuple[int, str] | None:
    """Return where a person is told, rather where nothing is troubled; None when they are nowhere to be reached."""
    rows = (await session.execute(WHERE, {"user_id": user_id})).all()
    places = [(row.account_id, row.external_id) for row in rows if row.account_id]
    return min(places, key=lambda place: place[0] in troubled, default=None)


async def _write(
    session: AsyncSession, user: User, where: tuple[int, str], delivery_ids: Sequence[int], now: datetime
) -> None:
    listed = await failures.failures(session, user, delivery_ids)
    if len(delivery_ids) > failures.ALONE:
        several = failure_notes.summary(user, listed, len(delivery_ids), now)
        await inbox.note(session, *where, f"failures:{user.id}:{now.timestamp()}", several)
        return
    for failure in listed:
        await inbox.note(
            session, *where, f"failure:{failure.mark}:{now.timestamp()}", failure_notes.note(user, failure)
        )
