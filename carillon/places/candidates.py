"""What bears a name: cities by their number of people, and the clocks of countries and states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from carillon.places.cities import City, named, of_region, regions_named
from carillon.places.sameness import clock_of

_NICKNAME: Final = 20  # a city counts for a twentieth under any name but its chief one
_SHARE: Final = 20  # a clock that fewer than a twentieth of a country's people live by is not offered
_ENOUGH: Final = 1000  # cities of a region: the smaller ones hardly change its shares
_SHORTEST_REGION: Final = 3  # letters; shorter ones are words of some language: "in", "no", "de"
_SHORT_REGIONS: Final = frozenset({"us", "uk"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name; `weight` says how likely it is meant, in people."""

    name: str
    country: str
    zone: str
    weight: int


def candidates(name: str, within: Sequence[str]) -> list[Candidate]:
    """Return what bears a spelled name, in any of the regions if there are any, the most likely first."""
    cities = [city for city in named(name) if not within or _lies_in(city, within)]
    regions = [_called(found, cities) for region in _regions(name, within) for found in _clocks(region)]
    return sorted([*map(_weighed, cities), *regions], key=lambda found: -found.weight)


def _weighed(city: City) -> Candidate:
    weight = city.population if city.main else city.population // _NICKNAME
    return Candidate(city.name, city.country, city.zone, max(weight, 1))


def _lies_in(city: City, regions: Iterable[str]) -> bool:
    return any(region in {city.country, f"{city.country}.{city.district}"} for region in regions)


def _regions(name: str, within: Sequence[str]) -> list[str]:
    if len(name) < _SHORTEST_REGION and name.isascii() and name not in _SHORT_REGIONS:
        return []
    return [region for region in regions_named(name) if not within or region.partition(".")[0] in within]


def _called(region: Candidate, cities: Iterable[City]) -> Candidate:
    """Show a region by its town of the same name and clock: Brasilia, which is Brazil in Finnish, is Brasília."""
    for city in cities:
        if city.main and city.country == region.country and clock_of(city.zone) == clock_of(region.zone):
            return replace(region, name=city.name, zone=city.zone)
    return region


def _clocks(region: str) -> list[Candidate]:
    """Return the largest city of every clock that is common in a region, weighed by all who live by it."""
    people: Counter[str] = Counter()
    largest: dict[str, City] = {}
    for city in islice(of_region(region), _ENOUGH):
        clock = clock_of(city.zone)
        people[clock] += city.population
        largest.setdefault(clock, city)
    return [
        Candidate(largest[clock].name, largest[clock].country, largest[clock].zone, max(count, 1))
        for clock, count in people.items()
        if count * _SHARE >= people.total()
    ]
