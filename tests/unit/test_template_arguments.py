"""A line in the chat that names a template and its values."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.content.arguments import Arguments, BadArguments, Slip, parse


def values(line: str) -> dict[str, str]:
    found = parse(f"check_in {line}")
    assert found.ignored == ()
    return dict(found.values)


def test_a_line_in_the_three_ways_of_writing_a_value() -> None:
    line = "template medication_reminder name=Ana medication=\"Ibuprofen 400\" dose='1 tablet'"

    assert parse(line) == Arguments(
        "medication_reminder", {"name": "Ana", "medication": "Ibuprofen 400", "dose": "1 tablet"}
    )


@pytest.mark.parametrize(
    "line", ["check_in", "template check_in", "/template check_in", " Template  check_in ", '"check_in"', "check_in:"]
)
def test_a_name_alone(line: str) -> None:
    assert parse(line) == Arguments("check_in", {})


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("medication=Ibuprofen 400 mg time=9:00", {"medication": "Ibuprofen 400 mg", "time": "9:00"}),
        ("name = Ana Maria  dose =1", {"name": "Ana Maria", "dose": "1"}),
        ("name=Ana, dose=1 tablet; time=9:00", {"name": "Ana", "dose": "1 tablet", "time": "9:00"}),
        ("name=Ana,dose=1", {"name": "Ana", "dose": "1"}),
        ("name=Ana\nmedication=Aspirin\n", {"name": "Ana", "medication": "Aspirin"}),
        ("Name=Ana DOSE=1", {"name": "Ana", "dose": "1"}),
        ("имя=Анна größe=M", {"имя": "Анна", "größe": "M"}),
        ("gro\N{COMBINING DIAERESIS}ße=M", {"größe": "M"}),
        ("place=https://x.example/?a=1&b=2 name=Ana", {"place": "https://x.example/?a=1&b=2", "name": "Ana"}),
        ("dose=2 × 1 = 2 tablets", {"dose": "2 × 1 = 2 tablets"}),
        ("name=O’Brien place=St John's Road", {"name": "O’Brien", "place": "St John's Road"}),
        ("name= dose=1", {"name": "", "dose": "1"}),
        ("name=", {"name": ""}),
        ('name="" dose=1', {"name": "", "dose": "1"}),
        ("note={name} {% x %}", {"note": "{name} {% x %}"}),
        ('note="a=b c=d" name=Ana', {"note": "a=b c=d", "name": "Ana"}),
        ('name="Ana"dose="1"', {"name": "Ana", "dose": "1"}),
        ('name="Ana", dose="1".', {"name": "Ana", "dose": "1"}),
        ("note='it's fine' name=Ana", {"note": "it's fine", "name": "Ana"}),
        (r'note="say \"hi\" now" name=Ana', {"note": 'say "hi" now', "name": "Ana"}),
        ('note="two\nlines"', {"note": "two\nlines"}),
    ],
)
def test_values_are_what_people_mean(line: str, meant: dict[str, str]) -> None:
    assert values(line) == meant


@pytest.mark.parametrize(
    "quoted",
    ["“{}”", "“{}“", '“{}"', "”{}”", "„{}“", "„{}”", "«{}»", "»{}«", "‹{}›", "›{}‹", "‘{}’", "‚{}‘", "`{}`", "« {} »"],
)
def test_quotation_marks_of_every_keyboard(quoted: str) -> None:
    assert values(f"note={quoted.format('at night, name=x')} name=Ana") == {"note": "at night, name=x", "name": "Ana"}


@pytest.mark.parametrize(
    ("line", "ignored"),
    [
        ("check_in for Ana name=Ana", ("for Ana",)),
        ('check_in medication="Ibuprofen" 400 mg time=9:00', ("400 mg",)),
        ("check_in name: Ana", ("name: Ana",)),
        ('check_in please name="Ana" thanks', ("please", "thanks")),
    ],
)
def test_what_was_not_understood_is_given_back(line: str, ignored: tuple[str, ...]) -> None:
    assert parse(line).ignored == ignored


@pytest.mark.parametrize(
    ("line", "slip", "name"),
    [
        ("", Slip.NO_NAME, ""),
        ("template", Slip.NO_NAME, ""),
        ("template name=Ana", Slip.NO_NAME, ""),
        ('""', Slip.NO_NAME, ""),
        ("check_in name=Ana Name=Bob", Slip.TWICE, "name"),
        ('check_in name="Ana dose=1', Slip.UNCLOSED, "name"),
        ("check_in name=„Ana dose=1", Slip.UNCLOSED, "name"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line: str, slip: Slip, name: str) -> None:
    with pytest.raises(BadArguments) as caught:
        parse(line)

    assert (caught.value.slip, caught.value.name) == (slip, name)
    assert str(caught.value) == slip.replace("{name}", name)


PIECES = st.sampled_from(["name=", " dose = ", "template ", "a", "=", " ", "\n", ",", ";", "\\", *"\"'`“”„«»‹›‘‚’"])


@given(st.text() | st.lists(PIECES, max_size=40).map("".join))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        found = parse(line)
    except BadArguments:
        return
    assert found.name
    assert all(key == key.lower() and value == value.strip() for key, value in found.values.items())


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.text(), max_size=5))
def test_escaped_values_in_quotes_arrive_as_they_were(meant: dict[str, str]) -> None:
    written = " ".join(
        f'{key}="{value.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"'
        for key, value in meant.items()
    )

    assert parse(f"check_in {written}") == Arguments("check_in", {k: v.strip() for k, v in meant.items()})


@pytest.mark.parametrize("piece", ["a ", "a=", "a = ", " ", "'", "a='", "\\", "=", "a'b", '"a"=', ",", "é́"])
def test_long_lines_take_no_time(piece: str) -> None:
    line = "check_in x=" + piece * (40_000 // len(piece))
    began = time.process_time()
    try:
        parse(line)
    except BadArguments:
        pass

    assert time.process_time() - began < 1
