"""Telegram's rates: one a second to a chat, twenty a minute to a group, thirty a second in all."""

import datetime as dt

import pytest
from telegram import error

from simulator.telegram.rates import Rates
from simulator.telegram.settings import Settings
from tests.contract.test_simulator_media import png
from tests.simulator_fixture import TOKEN, ManualClock, Simulator


async def send(simulator: Simulator, chat_id: int, times: int = 1) -> list[int]:
    """Send that many messages; 0 for each that went, else the seconds to wait."""
    waits = []
    for _ in range(times):
        envelope = await simulator.call("sendMessage", chat_id=chat_id, text="x")
        waits.append(envelope.get("parameters", {}).get("retry_after", 0))
    return waits


async def test_a_chat_takes_a_short_burst_and_then_one_a_second(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start")

    assert await send(timed, 1001, 6) == [0, 0, 0, 0, 0, 1]
    clock.advance(1)
    assert await send(timed, 1001, 2) == [0, 1]
    clock.advance(60)
    assert await send(timed, 1001, 6) == [0, 0, 0, 0, 0, 1]


async def test_the_refusal_is_telegrams(timed: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    await timed.say("/start")
    await send(timed, 1001, 5)

    with pytest.raises(error.RetryAfter) as caught:
        await timed.bot().send_message(1001, "x")

    assert caught.value.retry_after == dt.timedelta(seconds=1)
    async with timed.session.get(f"{timed.url}/bot{TOKEN}/sendMessage?chat_id=1001&text=x") as answer:
        assert answer.status == 429
        assert answer.headers["Retry-After"] == "1"
        assert await answer.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }


async def test_a_group_takes_twenty_a_minute(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start", chat_id=-50)

    for _ in range(20):
        assert await send(timed, -50) == [0]
        clock.advance(1)

    assert await send(timed, -50) == [40]
    clock.advance(39)
    assert await send(timed, -50) == [1]
    clock.advance(1)
    assert await send(timed, -50, 2) == [0, 1]


async def test_all_chats_together_take_thirty_a_second(timed: Simulator, clock: ManualClock) -> None:
    for chat_id in range(2001, 2033):
        await timed.say("/start", chat_id=chat_id)

    waits = [(await send(timed, chat_id))[0] for chat_id in range(2001, 2033)]

    assert waits == [0] * 30 + [1] * 2
    clock.advance(0.1)
    assert await send(timed, 2031) == [0]


async def test_one_full_chat_leaves_the_others_alone(timed: Simulator) -> None:
    await timed.say("/start")
    await timed.say("/start", chat_id=1002)
    await send(timed, 1001, 6)

    assert await send(timed, 1002) == [0]


async def test_an_album_counts_each_of_its_items(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start")
    sent = await timed.bot().send_photo(1001, png())
    photo = {"type": "photo", "media": sent.photo[0].file_id}

    await timed.result("sendMediaGroup", chat_id=1001, media=[photo] * 7)

    assert await send(timed, 1001) == [4]
    clock.advance(4)
    assert await send(timed, 1001, 2) == [0, 1]


async def test_the_rates_can_be_lifted_and_changed(timed: Simulator) -> None:
    await timed.say("/start")

    await timed.post("settings", telegram={"chat_burst": 2})
    assert await send(timed, 1001, 3) == [0, 0, 1]
    await timed.post("settings", telegram={"rate_limits": False})
    assert await send(timed, 1001, 50) == [0] * 50


async def test_edits_and_answers_are_not_counted(timed: Simulator) -> None:
    await timed.say("/start")
    message = await timed.result("sendMessage", chat_id=1001, text="0")
    await send(timed, 1001, 4)

    for number in range(1, 9):
        await timed.result("editMessageText", chat_id=1001, message_id=message["message_id"], text=str(number))

    assert await send(timed, 1001) == [1]


@pytest.mark.parametrize(("step", "sent"), [(0.5, 34), (1.0, 60), (2.0, 60)])
def test_over_a_minute_a_chat_gets_what_the_rate_and_the_burst_allow(step: float, sent: int) -> None:
    """Sixty tries, `step` seconds apart: five at once, then one a second."""
    rates, clock = Rates(Settings()), ManualClock()

    went = 0
    for _ in range(60):
        went += rates.take(1001, clock.now()) == 0
        clock.advance(step)

    assert went == sent


def test_a_clock_that_jumps_back_gives_no_tokens_and_takes_none() -> None:
    rates, clock = Rates(Settings()), ManualClock()
    for _ in range(5):
        assert rates.take(1001, clock.now()) == 0

    clock.advance(-3600)

    assert rates.take(1001, clock.now()) == 1
    clock.advance(1)
    assert rates.take(1001, clock.now()) == 0
