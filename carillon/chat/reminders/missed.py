"""A reminder that was said again and again, and that nobody acknowledged: it is missed, and a second person is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.clock import wall
from carillon.content.markup import Rich
from carillon.content.message import Content
from carillon.language import translations
from carillon.schedules import book
from carillon.schedules.wish import Wish, customary
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Address, Delivery, Schedule, User
from carillon.when import Once
from carillon.when.zones import zone_info

WIDTH = 200  # characters of the reminder that the second person reads

OVERDUE = text("""
    UPDATE acknowledgements SET state = 'missed', deadline_at = NULL, at = now()
    WHERE delivery_id = (SELECT delivery_id FROM acknowledgements WHERE state = 'open' AND deadline_at <= now()
                         ORDER BY deadline_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING delivery_id, schedule_id, now() AS now
""")


@dataclass(frozen=True, slots=True)
class Missed:
    """A reminder that was closed; whether somebody is told of it."""

    told: bool


async def close_one(store: Store) -> Missed | None:
    """Close the reminder that is overdue for longest; None when there is none."""
    async with store.transaction(SYSTEM) as session:
        row = (await session.execute(OVERDUE)).one_or_none()
        if row is None:
            return None
        schedule = await session.get_one(Schedule, row.schedule_id)
        if schedule.nag_tell is None:
            return Missed(told=False)
        root = await session.get_one(Delivery, row.delivery_id)
        await _tell(session, schedule, root, await session.get_one(Address, schedule.nag_tell), row.now)
    return Missed(told=True)


async def _tell(session: AsyncSession, schedule: Schedule, root: Delivery, whom: Address, now: datetime) -> None:
    """Send one message to the second person, at once, by the ledger like any other."""
    author = await session.get_one(User, schedule.user_id)
    reader = await session.get(User, whom.peer_id) if whom.peer_id else None
    said = _sentence((reader or author).language, author, schedule, root)
    reading = Once(now, now.astimezone(zone_info(author.zone)).replace(tzinfo=None), author.zone)
    wish = Wish(Content(Rich(said)), whom, reading, customary(author, whom), author.language)
    await book.create(session, author, wish)


def _sentence(language: str, author: User, schedule: Schedule, root: Delivery) -> str:
    say = translations(language).gettext
    due = wall(root.occurrence, schedule.zone, language)
    if schedule.opaque:
        return say("{name} has not confirmed a reminder, due {when}").format(name=author.name, when=due)
    what = book.content_of(schedule).summary(WIDTH)
    said = say("{name} has not confirmed: {what}, due {when}")
    return said.format(name=author.name, what=what, when=due)
