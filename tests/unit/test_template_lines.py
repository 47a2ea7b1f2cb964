"""Where in a line a template begins, and where the word is only a word."""

from __future__ import annotations

import pytest

from carillon.chat.templating.template_asking import Filling
from carillon.chat.templating.template_lines import split
from carillon.content.arguments import parse


@pytest.mark.parametrize(
    ("line", "before", "call"),
    [
        ("tomorrow 9 template check_in name=Ana", "tomorrow 9", "check_in name=Ana"),
        ("tomorrow 9 Template Check_In name=Ana", "tomorrow 9", "check_in name=Ana"),
        ("tomorrow 9 template check in name=Ana", "tomorrow 9", "check_in name=Ana"),
        ("tomorrow 9 template check-in", "tomorrow 9", "check_in "),
        ("template check_in name=Ana time=9:00", "", "check_in name=Ana time=9:00"),
        ("every day 9\ntemplate check_in\nname=Ana", "every day 9", "check_in name=Ana"),
        ("tomorrow 9 template chek_in name=Ana", "tomorrow 9", "chek_in name=Ana"),
        ("tomorrow 9 template chek_in", "tomorrow 9", "chek_in"),
        ("tomorrow 9 template invoice name=Ana", "tomorrow 9", "invoice name=Ana"),
        (
            "tomorrow 9 mend the template, then template check_in name=A",
            "tomorrow 9 mend the template, then",
            "check_in name=A",
        ),
    ],
)
def test_a_template_begins_at_its_word_when_a_name_follows(line: str, before: str, call: str) -> None:
    assert split(line) == (before, call)


@pytest.mark.parametrize(
    "line",
    [
        "tomorrow 9 send Bob the template",
        "tomorrow 9 template",
        "tomorrow 9 template for the invoice",
        "tomorrow 9 finish template design by a=b",
        "tomorrow 9 templates check_in name=Ana",
        "tomorrow 9 new-template check_in",
    ],
)
def test_the_word_alone_is_part_of_the_message(line: str) -> None:
    assert split(line) == (line, "")


@pytest.mark.parametrize("value", ["Ana", 'the "big" one', "C:\\new", 'ends in \\"', "two\nlines", "a=b, time=9:00"])
def test_a_line_put_together_again_says_the_same(value: str) -> None:
    line = Filling("tomorrow 9", "check_in", {"name": value, "phone": "1"}, ()).line()

    before, call = split(line)

    assert before == "tomorrow 9"
    assert parse(call).values == {"name": value, "phone": "1"}
