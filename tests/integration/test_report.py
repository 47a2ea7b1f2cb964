"""The report on reminders that are tracked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from carillon.schedules.acknowledging import Answer
from carillon.schedules.tally import counted
from tests import rows
from tests.integration.conversation import Conversation

ANSWERED = """
    WITH sent AS (
        INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, state)
        SELECT schedule_id, recipient_id, address_id, user_id, account_id, now() - :ago * interval '1 day',
               now() - :ago * interval '1 day', 'sent'
        FROM deliveries WHERE state = 'queued' LIMIT 1 RETURNING *)
    INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state)
    SELECT id, user_id, schedule_id, :state FROM sent
"""


async def answered(chat: Conversation, *states: str, ago: float = 0.0) -> None:
    """Let a reminder have come so many days ago, once for each state."""
    for place, state in enumerate(states):
        await rows.run(chat.store, ANSWERED, state=state, ago=ago + place / 100_000)


async def test_nothing_to_report_says_how_to_begin(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Take your medicine")

    assert "press Done" in (await chat.types("/report")).text.text


async def test_it_counts_what_was_done_skipped_missed_and_waits(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Take your medicine")
    await answered(chat, "done", "done", "done", "skipped", "missed", "open")

    text = (await chat.types("/report 1")).text.text

    assert text.startswith("This week")
    assert "#1 Take your medicine" in text
    assert "✓ 3  ↷ 1  ✕ 1  … 1" in text
    assert "60% done" in text


async def test_weeks_are_apart_and_no_older_than_asked_for(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Take your medicine")
    for weeks in range(6):
        await answered(chat, "done", ago=7.0 * weeks)
    await rows.run(
        chat.store, "UPDATE acknowledgements AS a SET at = d.due_at FROM deliveries AS d WHERE d.id = a.delivery_id"
    )

    assert (await chat.types("/report 4")).text.text.count("✓ 1") == 4
    assert (await chat.types("/report")).text.text.count("✓ 1") == 2


async def test_what_was_put_off_counts_where_it_ends_up(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Take your medicine")
    await answered(chat, "done")
    delivery_id = await rows.one(chat.store, "SELECT id FROM deliveries WHERE state = 'sent'")
    await chat.presses(f"later:d{delivery_id}.0:1h")
    waiting = (await chat.types("/report")).text.text

    await rows.run(
        chat.store, "UPDATE deliveries SET state = 'sent' WHERE schedule_id = (SELECT max(id) FROM schedules)"
    )
    copy = await rows.one(chat.store, "SELECT max(id) FROM deliveries")
    await rows.run(chat.store, "UPDATE deliveries SET due_at = now() WHERE id = :id", id=copy)
    await chat.presses(f"done:d{copy}.0")

    assert "… 1" in waiting
    settled = (await chat.types("/report")).text.text
    assert "100% done" in settled
    assert settled.count("#1 ") == 1
    assert "… 1" not in settled


@pytest.mark.parametrize("line", ["/report many", "/report 0", "/report 99"])
async def test_a_number_of_weeks_that_cannot_be_is_refused_with_the_bounds(chat: Conversation, line: str) -> None:
    assert "From 1 to 26" in (await chat.types(line)).text.text


async def test_nobody_sees_the_report_of_somebody_else(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Take your medicine")
    await answered(chat, "done")

    assert "press Done" in (await chat.types("/report", who="1002")).text.text


def test_a_week_begins_on_the_calendar_of_the_zone() -> None:
    """A moment that is still Sunday in UTC is Monday in Tokyo."""
    late_sunday = datetime(2026, 5, 10, 23, tzinfo=UTC)
    (tally,) = counted([(1, late_sunday, Answer.DONE)], "Asia/Tokyo", date(2026, 5, 4))
    assert tally.weeks[0].starts == date(2026, 5, 11)
    (tally,) = counted([(1, late_sunday, Answer.DONE)], "UTC", date(2026, 5, 4))
    assert tally.weeks[0].starts == date(2026, 5, 4)


def test_what_only_waits_has_no_share() -> None:
    (tally,) = counted([(1, datetime(2026, 5, 5, tzinfo=UTC), Answer.OPEN)], "UTC", date(2026, 5, 4))

    assert tally.kept is None
