"""One card holds everything a person can set, and says what each thing does."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from carillon.chat.own.languages import NATIVE
from carillon.platforms.base import Reply
from tests import rows
from tests.integration.conversation import Conversation, flat, labelled


async def column(chat: Conversation, name: str) -> Any:
    return await rows.one(chat.store, f"SELECT {name} FROM users")


async def chooses(chat: Conversation, custom: str, choice: str) -> Reply:
    """Open the card, a custom's page, and press a choice."""
    page = await chat.presses(labelled(await chat.types("/settings"), custom).action)
    return await chat.presses(labelled(page, choice).action)


async def test_the_card_says_what_holds_and_what_it_does(chat: Conversation) -> None:
    text = (await chat.types("/settings")).text.text

    assert "Time zone  Europe/Berlin\nIt is " in text
    assert "Language  English\nI understand “tomorrow 3pm call Ana”" in text
    assert "Clock  As usual\nI write 15:00, and ask whether “at 5” is morning or afternoon" in text
    assert "Dates  As usual\nI ask which day “03/04” is" in text
    assert "Time of day  09:00\n“tomorrow Call Ana” is sent at 09:00" in text
    assert "Lateness  30 min\nWhat is for 15:00 is sent until 15:30, or not at all, and I tell you" in text
    assert "Quiet hours  Off" in text
    assert "HTML  Off" in text


@pytest.mark.parametrize(
    ("custom", "choice", "said", "columns"),
    [
        ("Clock", "24 hours", "I write 15:00, and “at 5” is 05:00", {"clock": 24}),
        ("Clock", "12 hours", "I write 3:00 PM", {"clock": 12}),
        ("Dates", "Day-month", "“03/04” is 3 April", {"date_order": "dmy"}),
        ("Dates", "Month-day", "“03/04” is 4 March", {"date_order": "mdy"}),
        ("Dates", "Year-month-day", "“2026/03/04” is 4 March", {"date_order": "ymd"}),
        ("Time of day", "08:00", "“tomorrow Call Ana” is sent at 08:00", {"default_time": time(8)}),
        ("Lateness", "10 min", "until 15:10", {"default_lateness": 600}),
        ("Lateness", "On time only", "until 15:01", {"default_lateness": 60}),
        ("Lateness", "However late", "whenever it can be", {"default_lateness": float("inf")}),
        (
            "Quiet hours",
            "22:00-07:00",
            "after 22:00 arrives at 07:00",
            {"quiet_from": time(22), "quiet_until": time(7)},
        ),
        (
            "Quiet hours",
            "23:00-07:00",
            "after 23:00 arrives at 07:00",
            {"quiet_from": time(23), "quiet_until": time(7)},
        ),
        ("HTML", "On", "“<b>Hello</b>” becomes Hello", {"html": True}),
        ("Language", "Deutsch", "I understand “morgen ", {"language": "de"}),
    ],
)
async def test_a_choice_is_explained_before_it_is_made_and_holds_afterwards(
    chat: Conversation, custom: str, choice: str, said: str, columns: dict[str, Any]
) -> None:
    page = await chat.presses(labelled(await chat.types("/settings"), custom).action)
    assert said in page.text.text
    assert page.replaces == "7"

    card = await chat.presses(labelled(page, choice).action)

    assert said in card.text.text
    assert card.replaces == "7"
    assert {name: await column(chat, name) for name in columns} == columns
    page = await chat.presses(labelled(card, custom).action)
    assert f"✓ {choice}" in flat(page)


async def test_a_clock_of_twelve_hours_shows_on_the_card_itself(chat: Conversation) -> None:
    text = (await chooses(chat, "Clock", "12 hours")).text.text

    assert "Time of day  9:00 AM" in text
    assert "until 3:30 PM" in text


async def test_every_time_i_write_is_on_the_clock_that_was_chosen(chat: Conversation) -> None:
    await chooses(chat, "Clock", "12 hours")

    kept = (await chat.types("/schedule daily at 15:00 Drink water")).text.text
    listed = (await chat.types("/list")).text.text
    skipped = (await chat.types("/skip 1")).text.text
    past = (await chat.types("/schedule 2020-01-01 15:00 Gone")).text.text

    assert "↻ every day at 3:00 PM" in kept
    assert "3:00 PM" in past
    assert "3:00 PM" in listed
    assert "3:00 PM" in skipped
    assert "15:00" not in kept + listed + skipped


async def test_an_order_of_dates_decides_what_was_asked_about_before(chat: Conversation) -> None:
    assert "more than one way" in (await chat.types("/schedule 03/04 10:00 Pay rent")).text.text

    await chooses(chat, "Dates", "Day-month")

    assert "3 Apr" in (await chat.types("/schedule 03/04 10:00 Pay rent")).text.text


