"""The clocks of a series: lists of them, and every so many minutes or hours within a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from carillon.when.context import Context
from carillon.when.facts import Clocks, ClockTime, Fact, Offset, Part, Window, first
from carillon.when.hours import Clock, anchored_choices, clock_choices, hour_in_part, part_clocks
from carillon.when.plan import NotOneRuleError
from carillon.when.rrules import Parts

_DAY: Final = 24 * 60

Times = tuple[int, ...]
"""Minutes since midnight, ascending."""


def times_of_day(facts: tuple[Fact, ...], context: Context) -> tuple[list[Times], bool]:
    """Every choice of clocks the phrase leaves, and whether the default was taken for want of one."""
    named, part, offset = first(facts, Clocks), first(facts, Part), first(facts, Offset)
    if offset is not None and isinstance(offset.anchor, Clocks):
        shifted = anchored_choices(offset, facts, twelve=context.twelve, dated=False)
        return [(_minutes(choice.since_midnight),) for choice in shifted], False
    if named is None and part is not None:
        return [tuple(sorted(_minutes(clock.since_midnight) for clock in part_clocks(part)))], False
    if named is None:
        return [(context.default_time.hour * 60 + context.default_time.minute,)], True
    if part is not None and len(part.names) > 1:
        return [tuple(sorted({_in_part(time, name) for time in named.times for name in part.names}))], False
    choices = [clock_choices(time, facts, twelve=context.twelve, dated=False) for time in named.times]
    if not all(choices):
        return [], False
    both = max(len(choice) for choice in choices)
    sets = [[_minutes(choice[min(half, len(choice) - 1)].since_midnight) for choice in choices] for half in range(both)]
    return [tuple(sorted(set(times))) for times in sets], False


def windowed(parts: Parts, window: Window, context: Context) -> list[Parts]:
    """A cadence of minutes or hours inside a window as a rule of days with its clocks spelled out."""
    step = parts.interval * (60 if parts.freq == "HOURLY" else 1)
    choices = []
    for first_, last in _bounds(window, context):
        length = last - first_ if last > first_ else last - first_ + _DAY
        times = tuple((first_ + ahead) % _DAY for ahead in range(0, length + 1, step))
        freq = "WEEKLY" if parts.weekdays else "DAILY"
        choices.append(with_times(replace(parts, freq=freq, interval=1), tuple(sorted(set(times))), last % _DAY))
    return choices


def opened(parts: Parts, window: Window, context: Context) -> list[Parts]:
    """A rule of days at the moment a stretch of the day begins: "mondays from 9 to 11"."""
    return [with_times(parts, (_minutes(clock.since_midnight),)) for clock in openings(window, context)]


def openings(window: Window, context: Context) -> list[Clock]:
    """The moment that a stretch of one day begins: of "tomorrow from 9 to 11" the nine."""
    return [Clock(timedelta(minutes=opening)) for opening, _ in _bounds(window, context)]


def with_times(parts: Parts, times: Times, closing: int | None = None) -> Parts:
    """The rule at these clocks. `closing` is the end of a window, which a rule may leave out if nothing else fits.

    Raises NotOneRuleError when BYHOUR and BYMINUTE cannot say it.
    """
    hours, minutes = _grid(times)
    if len(hours) * len(minutes) == len(times):
        return replace(parts, hours=hours, minutes=minutes)
    if closing is not None and closing in times:
        return with_times(parts, tuple(time for time in times if time != closing))
    raise NotOneRuleError("hours and minutes would multiply")


def _bounds(window: Window, context: Context) -> list[tuple[int, int]]:
    """The window's ends in minutes since midnight; both halves of the day where nothing tells them apart."""
    twelve = context.twelve and not (window.first.sure and window.last.sure)
    if not twelve:
        return [(_of_clock(window.first), _of_clock(window.last))]
    first_, last = window.first, window.last
    if first_.sure or last.sure:
        return [_with_one_sure(first_, last)]
    if first_.hour < 7 and first_.hour < last.hour:
        return [(_of_clock(first_), _of_clock(last)), (_of_clock(first_) + 720, _of_clock(last) + 720)]
    later = _of_clock(last) + (720 if last.hour <= first_.hour or first_.hour < 7 else 0)
    return [(_of_clock(first_) + (720 if first_.hour < 7 else 0), later % _DAY)]


def _with_one_sure(first_: ClockTime, last: ClockTime) -> tuple[int, int]:
    """The ends of "from 2 to 6pm", an afternoon, and "from 9 to 5pm", a working day."""
    opening, closing = _of_clock(first_), _of_clock(last)
    if not first_.sure and first_.hour < 12 and opening + 720 < closing and first_.hour < 7:
        opening += 720
    if not last.sure and last.hour < 12 and closing <= opening and closing + 720 > opening:
        closing += 720
    return opening, closing


def _in_part(time: ClockTime, part: str) -> int:
    """The 8 of "mornings and evenings at 8", in one of them."""
    return (hour_in_part(time.hour, part) * 60 + time.minute) % _DAY


def _of_clock(time: ClockTime) -> int:
    return time.hour * 60 + time.minute


def _grid(times: Times) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(sorted({time // 60 for time in times})), tuple(sorted({time % 60 for time in times}))


def _minutes(since_midnight: timedelta) -> int:
    return int(since_midnight.total_seconds()) // 60 % _DAY
