"""The styles of a line, over the message that the time language leaves of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carillon.content.carve import carve
from carillon.content.html import read_html
from carillon.content.markup import Rich, Style, bold
from carillon.when import Question, parse
from tests.unit.when_corpus import corpus_files, read_corpus

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "line", "message"),
    [
        ("en", "remind me to <b>call</b> Ana tomorrow at 15:00", "<b>call</b> Ana"),
        ("en", "<b>remind me to call Ana</b> tomorrow at 15:00", "<b>call Ana</b>"),
        ("en", "<i>tomorrow at 15:00</i> take your <code>50 mg</code> pill", "take your <code>50 mg</code> pill"),
        ("en", "tomorrow 15:00 <b>15:00</b> is tea time", "<b>15:00</b> is tea time"),
        ("en", "every day at 9 a <s>long</s> a", "a <s>long</s> a"),
        ("en", "in 2 hours: 💊💊 <u>two</u> 💊", "💊💊 <u>two</u> 💊"),
        ("en", "<b>pay <i>the rent</i> on the 1st of every month at 9:00</b>", "<b>pay <i>the rent</i></b>"),
        ("en", "tomorrow 9am read <a href='https://example.org/'>this\nlong</a> text", None),
        ("es", "recuérdame <b>llamar</b> a Ana mañana a las 15:00", "<b>llamar</b> a Ana"),
        ("es", "mañana a las 9 <i>tomar</i> la pastilla", "<i>tomar</i> la pastilla"),
        ("pt", "lembre-me de <b>ligar</b> para a Ana amanhã às 15:00", "<b>ligar</b> para a Ana"),
        ("fr", "rappelle-moi d'<b>appeler</b> Ana demain à 15h", "<b>appeler</b> Ana"),
        ("de", "erinnere mich morgen um 15 Uhr an <b>Omas</b> Geburtstag", "<b>Omas</b> Geburtstag"),
        ("it", "ricordami di <b>chiamare</b> Anna domani alle 15:00", "<b>chiamare</b> Anna"),
        ("ru", "напомни мне <b>позвонить</b> Ане завтра в 15:00", "<b>позвонить</b> Ане"),
    ],
)
def test_a_message_keeps_the_styles_it_was_typed_in(language: str, line: str, message: str | None) -> None:
    original = read_html(line)
    (item,) = parse(original.text, now=NOW, zone="Europe/Madrid", language=language)

    carved = carve(original, item.message)

    assert item.taken
    expected = read_html(message or line.removeprefix("tomorrow 9am "))
    assert carved == expected


def test_both_messages_of_a_doubtful_line_keep_their_styles() -> None:
    original = read_html("remind me to <b>buy</b> milk tomorrow at 9 for <i>Ana</i>")
    (item,) = parse(original.text, now=NOW, zone="Europe/Madrid", language="en")
    assert isinstance(item.reading, Question)

    assert [carve(original, candidate.message) for candidate in item.reading.candidates] == [
        read_html("<b>buy</b> milk for <i>Ana</i>"),
        read_html("<b>buy</b> milk tomorrow at 9 for <i>Ana</i>"),
    ]


def test_each_item_of_a_line_has_its_own_styles() -> None:
    original = read_html("tomorrow 9:00 <b>milk</b>\ntomorrow 10:00 <i>bread</i>")
    items = parse(original.text, now=NOW, zone="Europe/Madrid", language="en")

    assert [carve(original, item.message) for item in items] == [read_html("<b>milk</b>"), read_html("<i>bread</i>")]


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.stem)
def test_a_message_is_found_beside_the_words_that_were_taken(path: Path) -> None:
    for case in read_corpus(path)[::10]:
        who = case.person
        items = parse(case.text, now=who.now, zone=who.zone, language=case.language, preferences=who.preferences)
        for item in items:
            time = tuple(Style("code", span.start, span.end) for span in item.taken)
            carved = carve(Rich(case.text, (Style("bold", 0, len(case.text)), *time)), item.message)
            assert carved == (bold(item.message) if item.message else Rich("")), case


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<b>call mom tomorrow now or</b> never", "<b>call mom now or</b> never"),
        ("<i>buy <b>milk</b> tomorrow, eggs</i> and more", "<i>buy <b>milk</b>, eggs</i> and more"),
        ("the <b>time</b> is the doctor's <b>time</b> now", "the doctor's <b>time</b>"),
        ("<b>a  b\n\nc</b> d", "<b>a b c</b> d"),
        ("<b>one</b> two", "one three"),
        ("<b>one</b> two three", "zero two three"),
        ("plain", "other"),
    ],
)
def test_pieces_of_the_line_are_found_in_order(line: str, message: str) -> None:
    expected = read_html(message)
    if message == "one three":
        expected = bold("one") + " three"

    assert carve(read_html(line), expected.text) == expected


def test_white_space_at_the_edge_of_a_style_is_not_styled() -> None:
    original = Rich("at 9 ") + bold(" go ") + "home"

    assert carve(original, "go home") == bold("go") + " home"
    assert carve(Rich("go") + bold("  ") + "home", "go home") == Rich("go home")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ab", "b", "c,", "👩‍⚕️", "é"]), st.booleans()), max_size=30), st.data())
def test_kept_words_keep_their_styles_wherever_they_are_unique(
    words: list[tuple[str, bool]], data: st.DataObject
) -> None:
    """With every word numbered, nothing is ambiguous: each kept word has exactly the style of its original."""
    named = [(f"{word}{place};", style) for place, (word, style) in enumerate(words)]
    keep = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    original, expected = Rich(""), Rich("")
    for kept, (word, style) in zip(keep, named, strict=True):
        piece = bold(word) if style else Rich(word)
        original = original + piece + " "
        expected = expected + piece + " " if kept else expected

    carved = carve(original, expected.text.strip())

    assert letters(carved) == letters(expected)


def letters(rich: Rich) -> list[tuple[str, bool]]:
    """Every character that is no white space, and whether a style lies over it."""
    return [
        (char, any(style.start <= place < style.end for style in rich.styles))
        for place, char in enumerate(rich.text)
        if not char.isspace()
    ]


@pytest.mark.timeout(60)  # a square of its length would take minutes
def test_a_long_text_is_carved_without_trouble() -> None:
    words = [f"word{place % 700}" for place in range(5000)]
    original = Rich(" ".join(words))
    original = Rich(original.text, tuple(Style("bold", at, at + 40) for at in range(0, len(original.text) - 40, 80)))

    whole = carve(original, " ".join(words[3:-3]))
    torn = carve(original, " ".join(words[::2]))

    assert len(original.text) > 35_000
    assert min(len(whole.styles), len(torn.styles)) > 400
