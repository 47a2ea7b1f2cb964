"""What waits behind a button and does not fit into it: kept sealed for a while, for the person it was kept for."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update

from carillon.chat.context import Context
from carillon.errors import CarillonError
from carillon.store.tables import Draft

KEPT_FOR = timedelta(minutes=15)


class Gone(CarillonError):
    """That button is from long ago."""


async def keep(context: Context, kind: str, value: Any, *, lasts: timedelta = KEPT_FOR) -> int:
    """Keep a value that JSON can hold; return the number that a button carries."""
    draft = Draft(user_id=context.user.id, candidates=_sealed(kind, value), expires_at=context.now + lasts)
    context.session.add(draft)
    await context.session.flush()
    return draft.id


async def look(context: Context, number: int, kind: str) -> Any:
    """Return what is kept; raise Gone for what expired, was taken, is of another kind or another person's."""
    query = select(Draft.candidates).where(*_theirs(context, number)).with_for_update()
    return _opened((await context.session.execute(query)).scalar_one_or_none(), kind)


async def change(context: Context, number: int, kind: str, value: Any) -> None:
    """Keep another value under the same number, for as long again."""
    values = {"candidates": _sealed(kind, value), "expires_at": context.now + KEPT_FOR}
    await context.session.execute(update(Draft).where(*_theirs(context, number)).values(**values))


async def take(context: Context, number: int, kind: str) -> Any:
    """Return what is kept and let go of it, so that it is used once. Raises Gone as `look` does."""
    value = await look(context, number, kind)
    await context.session.execute(delete(Draft).where(*_theirs(context, number)))
    return value


def _theirs(context: Context, number: int) -> tuple[Any, ...]:
    return Draft.id == number, Draft.user_id == context.user.id, Draft.expires_at > context.now


def _sealed(kind: str, value: Any) -> str:
    return json.dumps({"kind": kind, "value": value}, ensure_ascii=False)


def _opened(kept: str | None, kind: str) -> Any:
    found = json.loads(kept) if kept else None
    if not isinstance(found, dict) or found.get("kind") != kind:
        raise Gone
    return found["value"]
