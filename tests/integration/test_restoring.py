"""A shift or a deletion taken back later, when its time may have come and gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from carillon.content.markup import Rich
from carillon.content.message import Content
from carillon.schedules import book, changes
from carillon.schedules.restoring import Restored, restore
from carillon.schedules.shifting import Shift, Trace, delete, shift
from carillon.schedules.wish import Terms, Wish
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Schedule
from carillon.when import Once, Rule, Series
from tests import rows
from tests.rows import Person

HOUR = timedelta(hours=1)
NOW = datetime.now(UTC).replace(microsecond=0)
ONCE = Once(NOW + 5 * HOUR, (NOW + 5 * HOUR).replace(tzinfo=None), "UTC")
DAILY = Series(Rule("FREQ=DAILY", ONCE.local, "UTC"), ONCE.at, ONCE.local)


@pytest.fixture
async def ana(store: Store) -> Person:
    return await rows.person(store)


async def booked(store: Store, ana: Person, reading: Once | Series) -> int:
    async with store.transaction(SYSTEM) as session:
        wish = Wish(Content(Rich("Take your medicine")), ana.address, reading, Terms(max_lateness=600.0), "en")
        return (await book.create(session, ana.user, wish)).id


async def deleted(store: Store, schedule_id: int) -> Trace:
    async with store.transaction(SYSTEM) as session:
        _, trace = await delete(session, await session.get_one(Schedule, schedule_id))
    assert trace is not None
    return trace


async def moved(store: Store, schedule_id: int, by: timedelta) -> Trace:
    async with store.transaction(SYSTEM) as session:
        done = await shift(session, await session.get_one(Schedule, schedule_id), by, NOW)
    assert done.trace is not None
    return done.trace


async def restored(store: Store, trace: Trace, now: datetime) -> Restored:
    async with store.transaction(SYSTEM) as session:
        return await restore(session, await session.get_one(Schedule, trace.schedule_id), trace, now)


async def queued(store: Store) -> list[datetime]:
    found = await rows.one(store, "SELECT array_agg(due_at ORDER BY due_at) FROM deliveries WHERE state = 'queued'")
    return list(found or [])


@pytest.mark.parametrize("reading", [ONCE, DAILY])
async def test_a_deletion_taken_back_in_time_leaves_the_same_occurrence(
    store: Store, ana: Person, reading: Once | Series
) -> None:
    trace = await deleted(store, await booked(store, ana, reading))

    assert await restored(store, trace, NOW) is Restored.DONE
    assert await queued(store) == [ONCE.at]
    assert await rows.one(store, "SELECT occurrence FROM deliveries WHERE state = 'queued'") == ONCE.at
    assert await rows.one(store, "SELECT expires_at - due_at FROM deliveries") == timedelta(minutes=10)
    assert await rows.one(store, "SELECT state FROM schedules") == "active"


async def test_a_deletion_is_not_taken_back_into_the_past(store: Store, ana: Person) -> None:
    trace = await deleted(store, await booked(store, ana, ONCE))

    assert await restored(store, trace, NOW + 6 * HOUR) is Restored.PAST
    assert await queued(store) == []
    assert await rows.one(store, "SELECT state FROM schedules") == "cancelled"


async def test_a_deleted_series_goes_on_with_its_next_time(store: Store, ana: Person) -> None:
    trace = await deleted(store, await booked(store, ana, DAILY))

    assert await restored(store, trace, NOW + 6 * HOUR) is Restored.DONE
    assert await queued(store) == [ONCE.at + timedelta(days=1)]


async def test_a_moved_time_is_restored_with_its_own_moment(store: Store, ana: Person) -> None:
    schedule_id = await booked(store, ana, DAILY)
    await moved(store, schedule_id, HOUR)
    trace = await deleted(store, schedule_id)

    assert await restored(store, trace, NOW) is Restored.DONE
    assert await queued(store) == [ONCE.at + HOUR]


@pytest.mark.parametrize("reading", [ONCE, DAILY])
async def test_a_shift_is_not_taken_back_into_the_past(store: Store, ana: Person, reading: Once | Series) -> None:
    trace = await moved(store, await booked(store, ana, reading), 3 * HOUR)

    assert await restored(store, trace, NOW + 6 * HOUR) is Restored.PAST
    assert await queued(store) == [ONCE.at + 3 * HOUR]


async def test_a_shifted_series_that_has_rung_since_keeps_its_next_time(store: Store, ana: Person) -> None:
    schedule_id = await booked(store, ana, DAILY)
    trace = await moved(store, schedule_id, HOUR)
    await rows.run(store, "UPDATE deliveries SET occurrence = occurrence + interval '1 day'")

    assert await restored(store, trace, NOW) is Restored.SENT
    assert await queued(store) == [ONCE.at + HOUR]


async def test_what_was_changed_since_stays_changed(store: Store, ana: Person) -> None:
    schedule_id = await booked(store, ana, ONCE)
    trace = await moved(store, schedule_id, HOUR)
    async with store.transaction(SYSTEM) as session:
        await changes.rewrite(session, await session.get_one(Schedule, schedule_id), Content(Rich("Other")))

    assert await restored(store, trace, NOW) is Restored.CHANGED


async def test_nothing_is_moved_that_is_over(store: Store, ana: Person) -> None:
    schedule_id = await booked(store, ana, ONCE)
    await rows.run(store, "UPDATE deliveries SET state = 'sent', sent_at = now()")

    async with store.transaction(SYSTEM) as session:
        done = await shift(session, await session.get_one(Schedule, schedule_id), HOUR, NOW)
    assert done.what is Shift.OVER
