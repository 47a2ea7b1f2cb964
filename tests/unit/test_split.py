"""Long texts in pieces."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from carillon.content.markup import Rich, Style, bold
from carillon.content.split import split, units

LIMIT = 4000
SIGNS = (
    *"abc .!?\n\t«»",
    "\r\n",
    "\n\n",
    "\N{NO-BREAK SPACE}",
    "。",
    "e\N{COMBINING ACUTE ACCENT}",
    "क्षि",
    "שלום",
    "مرحبا ",
    "\N{RIGHT-TO-LEFT MARK}",
    "😀",
    "👨‍👩‍👧",
    "👍🏽",
    "🇩🇪",
    "🇫🇷",
    "1️⃣",
    " \N{COMBINING DIAERESIS}",
)
texts = st.lists(st.sampled_from(SIGNS), max_size=120).map("".join)


@st.composite
def riches(draw: st.DrawFn) -> Rich:
    """Texts with styles that lie beside and inside each other, as Telegram's do."""
    text = draw(texts)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    styles = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        styles.append(Style(draw(st.sampled_from(["bold", "pre"])), start, end))
        styles.append(Style("link", start, (start + end) // 2, detail="https://example.org/"))
    return Rich(text, tuple(style for style in styles if style.start < style.end))


def ink(rich: Rich) -> list[tuple[str, frozenset[tuple[str, str | None]]]]:
    """Every character that is no white space, with the styles over it."""
    over = [set[tuple[str, str | None]]() for _ in rich.text]
    for style in rich.styles:
        for place in range(style.start, style.end):
            over[place].add((style.kind, style.detail))
    return [(char, frozenset(styles)) for char, styles in zip(rich.text, over, strict=True) if not char.isspace()]


@settings(deadline=None)
@given(riches(), st.integers(2, 60))
def test_nothing_is_lost_and_every_character_keeps_its_styles(rich: Rich, limit: int) -> None:
    pieces = split(rich, limit)

    assert [mark for piece in pieces for mark in ink(piece)] == ink(rich)


@settings(deadline=None)
@given(riches(), st.integers(2, 60))
def test_every_piece_fits(rich: Rich, limit: int) -> None:
    assert all(units(piece.text) <= limit for piece in split(rich, limit))


@settings(deadline=None)
@given(riches(), st.integers(24, 60))
def test_no_sign_is_cut(rich: Rich, limit: int) -> None:
    clusters = [sign for sign in regex.findall(r"\X", rich.text) if not sign.isspace()]

    assert [
        sign for piece in split(rich, limit) for sign in regex.findall(r"\X", piece.text) if not sign.isspace()
    ] == (clusters)


@settings(deadline=None)
@given(riches(), st.integers(24, 60))
def test_a_style_that_fits_is_in_one_piece(rich: Rich, limit: int) -> None:
    whole = [rich.slice(style.start, style.end).text.split() for style in rich.styles if fits(rich, style, limit)]
    found = [piece.text[style.start : style.end].split() for piece in split(rich, limit) for style in piece.styles]

    assert [words for words in whole if words and words not in found] == []


def fits(rich: Rich, style: Style, limit: int) -> bool:
    """Whether a style's words fit, and begin and end with a whole sign as those of people do."""
    words = rich.text[style.start : style.end].strip()
    start = rich.text.index(words, style.start)
    signs = {0, *(sign.end() for sign in regex.finditer(r"\X", rich.text))}
    return units(words) <= limit and {start, start + len(words)} <= signs


def test_a_text_that_fits_is_left_alone() -> None:
    rich = Rich("  a\n") + bold("b ")

    assert split(rich, LIMIT) == (rich,)
    assert split(Rich("😀" * 2000), LIMIT) == (Rich("😀" * 2000),)


def test_white_space_alone_makes_no_piece() -> None:
    assert split(Rich(" \n" * 3000), LIMIT) == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("aaaa bbb.\n\ncc dd\nee ffff", ["aaaa bbb.", "cc dd\nee ffff"]),
        ("aaaa bbb\ncc dd. eeee ffff", ["aaaa bbb", "cc dd. eeee", "ffff"]),
        ("aaaa bbb. cc dd eeee", ["aaaa bbb.", "cc dd eeee"]),
        ("aaaa «bbb?» cc dd eeee", ["aaaa «bbb?»", "cc dd eeee"]),
        ("aaaa bbb cc dd eeee ff", ["aaaa bbb cc dd", "eeee ff"]),
        ("a\n\nbbb ccc ddd eee fff", ["a\n\nbbb ccc ddd", "eee fff"]),
        ("aaaa bbbb\r\n\r\ncccccccccc", ["aaaa bbbb", "cccccccccc"]),
        ("今日は晴れです。明日は雨でしょう。", ["今日は晴れです。", "明日は雨でしょう。"]),
        ("a" * 20, ["a" * 14, "a" * 6]),
        ("🇩🇪" * 5, ["🇩🇪" * 3, "🇩🇪" * 2]),
        ("👨‍👩‍👧👨‍👩‍👧", ["👨‍👩‍👧", "👨‍👩‍👧"]),
        ("a " + "b" * 20, ["a", "b" * 14, "b" * 6]),
        ("aaaa bbbb 10\N{NO-BREAK SPACE}km away", ["aaaa bbbb", "10\N{NO-BREAK SPACE}km away"]),
        ("aaaaaaaaaaaa\n\n\n\nbbb\n\n", ["aaaaaaaaaaaa", "bbb"]),
    ],
)
def test_a_piece_ends_at_the_best_place_in_its_second_half(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split(Rich(text), 14)] == pieces


