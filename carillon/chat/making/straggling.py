"""A part of an album that came after the others were taken: it goes where they went."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import drafts
from carillon.chat.context import Context
from carillon.chat.making import booking
from carillon.chat.making.lines import too_much
from carillon.chat.times import rewording
from carillon.content.markup import Rich, bold, fill
from carillon.platforms.base import Reply
from carillon.schedules import changes, origins
from carillon.schedules.book import OPEN, content_of
from carillon.store.tables import Schedule


async def late_part(context: Context) -> Reply | None:
    """Add files to what their album became already; None when it became nothing yet."""
    incoming, origin = context.incoming, context.origin
    if incoming.album is None or origin is None or not incoming.files:
        return None
    made = await origins.made_from(context.session, context.user.id, origin)
    if made:
        lines = [await _added(context, schedule) for schedule in made]
        return Reply(_lines(lines))
    asked = await drafts.of_origin(context, origin)
    for draft_id, question in asked.items():
        await drafts.with_files(context, draft_id, question)
    if all(question.purpose.kind == booking.REFUSED for question in asked.values()):
        return Reply(Rich("")) if asked else None
    return Reply(Rich(context.say("That file goes with the others.")))


async def _added(context: Context, schedule: Schedule) -> Rich:
    before = content_of(schedule)
    content = replace(before, media=before.media + context.incoming.files)
    if not before.body.text:
        content = replace(content, body=context.incoming.rich)
    number = bold(f"#{schedule.number}")
    if schedule.state not in OPEN or await rewording.is_late(context, schedule):
        return fill(context.say("{number} is on its way already, without the file that came last."), number=number)
    problem = too_much(context, content)
    if problem:
        return fill(context.say("{number} stays without the file that came last:"), number=number) + " " + problem
    await changes.rewrite(context.session, schedule, content)
    added = context.say("{number} has {count} files now.")
    return fill(added, number=number, count=str(len(content.media)))


def _lines(lines: list[Rich]) -> Rich:
    said = Rich("")
    for place, line in enumerate(lines):
        said = said + ("\n" if place else "") + line
    return said
