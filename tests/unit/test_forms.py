"""The lines that the help shows work as they stand, in the language they are shown in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carillon.chat.own.forms import FIRST, FORMS
from carillon.language import LANGUAGES
from carillon.when import NoReading, Once, Series, parse

NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("language", "line"), [(language, line) for language in LANGUAGES for line in FIRST[language]])
def test_an_example_is_a_time_with_a_message(language: str, line: str) -> None:
    (parsed,) = parse(line, now=NOON, zone="Europe/Berlin", language=language)

    assert isinstance(parsed.reading, Once | Series)
    assert parsed.message
    assert line.endswith(parsed.message)


@pytest.mark.parametrize(("language", "form"), [(language, form) for language in LANGUAGES for form in FORMS[language]])
def test_a_form_is_a_time_and_nothing_else(language: str, form: str) -> None:
    (parsed,) = parse(form, now=NOON, zone="Europe/Berlin", language=language)

    assert not isinstance(parsed.reading, NoReading)
    assert parsed.message == ""
