"""The bot's command menus (https://core.telegram.org/bots/api#setmycommands)."""

from __future__ import annotations

import re
from typing import Any

from simulator.schema import INTEGER, STRING, Array, Kind, MismatchError, Object
from simulator.telegram.command_lists import Command, scope_key
from simulator.telegram.envelope import bad_request, too_strict
from simulator.telegram.method import CHAT_ID, Method, Query

_MOST_COMMANDS = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_MOST_DESCRIPTION = 256
_WIDE = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_OF_CHAT = frozenset({"chat", "chat_administrators"})


class ScopeKind(Object):
    """A `BotCommandScope`: which fields it needs depends on its type."""

    def __init__(self) -> None:
        fields: dict[str, Kind] = {"type": STRING, "chat_id": CHAT_ID, "user_id": INTEGER}
        super().__init__("BotCommandScope", fields, frozenset({"type"}))

    def check(self, value: Any) -> dict[str, Any]:
        """All the fields of its type and no other."""
        scope = super().check(value)
        kind = scope["type"]
        if kind not in _WIDE | _OF_CHAT | {"chat_member"}:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        needed = (
            {"type"} | ({"chat_id"} if kind not in _WIDE else set()) | ({"user_id"} if kind == "chat_member" else set())
        )
        if scope.keys() != needed:
            raise MismatchError(f'BotCommandScope of type "{kind}" with exactly {", ".join(sorted(needed))}')
        return scope


_SCOPE = ScopeKind()
_COMMANDS = Array(
    Object("BotCommand", {"command": STRING, "description": STRING}, frozenset({"command", "description"}))
)


def set_my_commands(query: Query) -> bool:
    """Replace one menu."""
    commands: list[Command] = query.values["commands"]
    if len(commands) > _MOST_COMMANDS:
        raise too_strict(f"there are {len(commands)} commands; at most {_MOST_COMMANDS} are allowed")
    for command in commands:
        _check(command)
    query.bot.commands.put(scope_key(query.get("scope")), _language(query), commands)
    return True


def get_my_commands(query: Query) -> list[Command]:
    """The menu of exactly this scope and language."""
    return query.bot.commands.get(scope_key(query.get("scope")), _language(query))


def delete_my_commands(query: Query) -> bool:
    """Drop one menu."""
    query.bot.commands.drop(scope_key(query.get("scope")), _language(query))
    return True


def _check(command: Command) -> None:
    if _NAME.fullmatch(command["command"].removeprefix("/")) is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"]) <= _MOST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _language(query: Query) -> str:
    code: str = query.get("language_code", "")
    if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.islower()):
        raise bad_request("invalid language code specified")
    return code


_WHERE: dict[str, Kind] = {"scope": _SCOPE, "language_code": STRING}

METHODS = (
    Method("setMyCommands", set_my_commands, {"commands": _COMMANDS, **_WHERE}, {"commands": ""}),
    Method("getMyCommands", get_my_commands, _WHERE),
    Method("deleteMyCommands", delete_my_commands, _WHERE),
)
