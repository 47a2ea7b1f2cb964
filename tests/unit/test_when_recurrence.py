"""Rules ring at the right instants, across every kind of clock change, and never twice."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from carillon.when import Note, Rule, next_after, upcoming
from carillon.when.recurrence import Occurrence

LORD_HOWE = "Australia/Lord_Howe"  # half an hour of summer time
SANTIAGO = "America/Santiago"  # southern, changes at midnight
CASABLANCA = "Africa/Casablanca"  # back an hour for Ramadan
ASUNCION = "America/Asuncion"  # abolished its changes in 2024
TROLL = "Antarctica/Troll"  # two hours of summer time
ZONES = (LORD_HOWE, SANTIAGO, CASABLANCA, ASUNCION, TROLL)

_CLOCKS = [time(0, 0), time(0, 30), time(1, 15), time(2, 0), time(2, 15), time(2, 45), time(3, 0), time(12, 0)]


def _offset(zone: str, instant: datetime) -> timedelta:
    """From UTC to local there is no doubt: the one direction of the zone database the tests rely on."""
    offset = instant.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset


def _transitions(zone: str) -> list[tuple[datetime, timedelta, timedelta]]:
    """Every change of offset 2024–2030, to the minute: (instant, offset before, offset after)."""
    found = []
    day = datetime(2024, 1, 1, tzinfo=UTC)
    while day < datetime(2031, 1, 1, tzinfo=UTC):
        following = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            minutes = [day + timedelta(minutes=m) for m in range(1441)]
            change = next(m for m, n in pairwise(minutes) if _offset(zone, m) != _offset(zone, n)) + timedelta(
                minutes=1
            )
            found.append((change, _offset(zone, day), _offset(zone, following)))
        day = following
    return found


def _instant(zone: str, naive: datetime, changes: list[tuple[datetime, timedelta, timedelta]]) -> datetime:
    """The instant of a wall clock by arithmetic on the transitions alone."""
    offsets = {offset for _, before, after in changes for offset in (before, after)}
    possible = [(naive - offset).replace(tzinfo=UTC) for offset in offsets]
    real = [instant for instant in possible if instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive]
    if real:
        return min(real)
    before = next(old for change, old, _ in reversed(changes) if change.date() <= naive.date() + timedelta(days=1))
    return (naive - before).replace(tzinfo=UTC)


@pytest.mark.parametrize("clock", _CLOCKS, ids=lambda clock: f"{clock:%H:%M}")
@pytest.mark.parametrize("zone", ZONES)
def test_a_daily_clock_rings_at_its_instant_around_every_change_of_seven_years(zone, clock):
    changes = _transitions(zone)
    rule = Rule(f"FREQ=DAILY;BYHOUR={clock.hour};BYMINUTE={clock.minute}", datetime(2024, 1, 1), zone)

    for change, _, _ in changes:
        first = change.date() - timedelta(days=2)
        expected = [_instant(zone, datetime.combine(first + timedelta(days=d), clock), changes) for d in range(5)]
        rung = upcoming(rule, expected[0] - timedelta(minutes=1), 5)

        assert [occurrence.at for occurrence in rung] == expected, change


@pytest.mark.parametrize(("zone", "years"), [(SANTIAGO, 7), (LORD_HOWE, 7), (TROLL, 7), (CASABLANCA, 7), (ASUNCION, 1)])
def test_the_zones_of_the_table_change_as_often_as_they_are_chosen_for(zone, years):
    assert len({change.year for change, _, _ in _transitions(zone)}) == years


@pytest.mark.parametrize(
    ("zone", "naive", "instant", "seen", "note"),
    [
        (LORD_HOWE, "2026-10-04 02:15", "2026-10-03 15:45", "2026-10-04 02:45", Note.GAP_SHIFTED),
        (LORD_HOWE, "2026-04-05 01:45", "2026-04-04 14:45", "2026-04-05 01:45", Note.OVERLAP_FIRST),
        (SANTIAGO, "2026-09-06 00:30", "2026-09-06 04:30", "2026-09-06 01:30", Note.GAP_SHIFTED),
        (SANTIAGO, "2026-04-04 23:30", "2026-04-05 02:30", "2026-04-04 23:30", Note.OVERLAP_FIRST),
        (CASABLANCA, "2026-02-15 02:30", "2026-02-15 01:30", "2026-02-15 02:30", Note.OVERLAP_FIRST),
        (CASABLANCA, "2026-03-22 02:30", "2026-03-22 02:30", "2026-03-22 03:30", Note.GAP_SHIFTED),
        (TROLL, "2026-03-29 02:00", "2026-03-29 02:00", "2026-03-29 04:00", Note.GAP_SHIFTED),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:30", "2026-03-29 03:30", Note.GAP_SHIFTED),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30", "2026-10-25 02:30", Note.OVERLAP_FIRST),
        ("Europe/Istanbul", "2026-03-29 03:30", "2026-03-29 00:30", "2026-03-29 03:30", None),
    ],
)
def test_skipped_and_doubled_clocks_are_said_and_localised(zone, naive, instant, seen, note):
    wall = datetime.fromisoformat(naive)
    rule = Rule(f"FREQ=DAILY;BYHOUR={wall.hour};BYMINUTE={wall.minute}", datetime(2026, 1, 1), zone)

    before = datetime.fromisoformat(instant).replace(tzinfo=UTC) - timedelta(minutes=1)

    assert next_after(rule, before) == Occurrence(
        datetime.fromisoformat(instant).replace(tzinfo=UTC),
        datetime.fromisoformat(seen),
        (note,) if note else (),
    )


@pytest.mark.parametrize("zone", [*ZONES, "Europe/Berlin"])
@pytest.mark.parametrize("rrule", ["FREQ=MINUTELY;INTERVAL=30", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30"])
def test_no_two_occurrences_share_an_instant_and_none_runs_backwards(zone, rrule):
    start = datetime(2024, 1, 1)
    rule = Rule(rrule, start, zone)

    for change, _, _ in _transitions(zone)[:4]:
        rung = [occurrence.at for occurrence in upcoming(rule, change - timedelta(hours=5), 24)]
        assert all(earlier < later for earlier, later in pairwise(rung)), change


def test_clocks_behind_a_gap_are_not_rung_before_their_turn():
    rule = Rule("FREQ=MINUTELY;INTERVAL=30", datetime(2026, 3, 29), "Europe/Berlin")

    rung = upcoming(rule, datetime(2026, 3, 29, 0, 29, tzinfo=UTC), 4)

    assert [f"{occurrence.at:%H:%M}" for occurrence in rung] == ["00:30", "01:00", "01:30", "02:00"]


def test_an_occurrence_at_the_moment_itself_is_over():
    rule = Rule("FREQ=DAILY;BYHOUR=9;BYMINUTE=0", datetime(2026, 1, 1), "UTC")

    assert next_after(rule, datetime(2026, 3, 11, 9, tzinfo=UTC)).at == datetime(2026, 3, 12, 9, tzinfo=UTC)


def test_nothing_lies_before_the_start():
    rule = Rule("FREQ=DAILY;BYHOUR=9;BYMINUTE=0", datetime(2026, 6, 1), "UTC")

    assert next_after(rule, datetime(2026, 3, 11, tzinfo=UTC)).local == datetime(2026, 6, 1, 9)


@pytest.mark.parametrize(
    ("rrule", "start"),
    [
        ("FREQ=DAILY;INTERVAL=3;BYHOUR=9;BYMINUTE=0", "2016-01-01 09:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYHOUR=9;BYMINUTE=0", "2016-01-01 09:00"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;BYHOUR=9;BYMINUTE=0", "2016-01-03 09:00"),
        ("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=0", "2016-01-31 09:00"),
        ("FREQ=MONTHLY;BYDAY=-2FR;BYHOUR=9;BYMINUTE=0", "2016-01-01 00:00"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=15;BYMINUTE=0;BYSETPOS=-1", "2016-01-01 00:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYHOUR=9;BYMINUTE=0;BYSETPOS=-1", "2016-01-31 09:00"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9;BYMINUTE=0", "2016-02-29 09:00"),
        ("FREQ=YEARLY;INTERVAL=3;BYMONTH=10;BYDAY=-1SU;BYHOUR=9;BYMINUTE=0", "2016-01-01 00:00"),
        ("FREQ=HOURLY;INTERVAL=7", "2026-01-01 18:24"),
        ("FREQ=MINUTELY;INTERVAL=85", "2026-01-01 00:00"),
        ("FREQ=HOURLY;BYDAY=SA;BYMINUTE=30", "2026-01-01 00:00"),
        ("FREQ=MINUTELY;INTERVAL=45;BYMONTH=4", "2026-01-01 00:00"),
    ],
)
def test_an_old_rule_is_where_a_walk_from_its_beginning_would_be(rrule, start):
    beginning = datetime.fromisoformat(start)
    walk = rrulestr(rrule, dtstart=beginning)
    rule = Rule(rrule, beginning, "UTC")

    for after in (datetime(2026, 3, 11, 10, 24), datetime(2026, 5, 31, 23, 59), datetime(2026, 12, 31, 9, 0)):
        assert next_after(rule, after.replace(tzinfo=UTC)).local == walk.after(after), after


@pytest.mark.parametrize("rrule", ["FREQ=MINUTELY;INTERVAL=5;BYDAY=SU", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0"])
def test_an_old_rule_takes_no_more_steps_than_a_new_one(rrule):
    after = datetime(2026, 3, 11, tzinfo=UTC)
    next_after(Rule(rrule, datetime(2025, 1, 5), "Europe/Berlin"), after)

    new = _calls(lambda: next_after(Rule(rrule, datetime(2025, 1, 5), "Europe/Berlin"), after))
    old = _calls(lambda: next_after(Rule(rrule, datetime(1996, 1, 7), "Europe/Berlin"), after))

    assert old <= new * 1.1


def _calls(work: Callable[[], object]) -> int:
    """How many Python functions a piece of work enters and resumes: a measure no busy machine can shake."""
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_until_is_the_last_moment_and_count_counts_from_the_start():
    until = Rule("FREQ=DAILY;UNTIL=20260313T235959;BYHOUR=9;BYMINUTE=0", datetime(2026, 3, 11), "UTC")
    count = Rule("FREQ=DAILY;COUNT=4;BYHOUR=9,21;BYMINUTE=0", datetime(2026, 3, 11, 21), "UTC")
    after = datetime(2026, 3, 11, 12, tzinfo=UTC)

    assert [f"{o.local:%d %H}" for o in upcoming(until, after, 9)] == ["12 09", "13 09"]
    assert [f"{o.local:%d %H}" for o in upcoming(count, after, 9)] == ["11 21", "12 09", "12 21", "13 09"]
    assert next_after(count, datetime(2026, 3, 13, 9, tzinfo=UTC)) is None


def test_excluded_dates_are_left_out_but_counted():
    rule = Rule(
        "FREQ=DAILY;COUNT=3;BYHOUR=9;BYMINUTE=0", datetime(2026, 3, 11, 9), "UTC", excluded=(date(2026, 3, 12),)
    )

    assert [o.local.day for o in upcoming(rule, datetime(2026, 3, 1, tzinfo=UTC), 5)] == [11, 13]


def test_a_rule_that_counts_from_completion_follows_it_on_the_wall_clock():
    after_days = Rule("", datetime(2026, 3, 20, 8, 30), "Europe/Berlin", after_done=timedelta(days=10))
    after_hours = Rule("", datetime(2026, 3, 20, 8, 30), "Europe/Berlin", after_done=timedelta(hours=6))
    done = datetime(2026, 3, 25, 18, 0, tzinfo=UTC)

    assert next_after(after_days, done).local == datetime(2026, 4, 4, 8, 30)
    assert next_after(after_hours, done).at == done + timedelta(hours=6)


def test_a_rule_that_has_left_the_calendar_is_over():
    rule = Rule("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYHOUR=9;BYMINUTE=0", datetime(2026, 1, 1), "UTC")

    assert next_after(rule, datetime(9999, 6, 1, tzinfo=UTC)) is None


def test_a_rule_that_never_comes_is_given_up():
    rule = Rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=9;BYMINUTE=0", datetime(2026, 1, 1), "UTC")
    stepped = Rule("FREQ=HOURLY;INTERVAL=24;BYHOUR=3", datetime(2026, 1, 1, 2), "UTC")

    assert next_after(rule, datetime(2026, 3, 1, tzinfo=UTC)) is None
    assert next_after(stepped, datetime(2026, 3, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize("rrule", ["", "FREQ=SECONDLY", "BYHOUR=9", "FREQ=DAILY;WKST=SU", "FREQ=DAILY;INTERVAL=0", "x"])
def test_rules_carillon_does_not_write_are_refused(rrule):
    with pytest.raises(ValueError, match="recurrence rule"):
        next_after(Rule(rrule, datetime(2026, 1, 1), "UTC"), datetime(2026, 1, 1, tzinfo=UTC))
