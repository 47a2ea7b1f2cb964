"""The list on Telegram: turned, opened, ticked, moved and taken back, over the simulator's strict checks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from tests.acceptance.running import Chat, Running, running, until

pytestmark = pytest.mark.xdist_group("list")  # one running system for all of them

people = count(60_001)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("home"), CARILLON_ZONE="Europe/Berlin") as started:
        yield started


@pytest.fixture
def chat(system: Running) -> Iterator[Chat]:
    """Somebody with nine messages for tomorrow; every call of the bot was taken."""
    person = Chat(system, next(people))
    for number in range(1, 10):
        person.says(f"/schedule tomorrow {number + 9}:00 Thing {number}")
        until(lambda wanted=number: len(person.heard()) == wanted, "the confirmation")
    yield person
    calls = system.simulator.get("/sim/telegram/calls").raise_for_status().json()
    assert calls["refused"] == []


def answer(chat: Chat, line: str) -> dict[str, Any]:
    """Type a line and return what is said to it."""
    heard = len(chat.heard())
    chat.says(line)
    until(lambda: len(chat.heard()) > heard, f"the answer to {line}")
    return chat.heard()[-1]


def presses(chat: Chat, message: dict[str, Any], label: str, wanted: str) -> dict[str, Any]:
    """Press a button under a message, and return what takes its place."""

    def present() -> dict[str, Any]:
        return next(one for one in chat.heard() if one["message_id"] == message["message_id"])

    chat.presses(present(), label)
    until(lambda: wanted in present()["text"], f"“{wanted}” behind “{label}”")
    return present()


def test_a_page_is_turned_a_card_opened_and_the_same_page_found_again(chat: Chat) -> None:
    shown = answer(chat, "/list")
    presses(chat, shown, "›", "#9 18:00 Thing 9")
    presses(chat, shown, "#9", "Europe/Berlin")
    presses(chat, shown, "Pause", "is paused")
    shown = presses(chat, shown, "‹ List", "Paused\n#9")

    assert [button["text"] for button in shown["buttons"][1]] == ["‹", "2 / 2", "›"]


def test_a_selection_survives_the_worker_and_its_shift_is_taken_back(chat: Chat) -> None:
    shown = answer(chat, "/list")
    presses(chat, shown, "Select", "0 ticked")
    presses(chat, shown, "☐ 1", "1 ticked")
    chat.system.restart_worker()
    answer(chat, "/today")
    presses(chat, shown, "☐ 2", "2 ticked")
    chat.presses(presses(chat, shown, "Shift", "by how much?"), "Type…")
    until(lambda: "By how much?" in chat.heard()[-1]["text"], "the question")
    moved = answer(chat, "90 min")
    assert "Moved 2 of 2:" in moved["text"]
    assert "11:30" in moved["text"]

    presses(chat, moved, "Undo", "Taken back 2 of 2:")
    presses(chat, moved, "‹ List", "#1 10:00 Thing 1")


def test_several_are_deleted_and_come_back(chat: Chat) -> None:
    shown = answer(chat, "/list")
    presses(chat, shown, "Select", "0 ticked")
    presses(chat, shown, "This page", "8 ticked")
    presses(chat, shown, "Delete", "Cancelled 8 of 8:")
    assert chat.states().count("cancelled") == 8

    presses(chat, shown, "Undo", "Taken back 8 of 8:")
    assert len(chat.occurrences("queued")) == 9
