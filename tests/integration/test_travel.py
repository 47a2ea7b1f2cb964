"""Somebody moves to another time zone: their series come along or stay, as they say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from carillon.store.engine import Store
from tests import rows
from tests.integration.visitors import Visitors, actions, visitors

DAILY = "/schedule daily at 10:00 Take your medicine"
NEXT = "SELECT occurrence FROM deliveries WHERE state = 'queued'"


@pytest.fixture
async def house(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for everybody."""
    async with visitors(store, redis_url) as opened:
        yield opened


async def clock(house: Visitors, zone: str) -> str:
    """The wall clock of what rings next."""
    occurrence: datetime = await rows.one(house.store, NEXT)
    return occurrence.astimezone(ZoneInfo(zone)).strftime("%H:%M")


async def moves(house: Visitors, where: str = "Tokyo") -> None:
    asked = await house.says("1001", f"/timezone {where}")
    await house.presses("1001", actions(asked)["Move with me"])


async def test_the_question_names_how_many_and_both_clocks(house: Visitors) -> None:
    await house.says("1001", DAILY)
    await house.says("1001", DAILY)

    asked = await house.says("1001", "/timezone Tokyo")

    assert "Series on Berlin time: 2, for example #1 at 10:00" in asked.text.text
    assert list(actions(asked)) == ["Move with me", "Stay"]


async def test_a_series_that_moves_shows_the_same_clock_there(house: Visitors) -> None:
    await house.says("1001", DAILY)

    await moves(house)

    assert await clock(house, "Asia/Tokyo") == "10:00"
    assert await rows.one(house.store, "SELECT zone FROM schedules") == "Asia/Tokyo"
    assert await rows.one(house.store, "SELECT occurrence > now() FROM deliveries WHERE state = 'queued'")


async def test_a_series_that_stays_keeps_its_moment(house: Visitors) -> None:
    await house.says("1001", DAILY)
    before = await rows.one(house.store, NEXT)

    asked = await house.says("1001", "/timezone Tokyo")
    await house.presses("1001", actions(asked)["Stay"])

    assert await rows.one(house.store, NEXT) == before
    assert await rows.one(house.store, "SELECT zone FROM schedules") == "Europe/Berlin"


async def test_there_and_back_again_rings_as_before(house: Visitors) -> None:
    await house.says("1001", DAILY)

    await moves(house, "Lima")
    await moves(house, "Berlin")

    assert await clock(house, "Europe/Berlin") == "10:00"


async def test_single_moments_stay_and_nobody_asks_about_them(house: Visitors) -> None:
    await house.says("1001", "/schedule tomorrow 15:30 Call Ana")
    before = await rows.one(house.store, NEXT)

    asked = await house.says("1001", "/timezone Tokyo")

    assert list(actions(asked)) == ["Yes", "No"]
    assert await rows.one(house.store, NEXT) == before


async def test_a_series_that_names_another_zone_stays_there(house: Visitors) -> None:
    await house.says("1001", "/schedule daily at 10:00 New York time Call the office")
    assert await rows.one(house.store, "SELECT zone FROM schedules") == "America/New_York"

    assert list(actions(await house.says("1001", "/timezone Tokyo"))) == ["Yes", "No"]


async def test_a_paused_series_moves_and_stays_silent(house: Visitors) -> None:
    await house.says("1001", DAILY)
    await house.says("1001", "/pause 1")

    await moves(house)

    assert await rows.one(house.store, "SELECT due_at = 'infinity' FROM deliveries WHERE state = 'queued'")
    await house.says("1001", "/resume 1")
    assert await clock(house, "Asia/Tokyo") == "10:00"


async def test_a_day_that_was_skipped_stays_skipped(house: Visitors) -> None:
    await house.says("1001", DAILY)
    await house.says("1001", "/skip 1")
    day: datetime = await rows.one(house.store, NEXT)

    await moves(house, "Lima")

    assert (await rows.one(house.store, NEXT)).astimezone(ZoneInfo("America/Lima")).date() == day.date()


async def test_what_was_put_off_by_hand_keeps_that_moment_once(house: Visitors) -> None:
    await house.says("1001", DAILY)
    await rows.run(house.store, "UPDATE deliveries SET due_at = due_at + interval '5 minutes'")
    before = await rows.one(house.store, NEXT)

    await moves(house)

    assert await rows.one(house.store, NEXT) == before
    assert await rows.one(house.store, "SELECT zone FROM schedules") == "Asia/Tokyo"


async def test_what_is_being_sent_this_moment_is_left_alone(house: Visitors) -> None:
    await house.says("1001", DAILY)
    await rows.run(house.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")

    await moves(house)

    assert await rows.one(house.store, "SELECT state FROM deliveries") == "accepted"
    assert await rows.one(house.store, "SELECT zone FROM schedules") == "Asia/Tokyo"


async def test_an_hourly_series_falls_silent_for_no_hour(house: Visitors) -> None:
    await house.says("1001", "/schedule every 2 hours Drink water")

    await moves(house, "Lima")

    left: timedelta = await rows.one(house.store, "SELECT occurrence - now() FROM deliveries WHERE state = 'queued'")
    assert timedelta(0) < left <= timedelta(hours=2)


async def test_an_old_question_moves_nothing_twice(house: Visitors) -> None:
    await house.says("1001", DAILY)
    asked = await house.says("1001", "/timezone Tokyo")
    await house.presses("1001", actions(asked)["Move with me"])
    before = await rows.one(house.store, NEXT)

    again = await house.presses("1001", actions(asked)["Move with me"])

    assert "Series moved: 0" in again.text.text
    assert await rows.one(house.store, NEXT) == before


async def test_quiet_hours_go_by_the_new_clock_for_those_who_write_to_the_person(house: Visitors) -> None:
    await house.says("2002", "/list")
    await house.says("1001", "/list")
    await rows.run(house.store, "UPDATE users SET quiet_from = '22:00', quiet_until = '07:00' WHERE name = 'Ana'")
    await rows.run(
        house.store,
        """WITH r AS (INSERT INTO recipients (user_id, name) SELECT id, 'Ana' FROM users WHERE name = 'Ben' RETURNING *)
           INSERT INTO addresses (user_id, recipient_id, account_id, value, kind, peer_id, agreed_at, quiet_zone,
                                  quiet_from, quiet_until)
           SELECT r.user_id, r.id, :account, '1001', 'person', u.id, now(), 'Europe/Berlin', '22:00', '07:00'
           FROM r, users AS u WHERE u.name = 'Ana'""",
        account=house.account_id,
    )

    await house.says("1001", "/timezone Tokyo")

    assert await rows.one(house.store, "SELECT quiet_zone FROM addresses WHERE kind = 'person'") == "Asia/Tokyo"
