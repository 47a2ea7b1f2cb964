"""The report on reminders that are tracked: taken, skipped and missed, week by week."""

from __future__ import annotations

from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date
from sqlalchemy import select

from carillon.chat import cards
from carillon.chat.context import Context
from carillon.content.markup import Rich, bold, code, fill
from carillon.platforms.base import Reply
from carillon.schedules.acknowledging import Answer
from carillon.schedules.tally import Tally, Week, tallies
from carillon.store.tables import Schedule
from carillon.when.zones import zone_info

WEEKS = 2  # this one and the one before
MOST = 26
MARKS = {Answer.DONE: "✓", Answer.SKIPPED: "↷", Answer.MISSED: "✕", Answer.OPEN: "…"}


async def show(context: Context, rest: str) -> Reply:
    """Show how often reminders were done, skipped and missed, in so many weeks."""
    say = context.say
    wanted = rest.strip()
    if wanted and not (wanted.isdecimal() and 1 <= int(wanted[:9]) <= MOST):
        how = say("How many weeks? From 1 to {most}, like {example}")
        return Reply(fill(how, most=str(MOST), example=code("/report 4")))
    weeks = int(wanted or WEEKS)
    found = await tallies(context.session, context.user.id, context.user.zone, _since(context, weeks))
    if not found:
        return Reply(Rich(say("Nothing to report: press Done under a reminder, and it counts from then on.")))
    lines = bold(say("This week") if weeks == 1 else say("The last {count} weeks").format(count=weeks))
    for tally in found:
        lines = lines + "\n\n" + await _reminder(context, tally)
    return Reply(lines + "\n\n" + _legend(context, found))


def _legend(context: Context, found: list[Tally]) -> str:
    """Return what the marks mean that occur."""
    say = context.say
    words = {Answer.DONE: say("done"), Answer.SKIPPED: say("skipped"), Answer.MISSED: say("missed")}
    words[Answer.OPEN] = say("waiting")
    seen = {answer for tally in found for week in tally.weeks for answer, count in week.counts.items() if count}
    return " · ".join(f"{MARKS[answer]} {word}" for answer, word in words.items() if answer in seen)


def _since(context: Context, weeks: int) -> date:
    """Return the first day of the earliest week, as weeks begin where the person's language is spoken."""
    today = context.now.astimezone(zone_info(context.user.zone)).date()
    into = (today.weekday() - Locale.parse(context.user.language).first_week_day) % 7
    return today - timedelta(days=into + 7 * (weeks - 1))


async def _reminder(context: Context, tally: Tally) -> Rich:
    mine = select(Schedule).where(Schedule.id == tally.schedule_id, Schedule.user_id == context.user.id)
    schedule = (await context.session.execute(mine)).scalar_one()
    lines = await cards.headline(context, schedule)
    for week in tally.weeks:
        lines = lines + "\n" + _week(context, week)
    if tally.kept is not None:
        lines = lines + "\n" + bold(context.say("{percent}% done").format(percent=round(tally.kept * 100)))
    return lines


def _week(context: Context, week: Week) -> str:
    language = context.user.language
    first, last = (format_date(day, "d MMM", locale=language) for day in (week.starts, week.starts + timedelta(days=6)))
    shown = "  ".join(f"{mark} {week.counts[answer]}" for answer, mark in MARKS.items() if week.counts[answer])
    return f"{first} – {last}:  {shown}"
