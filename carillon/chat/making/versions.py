"""The items of a message as they stand after an edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carillon.chat import replies
from carillon.chat.context import Context
from carillon.chat.making import composing
from carillon.chat.making.items import Item, Said
from carillon.chat.making.lines import ONE_MESSAGE, content_said, read_line, too_much
from carillon.chat.making.refused import Refused
from carillon.chat.templating import template_lines
from carillon.schedules.book import content_of
from carillon.store.tables import Schedule
from carillon.when import NoReading, Once, Problem, Question, Series, next_after


@dataclass(frozen=True, slots=True)
class Version:
    """An item of a message as it stands after an edit; without a reading when it names no time."""

    item: Item
    reading: Once | Series | Question | None


async def versions_of(context: Context, line: str, before: list[Schedule]) -> list[Version]:
    """Read the items of an edited message. Raises Refused when one of them cannot be kept: then none follows."""
    if any(content_of(schedule).weight > ONE_MESSAGE for schedule in before):
        raise Refused(context.say("it was made of several messages. Change it with the button Text on its card."))
    first = was_said(before)
    line, text = (line, "") if first.whole else template_lines.filled(context, line)
    item, rest = await composing.begun(context, line, Item())
    if first.whole:
        whole = replace(item, content=content_said(context, context.incoming.text, item.options), whole=True)
        return [Version(_checked(context, whole), None)]
    parsed = template_lines.holding(context, read_line(replace(context, now=before[0].created_at), rest), text)
    alone = parsed[0].reading if len(parsed) == 1 else None
    if isinstance(alone, NoReading) and alone.problem is Problem.NO_TIME and not first.time:
        timeless = item.holding(content_said(context, rest, item.options))
        return [Version(_checked(context, timeless), None)]
    versions = []
    for place, one in enumerate(parsed):
        if isinstance(one.reading, NoReading):
            raise Refused(replies.reason(context, one.reading))
        placed = composing.filled(context, composing.placed(item, one, rest, place), one.message)
        versions.append(Version(_checked(context, placed), _ahead(context, one.reading)))
    return versions


def _checked(context: Context, item: Item) -> Item:
    if item.empty:
        raise Refused(context.say("I found no message in it."))
    problem = too_much(context, item.content)
    if problem:
        raise Refused(problem)
    return item


def _ahead(context: Context, reading: Once | Series | Question) -> Once | Series | Question:
    """Return a reading as it lies ahead now, not when the message was written. A moment gone by is left for later."""
    if isinstance(reading, Series) and reading.at <= context.now and reading.rule.rrule:
        coming = next_after(reading.rule, context.now)
        if coming:
            return Series(reading.rule, coming.at, coming.local, coming.notes)
    return reading


def was_said(group: Sequence[Schedule]) -> Said:
    """Return what an item said before, by the first of its schedules."""
    return Said.load(group[0].origin_said or ":::")
