"""Where a line is time and where it is message: phrases at its two ends, and the glue around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from carillon.when.chain import Chain, chains, connected, join
from carillon.when.facts import Every, Fact, Found, Lasting, Months, Part
from carillon.when.reading import Span
from carillon.when.scan import Scan
from carillon.when.tokens import ZONE_TOKENS
from carillon.when.traits import DAYS, Trait, sensible

_LONGEST_FACT: Final = 25
_LONGEST_GLUE: Final = 6
_INVERTED: Final = frozenset("¿¡")
_OPENING: Final = frozenset("([-*•") | _INVERTED
_CLOSING: Final = frozenset(".,;:!?)]…")
_MESSAGE_OPENS: Final = " \t\r\n:,;.)]>-–—"
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
    Trait.DATE
    | Trait.YEARDAY
    | Trait.WEEKDAY
    | Trait.MONTHDAY
    | Trait.MONTH
    | Trait.NTH
    | Trait.SPAN
    | Trait.YEAR
    | Trait.ELAPSED
)


class Line:
    """One item of text with its tokens read in one language, or a stretch of it from token to token."""

    def __init__(self, text: str, scan: Scan, lead: int | None = None, tail: int | None = None) -> None:
        self.text = text
        self.scan = scan
        self.tokens = scan.tokens
        self.tail = self._tail() if tail is None else tail
        self.front, self.lead = self._front() if lead is None else (lead, lead)
        self.request = self._tail(weak=True) if tail is None else tail
        if self.front:
            self.tail = self.request

    def cuts(self) -> list[Cut]:
        """Every sensible way to divide the line, the best first: both ends, then the end that says more.

        Behind "remind me to" the message begins, and time at its own front counts less than time at the end.
        """
        lefts, rights = self._lefts(), self._rights()
        fronts = [self._cut(left, None, left.traits) for left in lefts if sensible(left.traits) and self._solid(left)]
        ends = [self._cut(None, right, right.traits) for right in rights if sensible(right.traits) and right.strong]
        in_message = bool(lefts) and self.front < self.lead <= lefts[0].start
        front_first = bool(fronts) and (not ends or (fronts[0].weight >= ends[0].weight and not in_message))
        return [*self._both(lefts, rights), *([*fronts, *ends] if front_first else [*ends, *fronts])]

    def second_phrase(self, cut: Cut) -> Line | None:
        """What is left when more time follows behind an "and": "mondays at 9 and fridays at 10 yoga"."""
        if cut.left is not None and cut.right is None:
            ends = [match.end for match in self.scan.table("word_and", cut.left.end) if match.end < self.tail]
            starts = [end for end in ends if any(not (one.weak or one.bound) for one in self.scan.found(end))]
            if starts:
                return Line(self.text, self.scan, lead=min(starts), tail=self.tail)
        if cut.right is not None and cut.left is None:
            place = cut.right.start - 1
            joined = place > 0 and any(match.end == cut.right.start for match in self.scan.table("word_and", place))
            if joined and self._goes_back(place):
                return Line(self.text, self.scan, lead=self.lead, tail=place)
        return None

    def middles(self) -> list[Cut]:
        """Full phrases with message on both sides, the longest first: "dinner friday at 8pm at Luigi's"."""
        found: list[Chain] = []
        for start in range(self.lead + 1, min(self.tail, self.lead + ZONE_TOKENS)):
            if self.scan.found(start) and self._starts_well(start):
                found += [chain for chain in chains(self.scan, start) if self._full(chain)]
        found.sort(key=lambda chain: chain.start - chain.end)
        return [self._cut_out(chain) for chain in found]

    def _full(self, chain: Chain) -> bool:
        """A day or a cadence, and a clock, or a length from now."""
        clock = chain.traits & (Trait.CLOCK | Trait.ELAPSED)
        return bool(clock and chain.traits & DAYS) and sensible(chain.traits) and self._ends_well(chain)

    def _cut_out(self, chain: Chain) -> Cut:
        """The message without a phrase from its middle."""
        start, end = self.tokens[chain.start].start, self.tokens[chain.end - 1].end
        begin = self.tokens[self.lead].start
        message = f"{self.text[begin:start].rstrip(_MESSAGE_CLOSES)} {self.text[end:].strip()}"
        return Cut(chain, None, chain.traits, message, (Span(start, end),))

    def repeats_beside(self, cut: Cut) -> bool:
        """Whether the message begins with words of a series that were not understood."""
        place = cut.left.end if cut.left is not None else self.lead
        end = cut.right.start if cut.right is not None else self.tail
        if place + 1 >= end or self.tokens[place].word not in self.scan.grammar.every_words:
            return False
        following = self.tokens[place + 1]
        return following.num is not None or following.word in self.scan.grammar.vocabulary

    def _front(self) -> tuple[int, int]:
        """Behind the glue at the front, and behind the word that joins it to the message."""
        start = 0
        while start < self.tail and self.tokens[start].word in _INVERTED:
            start += 1
        lead = start
        while ends := [match.end for match in self.scan.table("glue_before", self._past_commas(lead))]:
            lead = max(ends)
        if lead == start:
            return 0, 0
        between = [match.end for match in self.scan.table("glue_between", lead)]
        return lead, max(between, default=lead)

    def _past_commas(self, at: int) -> int:
        while at and at < self.tail and self.tokens[at].word in {",", "!", "."}:
            at += 1
        return at

    def _tail(self, *, weak: bool = False) -> int:
        """Before closing punctuation and the glue at the end; weak glue ("erinnern") may be the message's own word."""
        tail = len(self.tokens)
        while tail and self.tokens[tail - 1].word in _CLOSING:
            tail -= 1
        for start in range(max(tail - _LONGEST_GLUE, 0), tail):
            glue = self.scan.table("glue_after", start) if start else []
            if any(match.end == tail and (weak or not match.weak) for match in glue):
                tail = start
                break
        while tail and self.tokens[tail - 1].word in _CLOSING:
            tail -= 1
        return tail

    def _lefts(self) -> list[Chain]:
        """Phrases at the front; one may begin with the word that else joins the message: "de lunes a viernes"."""
        swallowing = [] if self.front == self.lead else self._lefts_from(self.front)
        longer = [chain for chain in swallowing if chain.end > self.lead]
        return longer or self._lefts_from(self.lead)

    def _lefts_from(self, start: int) -> list[Chain]:
        found: list[Chain] = []
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
                whole = [chain for chain in chains(self.scan, start) if chain.end == self.tail]
                found += [
                    chain for chain in whole if not _is_brief(chain.found[0]) and not _is_adjective(chain.found[0])
                ]
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
            for right in (
                one for one in rights if one.start == starts and one.strong and not self._goes_back(one.start)
            ):
                traits = _joined(left, right) if left.end < right.start else None
                if traits is not None and sensible(traits) and _worth_joining(left, right) and not self._aims(right):
                    found.append(self._cut(left, right, traits))
        return found

    def _aims(self, right: Chain) -> bool:
        """Whether a day at the end tells what the message is for: "à 18h acheter le pain pour demain"."""
        return bool(right.traits & DAYS and self.scan.table("glue_between", right.start))

    def _goes_on(self, chain: Chain) -> bool:
        """Whether more time stands right behind it: then it is no phrase of its own."""
        behind = (found for place in connected(self.scan, chain.end) for found in self.scan.found(place))
        return any(_is_time(found) and found.start < self.tail for found in behind)

    def _goes_back(self, end: int) -> bool:
        """Whether time stands right before a token."""
        return any(
            found.end == end and _is_time(found)
            for place in range(max(end - _LONGEST_FACT, self.lead), end)
            for found in self.scan.found(place)
        )

    def _solid(self, left: Chain) -> bool:
        """Words that can be nothing but time, or nothing else on the line. A lone 2027 is more a year than a clock."""
        alone = left.end == self.tail and left.start == 0
        return left.strong or (alone and self.tokens[0].word[:2] not in {"19", "20"})

    def _ends_well(self, chain: Chain) -> bool:
        """Not in the middle of a word, a number, a price or a name."""
        if chain.end >= len(self.tokens):
            return True
        following = self.tokens[chain.end]
        if not following.spaced:
            joined = chain.end + 1 < len(self.tokens) and not self.tokens[chain.end + 1].spaced
            number = joined and self.tokens[chain.end + 1].num is not None
            return (following.word in _CLOSING and not number) or (following.word == "-" and not joined)
        last = chain.found[-1]
        joint = self.front > 0 and bool(self.scan.table("glue_between", chain.end))
        measured = following.word in _MEASURES or (following.word in self.scan.grammar.measures and not joint)
        counted = measured or following.num is not None or bool(self.scan.slot("unit", chain.end))
        return not (last.bound and counted and self.tokens[chain.end - 1].num is not None)

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
        end, tail = len(self.text), self.tail
        if left is not None:
            taken.append(Span(self.tokens[left.start].start, self.tokens[left.end - 1].end))
            begin, tail = self._behind(left)
        if right is not None:
            taken.append(Span(self.tokens[right.start].start, self.tokens[right.end - 1].end))
            end = self.tokens[right.start].start
        elif self._requests() or any(token.word not in _CLOSING for token in self.tokens[tail:]):
            end = self.tokens[tail].start
        message = self.text[begin:end]
        message = message.lstrip(_MESSAGE_OPENS if left is not None or self.lead else " \t\r\n")
        message = message.rstrip(_MESSAGE_CLOSES if right is not None else " \t\r\n")
        return Cut(left, right, traits, message if begin < end else "", tuple(taken))

    def _requests(self) -> bool:
        """Whether the question mark at the end is the request's: "can you remind me to pay?"."""
        return self.lead > 0 and self.tail < len(self.tokens) and self.tokens[self.tail].word == "?"

    def _behind(self, left: Chain) -> tuple[int, int]:
        """Where the message begins, behind the phrase and the glue that joins it, and the token where it ends.

        Weak glue ("an") needs a request at either end of the line: "um 9 an Oma erinnern".
        """
        place = left.end
        while place < self.tail and self.tokens[place].word in {",", ":"}:
            place += 1
        asked = self.front > 0 or self.request < self.tail
        glue = [match for match in self.scan.table("glue_between", place) if asked or not match.weak]
        longest = max(glue, key=lambda match: match.end, default=None)
        if longest is None or longest.end >= self.tail:
            return self.tokens[left.end - 1].end, self.tail
        return self.tokens[longest.end].start, self.request if longest.weak else self.tail


