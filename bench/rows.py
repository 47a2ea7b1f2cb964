"""Rows for the benchmark: messages that are due when a scenario needs them to be, written in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg

from carillon.store.vault import Vault

FIRST_CHAT = 5_000_000
FAR = "2031-01-01"  # a day that no run reaches


@dataclass(frozen=True, slots=True)
class Message:
    """A message to a chat of its own: `due` in seconds since the epoch, `user` counts from 0."""

    name: str
    due: float
    user: int = 0
    priority: int = 1
    on_unknown: str = "retry_once"
    chat: int | None = None


USERS = """
    INSERT INTO users (name) SELECT 'User ' || n FROM generate_series(1, %s) AS n RETURNING id
"""
WRITE = """
    WITH places AS MATERIALIZED (
        SELECT user_id, chat, nextval(pg_get_serial_sequence('recipients', 'id')) AS recipient_id,
               nextval(pg_get_serial_sequence('addresses', 'id')) AS address_id
        FROM (SELECT DISTINCT user_id, chat FROM bench_incoming) AS place
    ), incoming AS MATERIALIZED (
        SELECT *, nextval(pg_get_serial_sequence('schedules', 'id')) AS schedule_id
        FROM bench_incoming JOIN places USING (user_id, chat)
    ), r AS (
        INSERT INTO recipients (id, user_id, name) SELECT recipient_id, user_id, 'Chat ' || chat FROM places
    ), a AS (
        INSERT INTO addresses (id, user_id, recipient_id, account_id, value)
        SELECT address_id, user_id, recipient_id, %(account_id)s, chat FROM places
    ), s AS (
        INSERT INTO schedules (id, user_id, number, address_id, body, zone, local_start, priority, on_unknown)
        SELECT schedule_id, user_id, schedule_id, address_id, body, 'UTC', due_at, priority, on_unknown::on_unknown
        FROM incoming
    ), d AS (
        INSERT INTO deliveries
            (schedule_id, recipient_id, address_id, user_id, account_id, priority, occurrence, due_at)
        SELECT schedule_id, recipient_id, address_id, user_id, %(account_id)s, priority, due_at, due_at
        FROM incoming ORDER BY due_at
        RETURNING id, schedule_id
    ), e AS (
        INSERT INTO events (delivery_id, state) SELECT id, 'queued' FROM d
    )
    SELECT incoming.name, d.id FROM d JOIN incoming USING (schedule_id)
"""
# Each has a schedule's number of its own, as in life, so that indexes over it are as wide; the schedules
# themselves are left out, because nothing looks at them before their deliveries are due.
PENDING = """
    INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, priority, occurrence, due_at)
    SELECT nextval(pg_get_serial_sequence('schedules', 'id')), d.recipient_id, d.address_id, d.user_id, d.account_id,
           1, at, at
    FROM deliveries AS d, generate_series(%(first)s::bigint, %(last)s::bigint) AS n,
         LATERAL (SELECT %(far)s::timestamptz + n * interval '0.1 second' AS at) AS moment
    WHERE d.id = %(pattern)s
"""


def write(url: str, account_id: int, vault: Vault, messages: Sequence[Message]) -> dict[str, int]:
    """Write messages with all they hang on; return the delivery's id by the message's name."""
    with psycopg.connect(url) as db:
        users = max(message.user for message in messages) + 1
        user_ids = [row[0] for row in db.execute(USERS, (users,))]
        db.execute(
            "CREATE TEMPORARY TABLE bench_incoming (name text, user_id bigint, chat text, body bytea,"
            " due_at timestamptz, priority smallint, on_unknown text) ON COMMIT DROP"
        )
        with db.cursor().copy("COPY bench_incoming FROM STDIN") as copy:
            for number, message in enumerate(messages):
                chat = FIRST_CHAT + number if message.chat is None else message.chat
                body = vault.seal(f"{message.name} Take your medicine")
                due = datetime.fromtimestamp(message.due, UTC)
                user_id = user_ids[message.user]
                copy.write_row((message.name, user_id, str(chat), body, due, message.priority, message.on_unknown))
        return dict(db.execute(WRITE, {"account_id": account_id}).fetchall())


def fill(admin_url: str, pattern: int, first: int, last: int) -> None:
    """Add pending deliveries like the delivery `pattern`, far in the future, numbered from `first` to `last`.

    As superuser, who may leave foreign keys unchecked.
    """
    with psycopg.connect(admin_url) as db:
        db.execute("SET session_replication_role = replica")
        db.execute("SET synchronous_commit = off")
        db.execute(PENDING, {"pattern": pattern, "first": first, "last": last, "far": FAR})
