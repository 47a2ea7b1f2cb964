"""The groups that our accounts are in, known by what was seen of them."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.people.naming import folded
from carillon.store.tables import Group

MOST = 10  # groups of one title that a person is asked about

TITLED = text("""
    SELECT value, title FROM groups
    WHERE account_id = :account_id AND folded = :folded AND inside ORDER BY value LIMIT :limit
""")
LEAVE = text("UPDATE groups SET inside = false WHERE account_id = :account_id AND value = :value")
RENAME = text("""
    UPDATE recipients AS r SET name = :title FROM addresses AS a
    WHERE a.recipient_id = r.id AND a.account_id = :account_id AND a.value = :value AND a.kind = 'group'
      AND r.name <> :title
""")


async def seen(session: AsyncSession, account_id: int, value: str, title: str) -> bool:
    """Know a group by its present title; return whether it was not known, or had been left."""
    known = await session.get(Group, (account_id, value), populate_existing=True)
    if known and known.inside and known.title == title:
        return False
    given = {"title": title, "folded": folded(title), "inside": True}
    row = insert(Group).values(account_id=account_id, value=value, **given)
    await session.execute(row.on_conflict_do_update(index_elements=["account_id", "value"], set_=given))
    await session.execute(RENAME, {"account_id": account_id, "value": value, "title": title})
    return known is None or not known.inside


async def left(session: AsyncSession, account_id: int, value: str) -> None:
    """Remember that we are not in a group any more."""
    await session.execute(LEAVE, {"account_id": account_id, "value": value})


async def titled(session: AsyncSession, account_id: int, title: str) -> list[tuple[str, str]]:
    """Return (conversation, title) of the groups with a title that we are in, whoever may write there."""
    given = {"account_id": account_id, "folded": folded(title), "limit": MOST}
    return [(row.value, row.title) for row in await session.execute(TITLED, given)]


async def title_of(session: AsyncSession, account_id: int, value: str) -> str | None:
    """Return the title of a group that we are in; None for any other."""
    known = await session.get(Group, (account_id, value), populate_existing=True)
    return known.title if known and known.inside else None
