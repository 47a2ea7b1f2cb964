"""A person's quiet hours: when they begin and end on the clock of their zone, and the moment after them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from carillon.when.zones import localise, zone_info


@dataclass(frozen=True, slots=True)
class Quiet:
    """From one time of day to another, over midnight if need be, on the wall clock of an IANA zone."""

    zone: str
    start: time
    end: time

    def covers(self, clock: time) -> bool:
        """Whether a wall clock lies in them; the end no longer does."""
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def after(self, at: datetime) -> datetime:
        """Return an aware moment, or, when it lies in the quiet hours, the moment they end."""
        local = at.astimezone(zone_info(self.zone)).replace(tzinfo=None)
        if not self.covers(local.time()):
            return at
        day = local.date() if local.time() < self.end else local.date() + timedelta(days=1)
        return localise(datetime.combine(day, self.end), self.zone)[0]
