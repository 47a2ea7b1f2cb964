"""What runs by the clock."""

from __future__ import annotations

from typing import Any

import pytest

from carillon.chat.desk import Desk
from carillon.delivery.doorbell import Doorbell
from carillon.store.engine import Store
from tests import rows
from worker import upkeep


@pytest.fixture
def ctx(store: Store, doorbell: Doorbell) -> dict[str, Any]:
    return {"store": store, "desk": Desk(store, {}, doorbell, "UTC")}


async def test_rescue_frees_what_a_dead_worker_held(store: Store, ctx: dict[str, Any]) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    await rows.run(
        store, "UPDATE deliveries SET state = 'accepted', tries = 1, lease_until = now() - interval '1 second'"
    )

    assert await upkeep.rescue(ctx) == 1
    assert await rows.state(store, delivery_id) == "queued"


async def test_a_schedule_with_nothing_left_is_finished(store: Store, ctx: dict[str, Any]) -> None:
    ana = await rows.person(store)
    over, _ = await rows.due(store, ana)
    coming, _ = await rows.due(store, ana, ago=-60)
    await rows.run(store, "UPDATE deliveries SET state = 'sent' WHERE schedule_id = :id", id=over.id)
    await rows.run(store, "UPDATE schedules SET created_at = now() - interval '1 hour'")

    assert await upkeep.finish_schedules(ctx) == 1
    assert await rows.one(store, "SELECT state FROM schedules WHERE id = :id", id=over.id) == "finished"
    assert await rows.one(store, "SELECT state FROM schedules WHERE id = :id", id=coming.id) == "active"


async def test_a_conversation_that_nobody_answers_is_rung_for_again(
    store: Store, ctx: dict[str, Any], redis_url: str
) -> None:
    ana = await rows.person(store)
    await rows.run(
        store,
        "INSERT INTO inbox (account_id, key, conversation, incoming, received_at)"
        " VALUES (:account, '1', '1001', '', now() - interval '1 minute')",
        account=ana.account_id,
    )

    assert await upkeep.sweep_inbox(ctx) == 1


async def test_answered_rows_are_kept_for_a_week_and_then_deleted(store: Store, ctx: dict[str, Any]) -> None:
    ana = await rows.person(store)
    for key, days in (("1", 6), ("2", 8)):
        await rows.run(
            store,
            "INSERT INTO inbox (account_id, key, conversation, incoming, answered_at)"
            " VALUES (:account, :key, '1001', '', now() - :days * interval '1 day')",
            account=ana.account_id,
            key=key,
            days=days,
        )

    assert await upkeep.prune(ctx) == 1
    assert await rows.one(store, "SELECT key FROM inbox") == "1"


async def test_history_of_what_is_over_goes_after_a_season_and_the_delivery_stays(
    store: Store, ctx: dict[str, Any]
) -> None:
    ana = await rows.person(store)
    _, over = await rows.due(store, ana)
    _, waiting = await rows.due(store, ana, ago=-60)
    await rows.run(store, "UPDATE deliveries SET state = 'sent' WHERE id = :id", id=over)
    await rows.run(store, "INSERT INTO attempts (delivery_id, number) VALUES (:id, 1)", id=over)
    await rows.run(store, "UPDATE events SET at = now() - interval '91 days'")
    await rows.run(store, "UPDATE attempts SET started_at = now() - interval '91 days'")

    assert await upkeep.prune(ctx) == 2
    assert await rows.events(store, over) == []
    assert await rows.events(store, waiting) == ["queued"]
    assert await rows.state(store, over) == "sent"


async def test_a_link_that_nobody_used_goes_a_day_after_it_expired(store: Store, ctx: dict[str, Any]) -> None:
    ana = await rows.person(store)
    for code, hours in (("new", 1), ("old", 25)):
        await rows.run(
            store,
            "INSERT INTO invites (code_hash, kind, user_id, expires_at)"
            " VALUES (CAST(:code AS bytea), 'contact', :user_id, now() - :hours * interval '1 hour')",
            code=code.encode(),
            user_id=ana.user.id,
            hours=hours,
        )

    assert await upkeep.prune(ctx) == 1
    assert bytes(await rows.one(store, "SELECT code_hash FROM invites")) == b"new"
