"""A calendar program reads the same moments from the file that Carillon delivers at.

The other program is dateutil: it reads DTSTART, RRULE and EXDATE as they stand in the file, and the file's time zones.
"""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from carillon.content.calendar_file import Entry, to_icalendar
from carillon.when import Rule, upcoming

CREATED = datetime(2027, 1, 10, 8, 0, tzinfo=UTC)
BERLIN, NEW_YORK, SANTIAGO = "Europe/Berlin", "America/New_York", "America/Santiago"
LORD_HOWE, CASABLANCA, TROLL = "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll"
CHANGING = [BERLIN, NEW_YORK, SANTIAGO, LORD_HOWE, CASABLANCA, TROLL]
ZONES = [*CHANGING, "Asia/Kolkata", "Etc/GMT-3", "UTC"]
DAY = timedelta(days=1)
START = datetime(2027, 1, 12, 9, 30)  # a Tuesday


def _entry(rrule: str = "", start: datetime = START, zone: str = BERLIN, **values) -> Entry:
    kept = {"uid": "42@carillon", "summary": "Water the plants", "description": "", "excluded": (), "status": "active"}
    return Entry(**{**kept, **values}, rrule=rrule, local_start=start, zone=zone, created_at=CREATED)


def _lines(*entries: Entry, title: str = "Carillon") -> list[str]:
    """The content lines of the file, unfolded as RFC 5545 §3.1 says."""
    return (
        re.sub(rb"\r\n[ \t]", b"", to_icalendar(entries, produced_for=title))
        .decode()
        .removesuffix("\r\n")
        .split("\r\n")
    )


def _times(entry: Entry) -> list[str]:
    lines = _lines(entry)
    event = lines[lines.index("BEGIN:VEVENT") :] if "BEGIN:VEVENT" in lines else []
    return [line for line in event if line.startswith(("DTSTART", "RRULE", "EXDATE"))]


def _read(entry: Entry, n: int) -> list[datetime]:
    """The first instants that the other program finds in the file; a clock that is skipped is moved forward."""
    found = rrulestr("\n".join(_times(entry)), tzids={entry.zone: ZoneInfo(entry.zone)}, forceset=True)
    wide = sorted({at.astimezone(UTC) for at in islice(found, n + 5)})  # behind a gap wall clocks are out of order
    return wide[:n]


def _ours(entry: Entry, n: int) -> list[datetime]:
    rule = Rule(entry.rrule, entry.local_start, entry.zone, entry.excluded)
    return [occurrence.at for occurrence in upcoming(rule, datetime(2026, 12, 1, tzinfo=UTC), n)]


