"""Moments and spans in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from carillon.content.clock import day, hands, on_clock, time_of_day, until, wall


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(0), "now"),
        (timedelta(seconds=-3), "now"),
        (timedelta(seconds=5), "in 5 s"),
        (timedelta(minutes=30), "in 30 min"),
        (timedelta(minutes=2, seconds=5), "in 2 min 5 s"),
        (timedelta(hours=3, minutes=20), "in 3 h 20 min"),
        (timedelta(hours=1, minutes=59, seconds=59), "in 2 h"),
        (timedelta(hours=23, minutes=59, seconds=59), "in 1 d"),
        (timedelta(days=2, hours=5, minutes=20), "in 2 d 5 h"),
        (timedelta(days=400), "in 400 d"),
    ],
)
def test_a_span_is_said_in_its_two_largest_units(span: timedelta, said: str) -> None:
    assert until(span, "en") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Thu 12 Mar 2026, 15:00"), ("de", "Do. 12 März 2026, 15:00"), ("ru", "чт 12 мар. 2026, 15:00")],
)
def test_a_moment_is_said_on_the_wall_clock_of_its_zone(language: str, said: str) -> None:
    assert wall(datetime(2026, 3, 12, 14, tzinfo=UTC), "Europe/Berlin", language) == said


def test_seconds_are_said_when_there_are_some() -> None:
    assert wall(datetime(2026, 3, 12, 14, 0, 5, tzinfo=UTC), "UTC", "en").endswith("14:00:05")


@pytest.mark.parametrize(
    ("clock", "seconds", "said"),
    [(None, False, "15:04"), (24, False, "15:04"), (12, False, "3:04"), (24, True, "15:04:09")],
)
def test_the_time_of_day_follows_the_persons_clock(clock: int | None, seconds: bool, said: str) -> None:
    at = datetime(2026, 11, 29, 14, 4, 9, tzinfo=UTC)

    assert hands(at, "Europe/Berlin", "en", clock, seconds=seconds).startswith(said)


@pytest.mark.parametrize(
    ("which", "language", "said"),
    [
        (date(2026, 11, 29), "en", "Today · Sun 29 Nov"),
        (date(2026, 11, 30), "en", "Tomorrow · Mon 30 Nov"),
        (date(2026, 11, 28), "en", "Yesterday · Sat 28 Nov"),
        (date(2026, 12, 5), "en", "Sat 5 Dec"),
        (date(2027, 1, 2), "en", "Sat 2 Jan 2027"),
        (date(2026, 12, 5), "de", "Sa. 5 Dez."),
    ],
)
def test_a_day_is_a_heading(which: date, language: str, said: str) -> None:
    assert day(which, date(2026, 11, 29), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thu 12 Mar 2026, 3:00 PM"),
        ("de", "Do. 12 März 2026, 3:00\u202fPM"),
        ("es", "jue 12 mar 2026, 3:00\u202fp.\u202fm."),
    ],
)
def test_a_clock_of_twelve_hours_is_written_as_the_language_does(language: str, said: str) -> None:
    assert wall(datetime(2026, 3, 12, 15, tzinfo=UTC), "UTC", language, 12) == said


def test_seconds_are_said_on_a_clock_of_twelve_hours_too() -> None:
    assert wall(datetime(2026, 3, 12, 0, 5, 9, tzinfo=UTC), "UTC", "en", 12).endswith("12:05:09 AM")


@pytest.mark.parametrize(("clock", "said"), [(None, "09:05"), (24, "09:05"), (12, "9:05 AM")])
def test_a_time_of_day_is_said_to_the_minute(clock: int | None, said: str) -> None:
    assert time_of_day(time(9, 5), "en", clock) == said


@pytest.mark.parametrize(
    ("words", "clock", "said"),
    [
        ("every day at 09:00 and 20:30", 12, "every day at 9:00 AM and 8:30 PM"),
        ("every day at 09:00 and 20:30", 24, "every day at 09:00 and 20:30"),
        ("every day at 09:00 and 20:30", None, "every day at 09:00 and 20:30"),
        ("every 15 minutes, 10 times", 12, "every 15 minutes, 10 times"),
    ],
)
def test_words_about_a_series_are_put_on_the_persons_clock(words: str, clock: int | None, said: str) -> None:
    assert on_clock(words, "en", clock) == said
