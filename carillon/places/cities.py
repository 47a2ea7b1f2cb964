"""The list of the world's towns of 5000 people and more, largest first, by every name they go by.

The list is GeoNames' (CC BY 4.0), cut down by `distil`. It stays one block of bytes: searching 8 MB for a name takes
3 ms, where a dictionary of all names would take 100 MB. It is loaded at the first question (0.2 s).
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from carillon.places.spelling import spelled

CITIES: Final = "cities.tsv.xz"
REGIONS: Final = "regions.tsv.xz"
FIELD: Final = "\t"
NAME: Final = "|"


@dataclass(frozen=True, slots=True)
class City:
    """A town: `district` is GeoNames' code inside the country, `main` whether it was asked for by its chief name."""

    name: str
    country: str
    district: str
    zone: str
    population: int
    main: bool = True


def named(name: str) -> list[City]:
    """Return the cities that go by a name as `spelling` writes it, the largest first."""
    return [_city(line, name) for line in _lines(CITIES, f"{NAME}{name}{NAME}")]


def of_region(region: str) -> Iterator[City]:
    """Yield the cities of a country (`US`) or a state (`US.TX`), the largest first."""
    country, _, district = region.partition(".")
    sought = f"{FIELD}{country}{FIELD}{district}{FIELD}" if district else f"{FIELD}{country}{FIELD}"
    # CA is Canada where the country stands, and California behind it.
    return (city for city in map(_city, _lines(CITIES, sought)) if city.country == country)


def largest(count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the chief name and all spelled names of the largest cities."""
    for line in _block(CITIES).split(b"\n", count + 1)[1:-1]:
        name, *_, names = line.decode().split(FIELD)
        yield name, names.strip(NAME).split(NAME)


def regions_named(name: str) -> list[str]:
    """Return the countries (`US`) and states (`US.TX`, with GeoNames' code) that go by a spelled name."""
    return [line.partition(FIELD)[0] for line in _lines(REGIONS, f"{NAME}{name}{NAME}")]


def _lines(file: str, sought: str) -> Iterator[str]:
    """Yield the lines that hold a string, each once."""
    block, needle = _block(file), sought.encode("utf-8", "surrogatepass")
    at = block.find(needle)
    while at >= 0:
        end = block.index(b"\n", at)
        yield block[block.rindex(b"\n", 0, at) + 1 : end].decode()
        at = block.find(needle, end)


def _city(line: str, asked: str = "") -> City:
    name, country, district, zone, population, _ = line.split(FIELD)
    return City(name, country, district, zone, int(population), not asked or spelled(name) == asked)


@cache
def _block(file: str) -> bytes:
    """Return a list with a line break at both ends."""
    return b"\n" + lzma.decompress(Path(__file__).with_name(file).read_bytes()) + b"\n"
