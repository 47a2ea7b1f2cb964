"""The pattern notation of language files, and the tries that hold what it expands to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from carillon.when.tokens import tokenise

_PIECE: Final = re.compile(r"\{\w+\}|[\[\]()|~]|[^\s\[\]()|{}~]+")

Sequence = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """A pattern that is complete here: its rule, the key it stands under, the slots it filled, its strength."""

    rule: str
    key: str
    slots: tuple[str, ...]
    weak: bool  # an ordinary word as well: never a time on its own
    literal: bool  # has words of its own, so weak slots are confirmed by them


class Node:
    """A place in a trie: the words and slots that may follow, and the patterns that end here."""

    __slots__ = ("ends", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: dict[str, Node] = {}
        self.ends: list[End] = []

    def insert(self, sequence: Sequence, rule: str, key: str, *, weak: bool) -> None:
        """Add one expanded pattern below this node."""
        node = self
        names = tuple(symbol[1:-1] for symbol in sequence if symbol.startswith("{"))
        for symbol in sequence:
            if symbol.startswith("{"):
                node = node.slots.setdefault(symbol[1:-1], Node())
            else:
                node = node.words.setdefault(symbol, Node())
        end = End(rule, key, names, weak, len(names) < len(sequence))
        if end not in node.ends:
            node.ends.append(end)

    def vocabulary(self) -> set[str]:
        """Every literal word at or below this node."""
        found = set(self.words)
        for child in (*self.words.values(), *self.slots.values()):
            found |= child.vocabulary()
        return found


class PatternError(ValueError):
    """A language file holds a pattern that cannot be read."""


def expand(patterns: str, respell: Mapping[str, str] | None = None) -> list[tuple[Sequence, bool]]:
    """All word sequences a pattern string stands for, each with whether it is weak."""
    pieces = _PIECE.findall(patterns)
    reader = _Reader(pieces, respell or {})
    alternatives = reader.alternatives()
    if reader.position != len(pieces):
        raise PatternError(f"unbalanced brackets in {patterns!r}")
    return [(sequence, weak) for sequence, weak in alternatives if sequence]


def trie(entries: Iterable[tuple[str, str, str]], respell: Mapping[str, str] | None = None) -> Node:
    """A trie of (rule, key, patterns)."""
    root = Node()
    for rule, key, patterns in entries:
        for sequence, weak in expand(patterns, respell):
            root.insert(sequence, rule, key, weak=weak)
    return root


class _Reader:
    """Recursive descent over the pieces of one pattern string."""

    def __init__(self, pieces: list[str], respell: Mapping[str, str]) -> None:
        self.pieces = pieces
        self.position = 0
        self.respell = respell

    def alternatives(self) -> list[tuple[Sequence, bool]]:
        found: list[tuple[Sequence, bool]] = []
        while True:
            found += self._sequence()
            if self._peek() != "|":
                return found
            self.position += 1

    def _peek(self) -> str:
        return self.pieces[self.position] if self.position < len(self.pieces) else ""

    def _sequence(self) -> list[tuple[Sequence, bool]]:
        built: list[Sequence] = [()]
        weak = False
        while (piece := self._peek()) and piece not in "|)]":
            self.position += 1
            if piece == "~":
                weak = True
            else:
                tails = self._group(piece) if piece in "([" else self._words(piece)
                built = [head + tail for head in built for tail in tails]
        return [(sequence, weak) for sequence in built]

    def _group(self, opening: str) -> list[Sequence]:
        inner = [sequence for sequence, _ in self.alternatives()]
        if self._peek() != {"(": ")", "[": "]"}[opening]:
            raise PatternError(f"unbalanced {opening} in {' '.join(self.pieces)!r}")
        self.position += 1
        return [*inner, ()] if opening == "[" else inner

    def _words(self, piece: str) -> list[Sequence]:
        if piece.startswith("{"):
            return [(piece,)]
        spellings = [piece]
        if any(char in piece for char in self.respell):
            spellings.append("".join(self.respell.get(char, char) for char in piece))
        return [tuple(token.word for token in tokenise(word) if not token.soft) for word in spellings]
