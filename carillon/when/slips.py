"""Words one slip of the finger apart, found without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

SHORTEST: Final = 5
"""Shorter words are not corrected: too many others lie one letter away."""


def slips(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Every word of five letters and more, under itself and under itself with one letter left out."""
    index: dict[str, tuple[str, ...]] = {}
    for word in words:
        if len(word) >= SHORTEST and word.isalpha():
            for form in {word, *shortened(word)}:
                index[form] = (*index.get(form, ()), word)
    return index


def shortened(word: str) -> list[str]:
    """The word with each of its letters left out."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def one_slip(word: str, meant: str) -> bool:
    """Whether one letter too many, too few or wrong, or two swapped neighbours, make the difference."""
    if abs(len(word) - len(meant)) == 1:
        long, short = (word, meant) if len(word) > len(meant) else (meant, word)
        return short in shortened(long)
    wrong = [at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other]
    if len(word) != len(meant) or len(wrong) > 2:
        return False
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return len(wrong) == 1 or (swapped and word[wrong[0]] == meant[wrong[1]] and word[wrong[1]] == meant[wrong[0]])
