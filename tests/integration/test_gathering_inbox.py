"""Parts of albums and long texts over the store: in one batch or several, in any order, repeated, late."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from carillon.chat import inbox
from carillon.chat.context import Window
from carillon.chat.inbox import GATHERING
from carillon.content.media import Media
from carillon.content.message import Content
from carillon.platforms.base import TooMuch
from carillon.platforms.incoming import Incoming
from carillon.schedules.book import content_of
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Schedule
from tests import rows
from tests.integration.visitors import Visitors, visitors


@pytest.fixture
async def house(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for everybody."""
    async with visitors(store, redis_url) as opened:
        yield opened


def photo(house: Visitors, number: int, who: str = "1001", text: str = "", **given: Any) -> Incoming:
    media = [["photo", f"p{number}", None, None]]
    return house.incoming(who, text, message_id=str(number), media=media, **{"album": f"g-{who}", **given})


def files(*numbers: int) -> tuple[Media, ...]:
    return tuple(Media("photo", f"p{number}") for number in numbers)


async def keep(house: Visitors, *arrivals: Incoming) -> dict[str, float]:
    async with house.store.transaction(SYSTEM) as session:
        return await inbox.keep(session, house.account_id, arrivals)


async def waited(house: Visitors) -> None:
    await rows.run(house.store, "UPDATE inbox SET leased_until = leased_until - interval '1 minute'")


async def taken(house: Visitors, conversation: str = "1001") -> list[Incoming]:
    """Everything that waits, in order, as the desk takes it."""
    found: list[Incoming] = []
    while True:
        async with house.store.transaction(SYSTEM) as session:
            row = await inbox.take(session, house.account_id, conversation)
            if row is None or row.incoming is None:
                return found
            await inbox.answered(session, row.id)
            found.append(row.incoming)


@pytest.mark.parametrize("batches", [[(9, 10, 11)], [(9,), (10, 11)], [(9,), (10,), (11,)], [(11, 9), (10,)]])
async def test_an_album_is_one_however_it_is_handed_out(house: Visitors, batches: Sequence[Sequence[int]]) -> None:
    for batch in batches:
        assert await keep(house, *(photo(house, number) for number in batch)) == {"1001": GATHERING}

    await waited(house)
    (album,) = await taken(house)
    assert album.files == files(9, 10, 11)


async def test_nothing_is_taken_while_parts_may_follow(house: Visitors) -> None:
    await keep(house, photo(house, 9))

    assert await taken(house) == []


async def test_each_part_gives_the_others_time_again(house: Visitors) -> None:
    await keep(house, photo(house, 9))
    await rows.run(house.store, "UPDATE inbox SET leased_until = now() + interval '0.1 seconds'")

    await keep(house, photo(house, 10))

    left = "SELECT extract(epoch FROM leased_until - now()) FROM inbox WHERE answered_at IS NULL"
    assert float(await rows.one(house.store, left)) > 0.4


async def test_repeated_parts_change_nothing(house: Visitors) -> None:
    parts = [photo(house, number) for number in (9, 10, 11)]
    await keep(house, *parts)
    assert await keep(house, *parts) == {}

    await waited(house)
    (album,) = await taken(house)
    assert album.files == files(9, 10, 11)


async def test_parts_that_come_again_after_a_restart_are_known_still(house: Visitors) -> None:
    parts = [photo(house, number) for number in (9, 10, 11)]
    await keep(house, *parts[:2])
    await waited(house)
    await taken(house)

    assert await keep(house, *parts[:2]) == {}
    assert await taken(house) == []


async def test_a_straggler_is_a_thing_of_its_own_and_keeps_the_name_of_its_album(house: Visitors) -> None:
    await keep(house, photo(house, 9))
    await waited(house)
    await taken(house)

    await keep(house, photo(house, 10))
    await waited(house)

    (late,) = await taken(house)
    assert (late.files, late.album) == (files(10), "g-1001")


async def test_two_albums_of_two_people_in_one_group_do_not_mix(house: Visitors) -> None:
    order = [(9, "1001"), (10, "2002"), (11, "1001"), (12, "2002"), (13, "1001")]
    await keep(house, *(photo(house, number, who, group="-55") for number, who in order))
    await waited(house)

    assert [album.files for album in await taken(house, "-55")] == [files(9, 11, 13), files(10, 12)]


async def test_two_albums_of_one_person_do_not_mix(house: Visitors) -> None:
    await keep(house, *(photo(house, number, album=f"g{number % 2}") for number in (9, 10, 11, 12)))
    await waited(house)

    assert [album.files for album in await taken(house)] == [files(9, 11), files(10, 12)]


