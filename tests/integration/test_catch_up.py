"""A series after downtime: what is still sent, and what is let go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from carillon.delivery import ledger
from carillon.delivery.states import CatchUp
from carillon.schedules.occurrences import roll
from carillon.store.engine import Store
from tests import rows

MINUTE = timedelta(minutes=1)


async def after_downtime(store: Store, hours: float, **policy: Any) -> tuple[list[str], list[datetime]]:
    """Claim until nothing is due, after an hourly series slept; return the claimed states and what is queued."""
    ana = await rows.person(store)
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=hours)
    _, delivery_id = await rows.due(
        store,
        ana,
        window=policy.get("max_lateness"),
        rrule="FREQ=HOURLY;INTERVAL=1",
        local_start=start.replace(tzinfo=None),
        **policy,
    )
    late = {"start": start, "id": delivery_id}
    await rows.run(
        store,
        "UPDATE deliveries SET occurrence = :start, due_at = :start, expires_at = expires_at - (due_at - :start)"
        " WHERE id = :id",
        **late,
    )
    for _ in range(30):
        async with store.hot() as db:
            _, begun = await ledger.claim(db, ana.account_id, room=10, lease=MINUTE)
            await roll(db, begun)
        if not begun:
            break
    async with store.hot() as db:
        states = (await db.execute(text("SELECT state FROM deliveries ORDER BY occurrence"))).scalars().all()
        queued = (await db.execute(text("SELECT occurrence FROM deliveries WHERE state = 'queued'"))).scalars().all()
    return [str(state) for state in states], list(queued)


async def test_one_message_stands_for_all_that_were_missed(store: Store) -> None:
    states, queued = await after_downtime(store, 5.5, catch_up=CatchUp.LAST)

    assert states == ["accepted", "queued"]
    assert timedelta(0) < queued[0] - datetime.now(UTC) < timedelta(hours=1)


async def test_past_its_window_the_latest_missed_one_is_sent_instead(store: Store) -> None:
    states, _ = await after_downtime(store, 5.5, catch_up=CatchUp.LAST, max_lateness=3600)

    assert states == ["expired", "accepted", "queued"]


async def test_nothing_is_made_up_for_when_the_schedule_skips(store: Store) -> None:
    states, _ = await after_downtime(store, 5.5, catch_up=CatchUp.SKIP, max_lateness=600)

    assert states == ["expired", "queued"]


@pytest.mark.parametrize(("limit", "sent"), [(10, 6), (2, 3)])
async def test_all_that_were_missed_are_sent_up_to_the_limit(store: Store, limit: int, sent: int) -> None:
    states, _ = await after_downtime(store, 5.5, catch_up=CatchUp.ALL, catch_up_limit=limit)

    assert states == ["accepted"] * sent + ["queued"]


async def test_ten_years_of_downtime_cost_no_more_than_a_day(store: Store) -> None:
    states, _ = await after_downtime(store, 24 * 3650.5, catch_up=CatchUp.ALL, catch_up_limit=3)

    assert states == ["accepted"] * 4 + ["queued"]
