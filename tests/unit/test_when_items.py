"""A line is divided into time and message, and into items, without a letter lost."""

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from carillon.when import NoReading, Once, Problem, Question, Series, parse
from carillon.when.detect import detect
from carillon.when.lexicon import grammar
from carillon.when.spelling import correction
from carillon.when.tokens import tokenise
from carillon.when.zones import place_words

NOW = datetime(2026, 3, 11, 10, 24, tzinfo=UTC)


def items(text, language="en"):
    return parse(text, now=NOW, zone="UTC", language=language)


def locals_and_messages(text, language="en"):
    return [(f"{item.reading.local:%d %H:%M}", item.message) for item in items(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow 9 call Ana; friday 18:00 pay rent",
        "tomorrow 9 call Ana\nfriday 18:00 pay rent",
        "tomorrow 9 call Ana\n\n  friday 18:00 pay rent  ",
    ],
)
def test_parts_with_their_own_time_and_message_are_items(text):
    assert locals_and_messages(text) == [("12 09:00", "call Ana"), ("13 18:00", "pay rent")]


def test_a_sentence_that_opens_with_day_and_clock_is_an_item():
    text = "Call Ana tomorrow at 9am. Friday at 18:00 pay the rent!"

    assert locals_and_messages(text) == [("12 09:00", "Call Ana"), ("13 18:00", "pay the rent!")]


def test_a_message_keeps_its_lines_and_semicolons():
    assert locals_and_messages("tomorrow 9am buy:\n- milk;\n- bread") == [("12 09:00", "buy:\n- milk;\n- bread")]
    assert locals_and_messages("milk; bread; eggs tomorrow 9am") == [("12 09:00", "milk; bread; eggs")]


def test_a_sentence_in_a_message_is_no_item():
    assert locals_and_messages("tomorrow 9am call Ana. She lands friday at 10.") == [
        ("12 09:00", "call Ana. She lands friday at 10.")
    ]


def test_two_phrases_joined_by_and_share_their_message():
    rules = [(item.reading.rule.rrule, item.message) for item in items("yoga mondays at 9am and fridays at 10am")]

    assert sorted(rules) == [
        ("FREQ=WEEKLY;BYDAY=FR;BYHOUR=10;BYMINUTE=0", "yoga"),
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0", "yoga"),
    ]


def test_several_clocks_of_one_day_are_several_moments():
    assert locals_and_messages("tomorrow at 9am and 3pm drink water") == [
        ("12 09:00", "drink water"),
        ("12 15:00", "drink water"),
    ]


def test_spans_point_at_the_words_that_were_taken():
    text = "  Remind me TOMORROW to call Zoë 🎂 at 9:30 pm!"
    (item,) = items(text)

    assert [text[span.start : span.end] for span in item.taken] == ["TOMORROW", "at 9:30 pm"]
    assert item.message == "call Zoë 🎂"


def test_spans_of_later_items_count_from_the_beginning_of_the_line():
    text = "tomorrow 9am a; friday 6pm b"

    assert [text[span.start : span.end] for item in items(text) for span in item.taken] == [
        "tomorrow 9am",
        "friday 6pm",
    ]


@pytest.mark.parametrize(
    "message", ["Call  Ana", "«Zug nach Wien»", "pay 3,50 € (2×)", "e\u0301te\u0301", "👩‍👩‍👧 at the zoo", "a\tb"]
)
def test_the_message_is_mirrored_exactly(message):
    assert [item.message for item in items(f"tomorrow at 9am: {message}")] == [message]
    assert [item.message for item in items(f"{message}, tomorrow at 9am")] == [message]


@pytest.mark.parametrize("quoted", ['"friday at 8pm"', "“friday at 8pm”", "„friday at 8pm“", "«friday at 8pm»"])
def test_quoted_words_are_never_time(quoted):
    assert items(f"say {quoted}")[0].reading.problem is Problem.NO_TIME
    assert locals_and_messages(f"tomorrow 9am say {quoted}") == [("12 09:00", f"say {quoted}")]


def test_english_is_understood_beside_every_language():
    assert locals_and_messages("every monday at 9am x", "de") != []
    assert isinstance(items("every monday at 9am x", "de")[0].reading, Series)
    assert locals_and_messages("Ana anrufen tomorrow at 9am", "de") == [("12 09:00", "Ana anrufen")]


def test_a_full_phrase_in_the_middle_is_asked_about():
    (item,) = items("dinner with Joe friday at 8pm at Luigi's")

    assert isinstance(item.reading, Question)
    assert [candidate.message for candidate in item.reading.candidates] == [
        "dinner with Joe at Luigi's",
        "dinner with Joe friday at 8pm at Luigi's",
    ]


@pytest.mark.parametrize(
    "text", ["every blue moon at 9am sing", "weekly report tomorrow at 9am", "every month on friday x"]
)
def test_what_sounds_like_a_series_is_never_answered_as_a_moment(text):
    assert not isinstance(items(text)[0].reading, Once)


@pytest.mark.parametrize("text", ["", " ", ";", "\n;\n", ".", '"', "((((", "at", "every", "in", "77", "99999999999"])
def test_fragments_are_no_time(text):
    assert all(isinstance(item.reading, NoReading) for item in items(text))


_letters = st.characters(codec="utf-8", categories=["Lu", "Ll", "Lt", "Lm", "Lo", "Mn"])


@settings(max_examples=100, deadline=None)
@given(word=st.text(_letters, min_size=1, max_size=20))
def test_any_word_that_is_no_time_word_survives(word):
    known = grammar("en").vocabulary | place_words()
    assume(all(token.word not in known and correction(token.word, grammar("en")) is None for token in tokenise(word)))

    (item,) = items(f"tomorrow at 9am {word} note")

    assert item.message == f"{word} note"
    assert isinstance(item.reading, Once)


@pytest.mark.parametrize(
    ("text", "language"),
    [("remind me tomorrow at 9 to pay", "en"), ("15:00", "en"), ("erinnere mich morgen um 9 Uhr", "de")],
)
def test_the_language_is_told_by_the_words(text, language):
    assert detect(text) == language