RULES = {
    "every day": "FREQ=DAILY;BYHOUR=9;BYMINUTE=30",
    "every day in the hour that summer time takes and gives": "FREQ=DAILY;BYHOUR=2;BYMINUTE=30",
    "every day at midnight, which Santiago skips": "FREQ=DAILY;BYHOUR=0;BYMINUTE=15",
    "every third day": "FREQ=DAILY;INTERVAL=3;BYHOUR=9;BYMINUTE=30",
    "two clocks a day": "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=15",
    "clocks of different minutes": "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0,15;BYSETPOS=1,4",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=7;BYMINUTE=0",
    "a weekday that the start is not": "FREQ=WEEKLY;BYDAY=MO;BYHOUR=7;BYMINUTE=0",
    "a week without a day": "FREQ=WEEKLY;BYHOUR=9;BYMINUTE=30",
    "every other week, from behind the start": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;BYHOUR=7;BYMINUTE=0",
    "second Tuesday": "FREQ=MONTHLY;BYDAY=2TU;BYHOUR=18;BYMINUTE=0",
    "last Friday": "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=18;BYMINUTE=0",
    "last day": "FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=18;BYMINUTE=0",
    "the 31st or the last day": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;BYHOUR=18;BYMINUTE=0",
    "last working day": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=18;BYMINUTE=0",
    "a month without a day": "FREQ=MONTHLY;BYHOUR=9;BYMINUTE=30",
    "every third month on the 31st, where there is one": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=0",
    "a year without a date": "FREQ=YEARLY;BYHOUR=9;BYMINUTE=30",
    "a birthday": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28;BYHOUR=2;BYMINUTE=30",
    "a leap day": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9;BYMINUTE=0",
    "a weekday of a month of the year": "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;BYHOUR=9;BYMINUTE=0",
    "a weekday of the start's month": "FREQ=YEARLY;BYDAY=1MO;BYHOUR=9;BYMINUTE=0",
    "months": "FREQ=DAILY;BYMONTH=3,10;BYHOUR=2;BYMINUTE=30",
    "until a clock in summer": "FREQ=DAILY;UNTIL=20270615T093000;BYHOUR=9;BYMINUTE=30",
    "until a clock in winter": "FREQ=DAILY;UNTIL=20271115T093000;BYHOUR=9;BYMINUTE=30",
    "until the very clock that comes twice": "FREQ=DAILY;UNTIL=20271031T023000;BYHOUR=2;BYMINUTE=30",
    "until a day": "FREQ=DAILY;UNTIL=20270405;BYHOUR=23;BYMINUTE=45",
    "ten times": "FREQ=WEEKLY;COUNT=10;BYDAY=SU;BYHOUR=2;BYMINUTE=30",
    "five times, and a day that comes sooner": "FREQ=DAILY;COUNT=5;UNTIL=20270113T093000;BYHOUR=9;BYMINUTE=30",
    "every hour": "FREQ=HOURLY",
    "every hour at two minutes": "FREQ=HOURLY;BYMINUTE=0,30",
    "every five hours": "FREQ=HOURLY;INTERVAL=5",
    "hours of work": "FREQ=HOURLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,11,13,15,17;BYMINUTE=0",
    "every 45 minutes": "FREQ=MINUTELY;INTERVAL=45",
    "a quarter of an hour in the night": "FREQ=MINUTELY;INTERVAL=15;BYHOUR=1,2,3",
    "its own hour": "FREQ=DAILY;INTERVAL=2",
}


MORE_THAN_A_YEAR = {"YEARLY": 12, "MONTHLY": 18, "WEEKLY": 110}  # of occurrences; 400 of any other frequency


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rrule", RULES.values(), ids=RULES.keys())
def test_a_calendar_program_reads_the_moments_we_deliver_at(rrule, zone):
    entry = _entry(rrule, zone=zone)
    n = next((n for frequency, n in MORE_THAN_A_YEAR.items() if frequency in rrule), 400)
    ours = _ours(entry, n)
    assert ours
    assert _read(entry, n) == ours


