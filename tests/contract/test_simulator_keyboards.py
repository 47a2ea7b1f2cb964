"""Reply keyboards and forced replies: who has which, pressed, used up, taken away."""

from typing import Any

import pytest
from telegram import ForceReply, KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from tests.contract.test_simulator_control import refused
from tests.simulator_fixture import Simulator

GROUP = -50
TOKYO = {"latitude": 35.6764, "longitude": 139.65}
WHERE = ReplyKeyboardMarkup([["Later"], [KeyboardButton("Share my place", request_location=True)]])


async def keyboard(simulator: Simulator, chat_id: int = 1001, user_id: int | None = None) -> dict[str, Any] | None:
    """What somebody has under the message box."""
    query = "" if user_id is None else f"?user_id={user_id}"
    shown: dict[str, Any] | None = (await simulator.get(f"telegram/chats/{chat_id}{query}"))["keyboard"]
    return shown


async def press(simulator: Simulator, text: str, chat_id: int = 1001, **more: Any) -> dict[str, Any]:
    """Press a key of the reply keyboard."""
    return await simulator.post("telegram/key", chat_id=chat_id, text=text, **more)


async def test_a_reply_keyboard_stays_until_it_is_taken_away(simulator: Simulator) -> None:
    await simulator.say("/start")
    bot = simulator.bot()

    before = await keyboard(simulator)
    sent = await bot.send_message(1001, "where?", reply_markup=WHERE)
    await bot.send_message(1001, "by the way")
    shown = await keyboard(simulator)
    await bot.send_message(1001, "thanks", reply_markup=ReplyKeyboardRemove())

    assert before is None
    assert shown == {
        "message_id": sent.message_id,
        "kind": "keyboard",
        "rows": [[{"text": "Later"}], [{"text": "Share my place", "request_location": True}]],
        "one_time": False,
        "hidden": False,
        "selective": False,
        "placeholder": None,
    }
    assert await keyboard(simulator) is None


async def test_a_plain_key_says_its_text_and_a_location_key_sends_the_place(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.bot().send_message(1001, "where?", reply_markup=WHERE)

    await press(simulator, "Later")
    await press(simulator, "Share my place", location=TOKYO)

    text, place = [update["message"] for update in await simulator.updates()][-2:]
    assert (text["text"], place["location"]) == ("Later", TOKYO)
    assert ("text" in place, "reply_to_message" in text) == (False, False)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"text": "Elsewhere"}, "Emma has no key 'Elsewhere' under the message box"),
        ({"text": "Share my place"}, "this key asks for a location"),
        ({"text": "Later", "location": TOKYO}, "this key only says its text"),
        ({"text": "My number"}, "keys with request_contact cannot be pressed here"),
    ],
)
async def test_a_key_is_pressed_as_it_is_meant(simulator: Simulator, body: dict[str, Any], sentence: str) -> None:
    await simulator.say("/start")
    contact = KeyboardButton("My number", request_contact=True)
    await simulator.bot().send_message(1001, "?", reply_markup=ReplyKeyboardMarkup([*WHERE.keyboard, [contact]]))

    assert await refused(simulator, "telegram/key", chat_id=1001, **body) == (409, sentence)


async def test_a_one_time_keyboard_is_folded_away_after_use_but_not_gone(simulator: Simulator) -> None:
    await simulator.say("/start")
    once = ReplyKeyboardMarkup([["Yes", "No"]], one_time_keyboard=True, input_field_placeholder="Sure?")
    await simulator.bot().send_message(1001, "sure?", reply_markup=once)

    fresh = await keyboard(simulator)
    await press(simulator, "Yes")
    used = await keyboard(simulator)

    assert fresh is not None
    assert used is not None
    assert (fresh["one_time"], fresh["hidden"], fresh["placeholder"]) == (True, False, "Sure?")
    assert used["hidden"] is True
    await press(simulator, "No")


async def test_a_forced_reply_is_over_once_it_was_given(simulator: Simulator) -> None:
    await simulator.say("/start")
    asking = await simulator.bot().send_message(
        1001, "which text?", reply_markup=ForceReply(input_field_placeholder="The text")
    )

    await simulator.say("not yet")
    open_still = await keyboard(simulator)
    await simulator.say("Take your medicine", reply_to=asking.message_id)

    assert open_still is not None
    assert (open_still["kind"], open_still["message_id"]) == ("force_reply", asking.message_id)
    assert (open_still["rows"], open_still["placeholder"]) == ([], "The text")
    assert await keyboard(simulator) is None


