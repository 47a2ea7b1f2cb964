"""From a typed line to a command and its words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

NUMBER = re.compile(r"#?\d+")


@dataclass(frozen=True, slots=True)
class Call:
    """A command by name, and the rest of the line as typed."""

    name: str
    rest: str


def parse(line: str, known: Collection[str]) -> Call | None:
    """Return the command a line calls, with or without the slash; None when it calls none.

    A word with a slash is always meant as a command, known or not. A known word without one is where nothing but a
    number follows, as in "cancel 3": "cancel the gym tomorrow 9:00" is something to be reminded of.
    """
    word, _, rest = line.strip().partition(" ")
    head, newline, below = word.partition("\n")
    if newline:
        word, rest = head, f"{below} {rest}"
    name = word.removeprefix("/").lower()
    rest = rest.strip()
    bare = name in known and (name == "schedule" or not rest or NUMBER.fullmatch(rest) is not None)
    return Call(name, rest) if word.startswith("/") or bare else None
