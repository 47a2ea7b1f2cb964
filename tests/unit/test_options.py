"""Options in front of a line are read in any order, with any dash, and refused with what was understood."""

from __future__ import annotations

import pytest

from carillon.chat.making.options import BadOption, Options, read_options


@pytest.mark.parametrize(
    ("line", "options", "rest"),
    [
        ("tomorrow 9 call", Options(), "tomorrow 9 call"),
        ("--silent tomorrow 9 call", Options(silent=True), "tomorrow 9 call"),
        ("—silent tomorrow 9 call", Options(silent=True), "tomorrow 9 call"),
        ("–Silent  —protect\ntomorrow 9", Options(silent=True, protect=True), "tomorrow 9"),
        ("--urgent --html --silent x", Options(urgent=True, html=True, silent=True), "x"),
        ("--late 30m 18:00 x", Options(late=1800), "18:00 x"),
        ("--late 1h30m 18:00 x", Options(late=5400), "18:00 x"),
        ("--late 30 min 18:00 x", Options(late=1800), "18:00 x"),
        ("--late 2d 18:00 x", Options(late=172800), "18:00 x"),
        ("--late whenever 18:00 x", Options(whenever=True), "18:00 x"),
        ("--late never 18:00 x", Options(late=60), "18:00 x"),
        ("--late 5m --late whenever x", Options(whenever=True), "x"),
        ("--nag 10m x3 18:00 x", Options(nag_every=600, nag_times=3), "18:00 x"),
        ("--nag 1h 18:00 x", Options(nag_every=3600, nag_times=3), "18:00 x"),
        ("--nag 10m 5x then @anna 18:00 x", Options(nag_every=600, nag_times=5, nag_then="@anna"), "18:00 x"),
        ("--nag 10m then call mum", Options(nag_every=600), "then call mum"),
        ("--opaque x", Options(opaque=True), "x"),
        ("tomorrow 9 --silent is my word", Options(), "tomorrow 9 --silent is my word"),
        ("—hello there", Options(), "—hello there"),
        ("— silent night", Options(), "— silent night"),
        ("--", Options(), "--"),
        ("  two\nlines", Options(), "  two\nlines"),
    ],
)
def test_options_stand_in_front_and_the_rest_is_left_as_typed(line: str, options: Options, rest: str) -> None:
    assert read_options(line) == (options, rest)


def test_options_of_a_second_place_are_added_to_those_of_the_first() -> None:
    first, rest = read_options("--silent to @mom")

    assert read_options("--protect x", first) == (Options(silent=True, protect=True), "x")
    assert rest == "to @mom"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--loud 18:00 x", "I know no option --loud. There are: --silent, --protect"),
        ("--late tomorrow x", "I read --late with “tomorrow”"),
        ("--late", "I read --late with —"),
        ("--late 30 apples", "I read --late with “30”"),
        ("--late 90d x", "--late 90d is longer than a week"),
        ("--nag often x", "I read --nag with “often”"),
        ("--nag 10s x", "--nag 10s is shorter than a minute"),
        ("--nag 10m x0 y", "--nag x0: from 1 to 50 times"),
        ("--nag 10m x999 y", "--nag x999: from 1 to 50 times"),
        ("--html --opaque x", "do not go together"),
    ],
)
def test_what_cannot_be_read_is_named(line: str, said: str) -> None:
    with pytest.raises(BadOption) as bad:
        read_options(line)

    assert said in str(bad.value)
    assert bad.value.sentence.format_map(bad.value.places) == str(bad.value)
