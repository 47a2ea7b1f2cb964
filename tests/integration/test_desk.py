"""The chat over the inbox: each line is handled once, answered, and its sender told the truth."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from time import time

import pytest

from carillon.chat import inbox
from carillon.delivery.doorbell import QUEUE, connect
from carillon.platforms.base import Limited, Permanent, Transient
from carillon.store.engine import SYSTEM, Store
from tests import rows
from tests.integration.conversation import Conversation


async def schedules(store: Store) -> int:
    return int(await rows.one(store, "SELECT count(*) FROM schedules"))


async def test_start_says_the_zone_that_is_assumed(chat: Conversation) -> None:
    assert "Europe/Berlin" in (await chat.types("/start")).text.text


async def test_schedule_echoes_weekday_zone_and_distance_and_offers_undo(chat: Conversation) -> None:
    reply = await chat.types("/schedule in 2 hours Take your medicine")

    assert "\nEurope/Berlin · in 2 h" in reply.text.text
    assert "Take your medicine" in reply.text.text
    assert [[b.label for b in row] for row in reply.buttons] == [["Undo", "Time", "Text"], ["Repeat", "Send now", "⋯"]]
    assert [s.detail for s in reply.text.styles if s.kind == "moment"] == ["r", "wt"]


async def test_whoever_named_their_clock_is_not_told_a_second_one_unless_it_is_another(chat: Conversation) -> None:
    await chat.presses("clock:is:Europe/London")

    here = await chat.types("/schedule tomorrow 15:00 Take your medicine")
    there = await chat.types("/schedule tomorrow 15:00 Tokyo time Call Aiko")

    assert [s.detail for s in here.text.styles if s.kind == "moment"] == ["r"]
    assert "On your clock" not in here.text.text
    assert "\nAsia/Tokyo · in " in there.text.text
    assert "\nOn your clock: " in there.text.text


@pytest.mark.parametrize(
    "line",
    [
        "/schedule tomorrow 15:30 Call Ana",
        "/schedule in 2 hours Call Ana",
        "/schedule in 30 minutes Call Ana",
        "/schedule 2030-04-15 14:00 Call Ana",
        "/schedule daily at 10:00 Call Ana",
        "/schedule daily at 9:00 Call Ana",
        "/schedule weekly on monday at 09:00 Call Ana",
        "/schedule monthly on 15 at 14:00 Call Ana",
        "schedule tomorrow 15:30 Call Ana",
        "tomorrow 15:30 Call Ana",
    ],
)
async def test_every_written_form_is_kept_with_its_message(chat: Conversation, line: str) -> None:
    reply = await chat.types(line)

    assert reply.buttons, reply.text.text
    assert reply.text.text.endswith("Call Ana")
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_a_series_names_its_next_three_dates(chat: Conversation) -> None:
    reply = await chat.types("/schedule daily at 10:00 Drink water")

    assert reply.text.text.count("10:00") >= 4


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/schedule 2020-04-15 14:00 Call Ana", "in the past"),
        ("/schedule 30 february 9:00 Call Ana", "not a date that exists"),
    ],
)
async def test_what_cannot_be_scheduled_is_answered_with_a_reason_and_an_example(
    chat: Conversation, line: str, said: str
) -> None:
    reply = await chat.types(line)

    assert said in reply.text.text
    assert "/schedule tomorrow 15:00" in reply.text.text
    assert await schedules(chat.store) == 0


async def test_a_message_over_the_platform_limit_is_refused_with_both_numbers(chat: Conversation) -> None:
    reply = await chat.types("/schedule tomorrow 15:30 " + "x" * 40_001)

    assert "40001" in reply.text.text
    assert "40000" in reply.text.text
    assert await schedules(chat.store) == 0


async def test_list_shows_what_is_pending_soonest_first(chat: Conversation) -> None:
    await chat.types("/schedule in 3 hours Later")
    await chat.types("/schedule in 2 hours Sooner")

    text = (await chat.types("/list")).text.text

    assert text.index("Sooner") < text.index("Later")


async def test_cancel_says_so_and_nothing_is_left_to_send(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")

    reply = await chat.types("/cancel 1")

    assert "is cancelled" in reply.text.text
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "cancelled"
    assert "Nothing is scheduled" in (await chat.types("/list")).text.text


async def test_cancel_of_what_is_being_sent_says_that_it_is_too_late(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")

    reply = await chat.types("/cancel 1")

    assert "already being sent" in reply.text.text
    assert await rows.one(chat.store, "SELECT state FROM schedules") == "active"


async def test_cancel_of_what_is_over_says_that_too(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")
    await chat.types("/cancel 1")

    assert "already over" in (await chat.types("/cancel 1")).text.text


@pytest.mark.parametrize("line", ["/cancel", "/cancel soon", "/cancel 99"])
async def test_cancel_without_a_number_of_ones_own_points_to_the_list(chat: Conversation, line: str) -> None:
    assert "/list" in (await chat.types(line)).text.text


async def test_undo_takes_the_place_of_the_confirmation(chat: Conversation) -> None:
    confirmation = await chat.types("/schedule in 2 hours Take your medicine")
    undo = confirmation.buttons[0][0]

    reply = await chat.presses(undo.action)

    assert (reply.replaces, reply.pressed) == ("7", "p1")
    assert "is cancelled" in reply.text.text
    assert not reply.buttons


async def test_another_person_cannot_undo_it(chat: Conversation) -> None:
    confirmation = await chat.types("/schedule in 2 hours Take your medicine")
    undo = confirmation.buttons[0][0]

    reply = await chat.presses(undo.action, who="2002")

    assert "Only the person" in reply.toast
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "queued"


@pytest.mark.parametrize("action", ["undo:x:1", "undo:", "dance:1", ""])
async def test_a_button_of_another_time_is_acknowledged_and_does_nothing(chat: Conversation, action: str) -> None:
    reply = await chat.presses(action)

    assert reply.toast
    assert not reply.text.text


async def test_an_unknown_command_points_to_help(chat: Conversation) -> None:
    assert "/help" in (await chat.types("/remindme tomorrow")).text.text


async def test_the_same_update_twice_is_handled_and_answered_once(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine", key="update-1")
    await chat.types("/schedule in 2 hours Take your medicine", key="update-1")

    assert await schedules(chat.store) == 1
    assert len(chat.far_side.replies) == 1


async def test_a_crash_between_the_command_and_its_answer_repeats_only_the_answer(chat: Conversation) -> None:
    chat.far_side.reply_outcomes = [Transient("no connection")]
    await chat.types("/schedule in 2 hours Take your medicine")
    await rows.run(chat.store, "UPDATE inbox SET leased_until = now() - interval '1 second'")

    await chat.desk.answer_all(chat.account_id, "1001")

    assert await schedules(chat.store) == 1
    first, second = (reply for _, reply in chat.far_side.replies)
    assert first == second
    assert await rows.one(chat.store, "SELECT answered_at IS NOT NULL FROM inbox")


async def test_an_answer_the_platform_asked_to_wait_with_is_rung_for_when_its_time_has_come(
    chat: Conversation, redis_url: str
) -> None:
    chat.far_side.reply_outcomes = [Limited("slow down", timedelta(seconds=3))]
    started = time()
    await chat.types("/list")

    client = connect(redis_url)
    rung = await client.zrange(QUEUE, 0, -1, withscores=True)
    await client.aclose(close_connection_pool=True)
    assert [2 < at / 1000 - started < 10 for _, at in rung] == [True]


async def test_an_answer_that_can_never_arrive_is_not_tried_for_ever(chat: Conversation) -> None:
    chat.far_side.reply_outcomes = [Permanent("Forbidden: bot was blocked by the user")]

    await chat.types("/list")

    assert await rows.one(chat.store, "SELECT answered_at IS NOT NULL FROM inbox")


async def test_lines_of_one_conversation_are_answered_in_order_by_any_number_of_workers(chat: Conversation) -> None:
    for hours in range(1, 9):
        await chat.arrives(f"/schedule in {hours} hours Message {hours}")

    await asyncio.gather(*(chat.desk.answer_all(chat.account_id, "1001") for _ in range(4)))

    texts = [reply.text.text for _, reply in chat.far_side.replies]
    assert [text.rsplit(" ", 1)[1] for text in texts] == [str(hours) for hours in range(1, 9)]


async def test_what_nobody_answered_is_found_again(chat: Conversation) -> None:
    await chat.arrives("/list")
    await rows.run(chat.store, "UPDATE inbox SET received_at = now() - interval '1 minute'")

    async with chat.store.transaction(SYSTEM) as session:
        assert await inbox.waiting(session) == [(chat.account_id, "1001")]


async def test_bodies_are_ciphertext_in_the_database(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")

    stored = await rows.one(chat.store, "SELECT body FROM schedules")
    arrived = await rows.one(chat.store, "SELECT incoming FROM inbox")
    assert b"medicine" not in bytes(stored)
    assert b"medicine" not in bytes(arrived)


async def test_two_readings_become_a_question_and_nothing_is_stored(chat: Conversation) -> None:
    reply = await chat.types("/schedule tomorrow at 5 Call Ana")

    labels = [button.label for row in reply.buttons for button in row]
    assert len(labels) == 2
    assert any("05:00" in label for label in labels)
    assert any("17:00" in label for label in labels)
    assert await schedules(chat.store) == 0


async def test_pressing_an_answer_schedules_it_once(chat: Conversation) -> None:
    asked = await chat.types("/schedule tomorrow at 5 Call Ana")
    evening = next(b.action for row in asked.buttons for b in row if "17:00" in b.label)

    first = await chat.presses(evening)
    second = await chat.presses(evening)

    assert "17:00" in first.text.text
    assert first.replaces == "7"
    assert "no longer open" in second.toast
    assert await schedules(chat.store) == 1


async def test_a_question_expires(chat: Conversation) -> None:
    asked = await chat.types("/schedule tomorrow at 5 Call Ana")
    await rows.run(chat.store, "UPDATE drafts SET expires_at = now() - interval '1 second'")

    assert "no longer open" in (await chat.presses(asked.buttons[0][0].action)).toast
    assert await schedules(chat.store) == 0


async def test_somebody_else_cannot_answer_a_question(chat: Conversation) -> None:
    asked = await chat.types("/schedule tomorrow at 5 Call Ana")

    assert "no longer open" in (await chat.presses(asked.buttons[0][0].action, who="2002")).toast
    assert await schedules(chat.store) == 0


@pytest.mark.parametrize("action", ["pick:1:0", "pick:x", "pick:1:9", "pick::"])
async def test_an_answer_that_was_never_offered_does_nothing(chat: Conversation, action: str) -> None:
    assert "no longer open" in (await chat.presses(action)).toast
