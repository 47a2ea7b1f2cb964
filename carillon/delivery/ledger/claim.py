"""Queued → accepted: what is due is taken, leased and given an attempt row before anything leaves for the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping, text
from sqlalchemy.ext.asyncio import AsyncConnection

from carillon.delivery.retry import Past
from carillon.delivery.states import OnUnknown, State
from carillon.store.tables import PRIORITIES


@dataclass(frozen=True, slots=True)
class Manner:
    """How a claimed delivery is to be sent: what goes with its text, where to, and for whom.

    `own` is true in the person's own chat, `series` when more will follow; `extras` is sealed. `chases` is the
    delivery that this one repeats because nobody acknowledged it, for the `step`-th time of at most `steps`.
    `agreed` is false once the person it goes to wants no messages from its author.
    """

    own: bool
    series: bool
    language: str
    extras: bytes | None = None
    thread: str | None = None
    author: str | None = None
    silent: bool = False
    protected: bool = False
    chases: int | None = None
    step: int = 0
    steps: int = 0
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery this process may send until its lease ends. `attempt` is the token that settles it."""

    delivery_id: int
    attempt: int
    user_id: int
    account_id: int
    address: str
    priority: int
    body: bytes  # sealed
    past: Past
    late: timedelta  # how far past its due time it was when claimed, by the database's clock
    manner: Manner


@dataclass(frozen=True, slots=True)
class Touched:
    """A delivery's first claim as its schedule sees it: the moment to write the next occurrence."""

    row: RowMapping


# Each priority is its own range of the index, so that the first due row of each is found at once. A schedule
# that was cancelled or paused while its next delivery was being written is caught here, by the statement that
# would send it; a held delivery keeps its place and is never due. So is a chaser that came too late to be called off:
# what it chases is acknowledged, or its schedule paused meanwhile.
CLAIM = text("""
    WITH due AS MATERIALIZED (
        SELECT ripe.id, ripe.chases
        FROM unnest(CAST(:priorities AS smallint[])) AS wanted (priority)
        CROSS JOIN LATERAL (
            SELECT id, chases FROM deliveries
            WHERE account_id = :account_id AND priority = wanted.priority AND state = 'queued' AND due_at <= now()
              AND user_id <> ALL (CAST(:crowded AS bigint[]))
            ORDER BY due_at LIMIT :room FOR UPDATE SKIP LOCKED
        ) AS ripe
        LIMIT :room
    ), idle AS (
        SELECT id FROM due WHERE chases IS NOT NULL AND NOT EXISTS (
            SELECT FROM acknowledgements AS k WHERE k.delivery_id = due.chases AND k.state = 'open')
    ), taken AS (
        UPDATE deliveries AS d
        SET state = CASE WHEN s.state = 'cancelled' OR idle.id IS NOT NULL THEN 'cancelled'::delivery_state
                         WHEN s.state = 'paused' AND d.chases IS NOT NULL THEN 'cancelled'::delivery_state
                         WHEN s.state = 'paused' THEN 'queued'::delivery_state
                         WHEN d.expires_at < now() AND d.unknowns = 0 THEN 'expired'::delivery_state
                         ELSE 'accepted'::delivery_state END,
            due_at = CASE WHEN s.state = 'paused' THEN 'infinity' ELSE d.due_at END,
            tries = d.tries + CASE WHEN s.state IN ('cancelled', 'paused') OR idle.id IS NOT NULL THEN 0 ELSE 1 END,
            lease_until = now() + :lease * interval '1 second'
        FROM due LEFT JOIN idle ON idle.id = due.id, schedules AS s
        WHERE d.id = due.id AND s.id = d.schedule_id
        RETURNING d.*
    ), tried AS (
        INSERT INTO attempts (delivery_id, number) SELECT id, tries FROM taken WHERE state = 'accepted'
    ), told AS (
        INSERT INTO events (delivery_id, state, attempt)
        SELECT id, state, CASE WHEN state = 'accepted' THEN tries END FROM taken WHERE state <> 'queued'
    )
    SELECT t.id, t.tries, t.failures, t.unknowns, t.state, t.schedule_id, t.recipient_id, t.address_id, t.user_id,
           t.account_id, t.priority, t.occurrence, now() AS claimed_at,
           extract(epoch FROM clock_timestamp() - t.due_at)::float8 AS late,
           s.body, s.on_unknown, s.max_attempts, s.state AS schedule_state, s.rrule, s.zone, s.local_start, s.excluded,
           s.catch_up, s.catch_up_limit, s.max_lateness, s.extras, s.language, s.thread, s.silent, s.protected,
           s.nag_every, s.nag_times, t.chases, CASE WHEN t.chases IS NOT NULL THEN (
               SELECT (extract(epoch FROM t.occurrence - r.occurrence) * 1000000)::integer
               FROM deliveries AS r WHERE r.id = t.chases) END AS step, a.value AS address, a.kind, a.author,
           a.quiet_zone, a.quiet_from, a.quiet_until, a.kind <> 'person' OR a.agreed_at IS NOT NULL AS agreed
    FROM taken AS t
    JOIN schedules AS s ON s.id = t.schedule_id
    JOIN addresses AS a ON a.id = t.address_id
    ORDER BY t.priority, t.due_at
""")

