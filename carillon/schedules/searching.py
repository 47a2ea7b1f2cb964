"""Search in what was written. Bodies are sealed, so the newest are opened one by one and the others are left."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.message import Content
from carillon.schedules.listing import LATEST, OF_CONVERSATION, OF_PERSON, Conversation, Person
from carillon.store import vault
from carillon.when.tokens import fold

_BODIES = "SELECT s.id, s.body, s.extras, s.opaque FROM schedules AS s WHERE {which} LIMIT :most"
BODIES_OF_PERSON = text(_BODIES.format(which=f"{OF_PERSON} ORDER BY s.number DESC"))
BODIES_OF_CONVERSATION = text(
    _BODIES.format(which=f"{OF_CONVERSATION} AND s.state IN ('active', 'paused') ORDER BY s.id DESC")
)


@dataclass(frozen=True, slots=True)
class Found:
    """The schedules that hold the words, and whether there were older ones that nobody looked at."""

    ids: tuple[int, ...]
    more: bool


async def search(session: AsyncSession, scope: Person | Conversation, words: str) -> Found:
    """Return the schedules whose text or file name holds every one of the words, whatever their accents.

    What is passed on as it is, is nobody's to read. Of a conversation only what is open is searched.
    """
    wanted = fold(words).split()
    query = BODIES_OF_PERSON if isinstance(scope, Person) else BODIES_OF_CONVERSATION
    rows = (await session.execute(query, {"most": LATEST + 1, **asdict(scope)})).all()
    ids = [row.id for row in rows[:LATEST] if not row.opaque and _holds(row.body, row.extras, wanted)]
    return Found(tuple(ids), len(rows) > LATEST)


def _holds(body: bytes, extras: bytes | None, wanted: list[str]) -> bool:
    opened = vault.installed().open
    content = Content.load(opened(bytes(body)), opened(bytes(extras)) if extras else None)
    said = fold(" ".join([content.body.text, *(media.name or "" for media in content.media)]))
    return all(word in said for word in wanted)
