"""Which language a line is written in, by the words of it that are time or fronts of requests."""

from __future__ import annotations

from functools import cache
from typing import Final

from carillon.when.lexicon import grammar, languages
from carillon.when.tokens import tokenise

_TABLES: Final = ("glue_before", "glue_between", "blockers")


def detect(text: str) -> str:
    """The code of the most likely language; English where nothing tells, and on a tie."""
    words = [token.word for token in tokenise(text) if token.word.isalpha()]
    return max(languages(), key=lambda code: sum(len(word) for word in words if word in _words(code)))


@cache
def _words(code: str) -> frozenset[str]:
    known = grammar(code)
    return known.vocabulary.union(*(known.tables[name].vocabulary() for name in _TABLES))
