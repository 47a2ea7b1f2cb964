"""Where a line says to whom it is, and where a "to" belongs to the message."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carillon.chat.people import addressees
from carillon.chat.people.addressees import Addressee, Kind
from carillon.when import NoReading, parse

NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
BOOK = ("mom", "annamaria", "mama")
MOM = Addressee(Kind.NAME, "mom")


def is_time(language: str, words: str) -> bool:
    items = parse(words, now=NOW, zone="Europe/Berlin", language=language)
    return len(items) == 1 and not isinstance(items[0].reading, NoReading) and not items[0].message


def read(line: str, language: str = "en") -> tuple[str, tuple[Addressee, ...]]:
    found = addressees.find(line, language, BOOK, lambda words: is_time(language, words))
    return (addressees.without(line, found[0]), found[0].to) if found else (line, ())


@pytest.mark.parametrize(
    ("line", "rest", "to"),
    [
        ("to @mom tomorrow 9 dinner", "tomorrow 9 dinner", [MOM]),
        ("tomorrow 9 to @mom dinner", "tomorrow 9 dinner", [MOM]),
        ("tomorrow 9 to @mom: dinner", "tomorrow 9 dinner", [MOM]),
        ("tomorrow 9 to Mom: dinner", "tomorrow 9 dinner", [Addressee(Kind.NAME, "Mom")]),
        ("to Mom tomorrow 9 dinner", "tomorrow 9 dinner", [Addressee(Kind.NAME, "Mom")]),
        ("to Anna Maria: tomorrow 9 dinner", "tomorrow 9 dinner", [Addressee(Kind.NAME, "Anna Maria")]),
        ('tomorrow 9 to @"Anna Maria" dinner', "tomorrow 9 dinner", [Addressee(Kind.NAME, "Anna Maria")]),
        ("daily at 10 to #family water", "daily at 10 water", [Addressee(Kind.GROUP, "family")]),
        ('daily at 10 to #"My family" water', "daily at 10 water", [Addressee(Kind.GROUP, "My family")]),
        ("to #-100200300 tomorrow 9 x", "tomorrow 9 x", [Addressee(Kind.GROUP, "-100200300")]),
        ("to anna@whatsapp tomorrow 9 hi", "tomorrow 9 hi", [Addressee(Kind.HANDLE, "anna", "whatsapp")]),
        ("tomorrow 9 to +4915112345678 hi", "tomorrow 9 hi", [Addressee(Kind.NUMBER, "+4915112345678")]),
        ("tomorrow 9 to +49 151 1234-567 hi", "tomorrow 9 hi", [Addressee(Kind.NUMBER, "+49 151 1234-567")]),
        ("in 2 hours to me stretch", "in 2 hours stretch", [Addressee(Kind.ME, "me")]),
        (
            "tomorrow 9 to @mom, #family and me: dinner",
            "tomorrow 9 dinner",
            [MOM, Addressee(Kind.GROUP, "family"), Addressee(Kind.ME, "me")],
        ),
        ("to Mom and Mama: tomorrow 9 x", "tomorrow 9 x", [Addressee(Kind.NAME, n) for n in ("Mom", "Mama")]),
    ],
)
def test_whom_a_line_names(line: str, rest: str, to: list[Addressee]) -> None:
    assert read(line) == (rest, tuple(to))


@pytest.mark.parametrize(
    "line",
    [
        "tomorrow 9 remember to call Mom",
        "tomorrow 9 remember to call @mom",
        "tomorrow 9 write to @mom about dinner",
        "tomorrow 9 to do the dishes",
        "tomorrow 9 to Mom dinner",
        "tomorrow 9 to Dad: dinner",
        "tomorrow 9 to meet Ana",
        "tomorrow 9 from 9 to 17 opening hours",
        "to do: tomorrow 9 dishes",
        "tomorrow 9 mail anna@example.com to @",
        "tomorrow 9 to #1 of the list",
    ],
)
def test_a_to_that_belongs_to_the_message_stays_in_it(line: str) -> None:
    assert read(line) == (line, ())


@pytest.mark.parametrize(
    ("language", "line", "rest"),
    [
        ("de", "morgen um 9 an @mom Essen", "morgen um 9 Essen"),
        ("de", "für @mom morgen um 9 Essen", "morgen um 9 Essen"),
        ("es", "mañana a las 9 a @mom cena", "mañana a las 9 cena"),
        ("es", "para @mom mañana a las 9 cena", "mañana a las 9 cena"),
        ("fr", "demain à 9h à @mom dîner", "demain à 9h dîner"),
        ("it", "domani alle 9 a @mom cena", "domani alle 9 cena"),
        ("pt", "amanhã às 9 para @mom jantar", "amanhã às 9 jantar"),
        ("ru", "завтра в 9:00 для @mom ужин", "завтра в 9:00 ужин"),
    ],
)
def test_every_language_has_its_word_for_to(language: str, line: str, rest: str) -> None:
    assert read(line, language) == (rest, (MOM,))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "an mich morgen um 9 Essen"),
        ("es", "para mí mañana a las 9 cena"),
        ("fr", "à moi demain à 9h dîner"),
        ("it", "a me domani alle 9 cena"),
        ("pt", "para mim amanhã às 9 jantar"),
        ("ru", "для меня завтра в 9:00 ужин"),
    ],
)
def test_every_language_has_its_word_for_me(language: str, line: str) -> None:
    assert [each.kind for each in read(line, language)[1]] == [Kind.ME]


def test_lines_that_name_people_in_two_places_are_told_apart() -> None:
    line = "tomorrow 9 to @mom dinner; friday 8:00 to @mama lunch"
    found = addressees.find(line, "en", BOOK, lambda words: is_time("en", words))

    assert [each.to[0].name for each in found] == ["mom", "mama"]
