"""The options of a message, each a press away."""

from __future__ import annotations

import pytest

from carillon.platforms.base import Reply
from tests import rows
from tests.integration.conversation import Conversation, labels


@pytest.fixture
async def options(chat: Conversation) -> Reply:
    """The options of a message for tomorrow."""
    await chat.types("/schedule tomorrow 15:00 Call Ana")
    return await chat.pushes(await chat.pushes(await chat.types("/list"), "#1"), "Options")


def buttons(reply: Reply) -> list[str]:
    return [label for row in labels(reply) for label in row]


async def test_what_holds_is_ticked(options: Reply) -> None:
    ticked = [label for label in buttons(options) if label.startswith("✓")]

    assert ticked == ["✓ Always", "✓ Once", "✓ Once more"]


@pytest.mark.parametrize(
    ("label", "column", "value"),
    [
        ("Silent", "silent::text", "true"),
        ("Protected", "protected::text", "true"),
        ("Urgent", "priority::text", "0"),
        ("30 min", "max_lateness::text", "1800"),
        ("10 min", "max_lateness::text", "600"),
        ("On time", "max_lateness::text", "60"),
        ("10 min ×3", "nag_every || ' ' || nag_times", "600 3"),
        ("1 h ×8", "nag_every || ' ' || nag_times", "3600 8"),
        ("30 min ×6", "nag_every || ' ' || nag_times", "1800 6"),
        ("Ask me", "on_unknown::text", "ask"),
    ],
)
async def test_a_press_changes_one_option_and_ticks_it(
    chat: Conversation, options: Reply, label: str, column: str, value: str
) -> None:
    reply = await chat.pushes(options, label)

    assert f"✓ {label}" in buttons(reply)
    assert await rows.one(chat.store, f"SELECT {column} FROM schedules") == value
    assert len([one for one in buttons(reply) if one.startswith("✓")]) in (3, 4)


async def test_a_switch_pressed_again_is_off(chat: Conversation, options: Reply) -> None:
    reply = await chat.pushes(await chat.pushes(options, "Silent"), "✓ Silent")

    assert "Silent" in buttons(reply)
    assert not await rows.one(chat.store, "SELECT silent FROM schedules")


async def test_lateness_holds_for_what_is_queued_already(chat: Conversation, options: Reply) -> None:
    await chat.pushes(options, "10 min")

    window = await rows.one(chat.store, "SELECT extract(epoch FROM expires_at - due_at)::integer FROM deliveries")
    assert window == 600


async def test_one_option_leaves_the_others_as_they_are(chat: Conversation, options: Reply) -> None:
    await rows.run(chat.store, "UPDATE schedules SET thread = '7', protected = true")

    await chat.pushes(options, "Silent")

    assert await rows.one(chat.store, "SELECT thread FROM schedules") == "7"
    assert await rows.one(chat.store, "SELECT protected FROM schedules")


async def test_only_ones_own_reminders_are_said_again_until_done(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 15:00 Call Ana", where="-100200")
    shown = await chat.types("/list", where="-100200")

    offered = await chat.pushes(await chat.pushes(shown, "Ana #1", where="-100200"), "Options", where="-100200")

    assert "Silent" in buttons(offered)
    assert "✓ Once" not in buttons(offered)


async def test_options_lead_back_to_the_card_and_on_to_the_list(chat: Conversation, options: Reply) -> None:
    card = await chat.pushes(await chat.pushes(options, "Silent"), "‹ Back")

    assert "\nSilent\n" in card.text.text
    assert "Scheduled · 1" in (await chat.pushes(card, "‹ List")).text.text


async def test_old_options_show_the_card_as_it_is_now(chat: Conversation, options: Reply) -> None:
    await chat.pushes(options, "Silent")

    reply = await chat.pushes(options, "Urgent")

    assert "from before" in reply.toast
    assert await rows.one(chat.store, "SELECT priority FROM schedules") == 1


@pytest.mark.parametrize("choice", ["late=7", "nag=1x1", "unknown=maybe", "loud", ""])
async def test_an_option_that_nobody_offered_changes_nothing(chat: Conversation, options: Reply, choice: str) -> None:
    reply = await chat.presses(f"set:s1.1:{choice}")

    assert reply.toast
    assert await rows.one(chat.store, "SELECT revision FROM schedules") == 1
