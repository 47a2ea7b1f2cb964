"""A phrase that repeats: every series it may mean, and what is asked when there are several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from carillon.when.context import Context
from carillon.when.days import add_months
from carillon.when.facts import (
    AfterDone,
    CalendarDate,
    Clocks,
    ClockTime,
    Count,
    Every,
    EveryNth,
    Except,
    Fact,
    InZone,
    Lasting,
    Length,
    MinuteOfHour,
    Starting,
    Times,
    Until,
    Weekdays,
    Window,
    first,
)
from carillon.when.once import MOST_CANDIDATES, as_once
from carillon.when.plan import SHORT, NotOneRuleError, or_last_day, plans
from carillon.when.reading import Candidate, Doubt, NoReading, Note, Problem, Question, Reading, Rule, Series
from carillon.when.recurrence import COUNT_LIMIT, Occurrence, next_after
from carillon.when.rrules import Parts
from carillon.when.whichday import NoSuchDateError, which_days
from carillon.when.windows import opened, times_of_day, windowed, with_times
from carillon.when.zones import localise, wall_clock

SHORTEST_MINUTES: Final = 5
_MOMENT: Final = timedelta(seconds=1)
_GAP_LOOKBACK: Final = timedelta(hours=25)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a rule: its first day, its end, and the days it leaves out."""

    start: datetime | None = None
    until: datetime | None = None
    count: int | None = None
    lasting: Length | None = None
    excluded: tuple[date, ...] = ()
    silent_weekdays: tuple[int, ...] = ()


class EndedError(ValueError):
    """The end of a series lies before its first moment."""


class TooOftenError(ValueError):
    """More often than every five minutes."""


class BelongsToMessageError(ValueError):
    """Words that look like time but speak of the message: "every day run for 30 minutes"."""


_PROBLEMS: Final[tuple[tuple[type[Exception], Problem], ...]] = (
    (TooOftenError, Problem.TOO_OFTEN),
    (EndedError, Problem.ENDED),
    (NoSuchDateError, Problem.NO_SUCH_DATE),
    (NotOneRuleError, Problem.UNSUPPORTED),
    (LookupError, Problem.UNSUPPORTED),
    (OverflowError, Problem.TOO_FAR),
)


def read_series(facts: tuple[Fact, ...], context: Context) -> list[Reading]:
    """The series of a phrase, a question about it, or why one rule cannot hold it. Empty when it is no time at all."""
    zone = first(facts, InZone)
    if zone is not None:
        context = context.in_zone(zone.name)
    try:
        facts = _with_closing_clock(facts)
        done = first(facts, AfterDone)
        if done is not None:
            return [_after_done(done.length, facts, context)]
        return [_choose(facts, context)]
    except BelongsToMessageError:
        return []
    except tuple(kind for kind, _ in _PROBLEMS) as problem:
        return [NoReading(next(found for kind, found in _PROBLEMS if isinstance(problem, kind)), "", "")]


