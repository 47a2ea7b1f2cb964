"""The command line's two faces: JSON lines for measuring, words for a person."""

import io
import json
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from carillon.when.console import run_jsonl, show

NOW = datetime(2026, 3, 11, 10, 24, tzinfo=ZoneInfo("Europe/Berlin"))


def answer(text, **extras):
    line = {"id": "7", "text": text, "reference": "2026-03-11T10:24", "tz": "Europe/Berlin", **extras}
    target = io.StringIO()
    run_jsonl(io.StringIO(json.dumps(line) + "\n"), target)
    answered = json.loads(target.getvalue())
    assert answered.pop("ms") >= 0
    return answered


def test_a_moment_is_answered_on_the_persons_clock():
    assert answer("tomorrow 9 call Ana", lang="en") == {
        "id": "7",
        "kind": "once",
        "when": "2026-03-12T09:00",
        "rrule": None,
        "message": "call Ana",
    }
    assert answer("15:00 Tokyo time x", lang="en")["when"] == "2026-03-12T07:00"


def test_a_series_is_answered_with_its_rule_and_first_moment():
    answered = answer("every monday at 9 pay", lang="en")

    assert (answered["kind"], answered["rrule"]) == ("series", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0")
    assert answered["when"] == "2026-03-16T09:00"
    assert answer("3 days after done x", lang="en")["after_done"] == "3 days, 0:00:00"


def test_a_question_lists_its_candidates():
    answered = answer("at 5 x", lang="en")

    assert (answered["kind"], answered["when"], answered["rrule"]) == ("question", None, None)
    assert [candidate["when"] for candidate in answered["candidates"]] == ["2026-03-11T17:00", "2026-03-12T05:00"]


def test_nothing_is_answered_with_its_reason():
    assert answer("hello", lang="en") == {
        "id": "7",
        "kind": "none",
        "when": None,
        "rrule": None,
        "message": "hello",
        "problem": "no_time",
    }


def test_the_language_may_be_left_out():
    assert answer("erinnere mich morgen um 9 Uhr an den Zug")["when"] == "2026-03-12T09:00"
    assert answer("remind me tomorrow at 9am")["when"] == "2026-03-12T09:00"


def test_several_items_are_listed_behind_the_first():
    answered = answer("tomorrow 9 a; friday 18:00 b", lang="en")

    assert answered["message"] == "a"
    assert [item["message"] for item in answered["items"]] == ["a", "b"]


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"text": "x", "reference": "soon", "tz": "UTC"}'])
def test_a_broken_line_is_answered_and_the_next_one_too(line):
    good = json.dumps({"id": 1, "text": "15:00", "reference": "2026-03-11T10:24", "tz": "UTC"})
    target = io.StringIO()

    run_jsonl(io.StringIO(f"{line}\n\n{good}\n"), target)

    first, second = map(json.loads, target.getvalue().splitlines())
    assert first["kind"] == "none"
    assert first["error"]
    assert second["when"] == "2026-03-11T15:00"


def test_a_person_sees_reading_words_and_the_next_three_dates():
    shown = show("every 2 weeks on friday at 9 pay rent", now=NOW, zone="Europe/Berlin")

    assert shown.splitlines() == [
        "reading:  every 2 weeks on Friday at 09:00 starting 13 March 2026",
        "next:     Fri 2026-03-13 09:00",
        "next:     Fri 2026-03-27 09:00",
        "next:     Fri 2026-04-10 09:00",
        "time:     every 2 weeks on friday at 9",
        "message:  pay rent",
    ]


def test_a_person_sees_the_choices_of_a_question_and_an_example_instead_of_nothing():
    assert "Thursday 12 March 2026 at 05:00" in show("tomorrow at 5 x", now=NOW, zone="Europe/Berlin", language="en")
    assert "for example: tomorrow 3pm call Ana" in show("hello", now=NOW, zone="Europe/Berlin", language="en")


def test_importing_the_time_language_does_not_import_dateparser():
    check = "import sys, carillon.when, carillon.when.console; sys.exit('dateparser' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
