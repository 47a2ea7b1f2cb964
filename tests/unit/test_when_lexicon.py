"""A language file says nothing that the engine would overlook."""

import re
from typing import Any

import pytest

from carillon.when.clocks import is_formula
from carillon.when.facts import CalendarDate, ClockTime, Day, Length, Span
from carillon.when.hours import PART_HOURS
from carillon.when.language import Lexicon
from carillon.when.lexicon import grammar, languages
from carillon.when.meanings import BUILDERS
from carillon.when.patterns import Node, PatternError, weave
from carillon.when.slots import SLOTS

_UNITS = {"second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "workday"}
_WORDS = {"and", "through", "at", "am", "pm", "oclock", "hour_marks", "link", "again"}
_NOT_RULES = {"clock", "span", "here"}
_MOST_NODES = 40_000


@pytest.fixture(params=languages())
def lexicon(request: pytest.FixtureRequest) -> Lexicon:
    return grammar(request.param).lexicon


def test_every_rule_is_one_the_engine_knows(lexicon):
    assert set(lexicon.phrases) - _NOT_RULES <= set(BUILDERS)


def test_every_slot_is_one_the_engine_fills(lexicon):
    code = lexicon.code

    used = {slot for graph in _graphs(code) for node in graph.below() for slot in node.slots}

    assert used <= set(SLOTS)


def test_no_pattern_begins_with_a_moment(lexicon):
    assert not {"moment", "moments"} & set(grammar(lexicon.code).rules.slots)


def test_clock_patterns_stand_under_formulas(lexicon):
    assert all(is_formula(key) for key in lexicon.phrases["clock"])


def test_units_parts_and_words_have_known_keys(lexicon):
    parts = {part for table in (lexicon.parts, lexicon.parts_bound, lexicon.parts_clock) for part in table}

    assert set(lexicon.units) | set(lexicon.units_glued) <= _UNITS
    assert parts <= set(PART_HOURS)
    assert set(lexicon.words) <= _WORDS
    assert set(lexicon.groups) <= {"workdays", "weekends"}


def test_weeks_have_seven_days_and_years_twelve_months(lexicon):
    assert len(lexicon.weekdays) == len(lexicon.voice.weekdays) == 7
    assert len(lexicon.weekdays_plural) in {0, 7}
    assert len(lexicon.months) == len(lexicon.voice.months) == 12


def test_numbers_reach_ninety_nine(lexicon):
    numbers = grammar(lexicon.code).tables["number"]

    assert {int(end.key) for node in numbers.below() for end in node.ends} >= set(range(1, 100))


def test_the_patterns_stay_few_enough_to_compile_quickly(lexicon):
    assert sum(1 for graph in _graphs(lexicon.code) for _ in graph.below()) < _MOST_NODES


def test_every_pattern_fills_what_its_key_needs(lexicon):
    wanting = []
    for rule, key, slots in _complete(grammar(lexicon.code).rules):
        try:
            BUILDERS[rule](key, _values(slots))
        except (KeyError, ValueError, TypeError) as problem:
            wanting.append(f"{rule}[{key!r}] with {slots}: {problem!r}")

    assert not wanting, "\n".join(sorted(wanting))


def test_a_language_is_found_by_the_name_of_its_file():
    assert all(re.fullmatch("[a-z]{2}", code) and grammar(code).lexicon.code == code for code in languages())


def test_unbalanced_brackets_are_refused():
    with pytest.raises(PatternError):
        weave([("part", "morning", "in [the morning")])


def _graphs(code: str) -> list[Node]:
    return [grammar(code).rules, *grammar(code).tables.values()]


def _complete(root: Node) -> set[tuple[str, str, tuple[str, ...]]]:
    """Every (rule, key, slots on the way) of a graph."""
    found, seen, waiting = set(), set(), [(root, ())]
    while waiting:
        node, slots = waiting.pop()
        if (id(node), slots) in seen:
            continue
        seen.add((id(node), slots))
        found |= {(end.rule, end.key, slots) for end in node.ends}
        waiting += [(child, slots) for children in node.words.values() for child in children]
        waiting += [(child, (*slots, name)) for name, children in node.slots.items() for child in children]
    return found


def _values(slots: tuple[str, ...]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for slot in slots:
        named[f"{slot}2" if slot in named else slot] = _SAMPLES[slot]
    return named


_SAMPLES: dict[str, Any] = {
    "n": 2,
    "d": 3,
    "digit": 3,
    "days": (3,),
    "ord": 3,
    "ords": (3,),
    "nth": 1,
    "nths": (1,),
    "dth": 3,
    "marked": (3,),
    "year": 2030,
    "m": 5,
    "ms": (5,),
    "weekday": 0,
    "weekdays": ((0,), False),
    "month": 5,
    "months": (5,),
    "unit": "week",
    "length": Length(days=1),
    "part": "morning",
    "numeric_date": CalendarDate(1, 5),
    "dotted_date": CalendarDate(1, 5),
    "span": Span("month"),
    "here": Span("month"),
    "moment": Day(1),
    "moments": (Day(1),),
    "city": "UTC",
    "clock": (ClockTime(9), "full"),
}
