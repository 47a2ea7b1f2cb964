"""The inbox: what came in is written down before it is acknowledged, handled once, and answered at least once.

A row is taken under a lease, one conversation's rows in order. Handling and its answer are committed together, so
a crash afterwards repeats the answer and never the command. What arrives in parts waits a moment for the others.
A note is a row that has its reply from the beginning: it goes out in its turn, and once however often it is written.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat.gathering import gathers, joined
from carillon.content.markup import Rich
from carillon.platforms.base import Ask, Button, File, Reply
from carillon.platforms.incoming import Incoming
from carillon.store import vault

GATHERING = 0.8  # seconds that the first part of an album or a long text waits for the next

KEEP = text("""
    INSERT INTO inbox (account_id, key, conversation, incoming, leased_until)
    VALUES (:account_id, :key, :conversation, :incoming, now() + CAST(:wait AS float8) * interval '1 second')
    ON CONFLICT (account_id, key) DO NOTHING
    RETURNING id
""")

# Rows before that still wait for parts: nobody has taken them yet. In a group there may be one of each person.
GATHERED = text("""
    SELECT id, incoming FROM inbox
    WHERE account_id = :account_id AND conversation = :conversation AND answered_at IS NULL AND id < :id
      AND tries = 0 AND leased_until > now()
    ORDER BY id DESC LIMIT 20 FOR UPDATE
""")
JOIN = text("""
    UPDATE inbox SET incoming = :incoming, leased_until = now() + CAST(:wait AS float8) * interval '1 second'
    WHERE id = :id
""")
CLOSE = text("UPDATE inbox SET incoming = NULL, handled_at = now(), answered_at = now() WHERE id = :id")

NOTE = text("""
    INSERT INTO inbox (account_id, key, conversation, reply, handled_at)
    VALUES (:account_id, :key, :conversation, :reply, now())
    ON CONFLICT (account_id, key) DO NOTHING
    RETURNING id
""")

# The oldest unanswered row decides: while it is leased, whoever holds it will go on to the later ones. A slowed row
# decides nothing until its slot has come: in a group, others do not wait for somebody who talks too much.
TAKE = text("""
    UPDATE inbox SET tries = tries + 1, leased_until = now() + interval '30 seconds'
    WHERE id = (SELECT id FROM inbox
                WHERE account_id = :account_id AND conversation = :conversation AND answered_at IS NULL
                  AND (slowed_until IS NULL OR slowed_until <= now())
                ORDER BY id LIMIT 1 FOR UPDATE)
      AND (leased_until IS NULL OR leased_until < now())
    RETURNING id, tries, incoming, reply, handled_at IS NOT NULL AS handled, slowed_until IS NOT NULL AS slowed,
              now() AS now
""")

HANDLED = text("UPDATE inbox SET handled_at = now(), reply = :reply WHERE id = :id")
ANSWERED = text("UPDATE inbox SET answered_at = now(), leased_until = NULL WHERE id = :id")
RELEASE = text("UPDATE inbox SET leased_until = now() + :pause * interval '1 second' WHERE id = :id")
SLOW = text("""
    UPDATE inbox SET slowed_until = now() + CAST(:wait AS float8) * interval '1 second', leased_until = NULL,
                     tries = tries - 1
    WHERE id = :id
""")
WAITING = text("""
    SELECT DISTINCT account_id, conversation FROM inbox
    WHERE answered_at IS NULL AND received_at < now() - interval '3 seconds'
      AND (leased_until IS NULL OR leased_until < now()) AND (slowed_until IS NULL OR slowed_until < now())
    LIMIT 500
""")


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of the inbox under lease. `reply` is there when an earlier try already handled it, or for a note.

    `slowed` is whether it has waited for its slot already.
    """

    id: int
    tries: int
    incoming: Incoming | None
    reply: Reply | None
    handled: bool
    now: Any
    slowed: bool = False


async def keep(session: AsyncSession, account_id: int, arrivals: Iterable[Incoming]) -> dict[str, float]:
    """Write arrivals down; return the conversations that have something new, with the seconds until all is whole.

    Repeats change nothing.
    """
    waits: dict[str, dict[int, float]] = {}
    for incoming in arrivals:
        wait = GATHERING if gathers(incoming) else 0.0
        row_id = await _write(session, account_id, incoming, wait)
        if row_id is not None:
            whole = await _join(session, account_id, row_id, incoming)
            waits.setdefault(incoming.conversation, {}).update([whole or (row_id, wait)])
    return {conversation: max(rows.values()) for conversation, rows in waits.items()}


