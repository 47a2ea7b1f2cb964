"""Which command a typed line calls."""

from __future__ import annotations

import pytest

from carillon.chat.parser import Call, parse

KNOWN = {"schedule", "list", "cancel"}


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("/schedule tomorrow 9 Call Ana", Call("schedule", "tomorrow 9 Call Ana")),
        ("schedule tomorrow 9 Call Ana", Call("schedule", "tomorrow 9 Call Ana")),
        ("  /LIST  ", Call("list", "")),
        ("Cancel 3", Call("cancel", "3")),
        ("/schedule\ntomorrow 9\nCall Ana", Call("schedule", "tomorrow 9\nCall Ana")),
        ("/dance", Call("dance", "")),
        ("dance", None),
        ("tomorrow 9 Call Ana", None),
        ("", None),
    ],
)
def test_a_word_with_a_slash_or_a_known_word_is_a_command(line: str, call: Call | None) -> None:
    assert parse(line, KNOWN) == call
