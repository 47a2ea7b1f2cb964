"""From a typed line to a command and its words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A command by name, and the rest of the line as typed."""

    name: str
    rest: str


def parse(line: str, known: Collection[str]) -> Call | None:
    """Return the command a line calls, with or without the slash; None when it calls none.

    A word with a slash is always meant as a command, known or not; without one, only a known word is.
    """
    word, _, rest = line.strip().partition(" ")
    head, newline, below = word.partition("\n")
    if newline:
        word, rest = head, f"{below} {rest}"
    name = word.removeprefix("/").lower()
    if word.startswith("/") or name in known:
        return Call(name, rest.strip())
    return None
