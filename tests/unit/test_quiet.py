"""Quiet hours: a message that falls into them is due when they end."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from carillon.delivery.quiet import Quiet, quiet_of

NIGHT = Quiet("Europe/Berlin", time(22), time(8))
NOON = Quiet("Europe/Berlin", time(12), time(14))


def utc(day: int, hour: int, minute: int = 0, month: int = 1) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "at", "due"),
    [
        (NIGHT, utc(5, 20, 59), utc(5, 20, 59)),
        (NIGHT, utc(5, 21), utc(6, 7)),
        (NIGHT, utc(6, 3), utc(6, 7)),
        (NIGHT, utc(6, 6, 59), utc(6, 7)),
        (NIGHT, utc(6, 7), utc(6, 7)),
        (NOON, utc(6, 11), utc(6, 13)),
        (NOON, utc(6, 10, 59), utc(6, 10, 59)),
        (NOON, utc(6, 13), utc(6, 13)),
        (Quiet("UTC", time(8), time(8)), utc(6, 8), utc(6, 8)),
    ],
)
def test_when_a_message_is_due(quiet: Quiet, at: datetime, due: datetime) -> None:
    assert quiet.after(at) == due


def test_an_end_that_the_clocks_leap_over_comes_just_after() -> None:
    # 29 March 2026: 02:00 is followed by 03:00 in Berlin.
    quiet = Quiet("Europe/Berlin", time(22), time(2, 30))

    assert quiet.after(utc(28, 23, 30, month=3)) == utc(29, 1, 30, month=3)


def test_nothing_is_ever_due_before_its_moment() -> None:
    # 25 October 2026: 02:00 to 03:00 happens twice in Berlin; this is 02:10 for the second time.
    quiet = Quiet("Europe/Berlin", time(22), time(2, 30))

    assert quiet.after(utc(25, 1, 10, month=10)) >= utc(25, 1, 10, month=10)


def test_hours_that_nobody_set_hold_nothing() -> None:
    assert quiet_of("UTC", None, None) is None
    assert quiet_of(None, time(22), time(8)) is None
