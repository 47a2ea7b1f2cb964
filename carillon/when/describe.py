"""Readings back into words, in words that the same language reads back as the same reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from carillon.when.language import Voice
from carillon.when.lexicon import grammar
from carillon.when.plan import SHORT
from carillon.when.reading import Once, Rule, Series
from carillon.when.rrules import Parts, parse_rrule

_UNITS: Final = {
    "MINUTELY": "minute",
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "week",
    "MONTHLY": "month",
    "YEARLY": "year",
}
_WORKDAYS: Final = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4))
_WEEKEND: Final = ((0, 5), (0, 6))


def describe(reading: Once | Series | Rule, language: str, *, zone: str | None = None) -> str:
    """The words of a moment or a series.

    With `zone`, the zone of the person who reads, another zone is named behind the words. A rule says when it starts
    only where its rhythm hangs on it. Raises ValueError for a rule that Carillon did not write.
    """
    voice = grammar(language).lexicon.voice
    subject = reading.rule if isinstance(reading, Series) else reading
    words = _once(subject.local, voice) if isinstance(subject, Once) else _rule(subject, voice)
    return f"{words} ({subject.zone})" if zone is not None and zone != subject.zone else words


def _once(local: datetime, voice: Voice) -> str:
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    weekday = voice.weekdays[local.weekday()]
    return voice.once.format(weekday=weekday, date=_date(local, voice), time=voice.at.format(clocks=clock))


def _rule(rule: Rule, voice: Voice) -> str:
    if rule.after_done is not None:
        return _after_done(rule, rule.after_done, voice)
    parts = parse_rrule(rule.rrule)
    pieces = [_cadence(parts, voice), *_clocks(parts, voice), *_frame(rule, parts, voice)]
    return " ".join(piece for piece in pieces if piece)


def _after_done(rule: Rule, length: timedelta, voice: Voice) -> str:
    seconds = int(length.total_seconds())
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds % size == 0:
            words = voice.after_done.format(length=_counted(voice.lengths[unit], seconds // size, voice))
            return f"{words} {voice.at.format(clocks=f'{rule.start:%H:%M}')}" if unit == "day" else words
    raise ValueError(f"a length of {length} has no words")


def _cadence(parts: Parts, voice: Voice) -> str:
    """How often, and on which days."""
    months = voice.in_months.format(months=_listed((voice.months_in[month - 1] for month in parts.months), voice))
    if parts.freq == "WEEKLY" and parts.interval == 1:
        days = _every_weekday(parts, voice)
        return f"{days} {months}" if parts.months else days
    unit = _UNITS[parts.freq]
    every = voice.every.get(unit) if parts.interval == 1 else None
    pieces = [every or _counted(voice.every_n[unit], parts.interval, voice)]
    if parts.freq == "YEARLY" and len(parts.months) == len(parts.monthdays) == 1 and parts.monthdays[0] > 0:
        return f"{pieces[0]} {_on_date(parts.months[0], parts.monthdays[0], voice)}"
    pieces += _on_days(parts, voice)
    return " ".join([*pieces, months] if parts.months else pieces)


def _every_weekday(parts: Parts, voice: Voice) -> str:
    if parts.weekdays == _WORKDAYS:
        return voice.workdays
    if parts.weekdays == _WEEKEND:
        return voice.weekends
    return voice.every_weekday.format(days=_listed((voice.weekdays_every[day] for _, day in parts.weekdays), voice))


def _on_days(parts: Parts, voice: Voice) -> list[str]:
    """The days inside a period of a rule."""
    if parts.positions and parts.weekdays:
        days = [voice.nth_workday.format(nth=_nth(nth, voice.workday_gender, voice)) for nth in parts.positions]
        return [voice.on_nth_weekdays.format(days=_listed(days, voice))]
    if parts.positions:
        return [voice.on_month_days.format(days=_month_day(parts.monthdays[-1], voice)), voice.or_last_day]
    if parts.monthdays:
        days = [_month_day(day, voice) for day in parts.monthdays]
        return [voice.on_month_days.format(days=_listed(days, voice))]
    if any(nth for nth, _ in parts.weekdays):
        return [voice.on_nth_weekdays.format(days=_nth_weekdays(parts.weekdays, voice))]
    if parts.weekdays:
        return [voice.on_weekdays.format(days=_listed((voice.weekdays_on[day] for _, day in parts.weekdays), voice))]
    return []


def _clocks(parts: Parts, voice: Voice) -> list[str]:
    if parts.freq in SHORT:
        minutes = _listed([str(minute) for minute in parts.minutes], voice)
        return [voice.past_the_hour.format(minutes=minutes)] if parts.minutes else []
    clocks = [f"{hour:02}:{minute:02}" for hour in parts.hours for minute in parts.minutes]
    return [voice.at.format(clocks=_listed(clocks, voice))] if clocks else []


def _frame(rule: Rule, parts: Parts, voice: Voice) -> list[str]:
    """Start, end and exceptions."""
    pieces = []
    if parts.interval > 1 or parts.count or (parts.freq in SHORT and not parts.minutes):
        pieces.append(voice.starting.format(date=_date(rule.start, voice)))
        if parts.freq in SHORT:
            pieces.append(voice.at.format(clocks=f"{rule.start:%H:%M}"))
    if parts.until is not None:
        end = voice.until.format(date=_date(parts.until, voice))
        whole_day = (parts.until.hour, parts.until.minute) == (23, 59)
        pieces.append(end if whole_day else f"{end} {parts.until:%H:%M}")
    if parts.count:
        pieces.append(_counted(voice.times, parts.count, voice))
    if rule.excluded:
        pieces.append(voice.excluding.format(dates=_listed([_date(day, voice) for day in rule.excluded], voice)))
    return pieces


def _date(day: date, voice: Voice) -> str:
    return voice.date.format(day=day.day, month=voice.months[day.month - 1], year=day.year)


def _on_date(month: int, day: int, voice: Voice) -> str:
    return voice.on_date.format(day=day, month=voice.months[month - 1])


def _month_day(day: int, voice: Voice) -> str:
    return voice.month_day.get(day, voice.month_day[0]).format(day=day)


def _nth_weekdays(weekdays: tuple[tuple[int, int], ...], voice: Voice) -> str:
    """The first and third Monday. Raises ValueError where every nth does not go with every weekday."""
    nths, days = dict.fromkeys(nth for nth, _ in weekdays), dict.fromkeys(day for _, day in weekdays)
    if len(nths) * len(days) != len(weekdays):
        raise ValueError("no words for different weekdays in different weeks")
    gender = voice.genders[next(iter(days))]
    words = _listed((_nth(nth, gender, voice) for nth in nths), voice)
    return voice.nth_weekday.format(nth=words, weekday=_listed((voice.weekdays_on[day] for day in days), voice))


def _nth(nth: int, gender: int, voice: Voice) -> str:
    forms = voice.nth.get(nth)
    if forms is None:
        raise ValueError(f"no word for the {nth}th")
    return forms[min(gender, len(forms) - 1)]


def _listed(words: Iterable[str], voice: Voice) -> str:
    *heads, last = [*words] or [""]
    return f"{', '.join(heads)}{voice.joiner}{last}" if heads else last


def _counted(forms: Sequence[str], n: int, voice: Voice) -> str:
    """The form of a counted word that goes with a number."""
    if voice.plural == "slavic":
        few = n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14}
        index = 0 if n % 10 == 1 and n % 100 != 11 else 1 if few else 2
    else:
        index = 0 if n == 1 else 1
    return forms[min(index, len(forms) - 1)].format(n=n)
