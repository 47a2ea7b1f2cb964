"""Several messages at once: ticked, moved or deleted, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from carillon.platforms.base import Ask, Reply
from tests import rows
from tests.integration.conversation import Conversation, labels

HOUR = timedelta(hours=1)
DUE = "SELECT due_at FROM deliveries AS d JOIN schedules AS s ON s.id = d.schedule_id WHERE number = :number AND {}"
SENDING = """
    UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute' WHERE schedule_id = :id
"""


@pytest.fixture
async def three(chat: Conversation) -> Conversation:
    """Two messages for tomorrow, and a series."""
    await chat.types("/schedule tomorrow 15:00 First")
    await chat.types("/schedule tomorrow 16:00 Second")
    await chat.types("/schedule daily at 10:00 Series")
    return chat


async def due(chat: Conversation, number: int) -> Any:
    return await rows.one(chat.store, DUE.format("d.state = 'queued'"), number=number)


async def ticked(chat: Conversation, *numbers: int) -> Reply:
    reply = await chat.pushes(await chat.types("/list"), "Select")
    for number in numbers:
        reply = await chat.pushes(reply, f"☐ {number}")
    return reply


async def shifted(chat: Conversation, label: str, *numbers: int) -> Reply:
    return await chat.pushes(await chat.pushes(await ticked(chat, *numbers), "Shift"), label)


async def test_numbers_become_boxes_and_a_press_ticks_or_unticks_one(three: Conversation) -> None:
    reply = await ticked(three, 1, 3)

    assert "2 ticked" in reply.text.text
    assert "☑ #1" in reply.text.text
    assert "☐ #2" in reply.text.text
    assert "☐ 1" in [label for row in labels(await three.pushes(reply, "☑ 1")) for label in row]


async def test_a_whole_page_is_ticked_at_once_and_unticked_again(three: Conversation) -> None:
    reply = await three.pushes(await ticked(three), "This page")

    assert "3 ticked" in reply.text.text
    assert "0 ticked" in (await three.pushes(reply, "This page")).text.text


async def test_presses_that_come_faster_than_the_answers_all_count(three: Conversation) -> None:
    shown = await ticked(three)

    await three.pushes(shown, "☐ 1")
    reply = await three.pushes(shown, "☐ 2")

    assert "2 ticked" in reply.text.text


async def test_ticks_stay_while_pages_turn(chat: Conversation) -> None:
    for number in range(10):
        await chat.types(f"/schedule tomorrow {number + 10}:00 Thing {number + 1}")

    second = await chat.pushes(await ticked(chat, 1), "›")

    assert "1 ticked" in second.text.text
    assert "☑ 1" in [label for row in labels(await chat.pushes(second, "‹")) for label in row]


@pytest.mark.parametrize(
    ("label", "by"),
    [("+10 min", timedelta(minutes=10)), ("+1 h", HOUR), ("+1 day", timedelta(days=1)), ("+1 week", timedelta(days=7))],
)
async def test_a_shift_moves_each_and_says_where_to(three: Conversation, label: str, by: timedelta) -> None:
    before = [await due(three, number) for number in (1, 2)]

    reply = await shifted(three, label, 1, 2)

    assert "Moved 2 of 2:" in reply.text.text
    assert [await due(three, number) - was for number, was in zip((1, 2), before, strict=True)] == [by, by]
    assert labels(reply) == [["Undo"], ["‹ List"]]


async def test_whole_days_keep_the_wall_clock_when_clocks_change(chat: Conversation) -> None:
    await chat.types("/schedule 2030-03-30 15:00 The day before summer time")

    await shifted(chat, "+1 day", 1)

    assert await due(chat, 1) == datetime(2030, 3, 31, 13, tzinfo=UTC)


async def test_of_a_series_only_the_next_time_moves_and_that_is_said(three: Conversation) -> None:
    before = await due(three, 3)

    reply = await shifted(three, "+1 h", 3)

    assert "its next time only" in reply.text.text
    assert await due(three, 3) == before + HOUR
    assert await rows.one(three.store, "SELECT rrule FROM schedules WHERE number = 3") == (
        "FREQ=DAILY;BYHOUR=10;BYMINUTE=0"
    )


async def test_what_cannot_be_moved_is_said_by_number_and_stays(three: Conversation) -> None:
    await three.types("/pause 2")
    shown = await ticked(three, 1, 2, 3)
    await rows.run(three.store, SENDING, id=1)

    reply = await three.pushes(await three.pushes(shown, "Shift"), "+1 week")

    assert "Moved 0 of 3:" in reply.text.text
    assert "#1 First: it is being sent this moment" in reply.text.text
    assert "#2 Second: it is paused" in reply.text.text
    assert "#3 Series: its next time would come after the one behind it" in reply.text.text
    assert labels(reply) == [["‹ List"]]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2 h", 120),
        ("-30 min", -30),
        ("1 hour and 15 minutes later", 75),
        ("30 minutes earlier", -30),
        ("+1 day", 1440),
    ],
)
async def test_a_stretch_is_typed_after_its_question(three: Conversation, typed: str, minutes: int) -> None:
    before = await due(three, 1)
    asked = await shifted(three, "Type", 1)

    reply = await three.types(typed)

    assert (asked.asks, asked.replaces) == (Ask.WORDS, None)
    assert "Moved 1 of 1:" in reply.text.text
    assert await due(three, 1) - before == timedelta(minutes=minutes)


async def test_a_stretch_is_typed_in_the_persons_language(three: Conversation) -> None:
    await three.types("/language fr")
    before = await due(three, 1)
    await shifted(three, "Type", 1)

    await three.types("2 heures plus tard")

    assert await due(three, 1) - before == 2 * HOUR


@pytest.mark.parametrize("typed", ["tomorrow 18:00", "banana", "18:00"])
async def test_what_is_no_stretch_moves_nothing_and_is_asked_again(three: Conversation, typed: str) -> None:
    before = await due(three, 1)
    await shifted(three, "Type", 1)

    reply = await three.types(typed)

    assert "Nothing is moved yet" in reply.text.text
    assert await due(three, 1) == before
    assert "Moved 1 of 1:" in (await three.types("1 h")).text.text


async def test_a_time_that_would_have_gone_by_is_refused(three: Conversation) -> None:
    await shifted(three, "Type", 1)

    assert "would have gone by" in (await three.types("-3 days")).text.text


async def test_undo_brings_every_time_back(three: Conversation) -> None:
    before = [await due(three, number) for number in (1, 2, 3)]

    reply = await three.pushes(await shifted(three, "+1 h", 1, 2, 3), "Undo")

    assert "Taken back 3 of 3:" in reply.text.text
    assert [await due(three, number) for number in (1, 2, 3)] == before
    assert await rows.one(three.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 3


async def test_deleted_ones_are_said_and_come_back_with_the_same_occurrence(three: Conversation) -> None:
    await three.types("/pause 2")
    before = await rows.one(three.store, "SELECT array_agg(occurrence ORDER BY id) FROM deliveries")

    deleted = await three.pushes(await ticked(three, 1, 2, 3), "Delete")
    live = await rows.one(three.store, "SELECT count(*) FROM deliveries WHERE state <> 'cancelled'")
    back = await three.pushes(deleted, "Undo")

    assert "Cancelled 3 of 3:" in deleted.text.text
    assert live == 0
    assert "Taken back 3 of 3:" in back.text.text
    after = await rows.one(
        three.store, "SELECT array_agg(occurrence ORDER BY id) FROM deliveries WHERE state = 'queued'"
    )
    assert after == before
    assert await rows.one(three.store, "SELECT due_at::text FROM deliveries WHERE schedule_id = 2") == "infinity"
    assert await rows.one(three.store, "SELECT string_agg(state::text, ' ' ORDER BY id) FROM schedules") == (
        "active paused active"
    )


async def test_what_is_being_sent_is_not_deleted_and_that_is_said(three: Conversation) -> None:
    shown = await ticked(three, 1, 2)
    await rows.run(three.store, SENDING, id=1)

    reply = await three.pushes(shown, "Delete")

    assert "Cancelled 1 of 2:" in reply.text.text
    assert "✗ #1 First: it is being sent this moment" in reply.text.text


async def test_undo_says_what_has_been_sent_or_changed_since(three: Conversation) -> None:
    reply = await shifted(three, "+1 h", 1, 2)
    await rows.run(three.store, "UPDATE deliveries SET state = 'sent', sent_at = now() WHERE schedule_id = 1")
    await three.types("/edit 2 other words")

    back = await three.pushes(reply, "Undo")

    assert "✗ #1 First: it has been sent since" in back.text.text
    assert "#2 other words: it has been changed since" in back.text.text
    assert await rows.one(three.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 2


async def test_undo_is_used_once_and_expires(three: Conversation) -> None:
    first = await shifted(three, "+1 h", 1)
    await three.pushes(first, "Undo")
    second = await shifted(three, "+1 h", 1)
    await rows.run(three.store, "UPDATE drafts SET expires_at = now() - interval '1 second'")
    before = await due(three, 1)

    assert "can no longer be taken back" in (await three.pushes(first, "Undo")).toast
    assert "can no longer be taken back" in (await three.pushes(second, "Undo")).toast
    assert await due(three, 1) == before


async def test_nothing_ticked_is_nothing_to_do(three: Conversation) -> None:
    shown = await ticked(three)

    assert "Nothing is ticked" in (await three.pushes(shown, "Shift")).toast
    assert "Nothing is ticked" in (await three.pushes(shown, "Delete")).toast


async def test_a_delete_pressed_twice_deletes_once(three: Conversation) -> None:
    shown = await ticked(three, 1)
    await three.pushes(shown, "Delete")

    assert "no longer open" in (await three.pushes(shown, "Delete")).toast


async def test_somebody_else_has_no_say_in_a_selection(three: Conversation) -> None:
    shown = await ticked(three, 1)

    assert "no longer open" in (await three.pushes(shown, "Delete", who="2002")).toast
    assert await rows.one(three.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 3


@pytest.mark.parametrize("action", ["sel:", "sel:x:d", "sel:1", "takeback:", "takeback:1:", "select:"])
async def test_a_selection_that_never_was_does_no_harm(three: Conversation, action: str) -> None:
    reply = await three.presses(action)

    assert reply.toast or reply.text.text
    assert await rows.one(three.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 3
