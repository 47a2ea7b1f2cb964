"""Which calls were refused, and whose doing that was."""

from typing import Any

import pytest

from tests.contract.test_simulator_media import png
from tests.simulator_fixture import ManualClock, Simulator

GROUP, SUPERGROUP = -50, -1_000_000_000_050


async def refused(simulator: Simulator, query: str = "") -> list[dict[str, Any]]:
    """The refused calls."""
    calls: list[dict[str, Any]] = (await simulator.get(f"telegram/calls{query}"))["refused"]
    return calls


async def kinds(simulator: Simulator) -> list[str]:
    """Whose doing each refusal was."""
    return [call["kind"] for call in await refused(simulator)]


async def test_a_refusal_is_told_with_the_names_of_its_parameters_but_not_their_texts(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.result("sendMessage", chat_id=1001, text="fine")

    await simulator.refusal("sendMessage", chat_id=1001, text="a secret", colour="red")

    (call,) = await refused(simulator)
    assert call == {
        "method": "sendMessage",
        "bot_id": 110201543,
        "at": call["at"],
        "kind": "mistake",
        "status": 400,
        "description": 'Bad Request: [simulator] sendMessage has no parameter "colour"',
        "parameters": ["chat_id", "colour", "text"],
    }


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"chat_id": 1001, "text": "x" * 4097}),
        ("sendMessage", {"chat_id": 1001, "text": "<b>", "parse_mode": "HTML"}),
        ("sendMessage", {"chat_id": 1001, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 5}]}),
        ("sendMessage", {"chat_id": "nobody", "text": "x"}),
        ("sendMessage", {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}),
        ("editMessageText", {"chat_id": 1001, "message_id": 1, "text": "x"}),
        ("answerCallbackQuery", {"callback_query_id": "1"}),
        ("sendTelepathy", {"chat_id": 1001}),
        ("getFile", {"file_id": "x"}),
    ],
)
async def test_what_the_request_itself_has_wrong_is_a_mistake(
    simulator: Simulator, method: str, parameters: dict[str, Any]
) -> None:
    await simulator.say("/start")

    await simulator.refusal(method, **parameters)

    assert await kinds(simulator) == ["mistake"]


async def test_a_body_that_cannot_be_read_is_a_mistake_too(simulator: Simulator) -> None:
    url, headers = f"{simulator.url}/bot{simulator.token}/sendMessage", {"Content-Type": "application/json"}
    async with simulator.session.post(url, data=b"{", headers=headers) as answer:
        assert answer.status == 400
    heavy = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(60 * 1024 * 1024)}
    heavy["Connection"] = "close"  # the rest of the body never comes: the next request must not wait behind it
    async with simulator.session.post(url, data=b"--x", headers=heavy) as answer:
        assert answer.status == 413

    assert [(call["status"], call["kind"]) for call in await refused(simulator)] == [(400, "mistake"), (413, "mistake")]


@pytest.mark.parametrize(
    ("control", "chat_id"),
    [
        (("block", {"chat_id": 1001}), 1001),
        (("deactivate", {"chat_id": 1001}), 1001),
        (("kick", {"chat_id": GROUP}), GROUP),
        (("member", {"chat_id": GROUP, "status": "left"}), GROUP),
        (("member", {"chat_id": GROUP, "status": "restricted"}), GROUP),
        (("deactivate", {"chat_id": GROUP}), GROUP),
        (("migrate", {"chat_id": GROUP, "new_chat_id": SUPERGROUP}), GROUP),
        (("block", {"chat_id": 1001}), 4242),
    ],
)
async def test_how_things_stand_for_the_bot_is_no_mistake(
    simulator: Simulator, control: tuple[str, dict[str, Any]], chat_id: int
) -> None:
    await simulator.say("/start")
    await simulator.say("/start", chat_id=GROUP)
    name, body = control
    await simulator.post(f"telegram/{name}", **body)

    await simulator.refusal("sendMessage", chat_id=chat_id, text="x")

    assert await kinds(simulator) == ["standing"]


async def test_a_late_answer_to_a_button_is_no_mistake_but_a_second_one_is(
    timed: Simulator, clock: ManualClock
) -> None:
    await timed.say("/start")
    markup = {"inline_keyboard": [[{"text": "Undo", "callback_data": "undo"}]]}
    message = await timed.result("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    pressing = {"chat_id": 1001, "message_id": message["message_id"], "data": "undo", "wait": 0}
    numbers = [(await timed.post("telegram/press", **pressing))["callback_query_id"] for _ in range(2)]

    await timed.result("answerCallbackQuery", callback_query_id=numbers[0])
    await timed.refusal("answerCallbackQuery", callback_query_id=numbers[0])
    clock.advance(31)
    await timed.refusal("answerCallbackQuery", callback_query_id=numbers[1])

    assert await kinds(timed) == ["mistake", "standing"]


async def test_faults_and_rates_are_not_refusals(timed: Simulator) -> None:
    await timed.say("/start")
    await timed.fault("status", status=400, description="Bad Request: message text is empty")
    await timed.refusal("sendMessage", chat_id=1001, text="x")
    for _ in range(5):
        await timed.result("sendMessage", chat_id=1001, text="x")

    assert (await timed.refusal("sendMessage", chat_id=1001, text="x")).startswith("Too Many Requests")
    assert await refused(timed) == []


async def test_a_mistake_shows_through_a_slow_answer(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.fault("slow", seconds=0)

    await simulator.refusal("sendMessage", chat_id=1001, text="")

    assert await kinds(simulator) == ["mistake"]


async def test_refusals_are_counted_by_kind_beyond_those_that_are_kept(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.refusal("sendMessage", chat_id=1001, text="")
    for _ in range(1_001):
        await simulator.refusal("sendMessage", chat_id=77, text="x")

    record = await simulator.get("telegram/calls?limit=1")

    assert record["refusals"] == {"mistake": 1, "standing": 1_001}
    assert {call["kind"] for call in record["refused"]} == {"standing"}


async def test_refusals_can_be_looked_up_by_method_and_chat_and_are_forgotten_by_a_reset(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.refusal("sendMessage", chat_id=1001, text="")
    await simulator.refusal("sendMessage", chat_id=77, text="x")
    await simulator.bot().send_photo(1001, png())

    assert [call["kind"] for call in await refused(simulator, "?method=sendMessage&chat_id=77")] == ["standing"]
    assert await refused(simulator, "?method=sendPhoto") == []
    await simulator.post("reset")
    assert await refused(simulator) == []