def _joined(left: Chain, right: Chain) -> int | None:
    traits: int | None = left.traits
    day = Trait.DATE | Trait.YEARDAY
    if (left.traits & day and right.traits & Trait.WEEKDAY) or (right.traits & day and left.traits & Trait.WEEKDAY):
        return None
    for found in right.found:
        if traits is None:
            return None
        traits = join(traits, found)
    return traits


def _is_time(found: Found) -> bool:
    """Nothing but time: no bare "every", and no minutes or hours that a thing takes ("walk the dog for 30 minutes")."""
    return not found.weak and not found.bound and found.facts != (Every(),) and not _is_brief(found)


def _is_brief(found: Found) -> bool:
    fact = found.facts[0]
    return len(found.facts) == 1 and isinstance(fact, Lasting) and bool(fact.length.seconds)


def _is_adjective(found: Found) -> bool:
    """A weak cadence or month behind the message belongs to it: "informe semanal el lunes", "cuota de abril el 28"."""
    return found.weak and isinstance(found.facts[0], (Every, Months))


def _worth_joining(left: Chain, right: Chain) -> bool:
    """Either is a time by itself, and what the other adds is no bare count that may belong to the message."""
    if Trait.COUNT in {right.traits, left.traits} or any(_is_brief(chain.found[0]) for chain in (left, right)):
        return False
    return sensible(left.traits) or sensible(right.traits)