NEXT_DUE = text("""
    SELECT extract(epoch FROM min(first.due_at) - clock_timestamp())::float8
    FROM unnest(CAST(:priorities AS smallint[])) AS wanted (priority)
    CROSS JOIN LATERAL (
        SELECT due_at FROM deliveries
        WHERE account_id = :account_id AND priority = wanted.priority AND state = 'queued' AND due_at < 'infinity'
        ORDER BY due_at LIMIT 1
    ) AS first
""")


async def claim(
    db: AsyncConnection, account_id: int, *, room: int, lease: timedelta, crowded: Sequence[int] = ()
) -> tuple[list[Claimed], list[Touched]]:
    """Take at most `room` due deliveries of one account, most urgent and longest due first.

    Users in `crowded` are passed over. What has outlived its window becomes expired, what belongs to a cancelled
    schedule cancelled; neither is returned as claimed. The second list holds every row touched for the first time.
    """
    given: dict[str, Any] = {
        "account_id": account_id,
        "room": room,
        "lease": lease.total_seconds(),
        "crowded": list(crowded),
        "priorities": list(PRIORITIES),
    }
    rows = (await db.execute(CLAIM, given)).mappings().all()
    claimed = [_claimed(row) for row in rows if row["state"] == State.ACCEPTED]
    begun = [Touched(row) for row in rows if row["tries"] == 1 and row["state"] in (State.ACCEPTED, State.EXPIRED)]
    return claimed, begun


async def next_due(db: AsyncConnection, account_id: int) -> float | None:
    """Return the seconds until the account's next queued delivery is due, negative for overdue; None: none waits."""
    given = {"account_id": account_id, "priorities": list(PRIORITIES)}
    seconds: float | None = (await db.execute(NEXT_DUE, given)).scalar_one()
    return seconds


def _claimed(row: RowMapping) -> Claimed:
    return Claimed(
        delivery_id=row["id"],
        attempt=row["tries"],
        user_id=row["user_id"],
        account_id=row["account_id"],
        address=row["address"],
        priority=row["priority"],
        body=bytes(row["body"]),
        past=Past(row["failures"], row["unknowns"], OnUnknown(row["on_unknown"]), row["max_attempts"]),
        late=timedelta(seconds=row["late"]),
        manner=Manner(
            own=row["kind"] == "self",
            series=bool(row["rrule"]),
            language=row["language"],
            extras=row["extras"],
            thread=row["thread"],
            author=row["author"],
            silent=row["silent"],
            protected=row["protected"],
            chases=row["chases"],
            step=row["step"] or 0,
            steps=row["nag_times"] or 0,
            agreed=row["agreed"],
        ),
    )
