"""Questions that wait for a button. They live in Postgres, survive a restart, and expire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from pydantic import TypeAdapter
from sqlalchemy import delete

from carillon.chat.context import Context
from carillon.errors import CarillonError
from carillon.people import recipients
from carillon.store.tables import Address, Draft
from carillon.when import Candidate

OPEN_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question keeps: its readings, and the addresses that the message is for."""

    candidates: tuple[Candidate, ...]
    addresses: tuple[int, ...]


_ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)


class NoSuchDraft(CarillonError):
    """That question is no longer open."""


async def keep(context: Context, candidates: Sequence[Candidate], addresses: Sequence[Address]) -> int:
    """Keep a question's readings; return its number."""
    asked = Asked(tuple(candidates), tuple(address.id for address in addresses))
    draft = Draft(
        user_id=context.user.id,
        candidates=_ASKED.dump_json(asked).decode(),
        expires_at=context.now + OPEN_FOR,
    )
    context.session.add(draft)
    await context.session.flush()
    return draft.id


async def take(context: Context, draft_id: int, place: int) -> tuple[Candidate, list[Address]]:
    """Close a question; return the chosen reading and where it goes. Raises NoSuchDraft for one that is not open."""
    open_one = delete(Draft).where(
        Draft.id == draft_id, Draft.user_id == context.user.id, Draft.expires_at > context.now
    )
    kept = (await context.session.execute(open_one.returning(Draft.candidates))).scalar_one_or_none()
    asked = _ASKED.validate_json(kept) if kept else Asked((), ())
    if not 0 <= place < len(asked.candidates):
        raise NoSuchDraft
    found = [await recipients.address_of(context.session, context.user.id, each) for each in asked.addresses]
    return asked.candidates[place], [address for address in found if address]
