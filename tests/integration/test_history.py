"""What became of a message, told by /history and from its card."""

from __future__ import annotations

import pytest

from tests import rows
from tests.integration.conversation import Conversation

FAILS = """
    INSERT INTO events (delivery_id, state, attempt, reason) SELECT id, 'failed', tries, :reason FROM deliveries
"""


async def test_every_step_is_told_in_the_order_it_came(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")
    await chat.types("/cancel 1")

    text = (await chat.types("/history 1")).text.text

    assert text.index("waiting") < text.index("cancelled")


async def test_the_steps_stand_under_their_occurrence(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    await chat.types("/skip 1")

    _, first, second = (await chat.types("/history 1")).text.text.split("\n\n")

    assert "cancelled" in first
    assert "10:00" in first.splitlines()[0]
    assert "waiting" in second
    assert "cancelled" not in second


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Forbidden: bot was blocked by the user", "the bot is blocked there"),
        ("Bad Request: chat not found", "that conversation cannot be found"),
        ("the process that was sending it ended before it could report", "I was interrupted while sending it"),
        ("No connection in time. The request was not sent.", "the platform could not be reached"),
        ("No answer in time", "the platform's answer was lost"),
        ("tried again by hand", "you asked for another try"),
        ("something nobody foresaw", "the platform said: something nobody foresaw"),
    ],
)
async def test_reasons_are_told_in_plain_words_with_the_number_of_tries(
    chat: Conversation, reason: str, said: str
) -> None:
    await chat.types("/schedule in 2 hours Drink water")
    await rows.run(chat.store, "UPDATE deliveries SET tries = 3, state = 'failed'")
    await rows.run(chat.store, FAILS, reason=reason)

    text = (await chat.types("/history 1")).text.text

    assert f"failed: {said}" in text
    assert "tried 3 times" in text


async def test_only_the_latest_occurrences_are_told(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    for _ in range(8):
        await chat.types("/skip 1")

    text = (await chat.types("/history 1")).text.text

    assert text.count("cancelled") == 5
    assert "These are the latest 6" in text


async def test_from_a_card_the_history_leads_back_to_it_and_on_to_the_list(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    card = await chat.pushes(await chat.types("/list"), "#1")

    again = await chat.pushes(await chat.pushes(card, "History"), "‹ Back")

    assert again.text == card.text
    assert "Scheduled · 1" in (await chat.pushes(again, "‹ List")).text.text
