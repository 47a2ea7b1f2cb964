"""The states in code are the states in docs/delivery-states.md."""

from __future__ import annotations

import re
from pathlib import Path

from carillon.delivery.states import MOVES, State

PAGE = Path(__file__).parents[2] / "docs" / "delivery-states.md"
ARROW = re.compile(r"^\s*(\w+) --> (\w+)", re.MULTILINE)


def test_the_drawn_moves_are_the_allowed_ones() -> None:
    drawn = {(start, end) for start, end in ARROW.findall(PAGE.read_text())}
    allowed = {(start.value, end.value) for start, ends in MOVES.items() for end in ends}

    assert drawn == allowed


def test_every_state_is_explained() -> None:
    page = PAGE.read_text()

    assert [state for state in State if f"| `{state}` |" not in page] == []
