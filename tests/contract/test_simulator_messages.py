"""Messages with buttons: sent, answered, changed, taken away."""

import asyncio
from typing import Any

import pytest
from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters, error

from tests.contract.test_simulator_media import png
from tests.simulator_fixture import ManualClock, Simulator

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="undo:1")]])
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def inline(*rows: Any) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def test_a_sent_message_comes_back_and_stands_in_the_chat(simulator: Simulator) -> None:
    await simulator.say("/start")

    message = await simulator.bot().send_message(1001, "hello", reply_markup=KEYBOARD, disable_notification=True)

    assert message.chat.first_name == "Emma"
    assert message.from_user is not None
    assert message.from_user.is_bot
    shown = (await simulator.messages())[-1]
    assert (shown["message_id"], shown["direction"], shown["text"]) == (message.message_id, "out", "hello")
    assert shown["buttons"] == [[{"callback_data": "undo:1", "text": "Undo"}]]
    assert shown["silent"] is True
    assert shown["at"] == pytest.approx(shown["date"], abs=1)


async def test_message_ids_grow_in_each_chat(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.say("/start", chat_id=1002)

    numbers = [(await simulator.result("sendMessage", chat_id=1001, text="x"))["message_id"] for _ in range(3)]

    assert numbers == list(range(numbers[0], numbers[0] + 3))


async def test_a_reply_carries_what_it_replies_to(simulator: Simulator) -> None:
    said = await simulator.say("a question")

    message = await simulator.bot().send_message(
        1001, "an answer", reply_parameters=ReplyParameters(said["message"]["message_id"])
    )

    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "a question"


async def test_a_reply_to_nothing_is_refused_unless_that_was_allowed(simulator: Simulator) -> None:
    await simulator.say("/start")
    sending = {"chat_id": 1001, "text": "x"}

    refusal = await simulator.refusal("sendMessage", **sending, reply_parameters={"message_id": 1})
    forgiving = {"message_id": 1, "allow_sending_without_reply": True}
    message = await simulator.result("sendMessage", **sending, reply_parameters=forgiving)

    assert refusal == "Bad Request: message to be replied not found"
    assert "reply_to_message" not in message


async def test_a_quote_must_stand_in_the_message(simulator: Simulator) -> None:
    number = (await simulator.say("take two pills"))["message"]["message_id"]
    sending = {"chat_id": 1001, "text": "x"}

    refusal = await simulator.refusal(
        "sendMessage", **sending, reply_parameters={"message_id": number, "quote": "three pills"}
    )
    await simulator.result("sendMessage", **sending, reply_parameters={"message_id": number, "quote": "two pills"})

    assert refusal == "Bad Request: QUOTE_TEXT_INVALID"


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ([], "object expected as reply markup"),
        (inline({"text": "a"}), 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        (
            inline([{"callback_data": "a"}]),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            inline([{"text": "a"}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline([{"text": "a", "callback_data": ""}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline([{"text": "a", "callback_data": "я" * 33}]), "BUTTON_DATA_INVALID"),
        (
            inline([{"text": "a", "url": "http://localhost:8000"}]),
            "inline keyboard button URL 'http://localhost:8000' is invalid: Wrong HTTP URL",
        ),
        (inline(*[[{"text": "a", "callback_data": "b"}]] * 101), "reply markup is too long"),
        (
            inline([{"text": "a", "callback_data": "b"}] * 9),
            "[simulator] a row of the inline_keyboard has more than 8 buttons",
        ),
        (inline([{"text": " ", "callback_data": "b"}]), "[simulator] the text of the inline keyboard button is empty"),
        (
            inline([{"text": "a", "callback_data": "b", "colour": "red"}]),
            '[simulator] InlineKeyboardButton has no field "colour"',
        ),
        (
            inline([{"text": "a", "callback_data": "b", "style": "red"}]),
            '[simulator] field "style" of InlineKeyboardButton must be one of danger, success, primary',
        ),
        (
            inline([{"text": "a", "callback_data": "b", "url": "https://example.org"}]),
            "[simulator] an inline button must have exactly one action, not url and callback_data",
        ),
        (
            {"inline_keyboard": [], "keyboard": []},
            "[simulator] reply_markup must have exactly one of keyboard, remove_keyboard, force_reply, inline_keyboard",
        ),
    ],
)
async def test_keyboards_are_checked(simulator: Simulator, markup: Any, sentence: str) -> None:
    await simulator.say("/start")

    description = await simulator.refusal("sendMessage", chat_id=1001, text="x", reply_markup=markup)

    assert description == f"Bad Request: {sentence}"


async def test_64_bytes_of_callback_data_are_fine(simulator: Simulator) -> None:
    await simulator.say("/start")
    markup = inline([{"text": "a", "callback_data": "я" * 32}])

    message = await simulator.result("sendMessage", chat_id=1001, text="x", reply_markup=markup)

    assert message["reply_markup"] == markup


async def test_an_empty_keyboard_is_none(simulator: Simulator) -> None:
    await simulator.say("/start")

    message = await simulator.bot().send_message(1001, "x", reply_markup=InlineKeyboardMarkup([]))

    assert message.reply_markup is None


async def test_a_pressed_button_reaches_the_bot_and_its_answer_the_person(simulator: Simulator) -> None:
    bot = simulator.bot()
    await simulator.say("/start")
    message = await bot.send_message(1001, "done", reply_markup=KEYBOARD)
    pressing = asyncio.create_task(
        simulator.post("telegram/press", chat_id=1001, message_id=message.message_id, data="undo:1")
    )

    update = (await bot.get_updates(offset=-1, timeout=5))[-1]
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    assert (query.data, query.message.message_id, query.from_user.id) == ("undo:1", message.message_id, 1001)
    assert query.chat_instance
    await bot.answer_callback_query(query.id, "Undone", show_alert=True)

    pressed = await pressing
    assert pressed["update_id"] == update.update_id
    assert pressed["answer"] == {"text": "Undone", "show_alert": True, "url": None}
    assert (await simulator.get("telegram/callbacks?chat_id=1001"))["callbacks"][0]["answer"]["text"] == "Undone"


async def press(simulator: Simulator) -> str:
    """Press the button of a new message; the query's id."""
    await simulator.say("/start")
    markup = inline([{"text": "a", "callback_data": "b"}])
    message = await simulator.result("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    pressed = await simulator.post("telegram/press", chat_id=1001, message_id=message["message_id"], data="b", wait=0)
    return str(pressed["callback_query_id"])


async def test_a_query_is_answered_once(simulator: Simulator) -> None:
    query_id = await press(simulator)

    await simulator.result("answerCallbackQuery", callback_query_id=query_id)

    assert "query is too old" in await simulator.refusal("answerCallbackQuery", callback_query_id=query_id)


async def test_a_query_cannot_be_answered_after_its_time(timed: Simulator, clock: ManualClock) -> None:
    query_id = await press(timed)
    clock.advance(31)

    assert "query is too old" in await timed.refusal("answerCallbackQuery", callback_query_id=query_id)


async def test_an_answer_has_at_most_200_characters(simulator: Simulator) -> None:
    query_id = await press(simulator)

    refusal = await simulator.refusal("answerCallbackQuery", callback_query_id=query_id, text="a" * 201)

    assert refusal == "Bad Request: MESSAGE_TOO_LONG"
    await simulator.result("answerCallbackQuery", callback_query_id=query_id, text="a" * 200)


async def test_an_edit_changes_the_message_and_says_so(simulator: Simulator) -> None:
    bot = simulator.bot()
    await simulator.say("/start")
    message = await bot.send_message(1001, "before", reply_markup=KEYBOARD)

    edited = await message.edit_text("<b>after</b>", parse_mode="HTML")

    assert isinstance(edited, Message)
    assert edited.text == "after"
    assert edited.edit_date is not None
    shown = (await simulator.messages())[-1]
    assert (shown["text"], shown["edited"], shown["buttons"]) == ("after", True, [])


async def test_only_the_buttons_can_be_changed_too(simulator: Simulator) -> None:
    await simulator.say("/start")
    message = await simulator.bot().send_message(1001, "x", reply_markup=KEYBOARD)

    edited = await message.edit_reply_markup(None)

    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("x", None)


async def test_the_buttons_alone_of_a_text_and_of_a_picture_can_be_changed_once(simulator: Simulator) -> None:
    bot = simulator.bot()
    await simulator.say("/start")
    text = await bot.send_message(1001, "x", reply_markup=KEYBOARD)
    picture = await bot.send_photo(1001, png(), caption="<b>box</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    other = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done:1")]])

    for message in (text, picture):
        edited = await bot.edit_message_reply_markup(1001, message.message_id, reply_markup=other)
        with pytest.raises(error.BadRequest, match="Message is not modified"):
            await bot.edit_message_reply_markup(1001, message.message_id, reply_markup=other)
        bare = await bot.edit_message_reply_markup(1001, message.message_id)
        with pytest.raises(error.BadRequest, match="Message is not modified"):
            await bot.edit_message_reply_markup(1001, message.message_id)
        assert isinstance(edited, Message)
        assert isinstance(bare, Message)
        assert (edited.reply_markup, bare.reply_markup) == (other, None)
        assert (bare.text, bare.caption, bare.photo) == (message.text, message.caption, message.photo)
        assert bare.caption_entities == message.caption_entities


async def test_a_caption_can_be_changed_moved_and_taken_away(simulator: Simulator) -> None:
    bot = simulator.bot()
    await simulator.say("/start")
    sent = await bot.send_photo(1001, png(), caption="box", reply_markup=KEYBOARD)
    place = {"chat_id": 1001, "message_id": sent.message_id}

    above = await bot.edit_message_caption(**place, caption="pills", show_caption_above_media=True)
    with pytest.raises(error.BadRequest, match="Message is not modified"):
        await bot.edit_message_caption(**place, caption="pills", show_caption_above_media=True)
    below = await bot.edit_message_caption(**place, caption="pills")
    gone = await bot.edit_message_caption(**place)

    assert isinstance(above, Message)
    assert isinstance(below, Message)
    assert isinstance(gone, Message)
    assert (above.caption, above.show_caption_above_media, above.reply_markup) == ("pills", True, None)
    assert below.show_caption_above_media is None
    assert (gone.caption, gone.photo) == (None, sent.photo)


async def test_an_edit_that_changes_nothing_is_refused(simulator: Simulator) -> None:
    await simulator.say("/start")
    markup = inline([{"text": "a", "callback_data": "b"}])
    sent = await simulator.result("sendMessage", chat_id=1001, text="<b>x</b>", parse_mode="HTML", reply_markup=markup)
    place = {"chat_id": 1001, "message_id": sent["message_id"]}

    same = await simulator.refusal(
        "editMessageText", **place, text="<strong>x</strong>", parse_mode="HTML", reply_markup=markup
    )
    buttons = await simulator.refusal("editMessageReplyMarkup", **place, reply_markup=markup)

    assert (same, buttons) == (NOT_MODIFIED, NOT_MODIFIED)
    await simulator.result("editMessageText", **place, text="x", reply_markup=markup)


async def test_what_cannot_be_edited_is_refused(simulator: Simulator) -> None:
    said = await simulator.say("mine")
    asked = await simulator.bot().send_message(1001, "what?", reply_markup=ForceReply())
    change = {"chat_id": 1001, "text": "x"}

    own = await simulator.refusal("editMessageText", **change, message_id=said["message"]["message_id"])
    forced = await simulator.refusal("editMessageText", **change, message_id=asked.message_id)
    sent = await simulator.result("sendMessage", **change)
    caption = await simulator.refusal("editMessageCaption", chat_id=1001, message_id=sent["message_id"], caption="y")
    wrong_markup = await simulator.refusal(
        "editMessageText", chat_id=1001, text="z", message_id=sent["message_id"], reply_markup={"force_reply": True}
    )

    assert own == forced == "Bad Request: message can't be edited"
    assert caption == "Bad Request: there is no caption in the message to edit"
    assert wrong_markup == "Bad Request: inline keyboard expected"


async def test_a_deleted_message_is_gone(simulator: Simulator) -> None:
    await simulator.say("/start")
    message = await simulator.bot().send_message(1001, "x")

    await message.delete()

    assert [each["text"] for each in await simulator.messages()] == ["/start"]
    with pytest.raises(error.BadRequest, match="Message to delete not found"):
        await message.delete()


async def test_a_message_older_than_two_days_cannot_be_deleted(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start")
    message = await timed.result("sendMessage", chat_id=1001, text="x")
    clock.advance(48 * 3600)

    refusal = await timed.refusal("deleteMessage", chat_id=1001, message_id=message["message_id"])

    assert refusal == "Bad Request: message can't be deleted for everyone"


async def test_several_messages_can_be_deleted_at_once(simulator: Simulator) -> None:
    await simulator.say("/start")
    numbers = [(await simulator.result("sendMessage", chat_id=1001, text="x"))["message_id"] for _ in range(2)]

    await simulator.bot().delete_messages(1001, [*numbers, 1])

    assert len(await simulator.messages()) == 1
    assert await simulator.refusal("deleteMessages", chat_id=1001, message_ids=[]) == (
        "Bad Request: message identifiers are not specified"
    )


async def test_protected_and_unpreviewed_messages_say_so(simulator: Simulator) -> None:
    await simulator.say("/start")

    message = await simulator.result(
        "sendMessage", chat_id=1001, text="x", protect_content=True, link_preview_options={"is_disabled": True}
    )

    assert message["has_protected_content"] is True
    assert message["link_preview_options"] == {"is_disabled": True}
