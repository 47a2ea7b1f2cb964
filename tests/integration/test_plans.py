"""Every hot query is served by the index that is named for it, however much else there is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import TextClause, text

from carillon.chat import inbox, missed, telling
from carillon.delivery.ledger.adjust import HOLD
from carillon.delivery.ledger.chase import CALL_OFF
from carillon.delivery.ledger.claim import CLAIM, NEXT_DUE
from carillon.delivery.ledger.rescue import LAPSED
from carillon.delivery.ledger.told import TOLD_AT, UNTOLD
from carillon.delivery.ledger.withdraw import WITHDRAW
from carillon.schedules import book
from carillon.schedules.past import STEPS
from carillon.schedules.tally import TRACKED
from carillon.store.engine import Store
from carillon.store.tables import PRIORITIES
from tests import rows

FILL = (
    """INSERT INTO users (name) SELECT 'user ' || n FROM generate_series(1, 200) AS n""",
    """INSERT INTO schedules (user_id, number, address_id, body, zone, local_start, state)
       SELECT u.id, n, :address, '', 'UTC', now(),
              CASE WHEN n % 10 = 0 THEN 'active' ELSE 'finished' END::schedule_state
       FROM users AS u, generate_series(1, 100) AS n WHERE u.name LIKE 'user %'""",
    """INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, state)
       SELECT s.id, 1, :address, s.user_id, :account, now() + s.id * interval '1 minute',
              now() + s.id * interval '1 minute',
              CASE WHEN s.state = 'active' THEN 'queued' ELSE 'sent' END::delivery_state
       FROM schedules AS s""",
    """INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, state,
                               told_at)
       SELECT s.id, 1, :address, s.user_id, :account, now() - interval '1 day', now() - interval '1 day', 'failed',
              CASE WHEN s.id % 100 = 0 THEN NULL ELSE now() - interval '1 hour' END
       FROM schedules AS s WHERE s.id % 10 = 0""",
    """INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state, deadline_at, at)
       SELECT id, user_id, schedule_id, CASE WHEN id % 1000 = 0 THEN 'open' ELSE 'done' END,
              now() + interval '1 hour', now() - (id % 1000) * interval '1 day'
       FROM deliveries WHERE state = 'sent'""",
    """INSERT INTO events (delivery_id, state) SELECT id, 'queued' FROM deliveries""",
    """INSERT INTO inbox (account_id, key, conversation, incoming, answered_at)
       SELECT :account, n::text, (n % 100)::text, '', CASE WHEN n % 1000 = 0 THEN NULL ELSE now() END
       FROM generate_series(1, 20000) AS n""",
)


@pytest.fixture
async def account_id(store: Store) -> int:
    ana = await rows.person(store)
    for statement in FILL:
        await rows.run(store, statement, address=ana.address.id, account=ana.account_id)
    await rows.run(store, "ANALYZE")
    return ana.account_id


async def plan(store: Store, statement: TextClause, **given: Any) -> str:
    async with store.hot() as db:
        found = await db.execute(text(f"EXPLAIN {statement.text}"), given)
        return "\n".join(found.scalars())


NOW = datetime.now(UTC)
CASES: dict[str, tuple[TextClause, dict[str, Any], str]] = {
    "claim": (
        CLAIM,
        {"room": 50, "lease": 60.0, "crowded": [1], "priorities": list(PRIORITIES)},
        "deliveries_claim",
    ),
    "next due": (NEXT_DUE, {"priorities": list(PRIORITIES)}, "deliveries_claim"),
    "rescue": (LAPSED, {"limit": 500}, "deliveries_rescue"),
    "withdraw": (WITHDRAW, {"schedule_id": 7, "chasers": True}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "hold": (HOLD, {"schedule_id": 7}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "steps": (STEPS, {"schedule_id": 7, "limit": 20}, "events_of_delivery"),
    "call off": (CALL_OFF, {"chased": [7]}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "untold": (UNTOLD, {"user_id": 7}, "deliveries_untold"),
    "authors": (telling.AUTHORS, {"apart": telling.APART, "limit": 500}, "deliveries_untold"),
    "told at": (TOLD_AT, {"user_id": 7, "told_at": NOW}, "deliveries_failed"),
    "overdue": (missed.OVERDUE, {}, "acknowledgements_overdue"),
    "tracked": (TRACKED, {"user_id": 7, "since": NOW}, "acknowledgements_of_user"),
    "take": (inbox.TAKE, {"conversation": "7"}, "inbox_pending"),
    "waiting": (inbox.WAITING, {}, "inbox_pending"),
}


@pytest.mark.parametrize("name", CASES)
async def test_a_hot_query_uses_its_index_and_reads_no_table_from_end_to_end(
    store: Store, account_id: int, name: str
) -> None:
    statement, given, index = CASES[name]
    wanted = {"account_id": account_id, **given}
    used = await plan(store, statement, **{k: v for k, v in wanted.items() if f":{k}" in statement.text})

    assert index in used
    assert "Seq Scan on deliveries" not in used
    assert "Seq Scan on inbox" not in used


async def test_a_persons_list_reads_their_own_schedules_and_no_table_from_end_to_end(
    store: Store, account_id: int
) -> None:
    async with store.hot() as db:
        compiled = book.pending_query(7, 20).compile(dialect=db.dialect, compile_kwargs={"literal_binds": True})
        found = await db.execute(text("EXPLAIN " + str(compiled).replace(":", "\\:")))
        used = "\n".join(found.scalars())

    assert "schedules_of_user" in used
    assert "Seq Scan" not in used
