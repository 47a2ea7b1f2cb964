"""getUpdates: waits, confirms by offset, delivers again, suffers one poller only."""

import asyncio
from typing import Any

import pytest
from telegram import Update, error
from telegram.ext import Application, ContextTypes, MessageHandler
from telegram.request import HTTPXRequest

from simulator.telegram.updates import UpdateQueue
from tests.simulator_fixture import ManualClock, Simulator


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_unconfirmed_updates_come_again(simulator: Simulator) -> None:
    await simulator.say("one")
    await simulator.say("two")

    first = await simulator.updates()
    again = await simulator.updates(limit=1)
    after = await simulator.updates(offset=first[0]["update_id"] + 1)

    assert texts(first) == ["one", "two"]
    assert texts(again) == ["one"]
    assert texts(after) == ["two"]
    assert await simulator.updates(offset=first[1]["update_id"] + 1) == []
    assert await simulator.updates() == []


async def test_update_ids_grow_one_by_one(simulator: Simulator) -> None:
    said = [await simulator.say(str(number)) for number in range(3)]

    numbers = [each["update_id"] for each in said]

    assert numbers == list(range(numbers[0], numbers[0] + 3))


async def test_a_negative_offset_keeps_only_the_last_ones(simulator: Simulator) -> None:
    for text in ("one", "two", "three"):
        await simulator.say(text)

    assert texts(await simulator.updates(offset=-2)) == ["two", "three"]
    assert texts(await simulator.updates()) == ["two", "three"]


async def test_an_offset_from_the_future_confirms_nothing(simulator: Simulator) -> None:
    number = (await simulator.say("one"))["update_id"]

    assert texts(await simulator.updates(offset=number + 1000)) == ["one"]


async def test_a_long_poll_ends_with_the_next_update(simulator: Simulator) -> None:
    polling = asyncio.create_task(simulator.updates(timeout=50))
    await until_somebody_polls(simulator)

    await simulator.say("at last")

    assert texts(await polling) == ["at last"]


async def test_a_long_poll_ends_empty_after_its_timeout(timed: Simulator, clock: ManualClock) -> None:
    polling = asyncio.create_task(timed.updates(timeout=7))

    assert await clock.somebody_sleeps() == 7
    clock.advance(7)

    assert await polling == []


async def test_a_timeout_is_at_most_fifty_seconds(timed: Simulator, clock: ManualClock) -> None:
    polling = asyncio.create_task(timed.updates(timeout=600))

    assert await clock.somebody_sleeps() == 50
    clock.advance(50)
    assert await polling == []


async def test_a_second_poller_ends_the_first_with_a_conflict(simulator: Simulator) -> None:
    older = asyncio.create_task(simulator.call("getUpdates", timeout=50))
    await until_somebody_polls(simulator)
    newer = asyncio.create_task(simulator.updates(timeout=50))

    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": (
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        ),
    }
    await simulator.say("for the newer one")
    assert texts(await newer) == ["for the newer one"]


async def test_python_telegram_bot_sees_the_conflict(simulator: Simulator) -> None:
    older = asyncio.create_task(simulator.bot().get_updates(timeout=50))
    await until_somebody_polls(simulator)
    newer = asyncio.create_task(simulator.updates(timeout=50))

    with pytest.raises(error.Conflict):
        await older
    await simulator.say("x")
    await newer


async def test_a_poller_that_goes_away_takes_nothing_with_it(simulator: Simulator) -> None:
    polling = asyncio.create_task(simulator.updates(timeout=50))
    await until_somebody_polls(simulator)
    polling.cancel()
    await asyncio.wait([polling])

    await simulator.say("still here")

    assert texts(await simulator.updates()) == ["still here"]


async def test_only_the_kinds_asked_for_are_delivered_and_that_is_remembered(simulator: Simulator) -> None:
    await simulator.updates(allowed_updates=["edited_message"])
    said = await simulator.say("before")
    place = {"chat_id": 1001, "message_id": said["message"]["message_id"]}

    edited = await simulator.post("telegram/edit", **place, text="after")

    assert said["update_id"] is None
    assert edited["update_id"] is not None
    assert [list(update)[1] for update in await simulator.updates()] == ["edited_message"]
    await simulator.updates(allowed_updates=[])
    assert (await simulator.say("again"))["update_id"] is not None


async def test_changes_of_other_members_come_only_to_administrators_that_asked_for_them(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=-50)
    leaving = {"chat_id": -50, "user_id": 1002}

    await simulator.post("telegram/member", chat_id=-50, status="administrator")
    unasked = await simulator.post("telegram/member", **leaving, status="member")
    await simulator.updates(allowed_updates=["chat_member"])
    asked = await simulator.post("telegram/member", **leaving, status="left")
    await simulator.post("telegram/member", chat_id=-50, status="member")
    no_administrator = await simulator.post("telegram/member", **leaving, status="member")

    assert (unasked["update_id"], no_administrator["update_id"]) == (None, None)
    update = next(each["chat_member"] for each in await simulator.updates() if "chat_member" in each)
    assert asked["update_id"] is not None
    assert (update["old_chat_member"]["status"], update["new_chat_member"]["status"]) == ("member", "left")


async def test_updates_older_than_a_day_are_dropped(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("old")
    clock.advance(24 * 3600 + 1)
    await timed.say("new")

    assert texts(await timed.updates()) == ["new"]


def test_numbers_grow_over_a_restart() -> None:
    clock = ManualClock()
    before = UpdateQueue(clock, int(clock.now()) * 8)
    number = before.add("message", {}, 1)
    clock.advance(1)

    assert number is not None
    assert int(clock.now()) * 8 > number


async def test_python_telegram_bots_updater_polls_answers_and_stops(simulator: Simulator) -> None:
    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message is not None
        await update.effective_message.reply_text(f"you said {update.effective_message.text}")

    requests = HTTPXRequest(), HTTPXRequest()
    application = (
        Application.builder()
        .token(simulator.token)
        .base_url(f"{simulator.url}/bot")
        .request(requests[0])
        .get_updates_request(requests[1])
        .build()
    )
    application.add_handler(MessageHandler(None, echo))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await application.start()
        await simulator.say("good morning")
        async with asyncio.timeout(5):
            while len(await simulator.messages()) < 2:
                await asyncio.sleep(0)
        await application.updater.stop()
        await application.stop()

    assert [each["text"] for each in await simulator.messages()] == ["good morning", "you said good morning"]
    assert await simulator.updates() == []
    totals = (await simulator.get("telegram/calls"))["totals"]
    assert {method for method, statuses in totals.items() if set(statuses) - {"200"}} <= {"getUpdates"}


async def until_somebody_polls(simulator: Simulator) -> None:
    """Come back when a getUpdates request waits."""
    while not any(call["status"] == 0 for call in (await simulator.get("telegram/calls?method=getUpdates"))["calls"]):
        await asyncio.sleep(0)