@pytest.mark.parametrize("zone", CHANGING)
@pytest.mark.parametrize(
    ("rrule", "n"),
    [
        ("FREQ=HOURLY", 366 * 24),
        ("FREQ=MINUTELY;INTERVAL=30", 366 * 24),
        ("FREQ=HOURLY;INTERVAL=7;BYMINUTE=15", 366 * 24 // 7 + 1),
    ],
)
def test_a_dense_rule_goes_through_every_clock_change_of_a_year(rrule, n, zone):
    entry = _entry(rrule, zone=zone)
    assert _read(entry, n) == _ours(entry, n)


@pytest.mark.parametrize("rrule", ["FREQ=DAILY;BYHOUR=9", "FREQ=HOURLY;BYMINUTE=30", "FREQ=HOURLY", "FREQ=DAILY"])
def test_a_start_with_seconds_counts_as_it_does_with_us(rrule):
    entry = _entry(rrule, start=datetime(2027, 1, 12, 9, 30, 20))
    assert _read(entry, 60) == _ours(entry, 60)


@pytest.mark.parametrize(
    "rrule",
    ["FREQ=DAILY;BYHOUR=2,9;BYMINUTE=30", "FREQ=HOURLY;INTERVAL=5", "FREQ=DAILY;COUNT=90;BYHOUR=2;BYMINUTE=30"],
)
@pytest.mark.parametrize("zone", ZONES)
def test_days_left_out_are_left_out_whole(rrule, zone):
    left_out = (date(2027, 1, 12), date(2027, 3, 14), date(2027, 3, 28), date(2027, 4, 4), date(2027, 4, 5))
    entry = _entry(rrule, zone=zone, excluded=left_out)
    assert _read(entry, 700) == _ours(entry, 700)


def test_a_day_left_out_on_which_nothing_happens_is_not_written():
    assert not any(line.startswith("EXDATE") for line in _times(_entry(RULES["last Friday"], excluded=(START.date(),))))


@st.composite
def _rules(draw) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    end = draw(st.sampled_from(["", "COUNT=7", "UNTIL=20280330T023000"]))
    months = draw(st.sets(st.integers(1, 12), max_size=3))
    days = draw(st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), max_size=3))
    month_days = (
        draw(st.sets(st.integers(1, 28) | st.just(-1), max_size=2)) if frequency in {"MONTHLY", "YEARLY"} else ()
    )
    hours = draw(st.sets(st.integers(0, 23), max_size=2))
    for key, values in (("BYMONTH", months), ("BYMONTHDAY", month_days), ("BYDAY", days), ("BYHOUR", hours)):
        if values:
            parts.append(f"{key}={','.join(map(str, sorted(values)))}")
    return ";".join([*parts, *filter(None, [end])])


@settings(deadline=None, max_examples=60)
@given(
    _rules(),
    st.sampled_from(ZONES),
    st.datetimes(datetime(2027, 1, 1), datetime(2028, 1, 1)),
    st.frozensets(st.dates(date(2027, 1, 1), date(2028, 6, 1)), max_size=4),
)
def test_any_rule_of_ours_is_read_alike(rrule, zone, start, excluded):
    entry = _entry(rrule, start=start.replace(microsecond=0), zone=zone, excluded=tuple(excluded))
    ours = _ours(entry, 20)
    if _times(entry):
        assert _read(entry, 20) == ours
    else:
        assert ours == []


def test_until_is_written_in_utc_and_a_start_that_is_no_occurrence_gives_way_to_the_first():
    assert _times(_entry("FREQ=WEEKLY;INTERVAL=2;UNTIL=20270705T070000;BYDAY=MO;BYHOUR=7;BYMINUTE=0")) == [
        "DTSTART;TZID=Europe/Berlin:20270125T070000",
        "RRULE:FREQ=WEEKLY;UNTIL=20270705T050000Z;INTERVAL=2;BYMINUTE=0;BYHOUR=7;BYDAY=MO",
    ]


def test_a_single_moment_has_no_rule():
    assert _times(_entry()) == ["DTSTART;TZID=Europe/Berlin:20270112T093000"]
    assert _times(_entry(zone="UTC")) == ["DTSTART:20270112T093000Z"]


