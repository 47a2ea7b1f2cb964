"""What a language file holds: the words and patterns of one language, and nothing that runs.

docs/adding-a-language.md explains every field with examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Patterns = str
"""Alternatives divided by "|"; [optional] words, (choice|choice), {slot}; a final "~" marks a weak form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How `describe` speaks; every sentence it makes must be read back by the same language's patterns.

    Tuples of forms of a counted word follow `plural`: "one" has (singular, plural), "slavic" (one, few, many).
    Tuples by gender follow `genders`; a single form serves all.
    """

    plural: str = "one"
    joiner: str  # " and ": before the last of a list; the others take a comma
    once: str  # {weekday} {date} {time}: "Thursday 12 March 2026 at 15:30"
    date: str  # {day} {month} {year}
    at: str  # {clocks}: "at 09:00 and 20:00"
    weekdays: tuple[str, ...]  # as `once` needs them
    weekdays_every: tuple[str, ...]  # as `every_weekday` needs them
    weekdays_on: tuple[str, ...]  # as `on_weekdays` needs them
    months: tuple[str, ...]  # as a date needs them
    months_in: tuple[str, ...]  # as `in_months` needs them
    every: Mapping[str, str]  # hour day week month year -> "every day"
    every_n: Mapping[str, tuple[str, ...]]  # minute hour day week month year -> forms of "every {n} days"
    every_weekday: str  # {days}: "every Monday and Thursday"
    on_weekdays: str  # {days}: behind "every 2 weeks"
    workdays: str  # Monday to Friday
    weekends: str
    month_day: Mapping[int, str]  # 0: "{day}th", and the exceptions; -1: "last day"
    on_month_days: str  # {days}: "on the 1st and 15th", behind "every month"
    or_last_day: str  # behind it
    on_date: str  # {day} {month}: behind "every year"
    nth: Mapping[int, tuple[str, ...]]  # 1..5, -1, -2 -> "first", by gender
    genders: tuple[int, ...] = (0, 0, 0, 0, 0, 0, 0)  # which form of `nth` each weekday takes
    nth_weekday: str  # {nth} {weekday}
    nth_workday: str  # {nth}: "{nth} working day"
    workday_gender: int = 0
    on_nth_weekdays: str  # {days}: "on the first Monday", behind "every month"
    in_months: str  # {months}
    past_the_hour: str  # {minutes}: behind "every hour"
    starting: str  # {date}
    until: str  # {date}
    times: tuple[str, ...]  # forms of "{n} times"
    excluding: str  # {dates}
    lengths: Mapping[str, tuple[str, ...]]  # day hour minute -> forms of "{n} days"
    after_done: str  # {length}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language. Words are compared without case and accents; a hyphen in a compound is optional."""

    code: str
    name: str
    example: str  # a line that works, shown when a line did not
    clock: int  # 12 or 24: how its people write a bare hour
    date_order: str | None  # "dmy", "mdy", or None: ask
    numbers: Mapping[int, str]
    compounds: tuple[str, ...] = ()  # "{ten} {unit}" builds 21..99 from `numbers`
    ordinals: Mapping[int, str]
    ordinal_compounds: tuple[str, ...] = ()  # "{ten} {unit}" with an ordinal unit
    ordinal_marks: str = ""  # what turns digits into an ordinal: "st|nd|rd|th"; "." for German
    lasts: Mapping[int, str]  # -1 last, -2 last but one
    hours: Mapping[int, str] = field(default_factory=dict)  # names of hours that are no number words
    hour_ordinals: Mapping[int, str] = field(default_factory=dict)  # {of_hour}: "девятого"
    weekdays: tuple[str, ...]  # Monday first
    weekdays_plural: tuple[str, ...] = ()  # forms that mean every such day by themselves
    months: tuple[str, ...]
    units: Mapping[str, str]  # second minute hour day week weekend month quarter year workday
    units_glued: Mapping[str, str]  # only directly behind digits: "10m"
    groups: Mapping[str, str]  # workdays, weekends
    lengths: Mapping[str, str]
    words: Mapping[str, str]  # and to am pm oclock hour_marks at link
    parts: Mapping[str, str]  # morning noon afternoon evening night small_hours: alone and behind a clock
    parts_bound: Mapping[str, str] = field(default_factory=dict)  # only behind a day: "tomorrow morning"
    parts_clock: Mapping[str, str] = field(default_factory=dict)  # only behind a clock: "8 утра"
    phrases: Mapping[str, str | Mapping[str, str]]
    cities: Mapping[str, str] = field(default_factory=dict)  # IANA name -> names in this language
    bare_hours: bool = True  # "tomorrow 9 dentist"; False where people always say more ("demain 9h", "demain à 9")
    date_separators: str = "/"  # signs that make a numeric date without a year: "/" "./"
    glue_before: str  # "remind me [to]": taken from the front of the line
    glue_between: str = ""  # "to": taken between a phrase at the front and the message
    glue_after: str = ""  # "please": taken from the end of the line
    blockers: str = ""  # before a phrase at the end of the line, they make it part of the message
    measures: str = ""  # behind a bare number they make it a count: "Liter|Seiten"
    names: str = ""  # never time: "black friday"
    typo_traps: str = ""  # ordinary words one letter away from a time word
    respell: Mapping[str, str] = field(default_factory=dict)  # "ä": "ae": also understood
    voice: Voice
