"""Who says too much at once is slowed, told once, and answered in full."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from carillon.chat import inbox
from carillon.platforms.incoming import Press
from carillon.store.engine import SYSTEM, Store
from tests import rows
from tests.integration.visitors import Visitors, visitors


@pytest.fixture
async def house(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for everybody."""
    async with visitors(store, redis_url) as opened:
        yield opened


async def floods(house: Visitors, lines: int, *, group: str | None = None) -> None:
    await house.arrive(house.incoming("1001", f"/dance {n}", group=group) for n in range(lines))
    await house.desk.answer_all(house.account_id, group or "1001")


async def has_room_for(house: Visitors, lines: int) -> None:
    """Leave room for a few lines of twenty: they are answered before a slow machine makes room for one more."""
    await floods(house, 1)
    await rows.run(house.store, f"UPDATE users SET talk_full_at = now() + {20 - lines} * interval '2 seconds'")


async def time_passes(house: Visitors, seconds: int) -> None:
    for column in ("inbox.slowed_until", "users.talk_full_at", "users.slowed_at"):
        table, name = column.split(".")
        await rows.run(house.store, f"UPDATE {table} SET {name} = {name} - {seconds} * interval '1 second'")


def answers(house: Visitors, conversation: str = "1001") -> int:
    return sum("/dance" in text for text in house.heard(conversation))


def notices(house: Visitors, conversation: str = "1001") -> int:
    return sum("a lot at once" in text for text in house.heard(conversation))


async def test_twenty_lines_at_once_are_answered_at_once(house: Visitors) -> None:
    await floods(house, 20)

    assert (answers(house), notices(house)) == (20, 0)


async def test_the_rest_waits_for_its_slot_and_the_notice_comes_at_once(house: Visitors) -> None:
    await floods(house, 25)

    assert (answers(house), notices(house)) == (20, 1)
    waits = "SELECT round(extract(epoch FROM max(slowed_until) - min(slowed_until))) FROM inbox"
    assert await rows.one(house.store, waits) == 8


async def test_slots_come_one_every_two_seconds_and_in_order(house: Visitors) -> None:
    await floods(house, 25)
    for expected in (21, 22, 23):
        await time_passes(house, 2)
        await house.desk.answer_all(house.account_id, "1001")
        assert answers(house) == expected

    assert "/dance" in house.heard("1001")[-1]
    assert notices(house) == 1


async def test_waiting_costs_no_try(house: Visitors) -> None:
    await floods(house, 21)
    assert await rows.one(house.store, "SELECT tries FROM inbox WHERE answered_at IS NULL") == 0

    await time_passes(house, 2)
    await house.desk.answer_all(house.account_id, "1001")

    assert await rows.one(house.store, "SELECT tries FROM inbox ORDER BY id DESC LIMIT 1") == 1
    assert answers(house) == 21


async def test_a_slowed_line_is_not_taken_for_a_forgotten_one(house: Visitors) -> None:
    await floods(house, 21)
    await rows.run(house.store, "UPDATE inbox SET received_at = now() - interval '1 minute'")

    async with house.store.transaction(SYSTEM) as session:
        assert await inbox.waiting(session) == []
    await time_passes(house, 2)
    async with house.store.transaction(SYSTEM) as session:
        assert await inbox.waiting(session) == [(house.account_id, "1001")]


async def test_another_notice_comes_after_ten_minutes(house: Visitors) -> None:
    await floods(house, 21)
    await floods(house, 1)
    assert notices(house) == 1

    await time_passes(house, 601)
    await house.desk.answer_all(house.account_id, "1001")
    await floods(house, 25)
    assert notices(house) == 2


async def test_presses_count_half(house: Visitors) -> None:
    await has_room_for(house, 2)
    said = len(house.far_side.replies)
    press = [house.incoming("1001", press=Press(id=f"p{n}", action="dance:", message_id="7")) for n in range(6)]
    await house.arrive(press)
    await house.desk.answer_all(house.account_id, "1001")

    replies = [reply for _, reply in house.far_side.replies[said:]]
    assert len([reply for reply in replies if "no longer in use" in reply.toast]) == 4
    assert all(reply.pressed for reply in replies)


async def test_the_bucket_is_one_over_all_conversations_of_a_person(house: Visitors) -> None:
    await floods(house, 20)
    await floods(house, 2, group="-55")

    assert answers(house, "-55") == 0
    assert notices(house, "-55") == 1


async def test_others_in_the_group_do_not_wait_for_it(house: Visitors) -> None:
    await has_room_for(house, 5)
    lines = [house.incoming("1001", f"/dance {n}", group="-55") for n in range(9)]
    await house.arrive([*lines, house.incoming("2002", "/sing", group="-55")])
    await house.desk.answer_all(house.account_id, "-55")

    assert answers(house, "-55") == 5
    assert "/sing" in house.heard("-55")[-1]


async def test_what_a_person_says_slowly_never_waits(house: Visitors) -> None:
    for _ in range(30):
        await floods(house, 1)
        await time_passes(house, 2)

    assert (answers(house), notices(house)) == (30, 0)


async def test_an_album_or_a_long_text_counts_as_one(house: Visitors) -> None:
    parts = [house.incoming("1001", f"/dance {'x' * 4000}", full=True)]
    parts += [house.incoming("1001", "y" * 4000, full=True) for _ in range(30)]
    await house.arrive(parts)
    await rows.run(house.store, "UPDATE inbox SET leased_until = now() - interval '1 second'")
    await house.desk.answer_all(house.account_id, "1001")

    full_at = "SELECT extract(epoch FROM talk_full_at - now()) FROM users"
    assert 0 < await rows.one(house.store, full_at) <= 2
