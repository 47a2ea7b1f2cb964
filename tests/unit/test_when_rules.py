"""The rules of docs/time-language.md, one by one."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from carillon.when import Doubt, NoReading, Note, Once, Preferences, Problem, Question, Series, parse

WEDNESDAY = datetime(2026, 3, 11, 10, 24)


def read(text, *, now=WEDNESDAY, zone="Europe/London", language="en", **preferences):
    items = parse(
        text,
        now=now.replace(tzinfo=ZoneInfo(zone)),
        zone=zone,
        language=language,
        preferences=Preferences(**preferences),
    )

    assert len(items) == 1
    return items[0].reading


def moments(reading):
    return [candidate.reading.local for candidate in reading.candidates]


def test_a_bare_clock_is_its_next_occurrence():
    assert read("15:00").local == datetime(2026, 3, 11, 15)
    assert read("09:00").local == datetime(2026, 3, 12, 9)


def test_the_present_minute_is_over():
    assert read("10:24", clock=24).local == datetime(2026, 3, 12, 10, 24)


@pytest.mark.parametrize("text", ["5pm", "17:00", "05:00pm", "17h", "at 5 in the afternoon"])
def test_a_clock_that_says_its_half_of_the_day_is_exact(text):
    assert read(text).local == datetime(2026, 3, 11, 17)


@pytest.mark.parametrize("text", ["at 5", "at five", "5 o'clock", "at 5:00"])
def test_twelve_hour_people_are_asked_about_a_bare_one_to_six(text):
    reading = read(text)

    assert reading.doubt is Doubt.AM_OR_PM
    assert moments(reading) == [datetime(2026, 3, 11, 17), datetime(2026, 3, 12, 5)]


def test_twelve_hour_people_mean_the_morning_by_seven_to_eleven_and_noon_by_twelve():
    assert read("tomorrow 9").local == datetime(2026, 3, 12, 9)
    assert read("friday at 12").local == datetime(2026, 3, 13, 12)


def test_a_morning_that_is_over_may_have_been_meant_as_an_evening():
    reading = read("at 8")

    assert reading.doubt is Doubt.AM_OR_PM
    assert moments(reading) == [datetime(2026, 3, 11, 20), datetime(2026, 3, 12, 8)]


def test_only_the_half_of_today_that_lies_ahead_can_be_meant():
    assert read("today at 5").local == datetime(2026, 3, 11, 17)


def test_twenty_four_hour_people_mean_exactly_what_they_write():
    assert read("at 5", clock=24).local == datetime(2026, 3, 12, 5)
    assert read("um 5", language="de").local == datetime(2026, 3, 12, 5)


def test_a_day_without_a_clock_takes_the_default_time_and_says_so():
    reading = read("friday", default_time=time(7, 30))

    assert reading.local == datetime(2026, 3, 13, 7, 30)
    assert reading.notes == (Note.DEFAULT_TIME,)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("tomorrow morning", datetime(2026, 3, 12, 9)),
        ("noon", datetime(2026, 3, 11, 12)),
        ("this afternoon", datetime(2026, 3, 11, 15)),
        ("this evening", datetime(2026, 3, 11, 20)),
        ("tonight", datetime(2026, 3, 11, 20)),
        ("tomorrow night", datetime(2026, 3, 12, 22)),
        ("tomorrow at midnight", datetime(2026, 3, 13)),
        ("8 in the evening", datetime(2026, 3, 11, 20)),
        ("half past six tonight", datetime(2026, 3, 11, 18, 30)),
        ("tonight at 2am", datetime(2026, 3, 12, 2)),
    ],
)
def test_parts_of_the_day(text, local):
    assert read(text).local == local


def test_todays_weekday_is_asked_while_its_time_lies_ahead():
    reading = read("wednesday 3pm")

    assert reading.doubt is Doubt.TODAY_OR_NEXT_WEEK
    assert moments(reading) == [datetime(2026, 3, 11, 15), datetime(2026, 3, 18, 15)]
    assert read("wednesday 9am").local == datetime(2026, 3, 18, 9)


@pytest.mark.parametrize("text", ["friday 9am", "this friday 9am", "coming friday 9am"])
def test_a_weekday_is_the_nearest_after_today(text):
    assert read(text).local == datetime(2026, 3, 13, 9)


def test_the_next_weekday_is_asked_only_where_it_could_be_two():
    assert moments(read("next friday 9am")) == [datetime(2026, 3, 13, 9), datetime(2026, 3, 20, 9)]
    assert read("next friday 9am").doubt is Doubt.THIS_OR_NEXT
    assert read("next monday 9am").local == datetime(2026, 3, 16, 9)


@pytest.mark.parametrize("text", ["friday week 9am", "a week on friday 9am", "friday of next week 9am"])
def test_a_weekday_of_another_week(text):
    assert read(text).local == datetime(2026, 3, 20, 9)


def test_next_week_and_next_month_are_asked():
    assert moments(read("next week")) == [datetime(2026, 3, 16, 9), datetime(2026, 3, 18, 9)]
    assert moments(read("next month")) == [datetime(2026, 4, 1, 9), datetime(2026, 4, 11, 9)]
    assert read("next week").doubt is Doubt.VAGUE


def test_days_keep_the_clock_and_hours_are_real_time():
    before_the_change = datetime(2026, 3, 28, 10, 24)

    assert read("in 1 day", now=before_the_change).at == datetime(2026, 3, 29, 9, 24, tzinfo=UTC)
    assert read("in 24 hours", now=before_the_change).at == datetime(2026, 3, 29, 10, 24, tzinfo=UTC)


def test_a_month_that_is_too_short_ends_on_its_last_day_and_says_so():
    reading = read("in a month", now=datetime(2026, 1, 31, 10, 24))

    assert reading.local == datetime(2026, 2, 28, 10, 24)
    assert Note.MONTH_END in reading.notes


def test_a_date_without_a_year_is_the_next_one():
    assert read("1 march").local == datetime(2027, 3, 1, 9)
    assert read("29 february").local == datetime(2028, 2, 29, 9)


def test_dates_that_could_be_turned_round_follow_the_persons_order():
    assert read("03/04", date_order="dmy").local == datetime(2026, 4, 3, 9)
    assert read("03/04", date_order="mdy").local == datetime(2027, 3, 4, 9)
    assert read("03/04", language="de").local == datetime(2026, 4, 3, 9)
    assert read("03/04").doubt is Doubt.DATE_ORDER
    assert read("13/04").local == read("04/13").local == datetime(2026, 4, 13, 9)


def test_today_just_past_is_asked():
    assert moments(read("today 10:00", clock=24)) == [datetime(2026, 3, 12, 10)]
    assert moments(read("today 10:00")) == [datetime(2026, 3, 11, 22), datetime(2026, 3, 12, 10)]
    assert read("today 10:00").doubt is Doubt.JUST_PAST


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2020-01-01 10:00 x", Problem.PAST),
        ("yesterday at 9 x", Problem.PAST),
        ("2 hours ago x", Problem.PAST),
        ("30 february x", Problem.NO_SUCH_DATE),
        ("tomorrow 25:00 x", Problem.NO_SUCH_DATE),
        ("every year on 31 june x", Problem.NO_SUCH_DATE),
        ("every 4 minutes x", Problem.TOO_OFTEN),
        ("every second x", Problem.TOO_OFTEN),
        ("every day until 1 march 2026 x", Problem.ENDED),
        ("every day at 8:00 and 20:30 x", Problem.UNSUPPORTED),
        ("3 times a day x", Problem.UNSUPPORTED),
        ("in 7999 years x", Problem.TOO_FAR),
        ("call Ana", Problem.NO_TIME),
        ("", Problem.NO_TIME),
    ],
)
def test_what_cannot_be_scheduled_is_refused_with_its_reason(text, problem):
    reading = read(text)

    assert isinstance(reading, NoReading)
    assert reading.problem is problem
    assert isinstance(read(reading.example), Once)


def test_a_refused_moment_is_named():
    reading = read("2020-01-01 10:00 x")

    assert reading.at == datetime(2020, 1, 1, 10, tzinfo=UTC)
    assert reading.understood == "2020-01-01 10:00"


def test_the_thirty_first_of_every_month_is_asked():
    reading = read("on the 31st of every month")

    assert reading.doubt is Doubt.LAST_DAY
    assert [candidate.reading.rule.rrule for candidate in reading.candidates] == [
        "FREQ=MONTHLY;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=0",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYHOUR=9;BYMINUTE=0;BYSETPOS=-1",
    ]


def test_monthly_begun_on_a_late_day_is_asked_too():
    assert read("every month", now=datetime(2026, 3, 30, 8)).doubt is Doubt.LAST_DAY


def test_every_third_friday_is_asked():
    assert read("every third friday").doubt is Doubt.EVERY_NTH
    assert isinstance(read("every third friday of the month"), Series)


def test_a_zone_in_the_text_wins():
    reading = read("15:00 Tokyo time")

    assert (reading.at, reading.zone) == (datetime(2026, 3, 12, 6, tzinfo=UTC), "Asia/Tokyo")
    assert read("9:00 Europe/Berlin", clock=24).at == datetime(2026, 3, 12, 8, tzinfo=UTC)
    assert read("2026-04-15T14:00:00+02:00").at == datetime(2026, 4, 15, 12, tzinfo=UTC)
    assert read("every day at 9am CET").rule.zone == "Europe/Berlin"


def test_summer_time_is_told():
    assert read("29 march 2026 01:30").notes == (Note.GAP_SHIFTED,)
    assert read("29 march 2026 01:30").local == datetime(2026, 3, 29, 2, 30)
    assert read("25 october 2026 01:30").notes == (Note.OVERLAP_FIRST,)


def test_a_series_named_on_a_skipped_clock_keeps_it():
    series = read("every day at 01:30", now=datetime(2026, 3, 29, 0, 10))

    assert series.local == datetime(2026, 3, 29, 2, 30)
    assert series.rule.rrule == "FREQ=DAILY;BYHOUR=1;BYMINUTE=30"
    assert series.rule.start == datetime(2026, 3, 29, 1, 30)


def test_hours_of_a_series_begin_one_interval_from_now():
    series = read("every 8 hours")

    assert (series.rule.rrule, series.rule.start) == ("FREQ=HOURLY;INTERVAL=8", datetime(2026, 3, 11, 18, 24))


def test_no_candidate_lies_in_the_past():
    for text in ("at 5", "wednesday 3pm", "03/04", "next week", "today 10:00", "every day at 5"):
        reading = read(text)
        assert isinstance(reading, Question)
        assert all(candidate.reading.local > WEDNESDAY for candidate in reading.candidates), text


def test_a_naive_now_is_refused():
    with pytest.raises(ValueError, match="aware"):
        parse("tomorrow", now=WEDNESDAY, zone="Europe/London")


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "utc", "../etc/passwd", "Factory", ""])
def test_only_zones_of_the_database_are_taken(zone):
    with pytest.raises(ValueError, match="time zone"):
        parse("tomorrow", now=WEDNESDAY.replace(tzinfo=UTC), zone=zone)
