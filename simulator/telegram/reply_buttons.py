"""Buttons of reply keyboards: most say their text, some ask for what only a single person can give."""

from __future__ import annotations

from typing import Any

from simulator.telegram.button_fields import LOOKS, check_fields, check_text
from simulator.telegram.chats import PRIVATE
from simulator.telegram.envelope import bad_request, too_strict

_FIELDS: dict[str, type] = {
    "text": str,
    **LOOKS,
    "request_users": dict,
    "request_chat": dict,
    "request_contact": bool,
    "request_location": bool,
    "request_poll": dict,
    "request_managed_bot": dict,
    "web_app": dict,
}
# Sentences of KeyboardButton.cpp in https://github.com/tdlib/td; the Bot API server makes their first letter small.
_IN_PRIVATE_ONLY = {
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_managed_bot": "managed bots can be requested in private chats only",
    "web_app": "web App buttons can be used in private chats only",
}


def check_requests(markup: dict[str, Any] | None, chat_type: str) -> None:
    """Refuse, outside private chats, the buttons that ask for something only a single person can give."""
    if markup is None or "keyboard" not in markup or chat_type == PRIVATE:
        return
    for button in (button for row in markup["keyboard"] for button in row if isinstance(button, dict)):
        for name in requests_of(button):
            raise bad_request(_IN_PRIVATE_ONLY[name])


def requests_of(button: dict[str, Any]) -> list[str]:
    """What a button of a reply keyboard asks for, besides saying its text."""
    return [name for name in _IN_PRIVATE_ONLY if button.get(name, False) is not False]


def check_reply_button(button: Any) -> None:
    """Refuse what is no button of a reply keyboard."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    check_text(button, "keyboard button")
    check_fields(button, _FIELDS, "KeyboardButton")
    requests = requests_of(button)
    if len(requests) > 1:
        raise too_strict(f"a KeyboardButton must have at most one request, not {' and '.join(requests)}")
