"""A file of an album that came after the album was scheduled: it is put where it belongs."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Select, select

from carillon.chat import booking, cards
from carillon.chat.context import Context
from carillon.content.markup import Rich, bold
from carillon.platforms.base import Reply
from carillon.schedules import changes
from carillon.schedules.book import OPEN, content_of
from carillon.store.tables import Schedule


async def late_file(context: Context) -> Reply | None:
    """Add what came in to what its album became; None when it is no such file, or nothing became of the album."""
    incoming = context.incoming
    if incoming.album is None or incoming.edited or incoming.text or not incoming.media:
        return None
    found = (await context.session.execute(late_query(context.user.id, context.origin))).scalars().all()
    for schedule in found:
        content = content_of(schedule)
        whole = replace(content, media=(*content.media, *incoming.files))
        problem = booking.too_much(context, whole)
        if problem:
            return Reply(bold(f"#{schedule.number}") + " " + problem)
        await changes.rewrite(context.session, schedule, whole)
    if not found:
        return None
    card = await cards.card(context, found[0])
    added = context.say("One more file of your album has arrived; it goes along.")
    return replace(card, text=Rich(f"{added}\n\n") + card.text)


def late_query(user_id: int, origin: str | None) -> Select[Schedule]:
    """Return the query for what became of a message."""
    mine = (Schedule.user_id == user_id, Schedule.origin == origin, Schedule.state.in_(OPEN))
    return select(Schedule).where(*mine).order_by(Schedule.origin_place)
