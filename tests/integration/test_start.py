"""The first hello, and the clock that is asked for in it: by a button, a pin, or the name of a place."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from carillon.platforms.base import Ask, Reply
from carillon.store.engine import Store
from tests import rows
from tests.integration.visitors import Visitors, actions, visitors

SCHEDULE = "/schedule in 2 hours Take your medicine"


@pytest.fixture
async def house(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for everybody."""
    async with visitors(store, redis_url) as opened:
        yield opened


async def zone(house: Visitors, column: str = "zone") -> object:
    return await rows.one(house.store, f"SELECT {column} FROM users")


def starting(reply: Reply, label: str) -> str:
    """The action of the button whose label begins so."""
    return next(action for shown, action in actions(reply).items() if shown.startswith(label))


async def test_a_newcomer_is_offered_three_clocks_a_pin_and_a_city(house: Visitors) -> None:
    reply = await house.says("1001", "/start")

    assert "Hello Ana" in reply.text.text
    assert "Europe/Berlin" in reply.text.text
    *clocks, pin, city = actions(reply)
    assert [label.rpartition(" ")[0] for label in clocks][:2] == ["Berlin", "London"]
    assert len({label.rpartition(" ")[2] for label in clocks}) == 3
    assert (pin, city) == ("📍 Send my place", "Type a city")


async def test_one_tap_names_the_zone_and_one_more_says_that_it_is_right(house: Visitors) -> None:
    hello = await house.says("1001", "/start")

    asked = await house.presses("1001", starting(hello, "London"))
    done = await house.presses("1001", actions(asked)["Yes"])

    assert asked.replaces == "7"
    assert "for you, right?" in asked.text.text
    assert "/schedule tomorrow" in done.text.text
    assert (await zone(house), await zone(house, "zone_known")) == ("Europe/London", True)


async def test_no_asks_again(house: Visitors) -> None:
    asked = await house.presses("1001", starting(await house.says("1001", "/start"), "London"))

    again = await house.presses("1001", actions(asked)["No"])

    assert "Type a city" in actions(again)
    assert await zone(house, "zone_known") is False


async def test_a_pin_is_taken_for_its_zone_and_puts_the_keyboard_away(house: Visitors) -> None:
    hello = await house.says("1001", "/start")
    asked = await house.presses("1001", actions(hello)["📍 Send my place"])
    assert (asked.asks, asked.replaces) == (Ask.PLACE, None)

    await house.says("1001", zone="Asia/Tokyo")

    thanks, question = (reply for _, reply in house.far_side.replies[-2:])
    assert thanks.asks is Ask.NOTHING
    assert "Asia/Tokyo" in thanks.text.text
    assert list(actions(question)) == ["Yes", "No"]
    assert await zone(house) == "Asia/Tokyo"


async def test_a_pin_nobody_knows_the_zone_of_asks_for_a_city(house: Visitors) -> None:
    reply = await house.says("1001", zone="")

    assert "Which city" in reply.text.text
    await house.says("1001", "Lima")
    assert await zone(house) == "America/Lima"


async def test_a_city_may_be_typed(house: Visitors) -> None:
    hello = await house.says("1001", "/start")
    asked = await house.presses("1001", actions(hello)["Type a city"])
    assert asked.asks is Ask.WORDS

    reply = await house.says("1001", "são paulo")

    assert list(actions(reply)) == ["Yes", "No"]
    assert await zone(house) == "America/Sao_Paulo"


async def test_several_places_of_one_name_become_buttons_with_their_clocks(house: Visitors) -> None:
    reply = await house.says("1001", "/timezone Birmingham")

    england = starting(reply, "Birmingham, GB")
    starting(reply, "Birmingham, US")
    await house.presses("1001", england)
    assert await zone(house) == "Europe/London"


async def test_an_unknown_place_is_said_with_an_example_and_another_name_may_follow(house: Visitors) -> None:
    hello = await house.says("1001", "/start")
    await house.presses("1001", actions(hello)["Type a city"])

    assert "/timezone Munich" in (await house.says("1001", "qqxzville")).text.text
    await house.says("1001", "Lima")
    assert await zone(house) == "America/Lima"


async def test_an_answer_typed_after_a_quarter_of_an_hour_is_a_line_like_any_other(house: Visitors) -> None:
    hello = await house.says("1001", "/start")
    await house.presses("1001", actions(hello)["Type a city"])
    await rows.run(house.store, "UPDATE dialogs SET expires_at = now() - interval '1 second'")

    assert "no time" in (await house.says("1001", "Lima")).text.text
    assert await zone(house) == "Europe/Berlin"


async def test_who_is_known_is_greeted_without_a_question(house: Visitors) -> None:
    await house.presses("1001", starting(await house.says("1001", "/start"), "London"))

    reply = await house.says("1001", "/start")

    assert "(Europe/London)" in reply.text.text
    assert not reply.buttons


async def test_in_a_group_hello_is_short_and_asks_nobody(house: Visitors) -> None:
    reply = await house.says("1001", "/start", group="-55")

    assert "this group" in reply.text.text
    assert not reply.buttons


async def test_a_place_is_not_asked_for_in_front_of_a_group(house: Visitors) -> None:
    assert "📍 Send my place" not in actions(await house.says("1001", "/timezone", group="-55"))


async def test_the_first_confirmation_says_which_zone_was_assumed_and_no_other_does(house: Visitors) -> None:
    first = await house.says("1001", SCHEDULE)
    second = await house.says("1001", SCHEDULE)

    assert "I took Europe/Berlin for your time zone" in first.text.text
    assert "I took" not in second.text.text


async def test_who_named_their_zone_is_not_told_that_it_was_assumed(house: Visitors) -> None:
    await house.says("1001", "/timezone Lima")

    assert "I took" not in (await house.says("1001", SCHEDULE)).text.text


@pytest.mark.parametrize("action", ["clock:is:Mars/Phobos", "clock:is:", "clock:dance", "clock:"])
async def test_a_clock_that_was_never_offered_does_nothing(house: Visitors, action: str) -> None:
    await house.says("1001", "/list")

    assert "no longer in use" in (await house.presses("1001", action)).toast
    assert await zone(house) == "Europe/Berlin"
