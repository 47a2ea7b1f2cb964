"""RFC 5545 recurrence rules as text and as values. The order of the keys is fixed: equal rules are equal text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

WEEKDAY_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES: Final = ("MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
UNTIL_FORMAT: Final = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Parts:
    """A recurrence rule. `weekdays` are (nth, day): nth 0 is every such day, negative counts from the end."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None  # naive wall clock, included
    months: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    def __str__(self) -> str:
        pairs = [
            ("FREQ", self.freq),
            ("INTERVAL", str(self.interval) if self.interval > 1 else ""),
            ("COUNT", str(self.count) if self.count else ""),
            ("UNTIL", self.until.strftime(UNTIL_FORMAT).rjust(15, "0") if self.until else ""),
            ("BYMONTH", _joined(self.months)),
            ("BYMONTHDAY", _joined(self.monthdays)),
            ("BYDAY", ",".join(f"{nth or ''}{WEEKDAY_NAMES[day]}" for nth, day in self.weekdays)),
            ("BYHOUR", _joined(self.hours)),
            ("BYMINUTE", _joined(self.minutes)),
            ("BYSETPOS", _joined(self.positions)),
        ]
        return ";".join(f"{key}={value}" for key, value in pairs if value)

    def at_every_interval(self) -> Parts:
        """The same rule without what thins it out: no interval, no end."""
        return replace(self, interval=1, count=None, until=None)


@lru_cache(maxsize=4096)
def parse_rrule(text: str) -> Parts:
    """Read a rule in the subset Carillon writes. Raises ValueError for anything else."""
    try:
        pairs = dict(pair.split("=", 1) for pair in text.upper().removeprefix("RRULE:").split(";") if pair)
        freq = pairs.pop("FREQ")
        parts = Parts(
            freq=freq,
            interval=int(pairs.pop("INTERVAL", "1")),
            count=int(pairs.pop("COUNT")) if "COUNT" in pairs else None,
            until=_until(pairs.pop("UNTIL")) if "UNTIL" in pairs else None,
            months=_numbers(pairs.pop("BYMONTH", "")),
            monthdays=_numbers(pairs.pop("BYMONTHDAY", "")),
            weekdays=tuple(_weekday(item) for item in pairs.pop("BYDAY", "").split(",") if item),
            hours=_numbers(pairs.pop("BYHOUR", "")),
            minutes=_numbers(pairs.pop("BYMINUTE", "")),
            positions=_numbers(pairs.pop("BYSETPOS", "")),
        )
    except (KeyError, ValueError) as problem:
        raise ValueError(f"not a recurrence rule: {text!r}") from problem
    if pairs or freq not in FREQUENCIES or not 1 <= parts.interval <= 1000:
        raise ValueError(f"not a recurrence rule Carillon keeps: {text!r}")
    return parts


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _weekday(text: str) -> tuple[int, int]:
    return int(text[:-2] or "0"), WEEKDAY_NAMES.index(text[-2:])


def _until(text: str) -> datetime:
    if len(text) == 8:
        return datetime.strptime(text + "T235959", UNTIL_FORMAT)  # noqa: DTZ007 - a wall clock, deliberately naive
    return datetime.strptime(text.removesuffix("Z"), UNTIL_FORMAT)  # noqa: DTZ007 - a wall clock, deliberately naive
