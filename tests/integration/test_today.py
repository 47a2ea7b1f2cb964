"""The day: what was sent, what became of it, and everything that still goes out."""

from __future__ import annotations

import pytest

from tests import rows
from tests.integration.conversation import Conversation
from tests.integration.noon import zone_at_noon

STATE = "UPDATE deliveries SET state = CAST(:state AS delivery_state), {at} WHERE schedule_id = :number"


@pytest.fixture
async def noon(chat: Conversation) -> Conversation:
    """The conversation of somebody for whom it is about noon."""
    await chat.types(f"/timezone {zone_at_noon()}")
    return chat


async def became(chat: Conversation, number: int, state: str) -> None:
    """Let a message have been sent, or not, two hours ago."""
    moved = "occurrence = now() - interval '2 hours', due_at = now() - interval '2 hours'"
    sent = ", sent_at = now() - interval '2 hours'" if state == "sent" else ""
    await rows.run(chat.store, STATE.format(at=moved + sent), state=state, number=number)


async def test_what_is_still_to_come_stands_in_order_of_its_time(noon: Conversation) -> None:
    await noon.types("/schedule today 18:00 Second")
    await noon.types("/schedule today 17:00 First")
    await noon.types("/schedule tomorrow 9:00 Not today")

    heading, *lines = (await noon.types("/today")).text.text.splitlines()

    assert heading.startswith("Today · ")
    assert lines == ["· 17:00  #2 First", "· 18:00  #1 Second"]


@pytest.mark.parametrize(("state", "mark"), [("sent", "✓"), ("failed", "✗"), ("expired", "⌛"), ("unconfirmed", "?")])
async def test_what_went_already_is_marked_with_what_became_of_it(noon: Conversation, state: str, mark: str) -> None:
    await noon.types("/schedule today 18:00 Take medicine")
    await became(noon, 1, state)

    text = (await noon.types("/today")).text.text

    assert f"\n{mark} 1" in text
    assert "#1 Take medicine" in text


async def test_a_series_is_told_with_every_time_of_the_day(noon: Conversation) -> None:
    await noon.types("/schedule every day at 9:00 and 18:00 and 20:00 Drink water")

    assert (await noon.types("/today")).text.text.splitlines()[1:] == [
        "· 18:00  #1 ↻ Drink water",
        "· 20:00  #1 ↻ Drink water",
    ]


async def test_a_frequent_series_is_told_in_one_line(noon: Conversation) -> None:
    await noon.types("/schedule every 30 minutes Drink water")

    (line,) = (await noon.types("/today")).text.text.splitlines()[1:]

    assert line.startswith("· 1")
    assert " times)" in line
    assert "#1 ↻ Drink water" in line


async def test_a_paused_one_does_not_go_out_today(noon: Conversation) -> None:
    await noon.types("/schedule today 18:00 Take medicine")
    await noon.types("/pause 1")

    assert "Nothing goes out today" in (await noon.types("/today")).text.text


async def test_a_time_that_moved_to_tomorrow_leaves_today(noon: Conversation) -> None:
    await noon.types("/schedule every monday, tuesday, wednesday, thursday, friday, saturday, sunday at 18:00 Water")
    await noon.types("/edit 1 tomorrow 10:00")

    assert "Nothing goes out today" in (await noon.types("/today")).text.text


async def test_a_group_sees_what_goes_to_it_today(noon: Conversation) -> None:
    await noon.types("/schedule today 18:00 Training", where="-100200")
    await noon.types("/schedule today 19:00 Private")

    text = (await noon.types("/today", where="-100200")).text.text

    assert "Training" in text
    assert "Private" not in text
