"""What a person can set: each custom with its choices, and what a choice does, by example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from carillon.chat.context import Context
from carillon.chat.own.languages import NATIVE
from carillon.content.clock import day_of_month, time_of_day
from carillon.content.markup import Rich, bold, fill
from carillon.schedules.wish import HOWEVER_LATE, TO_OTHERS
from carillon.when.lexicon import grammar

THREE = time(15)
DAY_FIRST, MONTH_FIRST = date(2026, 4, 3), date(2026, 3, 4)  # what “03/04” may be
USUAL_TIMES = (time(7), time(8), time(9), time(10), time(12), time(18))
NIGHTS = ((time(22), time(7)), (time(22), time(8)), (time(23), time(7)))
LATENESSES = (None, 600.0, 60.0, HOWEVER_LATE)  # seconds; None is TO_OTHERS


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its mark in an action, what stands on its button, what it does, and the columns it sets."""

    mark: str
    label: str
    effect: Rich
    values: Mapping[str, object]


Options = Callable[[Context], tuple[Option, ...]]


def languages(context: Context) -> tuple[Option, ...]:
    """The languages, each with a line that is understood in it."""
    said = context.say("I understand “{example}”")
    return tuple(
        Option(tag, name, fill(said, example=grammar(tag).lexicon.example), {"language": tag})
        for tag, name in NATIVE.items()
    )


def clocks(context: Context) -> tuple[Option, ...]:
    """The kinds of clock: how times are written, and what a bare hour is taken for."""
    say, language = context.say, context.user.language
    asked = say("I write {time}, and ask whether “at 5” is morning or afternoon")
    plain = say("I write {time}, and “at 5” is {five}")
    labels = {None: say("As usual"), 24: say("24 hours"), 12: say("12 hours")}
    return tuple(
        Option(
            str(clock or "usual"),
            label,
            fill(
                asked if (clock or grammar(language).lexicon.clock) == 12 else plain,
                time=time_of_day(THREE, language, clock),
                five=time_of_day(time(5), language, clock),
            ),
            {"clock": clock},
        )
        for clock, label in labels.items()
    )


def date_orders(context: Context) -> tuple[Option, ...]:
    """The orders in which a date of digits is read."""
    say, language = context.say, context.user.language
    day_first = say("“03/04” is {day}").format(day=day_of_month(DAY_FIRST, language))
    month_first = say("“03/04” is {day}").format(day=day_of_month(MONTH_FIRST, language))
    year_first = say("“2026/03/04” is {day}, and so is “03/04”").format(day=day_of_month(MONTH_FIRST, language))
    usual = day_first if grammar(language).lexicon.date_order else say("I ask which day “03/04” is")
    rows = (
        (None, say("As usual"), usual),
        ("dmy", say("Day-month"), day_first),
        ("mdy", say("Month-day"), month_first),
        ("ymd", say("Year-month-day"), year_first),
    )
    return tuple(Option(order or "usual", label, Rich(said), {"date_order": order}) for order, label, said in rows)


def usual_times(context: Context) -> tuple[Option, ...]:
    """The times of day for lines that name only a day; the person's own is among them."""
    said = context.say("“tomorrow Call Ana” is sent at {time}")
    times = sorted({*USUAL_TIMES, context.user.default_time})
    return tuple(
        Option(f"{at:%H%M}", context.time_of_day(at), fill(said, time=context.time_of_day(at)), {"default_time": at})
        for at in times
    )


def latenesses(context: Context) -> tuple[Option, ...]:
    """How late a message to somebody else may be: after a disturbance it is sent until then, or not at all."""
    own = context.user.default_lateness
    known = LATENESSES if own in LATENESSES else (own, *LATENESSES)
    return tuple(_lateness(context, seconds) for seconds in known)


def _lateness(context: Context, seconds: float | None) -> Option:
    say, values = context.say, {"default_lateness": seconds}
    if seconds == HOWEVER_LATE:
        effect = say("What is for {time} is sent whenever it can be")
        return Option("ever", say("However late"), fill(effect, time=context.time_of_day(THREE)), values)
    minutes = max(round((seconds or TO_OTHERS) / 60), 1)
    label = say("On time only") if minutes == 1 else say("{n} min").format(n=minutes)
    until = time((THREE.hour + minutes // 60) % 24, minutes % 60)
    effect = say("What is for {time} is sent until {until}, or not at all, and I tell you")
    said = fill(effect, time=context.time_of_day(THREE), until=context.time_of_day(until))
    return Option(f"{minutes}", label, said, values)


def quiet_hours(context: Context) -> tuple[Option, ...]:
    """When others do not reach the person; their own hours are among the choices."""
    say, user = context.say, context.user
    off = Option("off", say("Off"), Rich(say("What others send you arrives at any hour")), _quiet(None, None))
    own = (user.quiet_from, user.quiet_until)
    nights = NIGHTS if own in NIGHTS or user.quiet_from is None else (*NIGHTS, own)
    return (off, *(_night(context, begin, end) for begin, end in nights if begin and end))


def _night(context: Context, begin: time, end: time) -> Option:
    start, finish = context.time_of_day(begin), context.time_of_day(end)
    said = context.say("What others send you after {start} arrives at {finish}; your own reminders ring all the same")
    effect = fill(said, start=start, finish=finish)
    return Option(f"{begin:%H%M}{end:%H%M}", f"{start}-{finish}", effect, _quiet(begin, end))


def _quiet(begin: time | None, end: time | None) -> Mapping[str, object]:
    return {"quiet_from": begin, "quiet_until": end}


def html_modes(context: Context) -> tuple[Option, ...]:
    """Whether tags in what the person types are formatting."""
    say = context.say
    return (
        Option("off", say("Off"), Rich(say("“<b>Hello</b>” is sent as you type it")), {"html": False}),
        Option("on", say("On"), fill(say("“<b>Hello</b>” becomes {hello}"), hello=bold("Hello")), {"html": True}),
    )
