"""Stretches of time: "2 hours and 30 minutes", "1h30", "an hour and a half"."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from carillon.when.facts import Length
from carillon.when.scan import Match, Scan, slot

_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600}
_DAYS: Final = {"day": 1, "week": 7}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_COARSE_TO_FINE: Final = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
_FRACTIONS: Final = frozenset({(1, 2), (1, 4), (3, 4), (1, 3), (2, 3)})
_LONGEST: Final = 12 * 8000


@slot("length")
def length(scan: Scan, at: int) -> list[Match]:
    """A length of one or several pieces, longest last."""
    matches = []
    heads = _pieces(scan, at)
    while heads:
        matches += heads
        heads = [
            Match(_added(head.value, tail.value), tail.end, head.weak and tail.weak)
            for head in heads
            for start in (head.end, *_joined(scan, head.end))
            for tail in (*_pieces(scan, start), *_glued_piece(scan, head, start), *_bare_minutes(scan, head, start))
            if _finer(head.value, tail.value) and not (start == head.end and _counts(scan, start, tail.end))
        ]
    return [Match(match.value[0], match.end, match.weak) for match in matches]


def _counts(scan: Scan, start: int, end: int) -> bool:
    """Whether the second of two lengths side by side is a count: "2 horas 5 minutos de yoga", not "2h30 di yoga"."""
    return scan.tokens[start].spaced and measured(scan, end)


def measured(scan: Scan, at: int) -> bool:
    """Whether a length is followed by what it measures: "5 minutos de yoga"."""
    return at < len(scan.tokens) and scan.tokens[at].word in scan.grammar.measures


def measure(amount: Fraction, unit: str) -> Length | None:
    """An amount of a unit; a broken part is carried into the unit below, None where that has no sense."""
    if unit in _SECONDS:
        return Length(seconds=round(amount * _SECONDS[unit]))
    if unit in _DAYS:
        days = amount * _DAYS[unit]
        return Length(days=int(days), seconds=round((days - int(days)) * 86400))
    if unit in _MONTHS:
        months = amount * _MONTHS[unit]
        if months > _LONGEST:
            return None
        return Length(months=int(months), days=round((months - int(months)) * 30))
    return None


def _pieces(scan: Scan, at: int) -> list[Match]:
    """Single pieces; the value is (length, unit)."""
    matches = []
    for amount, end in _amounts(scan, at):
        units = [*_glued_unit(scan, end), *scan.slot("unit", end)]
        longest = max((unit.end for unit in units), default=end)
        for unit in units:
            measured = measure(amount, unit.value)
            if measured is not None and not _working_days(units, longest):
                matches.append(Match((measured, unit.value), unit.end))
    node = scan.grammar.tables["length"]
    for walked in scan.walk(node, at):
        match = _named_length(walked.pattern.key, dict(zip(walked.names, walked.values, strict=True)))
        if match is not None:
            matches.append(Match(match, walked.end, walked.weak))
    return matches


def _working_days(units: list[Match], longest: int) -> bool:
    """Whether "jours" goes on to "jours ouvrés", which no calendar here can count."""
    return any(unit.end == longest and unit.value == "workday" for unit in units)


def _named_length(key: str, values: dict[str, object]) -> tuple[Length, str] | None:
    """The key of a length: "30 minute", or with slots "n+1/2", "1/2", "2"."""
    amount, _, unit = key.partition(" ")
    unit = unit or str(values.get("unit", ""))
    whole, _, rest = amount.partition("+")
    total = sum(Fraction(str(values["n"]) if term == "n" else term) for term in (whole, rest) if term)
    measured = measure(Fraction(total), unit)
    return (measured, unit) if measured is not None else None


def _amounts(scan: Scan, at: int) -> list[tuple[Fraction, int]]:
    """Whole numbers, and decimals with a point or a comma."""
    if at >= len(scan.tokens):
        return []
    whole = [(Fraction(match.value), match.end) for match in scan.slot("n", at)]
    if at + 2 >= len(scan.tokens) or scan.tokens[at].num is None:
        return whole
    sign, rest = scan.tokens[at + 1], scan.tokens[at + 2]
    if sign.word == "/" and not sign.spaced and (scan.tokens[at].num, rest.num) in _FRACTIONS:
        whole.append((Fraction(f"{scan.tokens[at].num}/{rest.num}"), at + 3))
    if sign.word in {".", ","} and not sign.spaced and not rest.spaced and rest.num is not None and rest.digits <= 3:
        whole.append((Fraction(f"{scan.tokens[at].num}.{rest.word}"), at + 3))
    return whole


def _glued_unit(scan: Scan, at: int) -> list[Match]:
    if not 0 < at < len(scan.tokens) or scan.tokens[at].spaced or scan.tokens[at - 1].num is None:
        return []
    unit = scan.grammar.glued_units.get(scan.tokens[at].word)
    return [Match(unit, at + 1)] if unit else []


def _glued_piece(scan: Scan, head: Match, at: int) -> list[Match]:
    """The rest of "1h30" and "1h30m"."""
    if at != head.end or at >= len(scan.tokens):
        return []
    token = scan.tokens[at]
    if token.num is None or token.digits > 2 or token.spaced:
        return []
    units = _glued_unit(scan, at + 1) if at + 1 < len(scan.tokens) else []
    pieces = [(measure(Fraction(token.num), unit.value), unit) for unit in units]
    found = [Match((measured, unit.value), unit.end) for measured, unit in pieces if measured is not None]
    if head.value[1] == "hour" and not units and token.digits == 2:
        found.append(Match((Length(seconds=token.num * 60), "minute"), at + 1))
    return found


def _bare_minutes(scan: Scan, head: Match, at: int) -> list[Match]:
    """The rest of "una hora y veinte"."""
    if at == head.end or at >= len(scan.tokens) or head.value[1] != "hour" or scan.tokens[at - 1].word == ",":
        return []
    return [
        Match((Length(seconds=60 * number.value), "minute"), number.end)
        for number in scan.slot("n", at)
        if 0 < number.value < 60 and not scan.slot("unit", number.end) and not measured(scan, number.end)
    ]


def _joined(scan: Scan, at: int) -> list[int]:
    comma = [at + 1] if at < len(scan.tokens) and scan.tokens[at].word == "," else []
    return [*comma, *(match.end for place in (at, *comma) for match in scan.table("word_and", place))]


def _added(head: tuple[Length, str], tail: tuple[Length, str]) -> tuple[Length, str]:
    return head[0] + tail[0], tail[1]


def _finer(head: tuple[Length, str], tail: tuple[Length, str]) -> bool:
    """Pieces come from the coarse to the fine."""
    return _COARSE_TO_FINE.index(head[1]) < _COARSE_TO_FINE.index(tail[1])
