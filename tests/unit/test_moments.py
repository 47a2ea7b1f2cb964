"""What is offered when a message is to come again."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from carillon.chat.reminders.moments import offered
from carillon.content.clock import brief

BERLIN = ZoneInfo("Europe/Berlin")


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "evening"),
    [("2026-05-05T12:00", "2026-05-05T20:00"), ("2026-05-05T20:00", None), ("2026-05-05T23:30", None)],
)
def test_this_evening_is_offered_while_it_is_ahead(now: str, evening: str | None) -> None:
    moments = offered(at(now), "Europe/Berlin", time(9), None)

    assert moments.get("evening") == (at(evening) if evening else None)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-05-05T12:00", "2026-05-06T07:30"),
        ("2026-05-05T00:10", "2026-05-06T07:30"),
        ("2026-03-28T12:00", "2026-03-29T07:30"),  # clocks go forward in the night
    ],
)
def test_tomorrow_morning_is_at_the_persons_usual_time(now: str, morning: str) -> None:
    assert offered(at(now), "Europe/Berlin", time(7, 30), None)["tomorrow"] == at(morning)


@pytest.mark.parametrize(("gap", "there"), [(None, False), (30, False), (60, True), (86_400, True)])
def test_a_gap_is_offered_when_it_is_worth_repeating(gap: int | None, there: bool) -> None:
    moments = offered(at("2026-05-05T12:00"), "UTC", time(9), None if gap is None else timedelta(seconds=gap))

    assert ("gap" in moments) is there


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-05-05T18:00", "18:00"), ("2026-05-06T09:00", "Wed 09:00"), ("2026-05-20T09:00", "20 May, 09:00")],
)
def test_a_moment_is_told_as_briefly_as_today_allows(moment: str, said: str) -> None:
    assert brief(at(moment), at("2026-05-05T12:00"), "Europe/Berlin", "en") == said
