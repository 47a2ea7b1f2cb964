"""A person's own data as files: everything as JSON, what is open as a calendar."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from carillon.chat import cards
from carillon.chat.context import Context
from carillon.chat.own.privately import elsewhere
from carillon.content.calendar_file import Entry, to_icalendar
from carillon.content.markup import Rich
from carillon.platforms.base import File, Reply
from carillon.schedules import archiving
from carillon.schedules.book import OPEN, content_of
from carillon.store.tables import Schedule


async def export(context: Context, rest: str) -> Reply:
    """Send a person everything of theirs."""
    refused = elsewhere(context, "/export")
    if refused:
        return refused
    schedules = await archiving.schedules_of(context.session, context.user.id)
    archive = await archiving.archive(context.session, context.user, schedules, context.now)
    # Writing the files takes seconds where there is much, and nobody else shall wait for it.
    content = (await asyncio.to_thread(partial(archive.model_dump_json, indent=2))).encode()
    still_open = [schedule for schedule in schedules if schedule.state in OPEN]
    if still_open:
        await context.also(await _calendar(context, still_open), f"export-{context.incoming.key}")
    said = context.say(
        "Everything of yours: settings, contacts, schedules ({count}) with what became of them. "
        "Files are named, not included."
    )
    return Reply(Rich(said.format(count=len(schedules))), file=File(_name(context, "json"), content))


async def _calendar(context: Context, schedules: Sequence[Schedule]) -> Reply:
    entries = [_entry(context, schedule) for schedule in schedules]
    title = context.say("Carillon of {name}").format(name=context.user.name)
    content = await asyncio.to_thread(partial(to_icalendar, entries, produced_for=title))
    said = context.say("What is open, for your calendar: {count}.").format(count=len(schedules))
    return Reply(Rich(said), file=File(_name(context, "ics"), content))


def _entry(context: Context, schedule: Schedule) -> Entry:
    """Return a schedule for the calendar; of what is passed on as it is, no text."""
    summary = cards.summary(context, schedule)
    return Entry(
        uid=f"{schedule.id}-{schedule.created_at:%Y%m%dT%H%M%S}@carillon",
        summary=summary,
        description=summary if schedule.opaque else content_of(schedule).body.text,
        zone=schedule.zone,
        local_start=schedule.local_start,
        rrule=schedule.rrule,
        excluded=tuple(schedule.excluded),
        created_at=schedule.created_at,
        status=schedule.state,
    )


def _name(context: Context, ending: str) -> str:
    return f"carillon-{context.now:%Y-%m-%d}.{ending}"
