"""Figures: what is open, what was sent and how punctually, a person's own or a group's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from carillon import stats
from tests import rows
from tests.integration.conversation import Conversation

GROUP = {"where": "-5", "title": "Choir"}
DONE = """
    UPDATE deliveries SET state = 'sent', tries = 1, due_at = now() - :ago * interval '1 day',
        occurrence = now() - :ago * interval '1 day',
        sent_at = now() - :ago * interval '1 day' + :late * interval '1 second'
    WHERE schedule_id = (SELECT id FROM schedules WHERE number = :number)
"""


async def sends(chat: Conversation, *, ago: float = 0, late: float = 0.4, **given: object) -> None:
    """Schedule one message, and let it have been sent."""
    await chat.types("/schedule in 2 hours Drink water", **given)
    number = await rows.one(chat.store, "SELECT max(number) FROM schedules")
    await rows.run(chat.store, DONE, number=number, ago=ago, late=late)
    await rows.run(chat.store, "UPDATE schedules SET state = 'finished' WHERE number = :number", number=number)


async def test_somebody_new_has_zeros(chat: Conversation) -> None:
    text = (await chat.types("/stats")).text.text

    assert "Open: 0, repeating: 0" in text
    assert "On time" not in text


async def test_own_figures_count_what_is_open_and_what_was_sent(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 9:00 Call Ana")
    await chat.types("/schedule daily at 10:00 Drink water")
    await sends(chat)
    await sends(chat, late=200)
    await sends(chat, ago=400)

    text = (await chat.types("/stats")).text.text

    assert "Open: 2, repeating: 1" in text
    assert "Sent: 2 this week, 2 this month, 3 in all" in text
    assert "On time, within a minute: 66.6%. Half were less than 0.5 s late" in text


@pytest.mark.parametrize(
    ("state", "said"),
    [("failed", "Failed: 1"), ("expired", "too late: 1"), ("unconfirmed", "arrived: 1"), ("cancelled", "cancelled: 1")],
)
async def test_what_was_not_sent_is_counted_by_what_became_of_it(chat: Conversation, state: str, said: str) -> None:
    await chat.types("/schedule in 2 hours Drink water")
    await rows.run(chat.store, f"UPDATE deliveries SET state = '{state}'")

    assert said in (await chat.types("/stats")).text.text


async def test_what_was_tried_again_is_as_late_as_it_really_was(chat: Conversation) -> None:
    await sends(chat)
    await rows.run(
        chat.store, "UPDATE deliveries SET tries = 3, occurrence = sent_at - interval '10 minutes', due_at = sent_at"
    )

    assert "On time, within a minute: 0%. Half were less than 11 min late" in (await chat.types("/stats")).text.text


async def test_what_was_sent_ahead_of_its_time_is_not_late(chat: Conversation) -> None:
    await sends(chat)
    await rows.run(chat.store, "UPDATE deliveries SET tries = 2, occurrence = sent_at + interval '1 day'")

    assert "within a minute: 100%" in (await chat.types("/stats")).text.text


async def test_the_last_seven_days_are_drawn_on_the_persons_own_calendar(chat: Conversation) -> None:
    await chat.types("/timezone UTC")
    for ago in (0, 2, 2, 6):
        await sends(chat, ago=ago)

    reply = await chat.types("/stats")

    chart = reply.text.text.splitlines()[-7:]
    day = datetime.now(UTC) - timedelta(days=2)
    assert [line.split()[-1] for line in chart] == ["1", "0", "0", "0", "2", "0", "1"]
    assert chart[4] == f"{day:%a} {day.day:<2} " + "█" * 12 + " 2"
    assert chart[6].count("█") == 6
    assert reply.text.styles[-1].kind == "pre"


async def test_in_a_group_they_are_the_groups_whoever_wrote(chat: Conversation) -> None:
    await sends(chat)
    await sends(chat, **GROUP)
    await chat.types("/schedule daily at 10:00 Drink water", who="1002", **GROUP)

    text = (await chat.types("/stats", who="1003", **GROUP)).text.text

    assert "Messages to this group" in text
    assert "Open: 1, repeating: 1" in text
    assert "1 in all" in text


async def test_somebody_elses_messages_are_not_among_ones_own(chat: Conversation) -> None:
    await sends(chat)

    assert "0 in all" in (await chat.types("/stats", who="1002", where="1002")).text.text


async def test_a_great_many_are_counted_up_to_a_bound_that_is_said(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stats, "MOST", 2)
    for _ in range(3):
        await sends(chat)

    text = (await chat.types("/stats")).text.text

    assert "2 in all" in text
    assert "latest 2 messages" in text
