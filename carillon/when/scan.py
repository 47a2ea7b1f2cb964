"""Reads facts out of tokens: walks the tries of one language and asks the slots for values, each place once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from carillon.when.facts import Found
from carillon.when.grammar import Grammar
from carillon.when.patterns import GLUED, End, Node
from carillon.when.tokens import Token
from carillon.when.zones import place_words


class Match(NamedTuple):
    """A value read from some place up to the token `end`."""

    value: Any
    end: int
    weak: bool = False


class Walked(NamedTuple):
    """A pattern that matched, with the names and values of its slots in order."""

    pattern: End
    names: tuple[str, ...]
    values: tuple[Any, ...]
    end: int
    weak: bool
    literal: bool  # it has words of its own


class Bound(NamedTuple):
    """What a walk has bound so far. `weak` as long as there is nothing but one weak slot, and no word."""

    names: tuple[str, ...]
    values: tuple[Any, ...]
    weak: bool
    literal: bool


_NOTHING: Final = Bound((), (), weak=False, literal=False)


Slot = Callable[["Scan", int], list[Match]]
Source = Callable[["Scan", int], list[Found]]

_DEEPEST: Final = 6
_STRETCH: Final = 40

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
        self._depth = 0
        self._slots: dict[tuple[str, int], list[Match]] = {}
        self._found: dict[int, list[Found]] = {}

    def found(self, at: int) -> list[Found]:
        """Every fact that begins at a token, longest first."""
        if at not in self._found:
            if self._depth > _DEEPEST and at + 1 not in self._found:
                self._prepare_from_the_right(at)
            self._found[at] = []
            self._depth += 1
            seen = {found: None for source in SOURCES for found in source(self, at)} if self._promising(at) else {}
            self._depth -= 1
            self._found[at] = sorted(seen, key=lambda found: -found.end)
        return self._found[at]

    def _prepare_from_the_right(self, at: int) -> None:
        """Against "until until until …": reads what lies ahead backwards, so that no reading nests deeper than this."""
        end = at
        while end < min(at + _STRETCH, len(self.tokens)) and self._promising(end):
            end += 1
        for place in range(end - 1, at, -1):
            self.found(place)

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
        if node is None or at >= len(self.tokens) or _hopeless(node, self.tokens[at]):
            return []
        return [Match(walked.pattern.key, walked.end, walked.weak) for walked in self.walk(node, at)]

    def walk(self, node: Node, at: int) -> list[Walked]:
        """Every pattern below a node that matches from a token on."""
        matches: list[Walked] = []
        self._walk(node, at, _NOTHING, matches)
        return matches

    def _walk(self, node: Node, at: int, bound: Bound, matches: list[Walked]) -> None:
        if node.ends:
            matches += [
                Walked(end, bound.names, bound.values, at, end.weak or bound.weak, bound.literal) for end in node.ends
            ]
        if at < len(self.tokens):
            self._step(node, at, bound, matches)

    def _step(self, node: Node, at: int, bound: Bound, matches: list[Walked]) -> None:
        token = self.tokens[at]
        following = node.words.get(token.word, ())
        if not token.spaced:
            following += node.words.get(GLUED + token.word, ())
        for child in following:
            self._walk(child, at + 1, bound if bound.literal else _with_word(bound), matches)
        for name, children in node.slots.items() if node.slots else ():
            for match in self.slot(name, at):
                weak = match.weak and not bound.literal and not bound.values
                bound_too = Bound((*bound.names, name), (*bound.values, match.value), weak, bound.literal)
                for child in children:
                    self._walk(child, match.end, bound_too, matches)
        if token.soft and not following and at + 1 < len(self.tokens):
            self._step(node, at + 1, bound, matches)

    def _promising(self, at: int) -> bool:
        token = self.tokens[at]
        return token.num is not None or token.word in self.grammar.vocabulary or token.word in place_words()


def _hopeless(node: Node, token: Token) -> bool:
    """Most words open nothing: seen at a glance."""
    return token.word not in node.words and not node.slots and not token.soft


def _with_word(bound: Bound) -> Bound:
    return Bound(bound.names, bound.values, weak=False, literal=True)
