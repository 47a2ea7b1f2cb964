"""Several schedules that were made at once: one answer that lists them, and one way back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carillon.chat import cards, targets
from carillon.chat.context import Context
from carillon.chat.lists import managing
from carillon.chat.making.keeping import Kept
from carillon.chat.replies import notes_said
from carillon.content.markup import Rich, bold, fill, moment
from carillon.people import access, recipients
from carillon.platforms.base import Button, Buttons, Reply
from carillon.store.tables import Schedule
from carillon.when import Series

IN_A_ROW = 4
MOST = 100  # schedules that one message can make, and more
RANGE = re.compile(r"(\d{1,18})\.(\d{1,9})-(\d{1,9})")


async def confirmed(context: Context, kept: Sequence[Kept]) -> Reply:
    """Say what is kept: one as its confirmation, several in a list with a button to each card."""
    if len(kept) == 1:
        return await cards.confirmation(context, kept[0].schedule, kept[0].notes)
    said = context.say("{count} messages are scheduled, on the clock of {zone}:")
    lines = Rich("✓ ") + said.format(count=len(kept), zone=context.user.zone)
    for one in kept:
        lines = lines + "\n" + await listed(context, one)
    return Reply(lines, (*card_buttons([one.schedule for one in kept]), _undo(context, kept)))


async def listed(context: Context, kept: Kept) -> Rich:
    """Return number, moment, recipient and summary of a schedule that was made, in one line and its notes."""
    schedule = kept.schedule
    when = moment(kept.reading.at, context.wall(kept.reading.at))
    rule = f" ({context.describe(kept.reading.rule)})" if isinstance(kept.reading, Series) else ""
    whom = await recipients.whom(context.session, schedule.address_id)
    name = "" if whom.kind == "self" else f" → {whom.name}"
    line = bold(f"#{schedule.number}") + " " + when + f"{rule}{name}: {cards.summary(context, schedule)}"
    return line + notes_said(context, kept.notes)


def card_buttons(schedules: Sequence[Schedule]) -> Buttons:
    """Return a button to the card of each."""
    buttons = [Button(f"#{one.number}", f"card:{targets.tag(one)}") for one in schedules]
    return tuple(tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW))


async def undo_all(context: Context, rest: str) -> Reply:
    """Cancel what was made at once and not changed since; what was changed stays, and is named."""
    span = RANGE.fullmatch(rest)
    if span is None or int(span[1]) != context.user.id or int(span[3]) - int(span[2]) > MOST:
        return Reply(Rich(""), toast=context.say("Only the person who scheduled them can do that."))
    said = [await _undone(context, number) for number in range(int(span[2]), int(span[3]) + 1)]
    lines = Rich("")
    for place, line in enumerate(said):
        lines = lines + ("\n" if place else "") + line
    return Reply(lines, toast=context.say("Undone."))


def _undo(context: Context, kept: Sequence[Kept]) -> tuple[Button, ...]:
    """One transaction numbers what a person makes without a gap, so two numbers say which they are."""
    first, last = kept[0].schedule.number, kept[-1].schedule.number
    return (Button(context.say("Undo all"), f"undoall:{context.user.id}.{first}-{last}"),)


async def _undone(context: Context, number: int) -> Rich:
    try:
        schedule = await access.schedule_by_number(context.session, context.user.id, number)
    except access.NoSuchSchedule:
        return fill(context.say("{number} is gone already."), number=bold(f"#{number}"))
    if schedule.revision > 1:
        changed = context.say("{number} was changed since, so I left it as it is.")
        return fill(changed, number=bold(f"#{number}"))
    return (await managing.cancel_one(context, schedule, "")).text
