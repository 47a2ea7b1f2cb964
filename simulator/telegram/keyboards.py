"""Reply markup: checked in Telegram's words where they are known, strictly everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.telegram.button_fields import LOOKS, check_fields, check_text
from simulator.telegram.envelope import ApiError, bad_request, too_strict
from simulator.telegram.reply_buttons import check_reply_button
from simulator.telegram.text.link import whole_url

Markup = dict[str, Any]

_MOST_DATA_BYTES = 64  # https://core.telegram.org/bots/api#inlinekeyboardbutton
_MOST_BUTTONS = 100  # found by experiment, as python-telegram-bot's constants say; Telegram names no number
_MOST_IN_ROW = 8
_MOST_PLACEHOLDER = 64  # https://core.telegram.org/bots/api#forcereply

_ACTIONS: dict[str, type] = {
    "url": str,
    "callback_data": str,
    "web_app": dict,
    "login_url": dict,
    "switch_inline_query": str,
    "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": dict,
    "copy_text": dict,
    "callback_game": dict,
    "pay": bool,
}
_OPTIONS: dict[str, dict[str, type]] = {
    "keyboard": {
        "keyboard": list,
        "is_persistent": bool,
        "resize_keyboard": bool,
        "one_time_keyboard": bool,
        "input_field_placeholder": str,
        "selective": bool,
    },
    "remove_keyboard": {"remove_keyboard": bool, "selective": bool},
    "force_reply": {"force_reply": bool, "input_field_placeholder": str, "selective": bool},
    "inline_keyboard": {"inline_keyboard": list},
}


def read_markup(value: Any, *, inline_only: bool = False) -> Markup | None:
    """The reply markup of a request; `None` for none, which an empty object also means."""
    if value is None or value == {}:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    kinds = [kind for kind in _OPTIONS if kind in value]
    if len(kinds) != 1:
        raise too_strict(f"reply_markup must have exactly one of {', '.join(_OPTIONS)}")
    if inline_only and kinds != ["inline_keyboard"]:
        raise bad_request("inline keyboard expected")
    check_fields(value, _OPTIONS[kinds[0]], "reply_markup")
    if not 1 <= len(value.get("input_field_placeholder", "-")) <= _MOST_PLACEHOLDER:
        raise too_strict(f"input_field_placeholder must have 1 to {_MOST_PLACEHOLDER} characters")
    if value[kinds[0]] is False:
        raise too_strict(f"{kinds[0]} must be true")
    if kinds[0] == "inline_keyboard":
        return _read_rows(value, "inline_keyboard", _check_inline_button)
    return _read_rows(value, "keyboard", check_reply_button) if kinds[0] == "keyboard" else value


def _read_rows(markup: Markup, name: str, check: Callable[[Any], None]) -> Markup | None:
    rows = markup[name]
    if not all(isinstance(row, list) for row in rows):
        of_what = "" if name == "keyboard" else " of the InlineKeyboardMarkup"
        raise bad_request(f'field "{name}"{of_what} must be an Array of Arrays')
    for button in (button for row in rows for button in row):
        check(button)
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    if any(len(row) > _MOST_IN_ROW for row in rows):
        raise too_strict(f"a row of the {name} has more than {_MOST_IN_ROW} buttons")
    shown = [row for row in rows if row]
    return {**markup, name: shown} if shown else None


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    check_text(button, "inline keyboard button")
    check_fields(button, {"text": str, **LOOKS, **_ACTIONS}, "InlineKeyboardButton")
    actions = [action for action in _ACTIONS if action in button]
    if not actions:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise too_strict(f"an inline button must have exactly one action, not {' and '.join(actions)}")
    if actions == ["callback_data"]:
        _check_callback_data(button["callback_data"])
    if actions == ["url"] and whole_url(button["url"]) is None:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _check_callback_data(data: str) -> None:
    if not data:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(data.encode("utf-8", "surrogatepass")) > _MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _unreadable(sentence: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {sentence}")
