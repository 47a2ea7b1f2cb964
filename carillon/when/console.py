"""The time language on a command line: one line for a person, JSON lines for measuring."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from time import perf_counter
from typing import IO, Any, Final

from carillon.when.describe import describe
from carillon.when.detect import detect
from carillon.when.items import parse
from carillon.when.reading import NoReading, Once, Parsed, Question, Series
from carillon.when.recurrence import upcoming
from carillon.when.zones import wall_clock, zone_info

_MINUTES: Final = "%Y-%m-%dT%H:%M"
_SHOWN: Final = "%a %Y-%m-%d %H:%M"
_DATES_SHOWN: Final = 3


def run_jsonl(source: IO[str], target: IO[str]) -> None:
    """Answer every JSON line {"id", "text", "lang"?, "reference", "tz"} with one line, as it comes.

    `reference` is the person's wall clock in `tz`; moments are answered on that clock too. A line that cannot be
    read is answered with kind "none" and the "error".
    """
    for line in source:
        if line.strip():
            target.write(json.dumps(_answer_line(line), ensure_ascii=False) + "\n")
            target.flush()


def show(text: str, *, now: datetime, zone: str, language: str | None = None) -> str:
    """What a person would like to see of a line: its reading in words, the words taken, the next three dates.

    `now` is aware. Raises ValueError for an unknown zone.
    """
    language = language or detect(text)
    items = parse(text, now=now, zone=zone, language=language)
    return "\n\n".join(_shown(item, text, language, zone) for item in items)


def _answer_line(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        text, zone = str(asked["text"]), str(asked["tz"])
        now = _reference(str(asked["reference"]), zone)
    except (ValueError, KeyError, TypeError) as problem:
        return {"id": None, "kind": "none", "when": None, "rrule": None, "message": "", "ms": 0, "error": repr(problem)}
    started = perf_counter()
    items = parse(text, now=now, zone=zone, language=asked.get("lang") or detect(text))
    elapsed = (perf_counter() - started) * 1000
    answers = [_answer(item, zone) for item in items]
    first = {"id": asked.get("id"), **answers[0], "ms": round(elapsed, 3)}
    return first if len(answers) == 1 else {**first, "items": answers}


def _reference(moment: str, zone: str) -> datetime:
    """The instant of a wall clock in a zone; an offset in the text wins."""
    read = datetime.fromisoformat(moment)
    return read if read.tzinfo is not None else read.replace(tzinfo=zone_info(zone))


def _answer(item: Parsed, zone: str) -> dict[str, Any]:
    reading = item.reading
    answer = {**_meaning(reading, zone), "message": item.message}
    if isinstance(reading, Question):
        answer["doubt"] = reading.doubt.value
        answer["candidates"] = [
            {**_meaning(candidate.reading, zone), "message": candidate.message} for candidate in reading.candidates
        ]
    elif isinstance(reading, NoReading):
        answer["problem"] = reading.problem.value
    return answer


def _meaning(reading: Once | Series | Question | NoReading, zone: str) -> dict[str, Any]:
    if isinstance(reading, Once):
        return {"kind": "once", "when": _on_clock(reading.at, zone), "rrule": None}
    if isinstance(reading, Series):
        meaning = {"kind": "series", "when": _on_clock(reading.at, zone), "rrule": reading.rule.rrule or None}
        return meaning if reading.rule.after_done is None else {**meaning, "after_done": str(reading.rule.after_done)}
    return {"kind": "question" if isinstance(reading, Question) else "none", "when": None, "rrule": None}


def _on_clock(instant: datetime, zone: str) -> str:
    return wall_clock(instant, zone).strftime(_MINUTES)


def _shown(item: Parsed, text: str, language: str, zone: str) -> str:
    taken = " … ".join(text[span.start : span.end] for span in item.taken)
    lines = [*_reading_shown(item, language, zone), f"time:     {taken or '(no words)'}", f"message:  {item.message}"]
    return "\n".join(lines)


def _reading_shown(item: Parsed, language: str, zone: str) -> list[str]:
    reading = item.reading
    if isinstance(reading, Question):
        choices = [f"  {describe(one.reading, language, zone=zone)}   {one.message}" for one in reading.candidates]
        return [f"question: {reading.doubt.value}", *choices]
    if isinstance(reading, NoReading):
        past = f" ({wall_clock(reading.at, zone):{_SHOWN}})" if reading.at else ""
        return [f"none:     {reading.problem.value}{past}; for example: {reading.example}"]
    said = "".join(f" [{note.value}]" for note in reading.notes)
    lines = [f"reading:  {describe(reading, language, zone=zone)}{said}"]
    if isinstance(reading, Series):
        occurrences = upcoming(reading.rule, reading.at - timedelta(seconds=1), _DATES_SHOWN)
        lines += [f"next:     {occurrence.local:{_SHOWN}}" for occurrence in occurrences]
    return lines
