"""Quick times make sense at somebody's local now."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from carillon.chat.times.quick import Kind, in_a_while, on_the_clock, quick_times
from carillon.when import Note

MORNING = time(9)


def offered(now: datetime, zone: str = "Europe/Berlin") -> list[str]:
    return [f"{one.local:%a %H:%M}" for one in quick_times(now, zone, MORNING) if one.local]


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (datetime(2026, 11, 25, 8, tzinfo=UTC), ["Wed 20:00", "Thu 09:00", "Thu 20:00", "Mon 09:00"]),
        (datetime(2026, 11, 25, 18, 55, tzinfo=UTC), ["Thu 09:00", "Thu 20:00", "Mon 09:00"]),
        (datetime(2026, 11, 25, 21, tzinfo=UTC), ["Thu 09:00", "Thu 20:00", "Mon 09:00"]),
        (datetime(2026, 11, 29, 8, tzinfo=UTC), ["Sun 20:00", "Mon 09:00", "Mon 20:00"]),
        (datetime(2026, 11, 30, 8, tzinfo=UTC), ["Mon 20:00", "Tue 09:00", "Tue 20:00", "Mon 09:00"]),
    ],
)
def test_only_what_lies_ahead_is_offered_and_monday_not_twice(now: datetime, wanted: list[str]) -> None:
    assert offered(now) == wanted


def test_the_persons_day_decides_not_that_of_utc() -> None:
    now = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)

    assert offered(now, "Asia/Tokyo")[:2] == ["Thu 20:00", "Fri 09:00"]
    assert offered(now, "America/New_York")[:2] == ["Wed 20:00", "Thu 09:00"]


def test_the_tomorrow_of_a_person_who_rises_early_is_theirs() -> None:
    found = quick_times(datetime(2026, 11, 25, 8, tzinfo=UTC), "Europe/Berlin", time(6, 30))

    assert next(one.local for one in found if one.kind is Kind.TOMORROW) == datetime(2026, 11, 26, 6, 30)


def test_a_span_counts_real_time_over_a_change_of_clocks() -> None:
    before = datetime(2026, 10, 25, 0, 30, 5, tzinfo=UTC)

    once = in_a_while(before, "Europe/Berlin", timedelta(hours=1))

    assert once.at - before == timedelta(hours=1)
    assert once.local == datetime(2026, 10, 25, 2, 30, 5)


def test_a_clock_that_does_not_exist_is_moved_and_said() -> None:
    once = on_the_clock(datetime(2026, 3, 29, 2, 30), "Europe/Berlin")

    assert once.local == datetime(2026, 3, 29, 3, 30)
    assert once.notes == (Note.GAP_SHIFTED,)