def _with_closing_clock(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The clock of "daily until 30 June 2026 at 9" ends only a cadence of minutes or hours."""
    until = first(facts, Until)
    every = first(facts, Every)
    if until is None or until.clock is None or (every is not None and every.unit in {"minute", "hour"}):
        return facts
    return (*(fact for fact in facts if fact is not until), Until(until.moment), Clocks((until.clock,)))


def _choose(facts: tuple[Fact, ...], context: Context) -> Reading:
    frame = _frame(facts, context)
    series: list[Series] = []
    doubt = Doubt.EVERY_NTH if first(facts, EveryNth) else Doubt.AM_OR_PM
    variants = _date_orders(facts, context)
    if len(variants) > 1:
        doubt = Doubt.DATE_ORDER
    for plan in (plan for variant in variants for plan in plans(variant)):
        for parts, defaulted in _timed(_checked(plan.parts), facts, context):
            notes = (Note.DEFAULT_TIME,) if defaulted else ()
            series.append(_series(parts, frame, facts, notes, context))
            if plan.month_end_open or _month_end_unsaid(parts, series[-1]):
                doubt = Doubt.LAST_DAY
                last = or_last_day(replace(parts, monthdays=parts.monthdays or (series[-1].local.day,)))
                series.append(_series(last, frame, facts, notes, context))
    if len(series) == 1:
        return series[0]
    return Question(doubt, tuple(Candidate(one, "") for one in series[:MOST_CANDIDATES]))


def _date_orders(facts: tuple[Fact, ...], context: Context) -> list[tuple[Fact, ...]]:
    """The facts with 03/04 read in the person's order, or in both where they never set one."""
    date_ = first(facts, CalendarDate)
    if date_ is None or not date_.swapped or context.date_order == "dmy":
        return [facts]
    turned = CalendarDate(date_.month, date_.day, date_.year)
    other = tuple(turned if fact is date_ else fact for fact in facts)
    return [facts, other] if context.date_order is None else [other]


def _checked(parts: Parts) -> Parts:
    """Raises TooOftenError below five minutes and NotOneRuleError for absurd intervals."""
    if parts.freq == "MINUTELY" and parts.interval < SHORTEST_MINUTES:
        raise TooOftenError
    if not 1 <= parts.interval <= 1000 and not (parts.freq == "MINUTELY" and parts.interval <= 1440):
        raise NotOneRuleError("an interval beyond all use")
    return parts


def _timed(parts: Parts, facts: tuple[Fact, ...], context: Context) -> list[tuple[Parts, bool]]:
    """The rule with each choice of clocks, and whether they are the default's."""
    window = first(facts, Window)
    if window is not None:
        inside = windowed if parts.freq in SHORT else opened
        return [(choice, False) for choice in inside(parts, window, context)]
    if parts.freq in SHORT:
        return [(parts, False)]
    times = first(facts, Times)
    choices, defaulted = times_of_day(facts, context)
    if not choices:
        raise NoSuchDateError("no such clock")
    if times is not None and times.n > 1 and not _all_named(times, parts, choices[0], defaulted=defaulted):
        raise NotOneRuleError("so many times without saying when")
    return [(with_times(parts, choice), defaulted) for choice in choices]


def _all_named(times: Times, parts: Parts, choice: tuple[int, ...], *, defaulted: bool) -> bool:
    if times.unit == "day":
        return len(choice) == times.n and not defaulted
    return len(parts.weekdays or parts.monthdays) * len(choice) == times.n


def _series(parts: Parts, frame: Frame, facts: tuple[Fact, ...], notes: tuple[Note, ...], context: Context) -> Series:
    """The rule from its first moment on. Raises EndedError and NotOneRuleError."""
    parts = _without_weekdays(parts, frame.silent_weekdays)
    opening = _opening(parts, frame, facts, context)
    thinned = replace(parts, count=None, until=None) if parts.freq in SHORT else parts.at_every_interval()
    probe = Rule(str(thinned), opening, context.zone, frame.excluded)
    first_ = next_after(probe, context.now if frame.start is None else localise(opening, context.zone)[0] - _MOMENT)
    if first_ is None:
        raise EndedError
    start = _before_gap(first_, context.zone)
    if parts.freq in SHORT and start.date() != opening.date():
        start = datetime.combine(start.date(), time())
    until = frame.until if frame.lasting is None else _last_of(start, frame.lasting)
    whole = replace(_with_implied_day(parts, start), until=until, count=frame.count)
    rule = Rule(str(whole), start, context.zone, frame.excluded)
    ahead = next_after(rule, context.now)
    if ahead is None:
        raise EndedError
    return Series(rule, ahead.at, ahead.local, (*notes, *ahead.notes))


def _with_implied_day(parts: Parts, start: datetime) -> Parts:
    """Weekly, monthly or yearly without a day: the day of the first moment."""
    if parts.weekdays or parts.monthdays or parts.freq not in {"WEEKLY", "MONTHLY", "YEARLY"}:
        return parts
    if parts.freq == "WEEKLY":
        return replace(parts, weekdays=((0, start.weekday()),))
    months = parts.months or ((start.month,) if parts.freq == "YEARLY" else ())
    return replace(parts, months=months, monthdays=(start.day,))


def _before_gap(occurrence: Occurrence, zone: str) -> datetime:
    """The clock the person named, also where summer time skips it that day."""
    if Note.GAP_SHIFTED not in occurrence.notes:
        return occurrence.local
    gap = occurrence.local - wall_clock(occurrence.at - _GAP_LOOKBACK, zone) - _GAP_LOOKBACK
    return occurrence.local - gap


def _opening(parts: Parts, frame: Frame, facts: tuple[Fact, ...], context: Context) -> datetime:
    """The wall clock from which the first moment is sought: short cadences begin one interval from now."""
    if parts.freq not in SHORT:
        return frame.start or context.local
    clocks = first(facts, Clocks)
    if frame.start is not None:
        return frame.start if clocks is None else _at_clock(frame.start.date(), clocks.times[0])
    if clocks is not None:
        today = _at_clock(context.local.date(), clocks.times[0])
        return today if today > context.local else today + timedelta(days=1)
    if first(facts, MinuteOfHour) is not None:
        return context.local
    minutes = parts.interval * (60 if parts.freq == "HOURLY" else 1)
    return context.local.replace(second=0) + timedelta(minutes=minutes)


def _without_weekdays(parts: Parts, silent: tuple[int, ...]) -> Parts:
    if not silent:
        return parts
    present = parts.weekdays or tuple((0, day) for day in range(7))
    kept = tuple((nth, day) for nth, day in present if day not in silent)
    if not kept or parts.freq in {"MONTHLY", "YEARLY"} or (parts.freq == "DAILY" and parts.interval > 1):
        raise NotOneRuleError("weekdays cannot be left out of this")
    return replace(parts, freq="WEEKLY" if parts.freq == "DAILY" and not parts.positions else parts.freq, weekdays=kept)


def _month_end_unsaid(parts: Parts, series: Series) -> bool:
    """Monthly without a day, begun on the 29th to 31st."""
    return (
        parts.freq == "MONTHLY"
        and not parts.positions
        and not parts.monthdays
        and not parts.weekdays
        and series.local.day > 28
    )


def _frame(facts: tuple[Fact, ...], context: Context) -> Frame:
    starting, until, count = first(facts, Starting), first(facts, Until), first(facts, Count)
    lasting, left_out = first(facts, Lasting), first(facts, Except)
    if count is not None and count.n > COUNT_LIMIT:
        raise NotOneRuleError("more times than can be counted")
    moments = left_out.moments if left_out is not None else ()
    silent = tuple(day for moment in moments if isinstance(moment, Weekdays) for day in moment.days)
    dates = tuple(_single_day(moment, context) for moment in moments if not isinstance(moment, Weekdays))
    if lasting is not None:
        _check_length(lasting.length, facts)
    start = _start(starting, until, context) if starting is not None else None
    return Frame(
        start=start,
        until=_until(until, start, context) if until is not None else None,
        count=count.n if count is not None else None,
        lasting=lasting.length if lasting is not None else None,
        excluded=dates,
        silent_weekdays=silent,
    )


def _start(starting: Starting, until: Until | None, context: Context) -> datetime | None:
    """The first day, from now on if it is today; None when a stretch without years has already begun."""
    start = datetime.combine(_single_day(starting.moment, context), time())
    if start.date() == context.local.date():
        return context.local
    if until is None or isinstance(until.moment, Clocks) or _until(until, None, context) >= start:
        return start
    return None


def _check_length(length: Length, facts: tuple[Fact, ...]) -> None:
    """Raises BelongsToMessageError: "every day run for 30 minutes" is about the run, not about the series."""
    every = first(facts, Every)
    unit = every.unit if every is not None else ""
    shortest = {"minute": 600, "hour": 3600}.get(unit, 86400 * 2)
    if length.as_timedelta().total_seconds() < shortest:
        raise BelongsToMessageError


def _until(until: Until, start: datetime | None, context: Context) -> datetime:
    """The end of the day that is named, its clock if one is named, or the clock of today."""
    if isinstance(until.moment, Clocks):
        return _at_clock(context.local.date(), until.moment.times[-1])
    later = replace(context, local=start) if start is not None and start > context.local else context
    day = _single_day(until.moment, later)
    return datetime.combine(day, time(23, 59, 59)) if until.clock is None else _at_clock(day, until.clock)


def _at_clock(day: date, clock: ClockTime) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=clock.hour, minutes=clock.minute)