def test_a_rule_that_never_comes_is_left_out():
    lines = _lines(_entry("FREQ=DAILY;UNTIL=20270101T000000;BYHOUR=9;BYMINUTE=0"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert not {"BEGIN:VEVENT", "BEGIN:VTIMEZONE"} & set(lines)


@pytest.mark.parametrize("rrule", ["every day", "BYHOUR=9", "FREQ=NEVER", "FREQ=DAILY;BYHOUR=noon"])
def test_a_rule_that_is_none_is_refused(rrule):
    with pytest.raises(ValueError):
        to_icalendar([_entry(rrule)], produced_for="Carillon")


@pytest.mark.parametrize("zone", [zone for zone in ZONES if zone != "UTC"])
def test_the_zones_of_the_file_keep_the_clocks_of_the_real_ones(zone):
    """Every half hour around every change of two years; for fifteen more, the days around a change, and one a week."""
    described = tzical(StringIO("\n".join(_lines(_entry("FREQ=DAILY", zone=zone))))).get(zone)
    assert described is not None
    days = [datetime(2027, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(365 * 17)]
    changes = [day for day in days[:730] if _offset(day, zone) != _offset(day + DAY, zone)]
    dense = [day + timedelta(minutes=30 * n) for day in changes for n in range(49)]
    assert len(changes) >= {"Asia/Kolkata": 0, "Etc/GMT-3": 0}.get(zone, 4)
    around = [day for day in days if _offset(day - DAY, zone) != _offset(day + 2 * DAY, zone)]
    for at in [*dense, *around, *days[::7]]:
        local = at.astimezone(ZoneInfo(zone))
        assert described.utcoffset(local.replace(tzinfo=None)) == local.utcoffset()
        assert at.astimezone(described).replace(tzinfo=None) == local.replace(tzinfo=None)


def _offset(at: datetime, zone: str) -> timedelta | None:
    return at.astimezone(ZoneInfo(zone)).utcoffset()


def test_every_zone_is_described_once_and_utc_not_at_all():
    lines = _lines(_entry(), _entry(uid="43"), _entry(uid="44", zone=NEW_YORK), _entry(uid="45", zone="UTC"))
    assert [line for line in lines if line.startswith("TZID")] == ["TZID:America/New_York", "TZID:Europe/Berlin"]
    assert lines.count("BEGIN:VEVENT") == 4


def test_an_event_rings_at_its_beginning_and_keeps_nobody_busy():
    event = Calendar.from_ical(to_icalendar([_entry(RULES["every day"])], produced_for="Anna")).events[0]
    (alarm,) = event.alarms.times
    assert alarm.trigger == datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo(BERLIN))
    assert event["TRANSP"] == "TRANSPARENT"
    assert event.DTSTAMP == CREATED
    assert event["CREATED"].dt == CREATED


@pytest.mark.parametrize(
    ("status", "written"),
    [("active", "CONFIRMED"), ("paused", "TENTATIVE"), ("finished", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_the_state_of_a_schedule_is_shown(status, written):
    assert f"STATUS:{written}" in _lines(_entry(status=status))


TEXTS = st.text(max_size=300) | st.text(alphabet=',;:\\"\n\r\t\x00\x0b\x85\u2028😀é日\ud800nN ', max_size=200)


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_survives_in_lines_of_75_bytes(summary, description, title):
    entry = _entry(RULES["every day"], summary=summary, description=description)
    content = to_icalendar([entry], produced_for=title)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content)
    assert len(Calendar.from_ical(content).events) == 1
    lines = _lines(entry, title=title)
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("BEGIN:VALARM")]
    assert _said(event, "SUMMARY") == _kept(summary)
    assert _said(event, "DESCRIPTION") == _kept(description)
    assert _said(lines, "X-WR-CALNAME") == _kept(title)


def _said(lines: list[str], name: str) -> str:
    """A text unescaped as RFC 5545 §3.3.11 says, sign by sign."""
    (line,) = (line for line in lines if line.startswith(f"{name}:"))
    return re.sub(r"\\(.)", lambda found: found[1].replace("n", "\n"), line.removeprefix(f"{name}:"))


def test_text_is_escaped_and_folded():
    entry = _entry(summary=r"Tea; with, Anna: C:\New", description="one\r\ntwo " + "é" * 60)
    lines = [line.decode() for line in to_icalendar([entry], produced_for="Carillon").split(b"\r\n")]
    assert r"SUMMARY:Tea\; with\, Anna: C:\\New" in lines
    (at,) = (n for n, line in enumerate(lines) if line.startswith(r"DESCRIPTION:one\ntwo é"))
    assert lines[at + 1].startswith(" é")


def _kept(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "", lines)


def test_hundreds_of_schedules_make_one_file():
    entries = [_entry(RULES["weekdays"], uid=f"{n}@carillon", zone=ZONES[n % len(ZONES)]) for n in range(500)]
    assert len(Calendar.from_ical(to_icalendar(entries, produced_for="Carillon")).events) == 500
