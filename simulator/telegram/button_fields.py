"""What buttons of both kinds of keyboards have in common: a text, and fields of known names and types."""

from __future__ import annotations

from typing import Any

from simulator.telegram.envelope import bad_request, too_strict

LOOKS: dict[str, type] = {"style": str, "icon_custom_emoji_id": str}
_STYLES = ("danger", "success", "primary")  # https://core.telegram.org/bots/api#inlinekeyboardbutton
_TYPE_NAMES = {str: "String", dict: "Object", bool: "Boolean", list: "Array"}


def check_text(button: dict[str, Any], what: str) -> None:
    """Refuse a button without a text; `what` names it."""
    if "text" not in button:
        raise bad_request(f"can't parse {what}: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad_request(f'can\'t parse {what}: Field "text" must be of type String')
    if not button["text"].strip():
        raise too_strict(f"the text of the {what} is empty")


def check_fields(value: dict[str, Any], fields: dict[str, type], name: str) -> None:
    """Refuse a field that is not among these, or not of its type; `name` is whose fields they are."""
    for key, item in value.items():
        if key not in fields:
            raise too_strict(f'{name} has no field "{key}"')
        if not isinstance(item, fields[key]):
            raise too_strict(f'field "{key}" of {name} must be of type {_TYPE_NAMES[fields[key]]}')
    if value.get("style", "primary") not in _STYLES:
        raise too_strict(f'field "style" of {name} must be one of {", ".join(_STYLES)}')
