"""Help: a short page, and everything else one press away."""

from __future__ import annotations

import pytest

from carillon.chat.commands import offered
from tests.integration.conversation import Conversation, labels


async def test_the_first_page_is_short_and_has_a_door_to_everything(chat: Conversation) -> None:
    reply = await chat.types("/help")

    assert len(reply.text.text.splitlines()) < 20
    assert [label for row in labels(reply) for label in row] == [
        "All commands",
        "Times I understand",
        "Limits",
        "For groups",
    ]


async def test_every_command_is_told_in_one_message(chat: Conversation) -> None:
    text = (await chat.pushes(await chat.types("/help"), "All commands")).text.text

    for command in offered("member").values():
        assert command.usage in text
        assert command.summary in text


@pytest.mark.parametrize(
    "wanted",
    [
        "40000",
        "five minutes",
        "9999",
        "500",
        "20 messages",
        "30 min",
        "8 times",
        "15 min",
        "2000",
        "90 days",
        "500 names",
        "20 lines",
    ],
)
async def test_every_limit_is_printed(chat: Conversation, wanted: str) -> None:
    assert wanted in (await chat.pushes(await chat.types("/help"), "Limits")).text.text


async def test_the_forms_of_time_are_those_of_the_persons_language(chat: Conversation) -> None:
    await chat.types("/language de")

    assert "jeden Montag um 09:00" in (await chat.presses("help:times")).text.text


async def test_every_page_leads_back_to_the_first(chat: Conversation) -> None:
    first = await chat.types("/help")

    for door in ("All commands", "Times I understand", "Limits", "For groups"):
        page = await chat.pushes(first, door)
        assert page.replaces == "7"
        assert (await chat.pushes(page, "‹ Help")).text == first.text


async def test_a_page_can_be_asked_for_by_name(chat: Conversation) -> None:
    assert "five minutes" in (await chat.types("/help limits")).text.text
