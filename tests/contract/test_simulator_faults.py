"""Faults on demand: the far side fails exactly as asked, and only where asked."""

import asyncio
from typing import Any

import aiohttp
import httpx
import pytest
from telegram import error

from tests.simulator_fixture import TOKEN, ManualClock, Simulator

ARRIVES = {
    "status": False,
    "timeout_before": False,
    "timeout_after": True,
    "reset_before": False,
    "reset_after": True,
    "slow": True,
    "garbled": True,
}


@pytest.fixture
async def chat(simulator: Simulator) -> Simulator:
    """A simulator in which person 1001 has said something."""
    await simulator.say("/start")
    return simulator


@pytest.mark.parametrize(("kind", "arrives"), ARRIVES.items())
async def test_each_kind_loses_what_it_says(chat: Simulator, kind: str, arrives: bool) -> None:
    await chat.fault(kind, seconds=0)

    try:
        await chat.call("sendMessage", chat_id=1001, text="x")
    except (aiohttp.ClientError, ValueError):
        pass

    assert (len(await chat.messages()) == 2) is arrives
    assert (await chat.get("faults"))["faults"] == []


@pytest.mark.parametrize(
    ("fault", "status", "envelope"),
    [
        ({}, 500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
        ({"status": 403}, 403, {"ok": False, "error_code": 403, "description": "Forbidden"}),
        (
            {"status": 400, "description": "Bad Request: PEER_ID_INVALID"},
            400,
            {"ok": False, "error_code": 400, "description": "Bad Request: PEER_ID_INVALID"},
        ),
        (
            {"status": 429, "retry_after": 7},
            429,
            {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 7",
                "parameters": {"retry_after": 7},
            },
        ),
    ],
)
async def test_a_status_is_answered_as_telegram_would(
    chat: Simulator, fault: dict[str, Any], status: int, envelope: dict[str, Any]
) -> None:
    await chat.fault("status", **fault)

    async with chat.session.get(f"{chat.url}/bot{TOKEN}/getMe") as answer:
        assert (answer.status, await answer.json()) == (status, envelope)
        assert answer.headers.get("Retry-After") == (str(fault["retry_after"]) if status == 429 else None)


async def test_a_bad_gateway_comes_as_html(chat: Simulator) -> None:
    await chat.fault("status", status=502)

    async with chat.session.get(f"{chat.url}/bot{TOKEN}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_the_client_of_python_telegram_bot_meets_the_causes_it_would_meet(chat: Simulator) -> None:
    expected = [
        ("timeout_after", 0.5, error.TimedOut, httpx.ReadTimeout),
        ("reset_after", 5.0, error.NetworkError, httpx.ReadError),
        ("garbled", 5.0, error.TelegramError, None),
    ]

    for kind, patience, raised, cause in expected:
        await chat.fault(kind, method="sendMessage")
        with pytest.raises(raised) as caught:
            await chat.bot(read_timeout=patience).send_message(1001, kind)
        assert cause is None or isinstance(caught.value.__cause__, cause)

    assert [each["text"] for each in await chat.messages()] == ["/start", "timeout_after", "reset_after", "garbled"]


async def test_a_slow_answer_comes_after_its_seconds(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start")
    await timed.fault("slow", seconds=12)

    sending = asyncio.create_task(timed.result("sendMessage", chat_id=1001, text="x"))

    assert await clock.somebody_sleeps() == 12
    assert (await timed.messages())[-1]["text"] == "x"
    clock.advance(12)
    assert (await sending)["text"] == "x"


async def test_a_timeout_can_end_by_hanging_up(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start")
    await timed.fault("timeout_before", seconds=30)

    sending = asyncio.create_task(timed.call("sendMessage", chat_id=1001, text="x"))

    assert await clock.somebody_sleeps() == 30
    clock.advance(30)
    with pytest.raises(aiohttp.ClientError):
        await sending


async def test_a_fault_hits_only_its_method_and_chat(chat: Simulator) -> None:
    await chat.say("/start", chat_id=1002)
    await chat.fault("status", method="SENDMESSAGE", chat_id=1002, times=None)

    await chat.result("getMe")
    await chat.result("sendMessage", chat_id=1001, text="x")
    await chat.result("sendChatAction", chat_id=1002, action="typing")

    assert await chat.refusal("sendMessage", chat_id=1002, text="x") == "Internal Server Error"
    assert await chat.refusal("sendMessage", chat_id="1002", text="x") == "Internal Server Error"


async def test_a_fault_hits_as_often_as_it_says(chat: Simulator) -> None:
    await chat.fault("status", times=2)
    left = []
    for _ in range(3):
        await chat.call("getMe")
        left.append([(fault["times"], fault["hits"]) for fault in (await chat.get("faults"))["faults"]])

    assert left == [[(1, 1)], [], []]


async def test_faults_hit_in_the_order_they_came(chat: Simulator) -> None:
    await chat.fault("status", status=500)
    await chat.fault("status", status=503)

    codes = [(await chat.call("getMe")).get("error_code") for _ in range(3)]

    assert codes == [500, 503, None]


async def test_faults_can_be_dropped(chat: Simulator) -> None:
    await chat.fault("status", times=None)

    async with chat.session.delete(f"{chat.url}/sim/faults") as answer:
        assert await answer.json() == {"cleared": 1}

    await chat.result("getMe")


async def test_a_download_can_fail_too(chat: Simulator) -> None:
    bot = chat.bot()
    document = (await bot.send_document(1001, b"x")).document
    assert document is not None
    file = await bot.get_file(document.file_id)
    await chat.fault("status", method="downloadFile", status=503)

    with pytest.raises(error.TelegramError):
        await file.download_as_bytearray()

    assert bytes(await file.download_as_bytearray()) == b"x"


async def test_the_record_tells_which_calls_were_hit(chat: Simulator) -> None:
    await chat.fault("reset_after", method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await chat.call("sendMessage", chat_id=1001, text="x")

    record = await chat.get("telegram/calls?method=sendMessage")

    assert [(call["fault"], call["status"]) for call in record["calls"]] == [("reset_after", 0)]
    assert record["totals"]["sendMessage"] == {"0": 1}


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({}, '"kind" is missing'),
        ({"kind": "earthquake"}, 'there is no kind "earthquake"'),
        ({"kind": "slow", "platform": "pigeon"}, 'there is no platform "pigeon"; there are telegram'),
        ({"kind": "slow", "wind": 3}, 'there is no field "wind"'),
        ({"kind": "slow", "times": 0}, '"times" cannot be 0'),
        ({"kind": "status", "status": 42}, '"status" cannot be 42'),
        ({"kind": "slow", "seconds": -1}, '"seconds" cannot be -1'),
        ({"kind": "slow", "retry_after": "soon"}, '"retry_after" must be Integer'),
    ],
)
async def test_a_fault_that_makes_no_sense_is_refused(chat: Simulator, body: dict[str, Any], sentence: str) -> None:
    async with chat.session.post(f"{chat.url}/sim/faults", json=body) as answer:
        assert answer.status == 400
        assert sentence in (await answer.json())["error"]
