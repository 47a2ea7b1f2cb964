"""A house for the invited in webhook mode, as `make run` starts it: strangers, an invitation, a clock, the menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from carillon.supervisor.plan import SIMULATOR_TOKEN
from tests.acceptance.running import Chat, Running, free_port, running, until

pytestmark = pytest.mark.xdist_group("coming_in")  # one running system for all of them

ADMIN = 60_001


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    port = str(free_port())
    house = {"CARILLON_ACCESS": "invite", "CARILLON_ADMINS": f"telegram:{ADMIN}"}
    webhook = {"API_PORT": port, "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram/webhook"}
    with running(tmp_path_factory.mktemp("home"), CARILLON_ZONE="Europe/Berlin", **house, **webhook) as started:
        until(lambda: telegram(started, "getWebhookInfo")["url"], "the webhook")
        yield started


def telegram(system: Running, method: str, **given: Any) -> Any:
    answer = system.simulator.post(f"/bot{SIMULATOR_TOKEN}/{method}", json=given)
    return answer.raise_for_status().json()["result"]


def answer(chat: Chat, line: str) -> dict[str, Any]:
    before = len(chat.heard())
    chat.says(line)
    return until(lambda: chat.heard()[before:], f"an answer to {line}")[0]


def test_nobody_comes_in_without_a_link_and_with_one_a_person_does(system: Running) -> None:
    admin, ben = Chat(system, ADMIN), Chat(system, 60_002)
    assert "Ask somebody who uses me for an invitation" in answer(ben, "/schedule in 1 hour Call Ana")["text"]

    link = answer(admin, "/invite")["text"]
    welcome = answer(ben, f"/start {link.rpartition('=')[2]}")

    assert "You are in." in welcome["text"]
    clocks = [button["text"] for row in welcome["buttons"] for button in row]
    assert clocks[0].startswith("Berlin ")
    ben.presses(welcome, clocks[0])
    until(lambda: "for you, right?" in ben.heard()[-1]["text"], "the question")
    ben.presses(ben.heard()[-1], "Yes")
    until(lambda: "Now try this" in ben.heard()[-1]["text"], "the end of the hello")
    assert "\nEurope/Berlin · in " in answer(ben, "/schedule in 1 hour Call Ana")["text"]


def test_keepers_and_members_see_their_menus(system: Running) -> None:
    def menu(kind: str, **where: int) -> list[str]:
        found = telegram(system, "getMyCommands", scope={"type": kind, **where}, language_code="")
        return [command["command"] for command in found]

    assert "status" not in until(lambda: menu("all_private_chats"), "the menu")
    assert "schedule" in until(lambda: menu("all_chat_administrators"), "the menu of groups")


def test_an_operators_page_shows_that_the_account_sends(system: Running) -> None:
    page = answer(Chat(system, ADMIN), "/status")

    assert "🟢 Sending." in page["text"]
    assert [button["text"] for row in page["buttons"] for button in row] == ["Stop telegram", "Refresh"]


def test_every_request_of_the_bot_was_accepted(system: Running) -> None:
    seen = system.simulator.get("/sim/telegram/calls").raise_for_status().json()

    assert seen["calls"]
    assert seen["refused"] == []
