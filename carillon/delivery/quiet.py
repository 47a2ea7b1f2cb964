"""Quiet hours: a message that falls into them is due when they end. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Quiet:
    """From one time of day to another, over midnight where the second is the earlier one, on the clock of `zone`."""

    zone: str
    begins: time
    ends: time

    def after(self, at: datetime) -> datetime:
        """Return the end of the quiet hours that an aware moment falls into, or the moment itself."""
        local = at.astimezone(ZoneInfo(self.zone))
        if not self._holds(local.time()):
            return at
        day = local.date() if local.time() < self.ends else local.date() + timedelta(days=1)
        end = datetime.combine(day, self.ends, ZoneInfo(self.zone)).astimezone(UTC)
        return max(at, end)  # where the clocks go back within them, the first of two ends has passed

    def _holds(self, clock: time) -> bool:
        if self.begins < self.ends:
            return self.begins <= clock < self.ends
        return self.begins > self.ends and (clock >= self.begins or clock < self.ends)


def quiet_of(zone: str | None, begins: time | None, ends: time | None) -> Quiet | None:
    """Return the quiet hours of an address, None where it has none."""
    return Quiet(zone, begins, ends) if zone and begins is not None and ends is not None else None
