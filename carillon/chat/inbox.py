"""The inbox: what came in is written down before it is acknowledged, handled once, and answered at least once.

A row is taken under a lease, one conversation's rows in order. Handling and its answer are committed together, so
a crash afterwards repeats the answer and never the command.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat.incoming import Incoming
from carillon.content.markup import Rich
from carillon.platforms.base import Button, Reply
from carillon.store import vault

KEEP = text("""
    INSERT INTO inbox (account_id, key, conversation, incoming)
    VALUES (:account_id, :key, :conversation, :incoming)
    ON CONFLICT (account_id, key) DO NOTHING
    RETURNING conversation
""")

# The oldest unanswered row decides: while it is leased, whoever holds it will go on to the later ones.
TAKE = text("""
    UPDATE inbox SET tries = tries + 1, leased_until = now() + interval '30 seconds'
    WHERE id = (SELECT id FROM inbox
                WHERE account_id = :account_id AND conversation = :conversation AND answered_at IS NULL
                ORDER BY id LIMIT 1 FOR UPDATE)
      AND (leased_until IS NULL OR leased_until < now())
    RETURNING id, tries, incoming, reply, handled_at IS NOT NULL AS handled, now() AS now
""")

HANDLED = text("UPDATE inbox SET handled_at = now(), reply = :reply WHERE id = :id")
ANSWERED = text("UPDATE inbox SET answered_at = now(), leased_until = NULL WHERE id = :id")
RELEASE = text("UPDATE inbox SET leased_until = now() + :pause * interval '1 second' WHERE id = :id")
WAITING = text("""
    SELECT DISTINCT account_id, conversation FROM inbox
    WHERE answered_at IS NULL AND received_at < now() - interval '3 seconds'
      AND (leased_until IS NULL OR leased_until < now())
    LIMIT 500
""")


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of the inbox under lease. `reply` is there when an earlier try already handled it."""

    id: int
    tries: int
    incoming: Incoming
    reply: Reply | None
    handled: bool
    now: Any


async def keep(session: AsyncSession, account_id: int, arrivals: Iterable[Incoming]) -> list[str]:
    """Write arrivals down; return the conversations that have something new. Repeats change nothing."""
    conversations: dict[str, None] = {}
    for incoming in arrivals:
        given = {
            "account_id": account_id,
            "key": incoming.key,
            "conversation": incoming.conversation,
            "incoming": vault.installed().seal(incoming.model_dump_json()),
        }
        new = (await session.execute(KEEP, given)).scalar_one_or_none()
        if new:
            conversations[new] = None
    return list(conversations)


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
        Incoming.model_validate_json(opened(bytes(row.incoming))),
        reply,
        row.handled,
        row.now,
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


async def waiting(session: AsyncSession) -> list[tuple[int, str]]:
    """Return account and conversation of everything that nobody is answering although it has waited a while."""
    return [(row.account_id, row.conversation) for row in await session.execute(WAITING)]


def dump_reply(reply: Reply) -> str:
    """Return a reply as JSON."""
    return json.dumps({**asdict(reply), "text": reply.text.dump()})


def load_reply(dumped: str) -> Reply:
    """Return what `dump_reply` was given."""
    value = json.loads(dumped)
    value["text"] = Rich.load(value["text"])
    value["buttons"] = tuple(tuple(Button(**button) for button in row) for row in value["buttons"])
    return Reply(**value)
