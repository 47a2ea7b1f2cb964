"""Names of large cities that are spelled nearly like a word."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from typing import Final

from carillon.places.cities import largest

_CITIES: Final = 3000  # with 150 000 people and more
_SHORTEST: Final = 4  # letters; a slip in a shorter word leaves too little of it
_SHORT: Final = 5  # letters; in these the first letter is right, or "hello" were Bello
_LIKENESS: Final = 0.8
_MOST: Final = 3


def nearly(name: str) -> list[str]:
    """Return up to three names that differ little from a spelled name, the nearest first."""
    if len(name) < _SHORTEST:
        return []
    near = [
        other
        for length in range(len(name) - 2, len(name) + 3)
        for other in _by_length().get(length, ())
        if other[0] == name[0] or (len(name) > _SHORT and other[-3:] == name[-3:])
    ]
    return get_close_matches(name, near, n=_MOST, cutoff=_LIKENESS)


@cache
def _by_length() -> dict[int, list[str]]:
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for _, names in largest(_CITIES):
        for name in names:
            found[len(name)][name] = None
    return {length: list(names) for length, names in found.items()}