async def test_a_long_text_of_five_messages_is_one(house: Visitors) -> None:
    texts = [letter * 4096 for letter in "abcd"] + ["the end"]
    parts = [house.incoming("1001", text, full=len(text) == 4096) for text in texts]
    for part in parts[:-1]:
        assert await keep(house, part) == {"1001": GATHERING}
    assert await keep(house, parts[-1]) == {"1001": 0.0}, "nothing more can follow"

    (whole,) = await taken(house)
    assert whole.text == "".join(texts)


async def test_a_long_text_in_one_batch_is_ready_with_its_last_part(house: Visitors) -> None:
    parts = [house.incoming("1001", "a" * 4096, full=True), house.incoming("1001", "the end")]

    assert await keep(house, *parts) == {"1001": 0.0}
    assert [said.text for said in await taken(house)] == ["a" * 4096 + "the end"]


async def test_somebody_elses_line_in_between_parts_nothing_and_comes_after(house: Visitors) -> None:
    await keep(
        house,
        house.incoming("1001", "/schedule " + "a" * 4086, full=True, group="-55"),
        house.incoming("2002", "/list", group="-55"),
        house.incoming("1001", "the end", group="-55"),
    )

    found = await taken(house, "-55")
    assert [(said.sender, said.text[-7:]) for said in found] == [("1001", "the end"), ("2002", "/list")]


async def test_a_command_after_a_full_message_is_a_command(house: Visitors) -> None:
    await keep(house, house.incoming("1001", "a" * 4096, full=True), house.incoming("1001", "/list"))
    await waited(house)

    assert [said.text[:5] for said in await taken(house)] == ["aaaaa", "/list"]


async def test_topics_are_kept_apart(house: Visitors) -> None:
    group: dict[str, Any] = {"group": "-55", "full": True}
    await keep(
        house,
        house.incoming("1001", "a" * 4096, thread="1", **group),
        house.incoming("1001", "b" * 4096, thread="2", **group),
        house.incoming("1001", "end of a", group="-55", thread="1"),
        house.incoming("1001", "end of b", group="-55", thread="2"),
    )

    assert [said.text[-9:] for said in await taken(house, "-55")] == ["aend of a", "bend of b"]


async def test_what_somebody_is_answering_already_is_not_changed_under_their_hands(house: Visitors) -> None:
    await keep(house, photo(house, 9))
    await waited(house)
    async with house.store.transaction(SYSTEM) as session:
        held = await inbox.take(session, house.account_id, "1001")
    await keep(house, photo(house, 10))

    assert held
    assert held.incoming
    assert held.incoming.files == files(9)
    assert await rows.one(house.store, "SELECT count(*) FROM inbox WHERE answered_at IS NULL") == 2


async def test_an_album_with_a_time_becomes_one_schedule(house: Visitors) -> None:
    await keep(house, photo(house, 10), photo(house, 9, text="tomorrow 15:30 look"), photo(house, 11))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")

    assert await rows.one(house.store, "SELECT count(*) FROM schedules") == 1
    assert len(house.heard("1001")) == 1


async def test_a_straggler_goes_along_with_what_its_album_became(house: Visitors) -> None:
    await keep(house, photo(house, 9, text="tomorrow 15:30 look"), photo(house, 10))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")

    await keep(house, photo(house, 11))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")

    assert "has 3 files now" in house.heard("1001")[-1]
    async with house.store.transaction(SYSTEM) as session:
        schedule = (await session.execute(select(Schedule))).scalar_one()
        assert content_of(schedule).media == files(9, 10, 11)


def at_most_two(content: Content) -> TooMuch | None:
    return TooMuch("album", len(content.media), 2) if len(content.media) > 2 else None


async def test_a_straggler_that_is_one_too_many_is_refused_with_both_numbers(house: Visitors) -> None:
    window = Window(house.far_side, 40_000, at_most_two)
    house.desk = replace(house.desk, windows={house.account_id: window})
    await keep(house, photo(house, 9, text="tomorrow 15:30 look"), photo(house, 10))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")

    await keep(house, photo(house, 11))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")

    assert "3 files; 2 is the most" in house.heard("1001")[-1]


async def test_a_straggler_of_what_is_over_is_a_line_like_any_other(house: Visitors) -> None:
    await keep(house, photo(house, 9, text="tomorrow 15:30 look"))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")
    await house.says("1001", "/cancel 1")

    await keep(house, photo(house, 10))
    await waited(house)
    await house.desk.answer_all(house.account_id, "1001")

    assert "One more file" not in house.heard("1001")[-1]
