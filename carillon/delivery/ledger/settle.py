"""Accepted → whatever became of it: many results in one statement, each guarded by the attempt that earned it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from carillon.delivery.retry import Decision, GiveUp, Retry, Snooze, Unconfirmed
from carillon.delivery.states import State
from carillon.platforms.base import Sent


@dataclass(frozen=True, slots=True)
class Result:
    """What one attempt came to. `age` is the seconds since its answer came, `duration` those the answer took."""

    delivery_id: int
    attempt: int
    decision: Decision
    duration: float = 0.0
    age: float = 0.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A decision, as the columns that record it."""

    state: State
    outcome: str
    reason: str | None = None
    remote_id: str | None = None
    pause: float | None = None  # seconds until the next try
    failed: int = 0
    unknown: int = 0


# `tries` is the claim's token: a result that comes after the lease was rescued and taken again finds no row.
SETTLE = text("""
    WITH result AS (
        SELECT * FROM json_to_recordset(CAST(:results AS json)) AS r (
            id bigint, attempt smallint, state delivery_state, outcome text, reason text, remote_id text, pause float8,
            failed smallint, unknown smallint, duration float8, age float8)
    ), settled AS (
        UPDATE deliveries AS d
        SET state = r.state,
            lease_until = NULL,
            failures = d.failures + r.failed,
            unknowns = d.unknowns + r.unknown,
            due_at = CASE WHEN r.pause IS NULL THEN d.due_at ELSE now() + r.pause * interval '1 second' END,
            sent_at = CASE WHEN r.state = 'sent' THEN now() - r.age * interval '1 second' ELSE d.sent_at END
        FROM result AS r
        WHERE d.id = r.id AND d.tries = r.attempt AND d.state = 'accepted'
        RETURNING d.id, r.attempt, r.state, r.outcome, r.reason, r.remote_id, r.unknown, r.duration
    ), tried AS (
        UPDATE attempts AS a
        SET outcome = s.outcome, error = s.reason, remote_id = s.remote_id, duration_ms = s.duration * 1000
        FROM settled AS s
        WHERE a.delivery_id = s.id AND a.number = s.attempt
    ), told AS (
        INSERT INTO events (delivery_id, state, attempt, reason)
        SELECT id, step.state, attempt, reason
        FROM settled
        CROSS JOIN LATERAL (
            SELECT 'unconfirmed'::delivery_state AS state, 1 AS place WHERE unknown = 1 AND settled.state = 'queued'
            UNION ALL SELECT settled.state, 2
        ) AS step
        ORDER BY id, step.place
    )
    SELECT id FROM settled
""")


async def settle(db: AsyncConnection, results: Sequence[Result]) -> set[int]:
    """Record results; return the ids of the deliveries whose claim still held. The others were rescued meanwhile."""
    if not results:
        return set()
    given = {"results": json.dumps([_columns(result) for result in results])}
    return set((await db.execute(SETTLE, given)).scalars())


def _columns(result: Result) -> dict[str, Any]:
    entry = _entry(result.decision)
    return {
        "id": result.delivery_id,
        "attempt": result.attempt,
        "state": entry.state,
        "outcome": entry.outcome,
        "reason": entry.reason and entry.reason.replace("\0", ""),  # which text in Postgres cannot hold
        "remote_id": entry.remote_id,
        "pause": entry.pause,
        "failed": entry.failed,
        "unknown": entry.unknown,
        "duration": result.duration,
        "age": result.age,
    }


def _entry(decision: Decision) -> _Entry:
    match decision:
        case Sent(remote_id):
            return _Entry(State.SENT, "ok", remote_id=remote_id)
        case Retry(after, reason):
            return _Entry(State.QUEUED, "transient", reason, pause=after.total_seconds(), failed=1)
        case Snooze(after, reason):
            return _Entry(State.QUEUED, "limited", reason, pause=after.total_seconds())
        case GiveUp(reason):
            return _Entry(State.FAILED, "permanent", reason, failed=1)
        case Unconfirmed(reason, None):
            return _Entry(State.UNCONFIRMED, "unknown", reason, unknown=1)
        case Unconfirmed(reason, again):
            return _Entry(State.QUEUED, "unknown", reason, pause=again.total_seconds() if again else 0, unknown=1)
