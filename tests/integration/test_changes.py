"""Changes to a schedule that is already in the book."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.markup import Rich
from carillon.content.message import Content
from carillon.schedules import book, changes
from carillon.schedules.changes import Change
from carillon.schedules.wish import Terms, Wish
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Schedule
from carillon.when import Once, Rule, Series
from tests import rows
from tests.rows import Person

HOURLY = "FREQ=HOURLY;INTERVAL=1"


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def once(at: datetime) -> Once:
    return Once(at, at.replace(tzinfo=None), "UTC")


def hourly(start: datetime) -> Series:
    return Series(Rule(HOURLY, start.replace(tzinfo=None), "UTC"), start, start.replace(tzinfo=None))


async def booked(store: Store, whose: Person, reading: Once | Series) -> int:
    async with store.transaction(SYSTEM) as session:
        wish = Wish(Content(Rich("Take your medicine")), whose.address, reading, Terms(), "en")
        return (await book.create(session, whose.user, wish)).id


async def change(store: Store, schedule_id: int, act: Callable[..., Awaitable[Any]], *given: Any) -> Any:
    async with store.transaction(SYSTEM) as session:
        return await act(session, await session.get_one(Schedule, schedule_id), *given)


async def queued(store: Store) -> list[datetime]:
    async with store.transaction(SYSTEM) as session:
        return await _occurrences(session)


async def _occurrences(session: AsyncSession) -> list[datetime]:

    found = await session.execute(text("SELECT occurrence FROM deliveries WHERE state = 'queued' ORDER BY occurrence"))
    return list(found.scalars())


async def accept(store: Store) -> None:
    await rows.run(store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")


async def due(store: Store) -> bool:
    return bool(await rows.one(store, "SELECT count(*) FROM deliveries WHERE state = 'queued' AND due_at < 'infinity'"))


async def test_a_paused_series_is_silent_and_goes_on_with_its_next_occurrence(store: Store) -> None:
    ana, start = await rows.person(store), now() + timedelta(minutes=10)
    schedule = await booked(store, ana, hourly(start))

    assert await change(store, schedule, changes.pause) is Change.DONE
    assert not await due(store)
    assert await change(store, schedule, changes.resume, now()) is Change.DONE
    assert await due(store)
    assert await queued(store) == [start]


async def test_what_went_by_while_paused_is_not_made_up_for(store: Store) -> None:
    ana, start = await rows.person(store), now() - timedelta(minutes=150)
    schedule = await booked(store, ana, hourly(start))
    await change(store, schedule, changes.pause)

    assert await change(store, schedule, changes.resume, now()) is Change.DONE
    assert await queued(store) == [start + timedelta(hours=3)]


async def test_a_single_message_whose_moment_went_by_while_paused_says_so(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now() - timedelta(minutes=1)))
    await change(store, schedule, changes.pause)

    assert await change(store, schedule, changes.resume, now()) is Change.PAST


async def test_pausing_a_single_message_that_is_being_sent_is_too_late(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now()))
    await accept(store)

    assert await change(store, schedule, changes.pause) is Change.TOO_LATE


async def test_only_what_is_paused_can_be_resumed(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now()))

    assert await change(store, schedule, changes.resume, now()) is Change.OVER


async def test_skip_leaves_out_one_occurrence(store: Store) -> None:
    ana, start = await rows.person(store), now() + timedelta(minutes=10)
    schedule = await booked(store, ana, hourly(start))

    assert await change(store, schedule, changes.skip, now()) is Change.DONE
    assert await queued(store) == [start + timedelta(hours=1)]


async def test_there_is_nothing_to_skip_in_a_single_message(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now() + timedelta(hours=1)))

    assert await change(store, schedule, changes.skip, now()) is Change.OVER


async def test_send_now_makes_the_next_one_due(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now() + timedelta(hours=1)))

    assert await change(store, schedule, changes.send_now) is Change.DONE
    assert await rows.one(store, "SELECT due_at <= now() FROM deliveries")


async def test_send_now_of_what_is_being_sent_is_too_late(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now()))
    await accept(store)

    assert await change(store, schedule, changes.send_now) is Change.TOO_LATE


async def test_a_new_text_raises_the_revision(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now() + timedelta(hours=1)))

    await change(store, schedule, changes.rewrite, Content(Rich("Call Ana")))

    async with store.transaction(SYSTEM) as session:
        changed = await session.get_one(Schedule, schedule)
    assert (changed.body, changed.revision) == ("Call Ana", 2)


async def test_a_moved_message_keeps_its_number_and_may_move_back(store: Store) -> None:
    ana, first, second = await rows.person(store), now() + timedelta(hours=1), now() + timedelta(hours=2)
    schedule = await booked(store, ana, once(first))

    for at in (second, first):
        assert await change(store, schedule, changes.move, once(at)) is Change.DONE
        assert await queued(store) == [at]
    assert await rows.one(store, "SELECT count(*) FROM schedules") == 1


@pytest.mark.parametrize("to_series", [True, False])
async def test_a_moment_can_become_a_series_and_back(store: Store, to_series: bool) -> None:
    ana, at = await rows.person(store), now() + timedelta(hours=1)
    before, after = (once(at), hourly(at)) if to_series else (hourly(at), once(at))
    schedule = await booked(store, ana, before)

    assert await change(store, schedule, changes.move, after) is Change.DONE
    assert await rows.one(store, "SELECT rrule FROM schedules") == (HOURLY if to_series else "")


async def test_moving_what_is_being_sent_is_too_late(store: Store) -> None:
    ana = await rows.person(store)
    schedule = await booked(store, ana, once(now()))
    await accept(store)

    assert await change(store, schedule, changes.move, once(now() + timedelta(hours=1))) is Change.TOO_LATE


async def test_one_occurrence_can_be_moved_and_the_rest_keep_their_time(store: Store) -> None:
    ana, start = await rows.person(store), now() + timedelta(minutes=10)
    schedule = await booked(store, ana, hourly(start))
    later = start + timedelta(minutes=25)

    assert await change(store, schedule, changes.move_next, later) is Change.DONE
    assert await rows.one(store, "SELECT due_at FROM deliveries") == later
    assert await queued(store) == [start]
