"""Which clock is meant: parts of the day, and the two halves of a 12-hour face."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from carillon.when.facts import Clocks, ClockTime, Fact, Offset, Part, first

PART_HOURS: Final = {
    "morning": 9,
    "forenoon": 9,
    "noon": 12,
    "afternoon": 15,
    "evening": 20,
    "night": 22,
    "small_hours": 3,
}
"""The hour a part of the day stands for when no clock is named."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time since the midnight that opens the day; may lie in the next day. `halves`: both halves are possible."""

    since_midnight: timedelta
    halves: bool = False  # a bare 1..6: ask
    twin: bool = False  # a bare 7..11: the evening may be meant when the morning is past


def clock_choices(time: ClockTime, facts: tuple[Fact, ...], *, twelve: bool, dated: bool) -> list[Clock]:
    """One clock, or the two halves of the day where only the person knows. Empty for a clock that does not exist."""
    if time.hour > 24 or time.minute > 59:
        return []
    part = first(facts, Part)
    if part is not None:
        hour = _hour_beside_part(time, part.names[0], dated=dated)
        return [Clock(timedelta(hours=hour, minutes=time.minute, seconds=time.second))]
    since = timedelta(hours=time.hour, minutes=time.minute, seconds=time.second)
    if time.sure or not twelve or time.hour in {0, 12} or time.hour > 12:
        return [Clock(since)]
    if time.hour < 7:
        return [Clock(since, halves=True), Clock(since + timedelta(hours=12), halves=True)]
    return [Clock(since, twin=True)]


def part_clocks(part: Part) -> list[Clock]:
    """The clocks of parts of the day on their own."""
    return [Clock(timedelta(hours=PART_HOURS[name])) for name in part.names]


def anchored_choices(offset: Offset, facts: tuple[Fact, ...], *, twelve: bool, dated: bool) -> list[Clock]:
    """Clocks a length before or after another: "an hour before midnight"."""
    if not isinstance(offset.anchor, Clocks) or len(offset.anchor.times) != 1:
        return []
    shift = offset.length.as_timedelta() * (-1 if offset.backwards else 1)
    choices = clock_choices(offset.anchor.times[0], facts, twelve=twelve, dated=dated)
    return [Clock(choice.since_midnight + shift, choice.halves, choice.twin) for choice in choices]


def _hour_beside_part(time: ClockTime, part: str, *, dated: bool) -> int:
    """The small hours of "tonight at 2" and "tonight at 2 in the morning" are the next day's."""
    small_hours = time.hour < 6 and part in {"evening", "night"}
    if small_hours and ((time.sure and not time.marked) or part == "night" or time.hour < 5):
        return time.hour + 24 * dated
    return hour_in_part(time.hour, part)


def hour_in_part(hour: int, part: str) -> int:
    """The hour 0..24 of a 12-hour face in a part of the day; hours above 12 stay."""
    if hour > 12 or hour == 0 or part == "forenoon":
        return hour
    if part in {"morning", "small_hours"}:
        return hour % 12
    if part == "noon":
        return hour if hour >= 10 else hour + 12
    if part == "afternoon":
        return hour % 12 + 12
    if part == "evening":
        return 24 if hour == 12 else hour + 12
    if hour == 12:
        return 24
    return hour + 12 if hour > 5 else hour
