"""What Carillon says about a reading, it reads back as the same reading, in every language."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from carillon.when import Once, Rule, Series, describe, next_after, parse
from carillon.when.lexicon import languages
from carillon.when.recurrence import upcoming
from carillon.when.rrules import Parts
from carillon.when.zones import local_after_gap

ZONE = "Europe/Berlin"
NOON = datetime(2026, 3, 11, 12, 0)
BASE = NOON.replace(tzinfo=ZoneInfo(ZONE))

_hours = st.lists(st.integers(0, 23), min_size=1, max_size=4, unique=True).map(lambda hours: tuple(sorted(hours)))
_minutes = st.sampled_from([(0,), (30,), (5,), (59,), (0, 30)])
_weekdays = st.lists(st.integers(0, 6), min_size=1, max_size=6, unique=True).map(sorted)
_several = st.integers(2, 24)
_monthdays = st.lists(st.integers(1, 28), min_size=1, max_size=3, unique=True).map(lambda days: tuple(sorted(days)))
_months = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True).map(lambda months: tuple(sorted(months)))
_nths = st.sampled_from([(1,), (2,), (3,), (4,), (-1,), (-2,), (1, 3), (2, 4)])
_intervals = st.one_of(st.just(1), _several)


def _plain(days: list[int]) -> tuple[tuple[int, int], ...]:
    return tuple((0, day) for day in days)


_daily = st.builds(Parts, st.just("DAILY"), interval=_intervals, hours=_hours, minutes=_minutes)
_daily_in_months = st.builds(Parts, st.just("DAILY"), months=_months, hours=_hours, minutes=_minutes)
_weekly = st.builds(
    Parts, st.just("WEEKLY"), interval=_intervals, weekdays=_weekdays.map(_plain), hours=_hours, minutes=_minutes
)
_on_month_days = st.builds(
    Parts, st.just("MONTHLY"), interval=_intervals, monthdays=_monthdays, hours=_hours, minutes=_minutes
)
_on_the_last_day = st.builds(
    Parts, st.just("MONTHLY"), interval=_intervals, monthdays=st.just((-1,)), hours=_hours, minutes=_minutes
)
_or_last_day = st.builds(
    Parts,
    st.just("MONTHLY"),
    monthdays=st.sampled_from([(28, 29), (28, 29, 30), (28, 29, 30, 31)]),
    hours=_hours,
    minutes=_minutes,
    positions=st.just((-1,)),
)
_on_nth_weekdays = st.builds(
    lambda nths, day, interval, hours, minutes: Parts(
        "MONTHLY", interval=interval, weekdays=tuple((nth, day) for nth in nths), hours=hours, minutes=minutes
    ),
    _nths,
    st.integers(0, 6),
    _intervals,
    _hours,
    _minutes,
)
_on_workdays = st.builds(
    Parts,
    st.just("MONTHLY"),
    weekdays=st.just(_plain([0, 1, 2, 3, 4])),
    hours=_hours,
    minutes=_minutes,
    positions=st.sampled_from([(1,), (-1,), (3,)]),
)
_yearly = st.builds(
    lambda month, day, interval, hours, minutes: Parts(
        "YEARLY", interval=interval, months=(month,), monthdays=(day,), hours=hours, minutes=minutes
    ),
    st.integers(1, 12),
    st.integers(1, 28),
    _intervals,
    _hours,
    _minutes,
)
_yearly_nth = st.builds(
    lambda month, nth, day, hours: Parts("YEARLY", months=(month,), weekdays=((nth, day),), hours=hours, minutes=(0,)),
    st.integers(1, 12),
    st.sampled_from([1, 2, -1]),
    st.integers(0, 6),
    _hours,
)
_calendar = st.one_of(
    _daily,
    _daily_in_months,
    _weekly,
    _on_month_days,
    _on_the_last_day,
    _or_last_day,
    _on_nth_weekdays,
    _on_workdays,
    _yearly,
    _yearly_nth,
)
_short = st.one_of(
    st.builds(Parts, st.just("HOURLY"), interval=st.integers(1, 48)),
    st.builds(Parts, st.just("HOURLY"), minutes=st.sampled_from([(0,), (15,), (30,), (0, 30)])),
    st.builds(Parts, st.just("MINUTELY"), interval=st.integers(5, 200)),
)
_ends = st.one_of(
    st.just({}),
    st.integers(2, 60).map(lambda count: {"count": count}),
    st.integers(400, 3000).map(
        lambda days: {"until": datetime.combine(date(2026, 3, 11) + timedelta(days=days), time(23, 59, 59))}
    ),
)


@pytest.fixture(params=languages(), scope="module")
def language(request):
    return request.param


def _with_end(parts: Parts, end: dict) -> Parts:
    return Parts(**{**{name: getattr(parts, name) for name in parts.__slots__}, **end})


def _read_back(words: str, language: str, now: datetime):
    items = parse(words, now=now, zone=ZONE, language=language)

    assert [item.message for item in items] == [""], words
    return items[0].reading


@settings(max_examples=50, deadline=None)
@given(parts=_calendar, end=_ends, excluded=st.lists(st.integers(1, 300), max_size=2, unique=True))
def test_a_rule_of_days_is_read_back_as_itself(language, parts, end, excluded):
    days = tuple(sorted(NOON.date() + timedelta(days=ahead) for ahead in excluded))
    first = next_after(Rule(str(parts), NOON, ZONE), BASE)
    assume(first is not None and not first.notes and first.local.date() not in days)
    rule = Rule(str(_with_end(parts, end)), first.local, ZONE, days)
    assume(next_after(rule, first.at - timedelta(minutes=1)) is not None)

    reading = _read_back(describe(rule, language), language, first.at - timedelta(minutes=1))

    assert isinstance(reading, Series), describe(rule, language)
    assert reading.rule == rule, describe(rule, language)
    assert reading.at == first.at


@settings(max_examples=30, deadline=None)
@given(parts=_short, end=_ends, ahead=st.integers(1, 2000))
def test_a_rule_of_hours_or_minutes_is_read_back_as_itself(language, parts, end, ahead):
    start = NOON + timedelta(minutes=ahead)
    if parts.minutes:
        start = start.replace(minute=parts.minutes[0])
    rule = Rule(str(_with_end(parts, end)), start, ZONE)

    after = start.replace(tzinfo=ZoneInfo(ZONE)) - timedelta(minutes=1)

    reading = _read_back(describe(rule, language), language, after)

    assert isinstance(reading, Series), describe(rule, language)
    assert reading.rule.rrule == rule.rrule
    assert upcoming(reading.rule, after, 5) == upcoming(rule, after, 5), describe(rule, language)


@settings(max_examples=40, deadline=None)
@given(minutes=st.integers(1, 3_000_000), zone=st.sampled_from([ZONE, "Asia/Tokyo", "America/New_York"]))
def test_a_moment_is_read_back_as_itself(language, minutes, zone):
    at, local, notes = local_after_gap(NOON + timedelta(minutes=minutes), zone)
    assume(not notes and at > BASE)
    once = Once(at, local, zone)

    assert _read_back(describe(once, language, zone=ZONE), language, BASE) == once


@settings(max_examples=20, deadline=None)
@given(
    length=st.one_of(
        st.integers(1, 400).map(lambda d: timedelta(days=d)), st.integers(1, 50).map(lambda h: timedelta(hours=h))
    )
)
def test_a_rule_that_counts_from_completion_is_read_back_as_itself(language, length):
    start = NOON + length
    rule = Rule("", start, ZONE, after_done=length)

    assert _read_back(describe(rule, language), language, BASE).rule == rule


def test_english_speaks_as_people_do():
    rule = Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYHOUR=9,20;BYMINUTE=0", datetime(2026, 3, 13, 9), ZONE)
    nightly = Rule("FREQ=DAILY;UNTIL=20260630T235959;BYHOUR=22;BYMINUTE=30", datetime(2026, 3, 13, 22, 30), ZONE)
    payday = Rule("FREQ=MONTHLY;BYMONTHDAY=1,15;BYHOUR=9;BYMINUTE=0", datetime(2026, 3, 15, 9), ZONE)

    assert describe(rule, "en") == "every 2 weeks on Monday and Friday at 09:00 and 20:00 starting 13 March 2026"
    assert describe(nightly, "en") == "every day at 22:30 until 30 June 2026"
    assert describe(payday, "en") == "every month on the 1st and 15th at 09:00"


def test_another_zone_than_the_readers_is_named():
    once = Once(datetime(2026, 3, 12, 6, tzinfo=ZoneInfo("UTC")), datetime(2026, 3, 12, 15), "Asia/Tokyo")

    assert describe(once, "en", zone=ZONE) == "Thursday 12 March 2026 at 15:00 (Asia/Tokyo)"
