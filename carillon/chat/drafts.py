"""Questions that wait for a button. They live in Postgres, survive a restart, and expire."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, and_, delete, select, update

from carillon.chat.context import Context
from carillon.chat.making.items import Asked
from carillon.errors import CarillonError
from carillon.store.tables import Draft

OPEN_FOR = timedelta(minutes=15)

_ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)


class NoSuchDraft(CarillonError):
    """That question is no longer open."""


async def keep(context: Context, asked: Asked) -> int:
    """Keep a question; return its number."""
    draft = Draft(user_id=context.user.id, candidates=_dump(asked), expires_at=context.now + OPEN_FOR)
    context.session.add(draft)
    await context.session.flush()
    return draft.id


async def look(context: Context, draft_id: int) -> Asked:
    """Return an open question and leave it open; raise NoSuchDraft for one answered, expired or not theirs."""
    query = select(Draft.candidates).where(Draft.id == draft_id, _open(context)).with_for_update()
    return _load((await context.session.execute(query)).scalar_one_or_none())


async def take(context: Context, draft_id: int) -> Asked:
    """Close a question and return it; raise NoSuchDraft for one answered, expired or not theirs."""
    closing = delete(Draft).where(Draft.id == draft_id, _open(context)).returning(Draft.candidates)
    return _load((await context.session.execute(closing)).scalar_one_or_none())


async def drop(context: Context, draft_id: int) -> None:
    """Close a question, if it is open."""
    await context.session.execute(delete(Draft).where(Draft.id == draft_id, Draft.user_id == context.user.id))


async def change(context: Context, draft_id: int, asked: Asked) -> None:
    """Let an open question be about something else."""
    changing = update(Draft).where(Draft.id == draft_id, Draft.user_id == context.user.id)
    await context.session.execute(changing.values(candidates=_dump(asked)))


async def of_origin(context: Context, origin: str) -> dict[int, Asked]:
    """Return the open questions that were asked about a message, by their numbers."""
    found = await context.session.execute(select(Draft.id, Draft.candidates).where(_open(context)).order_by(Draft.id))
    asked: dict[int, Asked] = {}
    for draft_id, candidates in found:
        with suppress(NoSuchDraft):
            asked[draft_id] = _load(candidates)
    return {draft_id: one for draft_id, one in asked.items() if one.purpose.item and one.purpose.item.origin == origin}


async def with_files(context: Context, draft_id: int, asked: Asked) -> None:
    """Put the files that came in with those an open question is about."""
    item = asked.purpose.item
    if item is None:
        return
    more = context.incoming.files
    content = replace(item.content, media=item.content.media + more)
    choices = tuple(
        replace(choice, content=replace(choice.content, media=choice.content.media + more)) for choice in asked.choices
    )
    purpose = replace(asked.purpose, item=item.holding(content))
    await change(context, draft_id, replace(asked, purpose=purpose, choices=choices))


def _open(context: Context) -> ColumnElement[bool]:
    return and_(Draft.user_id == context.user.id, Draft.expires_at > context.now)


def _dump(asked: Asked) -> str:
    return _ASKED.dump_json(asked).decode()


def _load(kept: str | None) -> Asked:
    if kept is None:
        raise NoSuchDraft
    try:
        return _ASKED.validate_json(kept)
    except ValidationError as other:  # asked by an earlier release
        raise NoSuchDraft from other
