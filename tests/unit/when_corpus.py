"""Reads the corpora of the time language: what people type, and what Carillon must make of it.

The format is described in docs/time-language.md.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from carillon.when import NoReading, Once, Parsed, Preferences, Question, Series, parse

CORPORA = Path(__file__).parents[1] / "fixtures" / "when"

_DAY = " from %Y-%m-%d"
_DAY_AND_CLOCK = f"{_DAY} %H:%M"
_START = re.compile(r"FREQ=\S+ from \d{4}-\d\d-\d\d( \d\d:\d\d)?")
_HEADER = re.compile(r"@ (\d{4}-\d\d-\d\d \d\d:\d\d) (\S+)((?: \w+=\S+)*)\s*")


@dataclass(frozen=True)
class Person:
    """Who types, where, and when: the header line above a case."""

    now: datetime
    zone: str
    preferences: Preferences


@dataclass(frozen=True)
class Case:
    """One line of a corpus."""

    file: str
    line: int
    language: str
    person: Person
    text: str
    answer: str  # a moment, a rule, "? a / b", "after …" or "none", and behind " | " the message

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.text}"


def corpus_files() -> list[Path]:
    return sorted(CORPORA.glob("*.txt"))


def read_corpus(path: Path) -> list[Case]:
    """Every case of a file. Raises ValueError for a line that is no case, comment or header."""
    person = None
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@ "):
            person = _person(line)
            continue
        if person is None or " => " not in line:
            raise ValueError(f"{path.name}:{number}: not a case: {line}")
        cases.append(_case(path, number, line, person))
    return cases


def answer(case: Case) -> str:
    """What Carillon makes of a case, written as the corpus writes it."""
    parsed = parse(
        case.text,
        now=case.person.now,
        zone=case.person.zone,
        language=case.language,
        preferences=case.person.preferences,
    )
    start = _START.search(case.answer)
    named = "" if start is None else _DAY_AND_CLOCK if start[1] else _DAY
    return " && ".join(spell(item, case.person.zone, named) for item in parsed)


def _person(line: str) -> Person:
    match = _HEADER.fullmatch(line)
    if match is None:
        raise ValueError(f"not a header: {line}")
    moment, zone, extras = match.groups()
    chosen = dict(pair.split("=") for pair in extras.split())
    preferences = Preferences(date_order=chosen.get("order"), clock=int(chosen["clock"]) if "clock" in chosen else None)
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
    return Person(now, zone, preferences)


def _case(path: Path, number: int, line: str, person: Person) -> Case:
    text, _, outcome = line.rpartition(" => ")
    meant, _, message = outcome.partition(" | ")
    return Case(
        file=path.name,
        line=number,
        language=path.name.partition(".")[0],
        person=person,
        text=text,
        answer=_with_message(_sorted_candidates(meant.removesuffix(" |").strip()), message.strip()),
    )


def _sorted_candidates(expected: str) -> str:
    if not expected.startswith("? "):
        return expected
    return "? " + " / ".join(sorted(part.strip() for part in expected[2:].split(" / ")))


def spell(item: Parsed, zone: str, start: str = _DAY_AND_CLOCK) -> str:
    """A reading as the corpora write it, for a person of that zone. `start`: how a first moment is written."""
    reading = item.reading
    if isinstance(reading, NoReading):
        return "none"
    if isinstance(reading, Question):
        parts = sorted(_reading(candidate.reading, zone, start) for candidate in reading.candidates)
        return _with_message("? " + " / ".join(parts), item.message)
    return _with_message(_reading(reading, zone, start), item.message)


def _with_message(outcome: str, message: str) -> str:
    return f"{outcome} | {message}" if message else outcome


def _reading(reading: Once | Series, zone: str, start: str) -> str:
    if isinstance(reading, Once):
        return f"{reading.local:%Y-%m-%d %H:%M}{_elsewhere(reading.zone, zone)}"
    rule = reading.rule
    if rule.after_done is not None:
        return f"after {_length(rule.after_done.total_seconds())}"
    started = f"{reading.local:{start}}" if start else ""
    excluded = f" except {','.join(map(str, rule.excluded))}" if rule.excluded else ""
    return f"{rule.rrule}{started}{excluded}{_elsewhere(rule.zone, zone)}"


def _elsewhere(zone: str, home: str) -> str:
    return f" {zone}" if zone != home else ""


def _length(seconds: float) -> str:
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds % size == 0:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return f"{seconds} seconds"
