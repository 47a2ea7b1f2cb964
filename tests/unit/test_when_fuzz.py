"""Whatever is typed, the answer comes, and comes after a bounded amount of work."""

from collections.abc import Callable
from cProfile import Profile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carillon.when import Candidate, NoReading, Once, Question, Series, parse
from carillon.when.lexicon import grammar, languages

NOW = datetime(2026, 3, 11, 10, 24, tzinfo=UTC)
MOST_CALLS = 150_000
"""About fifty milliseconds of work; an ordinary line takes two or three thousand calls."""

_SIGNS = list(",.:;/-()'\"+@#%")
_NUMBERS = ["0", "1", "3", "9", "12", "15", "24", "31", "99", "2026", "1530", "10000000", "20260415"]

HARD = [
    word * count
    for word, count in [
        ("1 ", 300),
        ("and ", 300),
        (", ", 300),
        ("(", 500),
        ('"', 2000),
        ("“", 2000),
        ("9:", 300),
        ("9:00, ", 200),
        ("at ", 300),
        ("at 9. ", 300),
        ("on the ", 200),
        ("1 hour and ", 150),
        ("1 hour 1 minute ", 150),
        ("until ", 300),
        ("from monday to ", 150),
        ("every ", 300),
        ("every 1 ", 150),
        ("every monday at 9 ", 60),
        ("monday and ", 200),
        ("mon ", 300),
        ("monday-", 200),
        ("january february ", 100),
        ("1st and ", 200),
        ("first ", 300),
        ("next ", 300),
        ("tomorrow ", 300),
        ("tomorrow 9 x; ", 100),
        ("tomorrow at 9 x. ", 100),
        ("0 * * * * ", 50),
        ("; ", 500),
        ("\n", 1000),
        ("a", 5000),
        ("é", 3000),
        ("9", 5000),
        ("2026-", 300),
        ("a.m.", 300),
    ]
]


def calls(work: Callable[[], object]) -> int:
    """How many Python functions a piece of work enters and resumes."""
    profile = Profile(builtins=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def read(text: str, language: str = "en"):
    return parse(text, now=NOW, zone="Europe/Berlin", language=language)


@pytest.fixture(params=languages(), scope="module")
def language(request):
    """A language that is loaded, and so is the last resort for it: what loads once is no part of the work."""
    read(f"5 2026 {grammar(request.param).lexicon.voice.months[3]}", request.param)
    return request.param


@pytest.mark.parametrize("text", HARD, ids=lambda text: text[:16])
def test_hard_lines_take_bounded_work(language, text):
    assert calls(lambda: read(text, language)) < MOST_CALLS


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_random_time_words_take_bounded_work_and_make_sound_answers(language, data):
    words = sorted(grammar(language).vocabulary)
    pieces = st.one_of(st.sampled_from(words), st.sampled_from(_NUMBERS), st.sampled_from(_SIGNS), st.just("foo"))
    chosen = data.draw(st.lists(pieces, max_size=60))
    text = "".join(piece + data.draw(st.sampled_from([" ", " ", " ", ""])) for piece in chosen)
    answers = []

    assert calls(lambda: answers.extend(read(text, language))) < MOST_CALLS
    assert answers
    for item in answers:
        assert_sound(item.reading)
        assert all(0 <= span.start < span.end <= len(text) for span in item.taken)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_answered(text):
    for item in read(text):
        assert_sound(item.reading)


def test_a_long_message_costs_little_more_than_a_short_one():
    short, long = "tomorrow at 9 " + "word " * 20, "tomorrow at 9 " + "word " * 800
    read(long)

    assert calls(lambda: read(long)) < 12 * calls(lambda: read(short)) + 10_000


def assert_sound(reading):
    """Moments lie ahead, series have a rule, questions have one to three answers."""
    if isinstance(reading, Once):
        assert reading.at >= NOW.replace(second=0)
        assert reading.at.tzinfo is UTC
    elif isinstance(reading, Series):
        assert reading.rule.rrule or reading.rule.after_done
        assert reading.at > NOW
    elif isinstance(reading, Question):
        assert 1 <= len(reading.candidates) <= 3
        assert all(isinstance(one, Candidate) for one in reading.candidates)
        for one in reading.candidates:
            assert_sound(one.reading)
    else:
        assert isinstance(reading, NoReading)
        assert reading.example
