"""The pattern notation of language files, and the graphs of words that patterns are woven into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from carillon.when.tokens import Token, tokenise

_PIECE: Final = re.compile(r"\{\w+\}|[\[\]()|~]|[^\s\[\]()|{}~]+")
GLUED: Final = "\2"
"""Before letters that a pattern writes right behind digits ("6a", "2day"): "6 a" and "2 day" are something else."""

_MOST_BRANCHES: Final = 3
"""Where more branches of one pattern than this run side by side, they are led together."""


@dataclass(frozen=True, slots=True)
class End:
    """A pattern that is complete here: its rule, the key it stands under, its strength."""

    rule: str
    key: str
    weak: bool  # an ordinary word as well: never a time on its own


class Node:
    """A place in a graph: the words and slots that may follow, each with the nodes they lead to, and what ends here."""

    __slots__ = ("ends", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, tuple[Node, ...]] = {}
        self.slots: dict[str, tuple[Node, ...]] = {}
        self.ends: tuple[End, ...] = ()

    def below(self) -> Iterator[Node]:
        """This node and every node that can be reached from it, each once."""
        seen, waiting = {id(self)}, [self]
        while waiting:
            node = waiting.pop()
            yield node
            for child in (child for table in (node.words, node.slots) for nodes in table.values() for child in nodes):
                if id(child) not in seen:
                    seen.add(id(child))
                    waiting.append(child)

    def vocabulary(self) -> set[str]:
        """Every literal word at or below this node."""
        return {word for node in self.below() for word in node.words}


class _Draft:
    """A node while patterns are woven in. Patterns share their beginnings.

    A choice of many branches inside a pattern leads to one draft that they share (`also`): so a graph is no larger
    than the text it is made of.
    """

    __slots__ = ("also", "ends", "node", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Draft] = {}
        self.slots: dict[str, _Draft] = {}
        self.also: list[_Draft] = []
        self.ends: list[End] = []
        self.node = Node()

    def reachable(self) -> list[_Draft]:
        """This draft and those that are reached without a word."""
        found = [self]
        for draft in found:
            found += [other for other in draft.also if other not in found]
        return found


class PatternError(ValueError):
    """A language file holds a pattern that cannot be read."""


class _Words(NamedTuple):
    spellings: tuple[tuple[str, ...], ...]


class _Slot(NamedTuple):
    name: str


class _Group(NamedTuple):
    alternatives: list[_Alternative]
    optional: bool


class _Alternative(NamedTuple):
    steps: list[_Words | _Slot | _Group]
    weak: bool


def weave(entries: Iterable[tuple[str, str, str]], respell: Mapping[str, str] | None = None) -> Node:
    """The graph of (rule, key, patterns). Raises PatternError for brackets that do not close."""
    root = _Draft()
    for rule, key, patterns in entries:
        for alternative in _read(patterns, respell or {}):
            end = End(rule, key, alternative.weak)
            for draft in _thread([root], alternative):
                if draft is not root and end not in draft.ends:
                    draft.ends.append(end)
    return _finished(root)


def _finished(root: _Draft) -> Node:
    """The graph without drafts: every node knows at once all that may follow it."""
    seen, waiting = {id(root)}, [root]
    while waiting:
        draft = waiting.pop()
        reachable = draft.reachable()
        draft.node.words = _merged([one.words for one in reachable])
        draft.node.slots = _merged([one.slots for one in reachable])
        draft.node.ends = tuple(dict.fromkeys(end for one in reachable for end in one.ends))
        for child in (child for one in reachable for table in (one.words, one.slots) for child in table.values()):
            if id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)
    return root.node


def _merged(tables: list[dict[str, _Draft]]) -> dict[str, tuple[Node, ...]]:
    merged: dict[str, tuple[Node, ...]] = {}
    for table in tables:
        for step, draft in table.items():
            merged[step] = (*merged.get(step, ()), draft.node)
    return merged


def _thread(frontier: list[_Draft], alternative: _Alternative) -> list[_Draft]:
    """Lead drafts through the steps of a pattern: the drafts behind it."""
    for step in alternative.steps:
        if isinstance(step, _Slot):
            frontier = [draft.slots.setdefault(step.name, _Draft()) for draft in frontier]
        elif isinstance(step, _Words):
            frontier = [_through(draft, spelling) for draft in frontier for spelling in step.spellings]
        else:
            frontier = _together(_branches(frontier, step))
    return frontier


def _branches(frontier: list[_Draft], group: _Group) -> list[_Draft]:
    branches = [draft for one in group.alternatives for draft in _thread(frontier, one)]
    branches += frontier if group.optional else []
    return list({id(draft): draft for draft in branches}.values())


def _together(branches: list[_Draft]) -> list[_Draft]:
    if len(branches) <= _MOST_BRANCHES:
        return branches
    shared = _Draft()
    for draft in branches:
        draft.also.append(shared)
    return [shared]


def _through(draft: _Draft, words: tuple[str, ...]) -> _Draft:
    for word in words:
        draft = draft.words.setdefault(word, _Draft())
    return draft


def _read(patterns: str, respell: Mapping[str, str]) -> list[_Alternative]:
    reader = _Reader(_PIECE.findall(patterns), respell)
    alternatives = reader.alternatives()
    if reader.position != len(reader.pieces):
        raise PatternError(f"unbalanced brackets in {patterns!r}")
    return alternatives


class _Reader:
    """Recursive descent over the pieces of one pattern string."""

    def __init__(self, pieces: list[str], respell: Mapping[str, str]) -> None:
        self.pieces = pieces
        self.position = 0
        self.respell = respell

    def alternatives(self) -> list[_Alternative]:
        found = [self._alternative()]
        while self._peek() == "|":
            self.position += 1
            found.append(self._alternative())
        return found

    def _peek(self) -> str:
        return self.pieces[self.position] if self.position < len(self.pieces) else ""

    def _alternative(self) -> _Alternative:
        steps: list[_Words | _Slot | _Group] = []
        weak = False
        while (piece := self._peek()) and piece not in "|)]":
            self.position += 1
            if piece == "~":
                weak = True
            elif piece in "([":
                steps.append(self._group(piece))
            elif piece.startswith("{"):
                steps.append(_Slot(piece[1:-1]))
            else:
                steps.append(self._words(piece))
        return _Alternative(steps, weak)

    def _group(self, opening: str) -> _Group:
        inner = self.alternatives()
        if self._peek() != {"(": ")", "[": "]"}[opening]:
            raise PatternError(f"unbalanced {opening} in {' '.join(self.pieces)!r}")
        self.position += 1
        return _Group(inner, optional=opening == "[")

    def _words(self, piece: str) -> _Words:
        spellings = {piece, "".join(self.respell.get(char, char) for char in piece)}
        return _Words(tuple(dict.fromkeys(_folded(tokenise(spelling)) for spelling in spellings)))


def _folded(tokens: list[Token]) -> tuple[str, ...]:
    """The words of a piece; a hyphen or a point may be left out, letters behind digits must stay with them."""
    pairs = zip([None, *tokens], tokens, strict=False)
    return tuple(
        GLUED + token.word if before is not None and before.num is not None and token.word.isalpha() else token.word
        for before, token in pairs
        if not token.soft
    )
