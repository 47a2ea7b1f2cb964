"""Formatted text as a value."""

from __future__ import annotations

from datetime import UTC, datetime

from carillon.content.markup import Rich, Style, bold, code, fill, link, moment, quote


def test_joining_moves_the_spans_of_the_right_side() -> None:
    assert Rich("ab") + bold("cd") == Rich("abcd", (Style("bold", 2, 4),))


def test_a_filled_sentence_keeps_the_styles_of_its_pieces() -> None:
    filled = fill("{a} and {b}.", a=bold("x"), b=code("y"))

    assert filled == Rich("x and y.", (Style("bold", 0, 1), Style("code", 6, 7)))


def test_braces_in_a_piece_stay_as_typed() -> None:
    assert fill("Hello {name}.", name="{zone}").text == "Hello {zone}."


def test_a_dumped_text_loads_as_itself() -> None:
    rich = bold("x") + moment(datetime(2026, 3, 12, 14, tzinfo=UTC), "14:00") + link("y", "https://example.org/")

    assert Rich.load(rich.dump()) == rich


def test_an_answer_stored_before_styles_had_details_is_still_read() -> None:
    stored = {"text": "x at 14:00", "styles": [["bold", 0, 1, None], ["moment", 5, 10, 1773324000]]}

    assert Rich.load(stored).styles == (Style("bold", 0, 1), Style("moment", 5, 10, 1773324000))


def test_a_slice_keeps_what_of_each_style_lies_over_it() -> None:
    rich = Rich("ab ") + bold("cdef") + " " + link("gh", "https://example.org/")

    assert rich.slice(1, 5) == Rich("b cd", (Style("bold", 2, 4),))
    assert rich.slice(8, 99) == link("gh", "https://example.org/")
    assert rich.slice(0, 3) == Rich("ab ")
    assert rich.slice(5, 5) == Rich("")


def test_stripping_moves_and_shortens_the_styles() -> None:
    rich = Rich("\n  ") + bold(" pills ") + "\n"

    assert rich.strip() == bold("pills")
    assert Rich(" \n").strip() == Rich("")


def test_a_quote_lies_around_the_words_and_never_around_another_block() -> None:
    rich = bold("pills") + " at noon"
    listing = Rich("a b", (Style("pre", 0, 1),))

    assert quote(rich) == Rich("pills at noon", (Style("quote", 0, 13), Style("bold", 0, 5)))
    assert quote(listing) == listing
    assert quote(Rich("")) == Rich("")
