"""Facts side by side make one phrase: which may stand together, and how far a phrase reaches."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from carillon.when.facts import CalendarDate, Clocks, Every, Fact, Found, MonthDays, Months, Offset, Part, Weekdays
from carillon.when.scan import Scan
from carillon.when.traits import DAYS, Trait, traits_of

_MOST_STATES: Final = 400


@dataclass(frozen=True, slots=True)
class Chain:
    """Facts that stand side by side from one token to another."""

    found: tuple[Found, ...]
    traits: int

    @property
    def start(self) -> int:
        """Its first token."""
        return self.found[0].start

    @property
    def end(self) -> int:
        """Behind its last token."""
        return self.found[-1].end

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All its facts in the order of the text."""
        return tuple(fact for found in self.found for fact in found.facts)

    @property
    def strong(self) -> bool:
        """Whether some of its words can be nothing but time."""
        night = self.traits & Trait.PART and not self.traits & Trait.HABIT
        night_out = self.traits & Trait.WEEKDAY and night  # "sat night": neither is sure, both are
        return bool(night_out) or any(not found.weak for found in self.found)


def chains(scan: Scan, start: int, *, bound_first: bool = False) -> list[Chain]:
    """Every compatible chain that begins at a token, the longest first, the plainest first among equals."""
    complete: dict[tuple[int, int], Chain] = {}
    waiting = deque(
        Chain((found,), traits)
        for found in scan.found(start)
        if (bound_first or not found.bound) and (traits := join(0, found)) is not None
    )
    while waiting and len(complete) < _MOST_STATES:
        chain = waiting.popleft()
        key = (chain.end, chain.traits)
        if key in complete and _rank(complete[key]) >= _rank(chain):
            continue
        complete[key] = chain
        waiting += _extended(scan, chain)
    finished = [chain for chain in complete.values() if not _breaks_off(chain)]
    return sorted(finished, key=lambda chain: (-chain.end, *(-part for part in _rank(chain))))


def join(traits: int, found: Found) -> int | None:
    """The traits of a phrase with these facts added; None where they contradict each other."""
    of_parts = isinstance(found.facts[0], Every) and isinstance(found.facts[-1], Part)
    for fact in found.facts:
        added, barred = traits_of(fact)
        if found.weak and isinstance(fact, Weekdays):
            barred |= Trait.DATE | Trait.YEARDAY
        if of_parts and isinstance(fact, Every):
            barred |= Trait.WEEKDAY | Trait.YEARDAY | Trait.MONTHDAY
        if isinstance(fact, (CalendarDate, MonthDays)):
            barred |= Trait.PARTS
        if traits & barred and not _repeats(traits, fact):
            return None
        traits |= added
    return traits | Trait.PARTS if of_parts else traits


def _extended(scan: Scan, chain: Chain) -> list[Chain]:
    longer = []
    for place in connected(scan, chain.end) if not _is_name(chain) else ():
        for found in scan.found(place):
            linked = place > chain.end and isinstance(found.facts[0], MonthDays)
            if (found.bound and (linked or not _may_follow(chain, found))) or (
                _is_month(found) and not _breaks_off(chain)
            ):
                continue
            traits = join(chain.traits, found)
            if traits is not None:
                longer.append(Chain((*chain.found, found), traits))
    return longer


def connected(scan: Scan, at: int) -> list[int]:
    """Where the next fact of a phrase may begin: here, or behind commas and linking words."""
    places = [at]
    for _ in range(3):
        if at >= len(scan.tokens):
            break
        token = scan.tokens[at]
        links = scan.table("word_link", at)
        if token.word in {",", "(", ")", "-", "."} and (token.word != "-" or token.spaced):
            at += 1
        elif links:
            at = links[-1].end
        else:
            break
        places.append(at)
    return [place for place in places if place < len(scan.tokens)]


def _is_month(found: Found) -> bool:
    """A month by its bare name, which may be a person's: "Jan", "April", "June"."""
    return found.weak and not found.bound and isinstance(found.facts[0], Months)


def _is_name(chain: Chain) -> bool:
    """A bare month begins no phrase, it only follows "every": "lunch with Jan every 6 hours"."""
    return len(chain.found) == 1 and _is_month(chain.found[0])


def _breaks_off(chain: Chain) -> bool:
    """A bare "every" speaks of what follows it, never of what it follows: "sept 7 every little thing"."""
    last = chain.found[-1].facts[-1]
    return isinstance(last, Every) and not last.unit


def _may_follow(chain: Chain, found: Found) -> bool:
    """A bound part of the day names the hour of a day: "tomorrow morning", not "at 9 morning run".

    A bound day of the month stands beside a weekday or "every": "viernes 13", "cada 15"; a bare length only first.
    """
    if isinstance(found.facts[0], Part):
        return bool(chain.traits & DAYS) and not isinstance(chain.found[-1].facts[-1], Clocks)
    if isinstance(found.facts[0], Offset):
        return False
    if isinstance(found.facts[0], MonthDays):
        return bool(chain.traits & (Trait.WEEKDAY | Trait.MARK))
    if isinstance(found.facts[0], Every):
        return bool(chain.traits & (Trait.MONTHDAY | Trait.NTH | Trait.WEEKDAY))
    return bool(chain.traits & ~Trait.ZONE)


def _rank(chain: Chain) -> tuple[int, ...]:
    """Few facts and strong ones make the plainest reading; "until friday" ends a series before it names a day.

    Among equals a bare number beside a weekday is rather a day than an hour, and "8 y 20" are two clocks where it
    repeats, one where it does not.
    """
    strong = sum(not found.weak for found in chain.found)
    ends = int(bool(chain.traits & Trait.UNTIL))
    loose = any(found.bound and isinstance(found.facts[0], Clocks) for found in chain.found)
    clocks = max(1, sum(len(fact.times) for fact in chain.facts if isinstance(fact, Clocks)))
    fits = not _at_odds(chain)
    marked = bool(chain.traits & Trait.MARK and chain.traits & Trait.MONTHDAY)  # "todo dia 5 e 20" names no clock
    return -len(chain.found), strong, fits, ends, not loose, marked, clocks if chain.traits & Trait.HABIT else -clocks


def _at_odds(chain: Chain) -> bool:
    """A cadence with days it cannot have, as "every day" in "todo dia 5 de maio", "every month" with weekdays."""
    units = {fact.unit for fact in chain.facts if isinstance(fact, Every) and fact.unit}
    if not units:
        return False
    if len(units) > 1 or chain.traits & Trait.FINE:
        return len(units) > 1 or bool(chain.traits & (Trait.YEARDAY | Trait.MONTHDAY | Trait.NTH))
    dated = chain.traits & (Trait.NTH | Trait.YEARDAY)
    return not dated and any(isinstance(fact, Weekdays) for fact in chain.facts)


def _repeats(traits: int, fact: Fact) -> bool:
    """A cadence said twice, as in "every month on the first monday of the month"."""
    return isinstance(fact, Every) and fact.interval == 1 and bool(fact.unit) and _same_cadence(traits, fact)


def _same_cadence(traits: int, fact: Every) -> bool:
    return bool(traits & Trait.EVERY) and fact.unit in {"month", "week"} and not traits & Trait.DATE
