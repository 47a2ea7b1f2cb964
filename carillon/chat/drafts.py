"""Questions that wait for a button. They live in Postgres, survive a restart, and expire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pydantic import TypeAdapter
from sqlalchemy import delete

from carillon.chat.context import Context
from carillon.errors import CarillonError
from carillon.store.tables import Draft
from carillon.when import Candidate

OPEN_FOR = timedelta(minutes=15)

_CANDIDATES: TypeAdapter[tuple[Candidate, ...]] = TypeAdapter(tuple[Candidate, ...])


class NoSuchDraft(CarillonError):
    """That question is no longer open."""


async def keep(context: Context, candidates: Sequence[Candidate]) -> int:
    """Keep a question's readings; return its number."""
    draft = Draft(
        user_id=context.user.id,
        candidates=_CANDIDATES.dump_json(tuple(candidates)).decode(),
        expires_at=context.now + OPEN_FOR,
    )
    context.session.add(draft)
    await context.session.flush()
    return draft.id


async def take(context: Context, draft_id: int, place: int) -> Candidate:
    """Close a question and return the chosen reading; raise NoSuchDraft for one answered, expired or not theirs."""
    open_one = delete(Draft).where(
        Draft.id == draft_id, Draft.user_id == context.user.id, Draft.expires_at > context.now
    )
    kept = (await context.session.execute(open_one.returning(Draft.candidates))).scalar_one_or_none()
    candidates = _CANDIDATES.validate_json(kept) if kept else ()
    if not 0 <= place < len(candidates):
        raise NoSuchDraft
    return candidates[place]
