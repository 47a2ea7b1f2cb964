"""A phrase that names one moment: every moment it may mean, and what is asked when there are several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from carillon.when.context import Context
from carillon.when.days import add_months
from carillon.when.facts import (
    CalendarDate,
    Clocks,
    Day,
    Fact,
    InZone,
    Offset,
    Part,
    Starting,
    Until,
    Window,
    first,
)
from carillon.when.hours import Clock, anchored_choices, clock_choices, part_clocks
from carillon.when.reading import Candidate, Doubt, NoReading, Note, Once, Problem, Question, Reading
from carillon.when.whichday import Days, NoSuchDateError, which_days
from carillon.when.windows import openings
from carillon.when.zones import elapsed, local_after_gap, wall_clock

MOST_CANDIDATES: Final = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall clock that may be meant."""

    local: datetime
    clock: Clock


def read_once(facts: tuple[Fact, ...], context: Context) -> list[Reading]:
    """The moments of a phrase: one reading for every clock it lists. Empty when the words make no moment."""
    zone = first(facts, InZone)
    if zone is not None:
        context = context.in_zone(zone.name)
    offset = first(facts, Offset)
    try:
        facts = _from_the_first_day(facts)
        if offset is not None and _is_elapsed(offset):
            return [_elapsed(offset, context)]
        days = which_days(facts, context)
        return [_decide(days, clocks, notes, context) for clocks, notes in _clocks(facts, days, context)]
    except LookupError:
        return []
    except NoSuchDateError:
        return [NoReading(Problem.NO_SUCH_DATE, "", "")]
    except (OverflowError, ValueError):
        return [NoReading(Problem.TOO_FAR, "", "")]


