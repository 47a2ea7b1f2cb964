"""Where a line is time and where it is message: phrases at its two ends, and the glue around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from carillon.when.chain import Chain, chains, connected, join
from carillon.when.facts import Fact, Part
from carillon.when.reading import Span
from carillon.when.scan import Scan
from carillon.when.traits import Trait, sensible

ZONE_TOKENS: Final = 90
"""How far from an edge time is looked for."""
_LONGEST_FACT: Final = 25
_OPENING: Final = frozenset("([-*•")
_CLOSING: Final = frozenset(".,;:!?)…")
_MESSAGE_OPENS: Final = " \t\r\n:,;.)>-–—"
_MESSAGE_CLOSES: Final = " \t\r\n,:(-–—"
_MEASURES: Final = frozenset(
    {"%", "€", "$", "£", "₽", "km", "m", "cm", "mm", "mi", "ft", "kg", "g", "mg", "lb", "lbs", "oz", "l", "ml", "cl"}
    | {"kb", "mb", "gb", "tb", "euro", "euros", "eur", "usd", "rub", "dollars", "bucks"}
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to divide a line: the time at the front, at the end or at both, and the message between."""

    left: Chain | None
    right: Chain | None
    traits: int
    message: str
    taken: tuple[Span, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of both ends in the order of the text."""
        return tuple(fact for chain in (self.left, self.right) if chain is not None for fact in chain.facts)

    @property
    def length(self) -> int:
        """How many characters it takes."""
        return sum(span.end - span.start for span in self.taken)

    @property
    def weight(self) -> int:
        """How much it says: a day, a clock, a cadence; a bare length is worth less than anything."""
        if self.left is not None and self.left.found[0].bound and self.traits & Trait.ELAPSED:
            return 0
        day = bool(self.traits & _DAY)
        clock = bool(self.traits & (Trait.CLOCK | Trait.PART | Trait.ELAPSED | Trait.WINDOW))
        cadence = bool(self.traits & (Trait.HABIT | Trait.DONE))
        return day + clock + cadence


_DAY: Final = (
    Trait.DATE | Trait.YEARDAY | Trait.WEEKDAY | Trait.MONTHDAY | Trait.MONTH | Trait.NTH | Trait.SPAN | Trait.ELAPSED
)


class Line:
    """One item of text with its tokens read in one language."""

    def __init__(self, text: str, scan: Scan) -> None:
        self.text = text
        self.scan = scan
        self.tokens = scan.tokens
        self.tail = self._tail()
        self.lead, self.message_opens = self._front()

    def cuts(self) -> list[Cut]:
        """Every sensible way to divide the line, the best first: both ends, then the end that says more."""
        lefts = [] if self.message_opens else self._lefts()
        rights = self._rights()
        fronts = [self._cut(left, None, left.traits) for left in lefts if sensible(left.traits) and self._solid(left)]
        ends = [self._cut(None, right, right.traits) for right in rights if sensible(right.traits) and right.strong]
        singles = [*fronts, *ends] if not ends or (fronts and fronts[0].weight >= ends[0].weight) else [*ends, *fronts]
        return [*self._both(lefts, rights), *singles]

    def repeats_beside(self, cut: Cut) -> bool:
        """Whether the message begins with words of a series that were not understood."""
        place = cut.left.end if cut.left is not None else self.lead
        end = cut.right.start if cut.right is not None else self.tail
        if place + 1 >= end or self.tokens[place].word not in self.scan.grammar.every_words:
            return False
        following = self.tokens[place + 1]
        return following.num is not None or following.word in self.scan.grammar.vocabulary

    def _front(self) -> tuple[int, bool]:
        """Behind the glue at the front; whether that glue says that the message follows at once."""
        lead = 0
        while ends := [match.end for match in self.scan.table("glue_before", lead)]:
            lead = max(ends)
        if not lead:
            return 0, False
        between = [match.end for match in self.scan.table("glue_between", lead)]
        return (max(between), True) if between else (lead, False)

    def _tail(self) -> int:
        """Before closing punctuation and the glue at the end."""
        tail = len(self.tokens)
        while tail and self.tokens[tail - 1].word in _CLOSING:
            tail -= 1
        for start in range(max(tail - 4, 0), tail):
            if start and any(match.end == tail for match in self.scan.table("glue_after", start)):
                tail = start
                break
        while tail and self.tokens[tail - 1].word in _CLOSING:
            tail -= 1
        return tail

    def _lefts(self) -> list[Chain]:
        found: list[Chain] = []
        start = self.lead
        while start < self.tail and self.tokens[start].word in _OPENING:
            start += 1
        if start < self.tail:
            found = [chain for chain in chains(self.scan, start, bound_first=True) if self._ends_well(chain)]
        return [chain for chain in found if chain.end <= self.tail and not self._begins_loose(chain)]

    def _begins_loose(self, chain: Chain) -> bool:
        """A bare "morning" opens no line, a bare "9" before a day does."""
        first = chain.found[0]
        return first.bound and first.weak and bool(chain.traits & Trait.PART) and isinstance(first.facts[0], Part)

    def _rights(self) -> list[Chain]:
        found: list[Chain] = []
        for start in self._reaching_tail():
            if self._starts_well(start):
                found += [chain for chain in chains(self.scan, start) if chain.end == self.tail]
        return found

    def _reaching_tail(self) -> list[int]:
        """Tokens from which facts lead to the end of the line without a gap, in order."""
        reaching: set[int] = set()
        nearest = self.tail
        for start in range(self.tail - 1, max(self.lead, self.tail - ZONE_TOKENS) - 1, -1):
            if start < nearest - _LONGEST_FACT:
                break
            for found in self.scan.found(start):
                if found.end == self.tail or not reaching.isdisjoint(connected(self.scan, found.end)):
                    reaching.add(start)
                    nearest = start
                    break
        return sorted(reaching)

    def _both(self, lefts: list[Chain], rights: list[Chain]) -> list[Cut]:
        """Phrases at both ends that belong together: "tomorrow call Ana at 9"."""
        found = []
        ends = max((left.end for left in lefts), default=0)
        starts = min((right.start for right in rights), default=0)
        if ends >= self.tail:
            return []
        for left in (left for left in lefts if left.end == ends and left.strong and not self._goes_on(left)):
            for right in (one for one in rights if one.start == starts and one.strong and not self._goes_back(one)):
                traits = _joined(left, right) if left.end < right.start else None
                if traits is not None and sensible(traits) and _worth_joining(left, right):
                    found.append(self._cut(left, right, traits))
        return found

    def _goes_on(self, chain: Chain) -> bool:
        """Whether more time stands right behind it: then it is no phrase of its own."""
        behind = (found for place in connected(self.scan, chain.end) for found in self.scan.found(place))
        return any(not found.weak and not found.bound and found.start < self.tail for found in behind)

    def _goes_back(self, chain: Chain) -> bool:
        """Whether more time stands right before it."""
        before = range(max(chain.start - _LONGEST_FACT, self.lead), chain.start)
        return any(
            found.end == chain.start and not found.weak and not found.bound
            for place in before
            for found in self.scan.found(place)
        )

    def _solid(self, left: Chain) -> bool:
        """Words that can be nothing but time, or nothing else on the line."""
        return left.strong or (left.end == self.tail and left.start == 0)

    def _ends_well(self, chain: Chain) -> bool:
        """Not in the middle of a word, a number, a price or a name."""
        if chain.end >= len(self.tokens):
            return True
        following = self.tokens[chain.end]
        if not following.spaced:
            joined = chain.end + 1 < len(self.tokens) and not self.tokens[chain.end + 1].spaced
            return following.word in _CLOSING or (following.word == "-" and not joined)
        last = chain.found[-1]
        counted = following.word in _MEASURES or bool(self.scan.slot("unit", chain.end))
        return not (last.bound and last.weak and counted and self.tokens[chain.end - 1].num is not None)

    def _starts_well(self, start: int) -> bool:
        """At a word's beginning, and not after a word that keeps it in the message."""
        token = self.tokens[start]
        if not token.spaced and self.tokens[start - 1].word not in {"(", ","}:
            return False
        before = range(max(start - 3, 0), start)
        return not any(match.end == start for place in before for match in self.scan.table("blockers", place))

    def _cut(self, left: Chain | None, right: Chain | None, traits: int) -> Cut:
        taken = []
        begin = self.tokens[self.lead].start if self.lead < len(self.tokens) else len(self.text)
        end = len(self.text)
        if left is not None:
            taken.append(Span(self.tokens[left.start].start, self.tokens[left.end - 1].end))
            begin = self._behind(left)
        if right is not None:
            taken.append(Span(self.tokens[right.start].start, self.tokens[right.end - 1].end))
            end = self.tokens[right.start].start
        elif self.tail < len(self.tokens) and self.tokens[self.tail].word not in _CLOSING:
            end = self.tokens[self.tail].start
        message = self.text[begin:end]
        message = message.lstrip(_MESSAGE_OPENS if left is not None or self.lead else " \t\r\n")
        message = message.rstrip(_MESSAGE_CLOSES if right is not None else " \t\r\n")
        return Cut(left, right, traits, message if begin < end else "", tuple(taken))

    def _behind(self, left: Chain) -> int:
        """Where the message begins: behind the phrase and the glue that joins it to the message."""
        place = left.end
        while place < self.tail and self.tokens[place].word in {",", ":"}:
            place += 1
        glue = [match.end for match in self.scan.table("glue_between", place)] if place < self.tail else []
        if glue and max(glue) < self.tail:
            return self.tokens[max(glue)].start
        return self.tokens[left.end - 1].end


def _joined(left: Chain, right: Chain) -> int | None:
    traits: int | None = left.traits
    for found in right.found:
        if traits is None:
            return None
        traits = join(traits, found)
    return traits


def _worth_joining(left: Chain, right: Chain) -> bool:
    """Either is a time by itself, and what the other adds is no bare count that may belong to the message."""
    if Trait.COUNT in {right.traits, left.traits}:
        return False
    return sensible(left.traits) or sensible(right.traits)
