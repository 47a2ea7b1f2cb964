"""Moments and spans in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from carillon.content.clock import day, hands, until, wall


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
