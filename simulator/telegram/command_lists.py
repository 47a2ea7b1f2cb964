"""The command menus a bot has set, by scope and language (https://core.telegram.org/bots/api#botcommandscope)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Command = dict[str, str]
_Key = tuple[str, int | str | None, int | None]

DEFAULT: _Key = ("default", None, None)


def scope_key(scope: dict[str, Any] | None) -> _Key:
    """One scope as a key: its type, and the chat and user it names."""
    if scope is None:
        return DEFAULT
    return scope["type"], scope.get("chat_id"), scope.get("user_id")


class CommandLists:
    """Every list that was set."""

    def __init__(self) -> None:
        self._lists: dict[tuple[_Key, str], list[Command]] = {}

    def put(self, key: _Key, language_code: str, commands: list[Command]) -> None:
        """Set the list of one scope and language."""
        self._lists[key, language_code] = commands

    def get(self, key: _Key, language_code: str) -> list[Command]:
        """The list set for exactly this scope and language."""
        return self._lists.get((key, language_code), [])

    def drop(self, key: _Key, language_code: str) -> None:
        """Forget one list."""
        self._lists.pop((key, language_code), None)

    def shown(self, chat_id: int, user_id: int, language_code: str | None) -> list[Command]:
        """What a person sees in a chat: the narrowest scope that has a list, the person's language before none.

        The order is https://core.telegram.org/bots/api#determining-list-of-commands.
        """
        language = (language_code or "").partition("-")[0]
        for key in _narrowest_first(chat_id, user_id):
            for code in (language, ""):
                if (key, code) in self._lists:
                    return self._lists[key, code]
        return []


def _narrowest_first(chat_id: int, user_id: int) -> Iterator[_Key]:
    if chat_id < 0:
        yield "chat_member", chat_id, user_id
    yield "chat", chat_id, None
    yield ("all_private_chats" if chat_id > 0 else "all_group_chats"), None, None
    yield DEFAULT
