"""One item in one language: the best way to divide it, and what its time words mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from carillon.when.context import Context
from carillon.when.edges import Cut, Line
from carillon.when.once import read_once
from carillon.when.reading import Candidate, Doubt, NoReading, Once, Parsed, Problem, Question, Reading, Series
from carillon.when.scan import Scan
from carillon.when.series import read_series
from carillon.when.traits import Trait

PHRASE_LIMIT: Final = 500
"""The longest phrase, in characters."""

_SERIES: Final = Trait.HABIT | Trait.DONE


@dataclass(frozen=True, slots=True)
class Understood:
    """The items found in one line (usually one), how many characters are time, whether it has a day and a clock."""

    items: tuple[Parsed, ...]
    taken: int
    full: bool = False


def understand(text: str, scan: Scan, context: Context) -> Understood:
    """Read one item. Without a sensible phrase at either end the answer says that no time was found."""
    line = Line(text, scan)
    return _at_edges(line, context) or _in_the_middle(line, context) or _nothing(line)


def _at_edges(line: Line, context: Context) -> Understood | None:
    cuts = line.cuts()
    for cut in cuts:
        readings = resolve(cut, context)
        if readings and not _misjoined(cut, readings):
            understood = _understood(line, cut, _doubted(cut, cuts, readings, context))
            second = line.second_phrase(cut)
            return understood if second is None else _both(understood, _at_edges(second, context))
    return None


def _misjoined(cut: Cut, readings: list[Reading]) -> bool:
    """Phrases of the two ends that no rule can say together: one of them is part of the message."""
    apart = cut.left is not None and cut.right is not None
    return apart and any(isinstance(one, NoReading) and one.problem is Problem.UNSUPPORTED for one in readings)


def _both(first: Understood, second: Understood | None) -> Understood:
    """Two phrases joined by "and" that share one message."""
    if second is None:
        return first
    message = second.items[0].message
    items = tuple(_with_message(item, message) for item in (*first.items, *second.items))
    return Understood(items, first.taken + second.taken, first.full and second.full)


def _with_message(item: Parsed, message: str) -> Parsed:
    reading = item.reading
    if isinstance(reading, Question):
        reading = replace(reading, candidates=tuple(replace(one, message=message) for one in reading.candidates))
    return replace(item, reading=reading, message=message)


def _in_the_middle(line: Line, context: Context) -> Understood | None:
    """A full phrase inside the line is asked about: taken out of the message, or left in it as well?"""
    for cut in line.middles():
        readings = resolve(cut, context)
        if len(readings) == 1 and isinstance(readings[0], (Once, Series)):
            whole = line.text[line.tokens[line.lead].start :].strip()
            candidates = (Candidate(readings[0], cut.message), Candidate(readings[0], whole))
            question = Question(Doubt.TIME_OR_TEXT, candidates)
            return Understood((Parsed(question, cut.message, cut.taken),), cut.length)
    return None


def _nothing(line: Line) -> Understood:
    none = NoReading(Problem.NO_TIME, "", line.scan.grammar.lexicon.example)
    return Understood((Parsed(none, line.text.strip()),), 0)


def resolve(cut: Cut, context: Context) -> list[Reading]:
    """What a division says: a series when any fact repeats, else one moment for every clock it names."""
    if cut.length > PHRASE_LIMIT:
        return [NoReading(Problem.PHRASE_TOO_LONG, "", "")]
    return read_series(cut.facts, context) if cut.traits & _SERIES else read_once(cut.facts, context)


def _doubted(cut: Cut, cuts: list[Cut], readings: list[Reading], context: Context) -> list[Reading]:
    """A cadence at one end and a moment at the other that cannot go together: which of them is the time?

    A day and a clock at the front leave no doubt.
    """
    rival = next((other for other in cuts if _apart(cut, other)), None)
    plain = cut.left is not None and cut.weight > 1 and not cut.traits & _SERIES
    if rival is None or bool(cut.traits & _SERIES) == bool(rival.traits & _SERIES) or plain or len(readings) > 1:
        return readings
    both = [(reading, cut) for reading in readings] + [(reading, rival) for reading in resolve(rival, context)]
    candidates = tuple(
        Candidate(reading, where.message) for reading, where in both if isinstance(reading, (Once, Series))
    )
    return [Question(Doubt.TIME_OR_TEXT, candidates)] if len(candidates) > 1 else readings


def _apart(cut: Cut, other: Cut) -> bool:
    """Whether one is the phrase at the front and the other the phrase at the end."""
    left, right = cut.left or other.left, cut.right or other.right
    apart = (cut.left is None) == (other.right is None) and (cut.right is None) == (other.left is None)
    return apart and left is not None and right is not None and left.end <= right.start


def _understood(line: Line, cut: Cut, readings: list[Reading]) -> Understood:
    scan = line.scan
    words = " ".join(line.text[span.start : span.end] for span in cut.taken)
    items = []
    for reading in readings:
        lost = isinstance(reading, Once) and line.repeats_beside(cut)
        meant = NoReading(Problem.UNSUPPORTED, "", "") if lost else reading
        items.append(Parsed(_complete(meant, cut.message, words, scan), cut.message, cut.taken))
    return Understood(tuple(items), cut.length, full=cut.weight > 1)


def _complete(reading: Reading, message: str, words: str, scan: Scan) -> Reading:
    """Put in what the readers of facts do not know: the message, the words and an example."""
    if isinstance(reading, NoReading):
        return replace(reading, understood=words, example=scan.grammar.lexicon.example)
    if isinstance(reading, Question):
        filled = tuple(replace(one, message=one.message or message) for one in reading.candidates)
        return replace(reading, candidates=filled)
    return reading