async def test_a_deleted_message_takes_its_keyboard_along(simulator: Simulator) -> None:
    await simulator.say("/start")
    bot = simulator.bot()
    await bot.send_message(1001, "older", reply_markup=WHERE)
    newer = await bot.send_message(1001, "newer", reply_markup=ReplyKeyboardMarkup([["OK"]]))

    await bot.delete_message(1001, newer.message_id)

    assert await keyboard(simulator) is None


async def test_a_selective_markup_is_only_for_those_it_is_meant_for(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    asked = await simulator.say("/where", chat_id=GROUP, **{"from": 1002})
    keys = {"keyboard": [["Here"]], "selective": True}

    reply = {"message_id": asked["message"]["message_id"]}
    await simulator.result("sendMessage", chat_id=GROUP, text="where?", reply_markup=keys, reply_parameters=reply)
    named = {"keyboard": [["There"]], "selective": True}
    await simulator.result("sendMessage", chat_id=GROUP, text="@bruna_azevedo where?", reply_markup=named)

    shown = [await keyboard(simulator, GROUP, user) for user in (None, 1001, 1002, 1003)]
    assert [each and each["rows"][0][0]["text"] for each in shown] == [None, None, "Here", "There"]


async def test_a_markup_for_everybody_replaces_those_for_a_few(simulator: Simulator) -> None:
    said = await simulator.say("/start", chat_id=GROUP)
    reply = {"message_id": said["message"]["message_id"]}
    few = {"keyboard": [["Mine"]], "selective": True}
    await simulator.result("sendMessage", chat_id=GROUP, text="x", reply_markup=few, reply_parameters=reply)

    await simulator.result("sendMessage", chat_id=GROUP, text="x", reply_markup={"keyboard": [["Ours"]]})

    shown = [await keyboard(simulator, GROUP, user) for user in (None, 1001, 1002)]
    assert [each and each["rows"][0][0]["text"] for each in shown] == ["Ours"] * 3


async def test_a_key_pressed_in_a_group_is_a_reply_so_that_privacy_mode_lets_it_through(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    asking = await simulator.result("sendMessage", chat_id=GROUP, text="?", reply_markup={"keyboard": [["Yes"]]})

    said = await press(simulator, "Yes", chat_id=GROUP, **{"from": 1002})

    assert said["update_id"] is not None
    reply = (await simulator.updates(offset=-1))[0]["message"]["reply_to_message"]
    assert reply["message_id"] == asking["message_id"]


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        ({"request_location": True}, "location can be requested in private chats only"),
        ({"request_contact": True}, "phone number can be requested in private chats only"),
        ({"request_poll": {}}, "poll can be requested in private chats only"),
        ({"web_app": {"url": "https://example.org"}}, "web App buttons can be used in private chats only"),
    ],
)
async def test_a_group_is_not_asked_for_what_only_one_person_can_give(
    simulator: Simulator, button: dict[str, Any], sentence: str
) -> None:
    await simulator.say("/start", chat_id=GROUP)
    markup = {"keyboard": [[{"text": "Here", **button}]]}

    refusal = await simulator.refusal("sendMessage", chat_id=GROUP, text="where?", reply_markup=markup)

    assert refusal == f"Bad Request: {sentence}"


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ({"force_reply": False}, "force_reply must be true"),
        ({"remove_keyboard": False}, "remove_keyboard must be true"),
        ({"force_reply": True, "input_field_placeholder": ""}, "input_field_placeholder must have 1 to 64 characters"),
        ({"keyboard": [["a"]], "input_field_placeholder": "x" * 65}, "input_field_placeholder must have 1 to 64"),
        ({"force_reply": True, "one_time_keyboard": True}, 'reply_markup has no field "one_time_keyboard"'),
        (
            {"keyboard": [[{"text": "a", "request_location": True, "request_contact": True}]]},
            "a KeyboardButton must have at most one request, not request_contact and request_location",
        ),
    ],
)
async def test_a_markup_for_the_message_box_is_checked(
    simulator: Simulator, markup: dict[str, Any], sentence: str
) -> None:
    await simulator.say("/start")

    refusal = await simulator.refusal("sendMessage", chat_id=1001, text="x", reply_markup=markup)

    assert refusal.startswith(f"Bad Request: [simulator] {sentence}")
