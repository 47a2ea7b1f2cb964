"""Reads facts out of tokens: walks the tries of one language and asks the slots for values, each place once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from carillon.when.facts import Found
from carillon.when.grammar import Grammar
from carillon.when.patterns import End, Node
from carillon.when.tokens import Token
from carillon.when.zones import place_words


class Match(NamedTuple):
    """A value read from some place up to the token `end`."""

    value: Any
    end: int
    weak: bool = False


class Walked(NamedTuple):
    """A pattern that matched, with the values of its slots."""

    pattern: End
    values: tuple[Any, ...]
    end: int
    weak: bool


Slot = Callable[["Scan", int], list[Match]]
Source = Callable[["Scan", int], list[Found]]

SLOTS: Final[dict[str, Slot]] = {}
SOURCES: Final[list[Source]] = []
"""Filled by `slots`, which imports every module that reads."""


def slot(name: str) -> Callable[[Slot], Slot]:
    """Register the reader of a {slot}."""

    def register(reader: Slot) -> Slot:
        SLOTS[name] = reader
        return reader

    return register


class Scan:
    """One line seen through one language. All answers are kept: a place is never read twice."""

    def __init__(self, tokens: list[Token], grammar: Grammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.steps = 0
        self._slots: dict[tuple[str, int], list[Match]] = {}
        self._found: dict[int, list[Found]] = {}

    def found(self, at: int) -> list[Found]:
        """Every fact that begins at a token, longest first."""
        if at not in self._found:
            self._found[at] = []
            seen = {found: None for source in SOURCES for found in source(self, at)} if self._promising(at) else {}
            self._found[at] = sorted(seen, key=lambda found: -found.end)
        return self._found[at]

    def slot(self, name: str, at: int) -> list[Match]:
        """Every value a slot can take from a token on."""
        key = (name, at)
        if key not in self._slots:
            self._slots[key] = []
            self._slots[key] = SLOTS[name](self, at) if at < len(self.tokens) else []
        return self._slots[key]

    def table(self, name: str, at: int) -> list[Match]:
        """What a table of words reads from a token on; the value is the entry's key."""
        node = self.grammar.tables.get(name)
        if node is None:
            return []
        return [Match(walked.pattern.key, walked.end, walked.weak) for walked in self.walk(node, at)]

    def walk(self, node: Node, at: int) -> list[Walked]:
        """Every pattern below a node that matches from a token on."""
        matches: list[Walked] = []
        self._walk(node, at, (), True, matches)
        return matches

    def _walk(self, node: Node, at: int, values: tuple[Any, ...], weak: bool, matches: list[Walked]) -> None:
        self.steps += 1
        matches += [
            Walked(end, values, at, end.weak or (weak and not end.literal and len(values) == 1)) for end in node.ends
        ]
        if at < len(self.tokens):
            self._step(node, at, values, weak, matches)

    def _step(self, node: Node, at: int, values: tuple[Any, ...], weak: bool, matches: list[Walked]) -> None:
        token = self.tokens[at]
        following = node.words.get(token.word)
        if following is not None:
            self._walk(following, at + 1, values, weak, matches)
        for name, child in node.slots.items():
            for match in self.slot(name, at):
                self._walk(child, match.end, (*values, match.value), weak and match.weak, matches)
        if token.soft and following is None and at + 1 < len(self.tokens):
            self._step(node, at + 1, values, weak, matches)

    def _promising(self, at: int) -> bool:
        token = self.tokens[at]
        return token.num is not None or token.word in self.grammar.vocabulary or token.word in place_words()


def _without_ends(node: Node) -> Node:
    bare = Node()
    bare.words, bare.slots = node.words, node.slots
    return bare
