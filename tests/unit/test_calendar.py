"""The calendar of buttons is that of the person's country and never offers the past."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel import Locale

from carillon.chat.times import month
from carillon.platforms.base import Buttons

BERLIN, YORK = Locale.parse("de_DE"), Locale.parse("en_US")
TODAY = date(2026, 11, 25)


def labels(rows: Buttons) -> list[list[str]]:
    return [[button.label.replace(month.BLANK, "") for button in row] for row in rows]


def test_a_week_begins_as_in_the_persons_country() -> None:
    german = month.days(date(2026, 12, 1), TODAY, BERLIN, str)
    american = month.days(date(2026, 12, 1), TODAY, YORK, str)

    assert labels(german)[1][0] == "Mo."
    assert labels(american)[1][0] == "Su"
    assert labels(german)[2] == ["", "1", "2", "3", "4", "5", "6"]
    assert labels(american)[2] == ["", "", "1", "2", "3", "4", "5"]


def test_the_month_is_named_in_the_persons_language_and_turns_both_ways() -> None:
    (back, head, on), *_ = month.days(date(2026, 12, 1), TODAY, BERLIN, str)

    assert (back.action, head.label, on.action) == ("m2026-11", "Dezember 2026", "m2027-01")


def test_this_month_does_not_turn_back_and_marks_today_and_leaves_the_past_blank() -> None:
    rows = month.days(TODAY.replace(day=1), TODAY, BERLIN, str)
    days = [button for row in rows[2:] for button in row]

    assert rows[0][0].action == "-"
    assert next(button.label for button in days if button.label != month.BLANK) == "·25·"
    assert {button.action for button in days if button.label == month.BLANK} == {"-"}
    assert "24" not in [button.label for button in days]


def test_the_last_month_there_is_does_not_turn_on() -> None:
    assert month.days(date(9999, 12, 1), TODAY, BERLIN, str)[0][2].action == "-"


def test_hours_gone_by_are_not_offered_today() -> None:
    today = month.hours(TODAY, datetime(2026, 11, 25, 21, 40), False, BERLIN, str)
    tomorrow = month.hours(date(2026, 11, 26), datetime(2026, 11, 25, 21, 40), False, BERLIN, str)

    assert [label for row in labels(today) for label in row if label] == ["21:00", "22:00", "23:00"]
    assert len([label for row in labels(tomorrow) for label in row if label]) == 24
    assert month.hours(TODAY, datetime(2026, 11, 25, 21, 57), False, BERLIN, str)[0][0].label == "22:00"


def test_minutes_come_in_steps_of_five_from_now_on() -> None:
    rows = month.minutes(datetime(2026, 11, 25, 21), datetime(2026, 11, 25, 21, 40), False, BERLIN, str)

    assert [label for row in labels(rows) for label in row if label] == ["21:45", "21:50", "21:55"]
    assert rows[0][0].action == "@2026-11-25T21:45"


def test_who_reads_twelve_hours_is_shown_twelve() -> None:
    hours = month.hours(date(2026, 11, 26), datetime(2026, 11, 25), True, YORK, str)
    minutes = month.minutes(datetime(2026, 11, 26, 13), datetime(2026, 11, 25), True, YORK, str)

    assert [hours[0][0].label, hours[3][1].label] == ["12 AM", "1 PM"]
    assert minutes[0][1].label == "1:05 PM"


@pytest.mark.parametrize(
    ("language", "tag", "found"),
    [("en", "en-US", "en_US"), ("de", "en-US", "de"), ("pt", "pt-BR", "pt_BR"), ("en", None, "en"), ("en", "!", "en")],
)
def test_the_country_is_that_of_the_app_in_the_persons_language(language: str, tag: str | None, found: str) -> None:
    assert str(month.locale_of(language, tag)) == found
