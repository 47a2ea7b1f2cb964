"""The Bot API methods, one module a family; `METHODS` finds them by their lower-case names."""

from __future__ import annotations

from simulator.telegram.method import Method
from simulator.telegram.methods import (
    account,
    albums,
    callbacks,
    chats,
    command_menus,
    deleting,
    editing,
    files,
    media,
    receiving,
    texts,
)

_FAMILIES = (
    account,
    albums,
    callbacks,
    chats,
    command_menus,
    deleting,
    editing,
    files,
    media,
    receiving,
    texts,
)

METHODS: dict[str, Method] = {method.name.lower(): method for family in _FAMILIES for method in family.METHODS}