def test_a_span_that_fits_moves_to_the_next_piece() -> None:
    rich = Rich("aaaa bbbb ") + bold("cc dd ee") + " ff"

    assert split(rich, 14) == (Rich("aaaa bbbb"), bold("cc dd ee") + " ff")


def test_a_longer_span_goes_on_in_the_next_piece() -> None:
    assert split(Rich("aa ") + bold("bbbb cccc dddd eeee"), 14) == (Rich("aa ") + bold("bbbb cccc"), bold("dddd eeee"))


CODE = "    if a:\n        b = 1\n\n        c = 2\n    d = 3"


@pytest.mark.parametrize("before", ["", "\n\n", "This is how you do it:\n\n"])
def test_code_keeps_its_indentation(before: str) -> None:
    rich = Rich(before) + Rich(CODE, (Style("pre", 0, len(CODE), detail="python"),))

    pieces = [piece for piece in split(rich, 30) if piece.styles]

    assert [piece.text for piece in pieces] == ["    if a:\n        b = 1", "        c = 2\n    d = 3"]
    assert [piece.styles for piece in pieces] == [
        (Style("pre", 0, len(piece.text), detail="python"),) for piece in pieces
    ]


def test_a_sign_longer_than_a_piece_is_cut_through() -> None:
    monster = "a" + "\N{COMBINING ACUTE ACCENT}" * 30

    assert "".join(piece.text for piece in split(Rich("x" + monster), 10)) == "x" + monster


def test_twenty_thousand_characters_arrive_whole() -> None:
    line = (
        "Bonne année 🎆 à toute la famille 👨‍👩‍👧‍👦 🇫🇷🇩🇪! שנה טובה, سنة سعيدة. Cafe\N{COMBINING ACUTE ACCENT} à 10 h.\n"
    )
    text = (line * 6 + "\n") * (20_000 // len(line) // 6 + 1)
    rich = Rich(text, tuple(Style("bold", at, at + 300) for at in range(0, len(text) - 300, 400)))

    pieces = split(rich, LIMIT)

    assert len(text) >= 20_000
    assert [mark for piece in pieces for mark in ink(piece)] == ink(rich)
    assert all(LIMIT // 2 < units(piece.text) <= LIMIT for piece in pieces[:-1])
    assert sum(len(piece.styles) for piece in pieces) == len(rich.styles)


@settings(deadline=None)
@given(st.text(max_size=50))
def test_units_are_those_of_utf16(text: str) -> None:
    assert units(text) == sum(2 if ord(char) > 0xFFFF else 1 for char in text)