def _from_the_first_day(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """A stretch of days is its first one: "from 3 to 5 May". LookupError for a stretch of anything but dates."""
    starting = first(facts, Starting)
    if starting is None:
        return facts
    if not isinstance(starting.moment, (CalendarDate, Day)):
        raise LookupError("a stretch of no days")
    return (starting.moment, *(fact for fact in facts if not isinstance(fact, (Starting, Until))))


def as_once(local: datetime, context: Context, notes: tuple[Note, ...] = ()) -> Once:
    """A wall clock as a moment in the context's zone."""
    instant, seen, shifts = local_after_gap(local, context.zone)
    return Once(instant, seen, context.zone, (*notes, *shifts))


def _is_elapsed(offset: Offset) -> bool:
    return offset.anchor is None and bool(offset.length.seconds or offset.length.as_timedelta() == timedelta())


def _elapsed(offset: Offset, context: Context) -> Reading:
    """Hours and minutes are real time, counted after whole days on the calendar."""
    length, sign = offset.length, -1 if offset.backwards else 1
    instant = context.now.astimezone(UTC)
    notes: tuple[Note, ...] = ()
    if length.months or length.days:
        day, clamped = add_months(context.local.date(), sign * length.months)
        local = datetime.combine(day + sign * timedelta(days=length.days), context.local.time())
        instant = local_after_gap(local, context.zone)[0]
        notes = (Note.MONTH_END,) if clamped else ()
    instant = elapsed(instant, sign * length.seconds).replace(microsecond=0)
    if offset.backwards:
        return NoReading(Problem.PAST, "", "", instant)
    return Once(instant, wall_clock(instant, context.zone), context.zone, notes)


def _clocks(facts: tuple[Fact, ...], days: Days | None, context: Context) -> list[tuple[list[Clock], tuple[Note, ...]]]:
    """For every clock of the phrase its choices; without one the part of the day or the default."""
    named, part, offset = first(facts, Clocks), first(facts, Part), first(facts, Offset)
    dated = days is not None
    if offset is not None and isinstance(offset.anchor, Clocks):
        return [(anchored_choices(offset, facts, twelve=context.twelve, dated=dated), ())]
    if named is not None:
        return [(clock_choices(time_, facts, twelve=context.twelve, dated=dated), ()) for time_ in named.times]
    window = first(facts, Window)
    if window is not None:
        return [(openings(window, context), ())]
    if part is not None:
        return [([clock], ()) for clock in part_clocks(part)]
    if days is not None and days.keeps_clock:
        return [([_since_midnight(context.local.time())], ())]
    return [([_since_midnight(context.default_time)], (Note.DEFAULT_TIME,))]


def _decide(days: Days | None, clocks: list[Clock], notes: tuple[Note, ...], context: Context) -> Reading:
    if not clocks:
        return NoReading(Problem.NO_SUCH_DATE, "", "")
    if days is None:
        return _undated(clocks, context)
    ahead = _ahead(days, clocks, context)
    notes = (*days.notes, *notes)
    if not ahead:
        return _all_past(days, clocks, notes, context)
    halves = len({moment.local.date() for moment in ahead}) < len(ahead)
    doubt = Doubt.AM_OR_PM if halves or days.doubt is None else days.doubt
    return _one_or_question([moment.local for moment in ahead], doubt, notes, context)


def _undated(clocks: list[Clock], context: Context) -> Reading:
    """The next occurrence of a bare clock, of each of its halves, or of a morning whose evening is still ahead."""
    today, now = context.local.date(), context.local
    chosen = [_next(clock.since_midnight, now) for clock in clocks]
    if len(clocks) == 1 and clocks[0].twin and chosen[0].date() != today:
        evening = _at(today, clocks[0].since_midnight + timedelta(hours=12))
        if evening > now:
            chosen.append(evening)
    return _one_or_question(chosen, Doubt.AM_OR_PM, (), context)


def _ahead(days: Days, clocks: list[Clock], context: Context) -> list[Moment]:
    """For every alternative day and clock the first moment that lies ahead."""
    moments: dict[datetime, Moment] = {}
    for alternative in days.alternatives:
        for clock in clocks:
            for day in alternative:
                local = _at(day, clock.since_midnight)
                if local > context.local:
                    moments.setdefault(local, Moment(local, clock))
                    break
    return list(moments.values())


def _all_past(days: Days, clocks: list[Clock], notes: tuple[Note, ...], context: Context) -> Reading:
    """Today's clock is over: tomorrow, or this evening? Any other day that is past is refused."""
    if not days.today:
        latest = max(_at(day, clock.since_midnight) for d in days.alternatives for day in d for clock in clocks)
        return NoReading(Problem.PAST, "", "", local_after_gap(latest, context.zone)[0])
    today = context.local.date()
    again = [_at(today + timedelta(days=1), clock.since_midnight) for clock in clocks]
    evenings = [_at(today, clock.since_midnight + timedelta(hours=12)) for clock in clocks if clock.twin]
    candidates = [*again, *(evening for evening in evenings if evening > context.local)]
    return _question(candidates, Doubt.JUST_PAST, notes, context)


def _one_or_question(moments: list[datetime], doubt: Doubt, notes: tuple[Note, ...], context: Context) -> Reading:
    if len(set(moments)) == 1:
        return as_once(moments[0], context, notes)
    return _question(moments, doubt, notes, context)


def _question(moments: list[datetime], doubt: Doubt, notes: tuple[Note, ...], context: Context) -> Question:
    """Up to three moments in the order of time."""
    kept = sorted(set(moments))[:MOST_CANDIDATES]
    return Question(doubt, tuple(Candidate(as_once(moment, context, notes), "") for moment in kept))


def _next(since_midnight: timedelta, now: datetime) -> datetime:
    local = _at(now.date(), since_midnight)
    while local <= now:
        local += timedelta(days=1)
    while local - timedelta(days=1) > now:
        local -= timedelta(days=1)
    return local


def _at(day: date, since_midnight: timedelta) -> datetime:
    return datetime.combine(day, time()) + since_midnight


def _since_midnight(clock: time) -> Clock:
    return Clock(timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second))
