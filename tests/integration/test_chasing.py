"""A reminder that is said again until it is done."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from carillon.delivery import ledger
from carillon.delivery.ledger import Claimed
from carillon.delivery.quiet import Quiet
from carillon.schedules import acknowledging, changes
from carillon.schedules.acknowledging import Answer
from carillon.schedules.book import cancel
from carillon.schedules.occurrences import roll
from carillon.schedules.wish import Terms
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Delivery, Schedule
from tests import rows

LEASE = timedelta(seconds=60)
EVERY = 600.0
DAILY = {"rrule": "FREQ=DAILY;BYHOUR=9;BYMINUTE=0", "local_start": datetime(2026, 1, 1, 9)}


async def claim(store: Store, account_id: int) -> list[Claimed]:
    """Claim what is due and write what follows, as a lane does."""
    async with store.hot() as db:
        claimed, begun = await ledger.claim(db, account_id, room=10, lease=LEASE)
        await roll(db, begun)
    return claimed


async def nagging(store: Store, **values: Any) -> tuple[rows.Person, Schedule, int]:
    """A reminder that is due, chased every ten minutes, twice at most."""
    ana = await rows.person(store)
    schedule, root = await rows.due(store, ana, **{"nag_every": EVERY, "nag_times": 2, **values})
    return ana, schedule, root


async def chasers(store: Store) -> list[tuple[str, float]]:
    """The chasers in order: their states, and the seconds until they are due."""
    async with store.hot() as db:
        found = await db.execute(
            text("""SELECT state, round(extract(epoch FROM due_at - now()))::float8 FROM deliveries
                    WHERE chases IS NOT NULL ORDER BY occurrence""")
        )
        return [(str(row[0]), row[1]) for row in found]


async def let_it_be_due(store: Store) -> None:
    await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE chases IS NOT NULL AND state = 'queued'")


async def acknowledge(store: Store, root: int, answer: Answer = Answer.DONE) -> bool:
    async with store.transaction(SYSTEM) as session:
        return await acknowledging.give(session, await session.get_one(Delivery, root), answer)


async def answer_of(store: Store, root: int) -> str:
    return str(await rows.one(store, "SELECT state FROM acknowledgements WHERE delivery_id = :id", id=root))


async def test_the_claim_of_a_nagging_reminder_opens_it_and_writes_the_first_chaser(store: Store) -> None:
    ana, _, root = await nagging(store)

    (claimed,) = await claim(store, ana.account_id)

    assert claimed.delivery_id == root
    assert await answer_of(store, root) == "open"
    assert [(state, round(wait, -1)) for state, wait in await chasers(store)] == [("queued", EVERY)]


async def test_a_reminder_that_does_not_nag_opens_nothing(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana)

    await claim(store, ana.account_id)

    assert await chasers(store) == []
    assert await rows.one(store, "SELECT count(*) FROM acknowledgements") == 0


async def test_a_message_to_somebody_else_is_never_chased(store: Store) -> None:
    ana, _, _ = await nagging(store)
    await rows.run(store, "UPDATE addresses SET kind = 'person'")

    await claim(store, ana.account_id)

    assert await chasers(store) == []


async def test_it_is_chased_so_often_and_then_counts_as_missed_after_one_more_wait(store: Store) -> None:
    ana, _, _ = await nagging(store)
    seen = []
    await claim(store, ana.account_id)
    for _ in range(4):
        await let_it_be_due(store)
        seen += [(one.manner.step, one.manner.steps) for one in await claim(store, ana.account_id)]

    assert seen == [(1, 2), (2, 2)]
    deadline = "SELECT round(extract(epoch FROM deadline_at - now()))::float8 FROM acknowledgements"
    assert await rows.one(store, deadline) == pytest.approx(EVERY, abs=5)


async def test_what_is_done_is_chased_no_more(store: Store) -> None:
    ana, _, root = await nagging(store)
    await claim(store, ana.account_id)

    assert await acknowledge(store, root)
    assert not await acknowledge(store, root)
    assert [state for state, _ in await chasers(store)] == ["cancelled"]
    assert await answer_of(store, root) == "done"


async def test_a_chaser_that_could_not_be_called_off_is_caught_by_its_claim(store: Store) -> None:
    ana, _, _ = await nagging(store)
    await claim(store, ana.account_id)
    await rows.run(store, "UPDATE acknowledgements SET state = 'done'")
    await let_it_be_due(store)

    assert await claim(store, ana.account_id) == []
    assert [state for state, _ in await chasers(store)] == ["cancelled"]
    assert await rows.one(store, "SELECT count(*) FROM attempts") == 1


async def test_done_against_the_claim_of_a_chaser_never_leaves_one_that_rings(store: Store) -> None:
    """Whoever comes first: the chaser is withdrawn, or it goes out and its successor is caught."""
    ana, _, root = await nagging(store, nag_times=40)
    await claim(store, ana.account_id)
    for _ in range(12):
        await rows.run(store, "UPDATE acknowledgements SET state = 'open'")
        await rows.run(store, "UPDATE deliveries SET state = 'queued' WHERE chases IS NOT NULL AND state = 'cancelled'")
        await let_it_be_due(store)
        await asyncio.gather(claim(store, ana.account_id), acknowledge(store, root))
        await let_it_be_due(store)

        assert await claim(store, ana.account_id) == []
        assert "queued" not in [state for state, _ in await chasers(store)]
        assert await answer_of(store, root) == "done"


async def test_done_waits_for_a_claim_that_holds_the_chaser_and_does_not_lock_up(store: Store) -> None:
    ana, _, root = await nagging(store, nag_times=1)
    await claim(store, ana.account_id)
    await let_it_be_due(store)
    async with store.hot() as db:
        claimed, begun = await ledger.claim(db, ana.account_id, room=10, lease=LEASE)
        done = asyncio.create_task(acknowledge(store, root))
        await rows.until(lambda: _somebody_waits(store))
        await roll(db, begun)

    assert await done
    assert [one.manner.chases for one in claimed] == [root]
    assert await answer_of(store, root) == "done"


async def _somebody_waits(store: Store) -> bool:
    return bool(await rows.one(store, "SELECT count(*) FROM pg_locks WHERE NOT granted"))


async def test_chasers_of_a_series_never_roll_it(store: Store) -> None:
    ana, _, _ = await nagging(store, **DAILY)
    await claim(store, ana.account_id)
    await let_it_be_due(store)
    await claim(store, ana.account_id)

    assert await rows.one(store, "SELECT count(*) FROM deliveries WHERE chases IS NULL") == 2


async def test_chasers_never_revive_a_skipped_occurrence(store: Store) -> None:
    ana, schedule, _ = await nagging(
        store, rrule="FREQ=HOURLY;INTERVAL=1", local_start=datetime(2026, 1, 1), nag_every=3600.0
    )
    await claim(store, ana.account_id)
    async with store.transaction(SYSTEM) as session:
        mine = await session.get_one(Schedule, schedule.id)
        await changes.skip(session, mine, datetime.now(UTC))
    await let_it_be_due(store)
    await claim(store, ana.account_id)

    states = "SELECT count(*) FROM deliveries WHERE chases IS NULL AND state = 'cancelled'"
    assert await rows.one(store, states) == 1
    assert [state for state, _ in await chasers(store)] == ["accepted", "queued"]


async def test_the_next_time_of_a_series_ends_the_row_of_the_one_before(store: Store) -> None:
    ana, _, root = await nagging(store, **DAILY)
    await claim(store, ana.account_id)
    await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE chases IS NULL AND state = 'queued'")

    (second,) = await claim(store, ana.account_id)

    assert await rows.one(store, "SELECT deadline_at <= now() FROM acknowledgements WHERE delivery_id = :id", id=root)
    assert await answer_of(store, second.delivery_id) == "open"
    assert [state for state, _ in await chasers(store)] == ["cancelled", "queued"]


@pytest.mark.parametrize("how", ["pause", "cancel", "move", "no nag"])
async def test_what_is_paused_cancelled_or_moved_is_chased_no_more(store: Store, how: str) -> None:
    ana, schedule, root = await nagging(store, **DAILY)
    await claim(store, ana.account_id)
    async with store.transaction(SYSTEM) as session:
        mine = await session.get_one(Schedule, schedule.id)
        if how == "pause":
            await changes.pause(session, mine)
        elif how == "cancel":
            await cancel(session, mine)
        elif how == "move":
            await changes.move(session, mine, rows.once(datetime.now(UTC) + timedelta(hours=5)))
        else:
            await changes.agree(session, mine, Terms())

    assert [state for state, _ in await chasers(store)] == ["cancelled"]
    assert await answer_of(store, root) == ("snoozed" if how == "move" else "skipped")


async def test_skip_and_send_now_mean_the_series_and_not_its_chasers(store: Store) -> None:
    ana, schedule, _ = await nagging(store, **DAILY)
    await claim(store, ana.account_id)
    async with store.transaction(SYSTEM) as session:
        mine = await session.get_one(Schedule, schedule.id)
        await changes.skip(session, mine, datetime.now(UTC))
        await changes.move_next(session, mine, datetime.now(UTC) + timedelta(hours=3))

    ((state, wait),) = await chasers(store)
    assert (state, wait) == ("queued", pytest.approx(EVERY, abs=5))


async def test_a_chaser_in_the_quiet_hours_waits_for_their_end(store: Store) -> None:
    ana, _, _ = await nagging(store)
    now = datetime.now(UTC)
    start, end = ((now + timedelta(minutes=minutes)).time().replace(microsecond=0) for minutes in (5, 180))
    await rows.run(store, "UPDATE users SET quiet_from = :start, quiet_until = :end", start=start, end=end)

    await claim(store, ana.account_id)

    ((_, wait),) = await chasers(store)
    assert wait == pytest.approx(180 * 60, abs=5)


async def test_taking_it_back_goes_on_where_it_stopped(store: Store) -> None:
    ana, schedule, root = await nagging(store)
    await claim(store, ana.account_id)
    await let_it_be_due(store)
    await claim(store, ana.account_id)
    await acknowledge(store, root)

    async with store.transaction(SYSTEM) as session:
        mine = await session.get_one(Delivery, root)
        whole = await session.get_one(Schedule, schedule.id)
        await acknowledging.take_back(session, mine, whole, datetime.now(UTC))

    assert await answer_of(store, root) == "open"
    assert [state for state, _ in await chasers(store)] == ["accepted", "queued"]


async def test_taking_back_an_earlier_one_after_the_series_rang_again_leaves_it_missed(store: Store) -> None:
    ana, schedule, root = await nagging(store, **DAILY)
    await claim(store, ana.account_id)
    await acknowledge(store, root)
    await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE chases IS NULL AND state = 'queued'")
    await claim(store, ana.account_id)

    async with store.transaction(SYSTEM) as session:
        mine = await session.get_one(Delivery, root)
        await acknowledging.take_back(session, mine, await session.get_one(Schedule, schedule.id), datetime.now(UTC))

    assert await answer_of(store, root) == "missed"
    assert [state for state, _ in await chasers(store)] == ["cancelled", "queued"]


@pytest.mark.parametrize(
    ("start", "end", "at", "moved"),
    [
        (22, 7, "2026-05-04T23:30", "2026-05-05T07:00"),
        (22, 7, "2026-05-05T06:59", "2026-05-05T07:00"),
        (22, 7, "2026-05-05T07:00", "2026-05-05T07:00"),
        (22, 7, "2026-05-05T21:59", "2026-05-05T21:59"),
        (13, 15, "2026-05-05T14:00", "2026-05-05T15:00"),
        (1, 3, "2026-03-29T01:30", "2026-03-29T03:00"),
    ],
)
def test_quiet_hours_end_on_the_clock_of_their_zone(start: int, end: int, at: str, moved: str) -> None:
    quiet = Quiet("Europe/Berlin", time(start), time(end))
    berlin = _berlin(at)

    assert quiet.after(berlin) == _berlin(moved)


def _berlin(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