async def note(session: AsyncSession, account_id: int, conversation: str, key: str, reply: Reply) -> bool:
    """Owe a conversation a note; return False when the one with this key is already there."""
    given = {
        "account_id": account_id,
        "key": key,
        "conversation": conversation,
        "reply": vault.installed().seal(dump_reply(reply)),
    }
    return (await session.execute(NOTE, given)).scalar_one_or_none() is not None


async def _write(session: AsyncSession, account_id: int, incoming: Incoming, wait: float) -> int | None:
    given = {
        "account_id": account_id,
        "key": incoming.key,
        "conversation": incoming.conversation,
        "incoming": vault.installed().seal(incoming.model_dump_json()),
        "wait": wait or None,
    }
    row_id: int | None = (await session.execute(KEEP, given)).scalar_one_or_none()
    return row_id


async def _join(session: AsyncSession, account_id: int, row_id: int, incoming: Incoming) -> tuple[int, float] | None:
    """Put an arrival into a row that waits for it; return that row, and for how many seconds it waits on.

    The arrival's own row stays, so that a repeat is known.
    """
    given = {"account_id": account_id, "conversation": incoming.conversation, "id": row_id}
    for row in (await session.execute(GATHERED, given)).all():
        whole = joined(Incoming.model_validate_json(vault.installed().open(bytes(row.incoming))), incoming)
        if whole:
            wait = GATHERING if gathers(whole) else 0.0
            sealed = vault.installed().seal(whole.model_dump_json())
            await session.execute(JOIN, {"id": row.id, "incoming": sealed, "wait": wait or None})
            await session.execute(CLOSE, {"id": row_id})
            return row.id, wait
    return None


async def take(session: AsyncSession, account_id: int, conversation: str) -> Taken | None:
    """Lease the conversation's oldest unanswered row; None when there is none, or someone else holds it."""
    row = (await session.execute(TAKE, {"account_id": account_id, "conversation": conversation})).one_or_none()
    if row is None:
        return None
    opened = vault.installed().open
    reply = load_reply(opened(bytes(row.reply))) if row.reply else None
    return Taken(
        row.id,
        row.tries,
        Incoming.model_validate_json(opened(bytes(row.incoming))) if row.incoming else None,
        reply,
        row.handled,
        row.now,
        row.slowed,
    )


async def record(session: AsyncSession, row_id: int, reply: Reply) -> None:
    """Keep the reply in the transaction of the command it answers."""
    await session.execute(HANDLED, {"id": row_id, "reply": vault.installed().seal(dump_reply(reply))})


async def answered(session: AsyncSession, row_id: int) -> None:
    """Close a row: its reply went out, or can never go out."""
    await session.execute(ANSWERED, {"id": row_id})


async def release(session: AsyncSession, row_id: int, pause: float) -> None:
    """Let a row be taken again after `pause` seconds."""
    await session.execute(RELEASE, {"id": row_id, "pause": pause})


async def slow(session: AsyncSession, row_id: int, wait: float) -> None:
    """Put a row off to its slot, `wait` seconds from now, as if it had not been taken yet."""
    await session.execute(SLOW, {"id": row_id, "wait": wait})


async def waiting(session: AsyncSession) -> list[tuple[int, str]]:
    """Return account and conversation of everything that nobody is answering although it has waited a while."""
    return [(row.account_id, row.conversation) for row in await session.execute(WAITING)]


def dump_reply(reply: Reply) -> str:
    """Return a reply as JSON."""
    value: dict[str, Any] = {**asdict(reply), "text": reply.text.dump()}
    if reply.file:
        value["file"] = [reply.file.name, base64.b64encode(reply.file.content).decode()]
    return json.dumps(value)


def load_reply(dumped: str) -> Reply:
    """Return what `dump_reply` was given."""
    value = json.loads(dumped)
    value["text"] = Rich.load(value["text"])
    value["buttons"] = tuple(tuple(Button(**button) for button in row) for row in value["buttons"])
    value["asks"] = Ask(value["asks"]) if value.get("asks") else None
    if value.get("file"):
        name, content = value["file"]
        value["file"] = File(name, base64.b64decode(content))
    return Reply(**value)