def _single_day(moment: Fact, context: Context) -> date:
    """The day of a date; today's own name is in a week. Raises NotOneRuleError where the date itself is a question."""
    days = which_days((moment,), context)
    if days is None:
        raise NotOneRuleError("no day")
    if len(days.alternatives) > 1 and days.doubt in {Doubt.DATE_ORDER, Doubt.THIS_OR_NEXT}:
        raise NotOneRuleError("a date that is itself in doubt")
    today = context.local.date()
    meant = days.alternatives[-1 if days.doubt is Doubt.TODAY_OR_NEXT_WEEK else 0]
    return next((day for day in meant if day >= today), meant[-1])


def _last_of(start: datetime, length: Length) -> datetime:
    """The end of the last day of a span of days; of hours, the moment itself."""
    end = _after(start, length)
    return end if length.seconds else datetime.combine(end.date() - timedelta(days=1), time(23, 59, 59))


def _after(start: datetime, length: Length) -> datetime:
    day, _ = add_months(start.date(), length.months)
    moved = datetime.combine(day, start.time())
    return moved + timedelta(days=length.days, seconds=length.seconds)


def _after_done(length: Length, facts: tuple[Fact, ...], context: Context) -> Series:
    """The first moment is one length from now, at the clock that is named."""
    choices, defaulted = times_of_day(facts, context)
    local = _after(context.local.replace(second=0), length)
    if not defaulted and choices:
        local = datetime.combine(local.date(), time()) + timedelta(minutes=choices[0][0])
    moment = as_once(local, context)
    days = length.months * 30 + length.days
    rule = Rule("", local, context.zone, after_done=timedelta(days=days, seconds=length.seconds))
    return Series(rule, moment.at, moment.local, moment.notes)
