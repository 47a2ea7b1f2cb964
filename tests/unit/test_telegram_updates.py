"""Telegram's updates in the words of the chat layer."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from carillon.platforms.incoming import Incoming, Press
from carillon.platforms.telegram_updates import incoming

ANA = {"id": 1001, "is_bot": False, "first_name": "Ana", "language_code": "pt-BR"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Ana"}
GROUP = {"id": -55, "type": "group", "title": "Family"}


def message(text: str, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1773324000, "chat": chat, "from": ANA, "text": text, **more}


def said(**update: Any) -> Incoming | None:
    return incoming(Update.de_json({"update_id": 42, **update}, None), "CarillonBot")


def test_a_line_in_a_private_chat() -> None:
    assert said(message=message("/list")) == Incoming(
        key="42",
        platform="telegram",
        conversation="1001",
        private=True,
        sender="1001",
        sender_name="Ana",
        language="pt-BR",
        message_id="7",
        text="/list",
    )


@pytest.mark.parametrize("text", ["/list@carillonbot", "/list@CarillonBot"])
def test_our_own_name_is_taken_off_a_command(text: str) -> None:
    arrived = said(message=message(text, GROUP))

    assert arrived
    assert (arrived.text, arrived.conversation, arrived.private) == ("/list", "-55", False)


@pytest.mark.parametrize(
    "update",
    [
        {"message": message("/list@OtherBot", GROUP)},
        {"message": message("good morning", GROUP)},
        {"message": {**message(""), "text": None}},
        {"message": message("hello", **{"from": {"id": 5, "is_bot": True, "first_name": "Other"}})},
    ],
)
def test_what_is_not_meant_for_us_is_left_alone(update: dict[str, Any]) -> None:
    assert said(**update) is None


def test_a_press_names_its_button_and_its_message() -> None:
    query = {"id": "99", "from": ANA, "chat_instance": "1", "data": "undo:3:1", "message": message("Scheduled")}

    arrived = said(callback_query=query)

    assert arrived
    assert arrived.press == Press(id="99", action="undo:3:1", message_id="7")
