"""From what a person typed to the places they may mean: "Munich", "sao paulo", "springfield us", "UTC+3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from carillon.places.candidates import Candidate, candidates
from carillon.places.cities import regions_named
from carillon.places.place import Place
from carillon.places.sameness import clock_of
from carillon.places.slips import nearly
from carillon.places.spelling import spelled
from carillon.when.zones import ABBREVIATIONS, find_zone, fixed_offset

MOST: Final = 5
_LONGEST: Final = 100  # characters; no place's name is longer
_LONGEST_REGION: Final = 4  # words: "papua new guinea", "united states of america"
_CLEARLY: Final = 10  # times as many people: nobody means the other Paris
_AMERICAN: Final = frozenset({"eastern", "central", "mountain", "pacific"})
_TIME: Final = re.compile(r"\s+(?:(?:standard|daylight|summer)\s+)?time$", re.IGNORECASE)
_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s*([+−–-])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)


def find_place(words: str) -> tuple[Place, ...]:
    """Return the places that words may mean, the best first: one where it is clear, at most five, none if unknown.

    Places differ in their clocks. Without an exact name, larger cities with nearly that name come back as guesses.
    """
    words = _TIME.sub("", " ".join(words.split()))
    if not 0 < len(words) <= _LONGEST:
        return ()
    bare = _bare_zone(words)
    if bare:
        return (bare,)
    for name, within in _ways_to_read(words):
        found = _distinct(candidates(name, within))
        if found:
            return tuple(_place(candidate) for candidate in found)
    return _otherwise(words)


def _bare_zone(words: str) -> Place | None:
    """Read an offset from UTC, an abbreviation, or an IANA name with its area."""
    offset = _OFFSET.fullmatch(words)
    if offset:
        return _fixed(-1 if offset[1] != "+" else 1, int(offset[2]), int(offset[3] or 0))
    abbreviated = ABBREVIATIONS.get(words.lower())
    if abbreviated:
        return Place(words.upper(), "", abbreviated)
    zone = find_zone(words.replace(" ", "_")) if "/" in words or words.lower() in _AMERICAN else None
    return Place(zone if "/" in words else words.capitalize(), "", zone) if zone else None


def _fixed(sign: int, hours: int, minutes: int) -> Place | None:
    zone = fixed_offset(sign * (hours * 60 + minutes))
    shown = f"UTC{'+' if sign > 0 else '−'}{hours}" + (f":{minutes:02}" if minutes else "")
    return Place(shown, "", zone) if zone else None


def _ways_to_read(words: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the ways to read words: a name, and the regions it lies in, if any are said."""
    parts = [part for part in map(spelled, words.split(",")) if part]
    if len(parts) > 1:
        yield from _with_region(parts[0], parts[1:])
        yield from _with_region(parts[-1], parts[:-1])
        yield parts[0], ()
    yield spelled(words), ()
    tokens = spelled(words).split()
    for size in range(min(_LONGEST_REGION, len(tokens) - 1), 0, -1):
        yield from _with_region(" ".join(tokens[:-size]), [" ".join(tokens[-size:])])
        yield from _with_region(" ".join(tokens[size:]), [" ".join(tokens[:size])])


def _with_region(name: str, said: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    regions = [region for part in said for region in regions_named(part)]
    if regions:
        yield name, regions


def _distinct(found: Sequence[Candidate]) -> list[Candidate]:
    """Keep the best of every clock, as long as it is not small beside the very best."""
    by_clock: dict[str, Candidate] = {}
    for candidate in found:
        by_clock.setdefault(clock_of(candidate.zone), candidate)
    best = [*by_clock.values()][:MOST]
    return [candidate for candidate in best if candidate.weight * _CLEARLY > best[0].weight]


def _otherwise(words: str) -> tuple[Place, ...]:
    """Read a zone that is no city ("eastern", "EST5EDT"); then look for a name that is spelled nearly so."""
    zone = find_zone(words)
    if zone:
        return (Place(zone.rpartition("/")[2].replace("_", " "), "", zone),)
    guesses = [found for name in nearly(spelled(words.partition(",")[0])) for found in candidates(name, ())[:1]]
    return tuple(_place(guess, guessed=True) for guess in _distinct(guesses))


def _place(candidate: Candidate, *, guessed: bool = False) -> Place:
    return Place(candidate.name, candidate.country, candidate.zone, guessed)