async def test_what_was_chosen_can_be_given_back(chat: Conversation) -> None:
    await chooses(chat, "Dates", "Day-month")
    await chooses(chat, "Dates", "As usual")
    await chooses(chat, "Quiet hours", "22:00-08:00")
    await chooses(chat, "Quiet hours", "Off")

    assert await column(chat, "date_order") is None
    assert await column(chat, "quiet_from") is None


@pytest.mark.parametrize("line", ["21:30-06:45", "9:30 pm to 6.45 am", "from 21h30 until 6:45"])
async def test_quiet_hours_of_ones_own_are_typed(chat: Conversation, line: str) -> None:
    question = await chooses(chat, "Quiet hours", "Another")
    assert "21:30-06:45" in question.text.text

    card = await chat.types(line)

    assert "Quiet hours  21:30-06:45" in card.text.text
    assert (await column(chat, "quiet_from"), await column(chat, "quiet_until")) == (time(21, 30), time(6, 45))
    assert "✓ 21:30-06:45" in flat(await chat.presses("settings:quiet"))


@pytest.mark.parametrize(
    ("line", "why"), [("at night", "two times"), ("22:00", "two times"), ("25:00-7", "two times"), ("22-22", "same")]
)
async def test_hours_that_are_none_are_asked_for_again(chat: Conversation, line: str, why: str) -> None:
    await chooses(chat, "Quiet hours", "Another")

    assert why in (await chat.types(line)).text.text
    assert await column(chat, "quiet_from") is None
    assert "Quiet hours  22:15-07:00" in (await chat.types("22:15-7")).text.text


async def test_a_time_of_day_is_typed_and_used_where_a_line_names_none(chat: Conversation) -> None:
    await chooses(chat, "Time of day", "Another")

    assert "Time of day  08:30" in (await chat.types("half past? no: 8:30")).text.text
    assert "08:30" in (await chat.types("/schedule tomorrow Call Ana")).text.text


async def test_a_question_that_is_left_takes_no_line(chat: Conversation) -> None:
    question = await chooses(chat, "Time of day", "Another")
    await chat.presses(labelled(question, "Cancel").action)

    await chat.types("tomorrow 7:15 Call Ana")

    assert await column(chat, "default_time") == time(9)
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1


async def test_the_time_zone_is_asked_for_in_a_message_of_its_own(chat: Conversation) -> None:
    reply = await chat.presses(labelled(await chat.types("/settings"), "Time zone").action)

    assert "Your time zone is Europe/Berlin" in reply.text.text
    assert reply.replaces is None


async def test_a_button_that_says_nothing_any_more_changes_nothing(chat: Conversation) -> None:
    reply = await chat.presses("settings:time:0930")

    assert "no longer in use" in reply.toast
    assert await column(chat, "default_time") == time(9)


async def test_settings_are_not_shown_where_others_read_along(chat: Conversation) -> None:
    reply = await chat.types("/settings", where="-5")

    assert "private chat" in reply.text.text
    assert not reply.buttons


@pytest.mark.parametrize(("usual", "kept"), [(None, 1800.0), (600.0, 600.0), (float("inf"), None)])
async def test_a_message_to_others_may_be_as_late_as_its_author_is_used_to(
    chat: Conversation, usual: float | None, kept: float | None
) -> None:
    await chat.types("/start", where="-5", title="Choir")
    await rows.run(chat.store, "UPDATE users SET default_lateness = :usual", usual=usual)

    await chat.types("/schedule tomorrow 9:00 Rehearsal", where="-5", title="Choir")

    assert await rows.one(chat.store, "SELECT max_lateness FROM schedules") == kept


async def test_the_language_has_a_button_for_each_by_its_own_name(chat: Conversation) -> None:
    reply = await chat.types("/language")

    assert flat(reply) == ["✓ English", *list(NATIVE.values())[1:]]


async def test_a_language_that_is_pressed_holds_at_once(chat: Conversation) -> None:
    reply = await chat.presses(labelled(await chat.types("/language"), "italiano").action)

    assert "italiano" in reply.text.text
    assert "✓ italiano" in flat(reply)
    assert await column(chat, "language") == "it"


@pytest.mark.parametrize("word", ["de", "de-AT", "Deutsch", "german", "alemán", "НЕМЕЦКИЙ"])
async def test_a_language_is_called_by_any_of_its_names(chat: Conversation, word: str) -> None:
    await chat.types(f"/language {word}")

    assert await column(chat, "language") == "de"


async def test_no_buttons_where_somebody_else_would_press_them(chat: Conversation) -> None:
    reply = await chat.types("/language", where="-5")

    assert "русский" in reply.text.text
    assert not reply.buttons
