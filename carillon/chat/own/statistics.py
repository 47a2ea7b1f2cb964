"""Figures in words and bars."""

from __future__ import annotations

import math

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from carillon import stats
from carillon.chat.context import Context
from carillon.content.markup import Rich, Style, bold
from carillon.platforms.base import Reply
from carillon.stats import Figures

WIDEST = 12  # signs of the longest bar
MINUTES = 120.0  # seconds from which a lateness is said in minutes


async def show(context: Context, rest: str) -> Reply:
    """Show a person's own figures; in a group, those of the group."""
    session, say, zone = context.session, context.say, context.user.zone
    if context.incoming.private:
        return _said(context, say("Your messages"), await stats.of_person(session, context.user.id, zone, context.now))
    here = (context.account_id, context.incoming.conversation)
    return _said(context, say("Messages to this group"), await stats.of_group(session, *here, zone, context.now))


def _said(context: Context, title: str, figures: Figures) -> Reply:
    say = context.say
    lines = [
        say("Open: {open}, repeating: {series}").format(open=figures.open, series=figures.series),
        say("Sent: {week} this week, {month} this month, {all} in all").format(
            week=figures.this_week, month=figures.this_month, all=figures.sent
        ),
        say("Failed: {failed} · too late: {expired} · may have arrived: {unconfirmed} · cancelled: {cancelled}").format(
            failed=figures.failed,
            expired=figures.expired,
            unconfirmed=figures.unconfirmed,
            cancelled=figures.cancelled,
        ),
        _punctuality(context, figures),
    ]
    if figures.cut:
        lines.append(say("Counted over the latest {most} messages.").format(most=stats.MOST))
    text = bold(title) + "\n" + "\n".join(filter(None, lines))
    return Reply(text + "\n\n" + bold(say("Sent on the last seven days")) + "\n" + _bars(context, figures))


def _punctuality(context: Context, figures: Figures) -> str:
    if figures.on_time is None or figures.median is None:
        return ""
    share = math.floor(figures.on_time * 1000) / 1000  # never 100 % while one was late
    said = context.say("On time, within a minute: {share}. Half were less than {late} late")
    language = context.user.language
    return said.format(share=format_percent(share, "0.#%", locale=language), late=_lateness(context, figures.median))


def _lateness(context: Context, seconds: float) -> str:
    """Return a span, rounded up so that "less than" holds."""
    say = context.say
    unit, each, digits = (say("{n} min"), 60, 0) if seconds >= MINUTES else (say("{n} s"), 1, 1)
    rounded = math.floor(seconds / each * 10**digits + 1) / 10**digits
    return unit.format(n=format_decimal(rounded, "0.#", locale=context.user.language))


def _bars(context: Context, figures: Figures) -> Rich:
    """Return a bar a day, in a face in which all signs are equally wide."""
    names = [format_date(day, "EEE d", locale=context.user.language) for day, _ in figures.days]
    width, most = max(map(len, names)), max(count for _, count in figures.days)
    lines = [
        f"{name:<{width}} {_bar(count, most)}{count}" for name, (_, count) in zip(names, figures.days, strict=True)
    ]
    chart = "\n".join(lines)
    return Rich(chart, (Style("pre", 0, len(chart)),))


def _bar(count: int, most: int) -> str:
    return "█" * math.ceil(count / most * WIDEST) + " " if count else ""
