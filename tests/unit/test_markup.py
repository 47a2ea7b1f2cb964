"""Formatted text as a value."""

from __future__ import annotations

from datetime import UTC, datetime

from carillon.content.markup import Rich, Style, bold, code, fill, moment
from carillon.platforms.telegram_text import entities


def test_joining_moves_the_spans_of_the_right_side() -> None:
    assert Rich("ab") + bold("cd") == Rich("abcd", (Style("bold", 2, 4),))


def test_a_filled_sentence_keeps_the_styles_of_its_pieces() -> None:
    filled = fill("{a} and {b}.", a=bold("x"), b=code("y"))

    assert filled == Rich("x and y.", (Style("bold", 0, 1), Style("code", 6, 7)))


def test_braces_in_a_piece_stay_as_typed() -> None:
    assert fill("Hello {name}.", name="{zone}").text == "Hello {zone}."


def test_a_dumped_text_loads_as_itself() -> None:
    rich = bold("x") + moment(datetime(2026, 3, 12, 14, tzinfo=UTC), "14:00")

    assert Rich.load(rich.dump()) == rich


def test_telegram_counts_offsets_in_utf16_units() -> None:
    (entity,) = entities(Rich("💊 ") + bold("👩‍⚕️ pill"))

    assert (entity.offset, entity.length) == (3, 10)


def test_a_moment_is_shown_on_the_readers_clock() -> None:
    (entity,) = entities(moment(datetime(2026, 3, 12, 14, tzinfo=UTC), "Thu 14:00 UTC"))

    assert (entity.type, entity.date_time_format) == ("date_time", "wDt")
    assert entity.to_dict()["unix_time"] == 1773324000
