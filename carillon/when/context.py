"""What a reading depends on besides the words: the moment, the place and the person's customs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from carillon.when.language import Lexicon
from carillon.when.reading import Preferences
from carillon.when.zones import wall_clock


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is aware in UTC, `local` the naive wall clock in `zone`; order and clock are the person's or None: ask."""

    now: datetime
    local: datetime
    zone: str
    date_order: str | None
    twelve: bool
    default_time: time

    def in_zone(self, zone: str) -> Context:
        """The same moment seen from another zone."""
        return replace(self, zone=zone, local=wall_clock(self.now, zone).replace(microsecond=0))


def make_context(now: datetime, zone: str, lexicon: Lexicon, preferences: Preferences) -> Context:
    """The context of a person; what they did not set is the custom of their language."""
    return Context(
        now=now,
        local=wall_clock(now, zone).replace(microsecond=0),
        zone=zone,
        date_order=preferences.date_order or lexicon.date_order,
        twelve=(preferences.clock or lexicon.clock) == 12,
        default_time=preferences.default_time,
    )
