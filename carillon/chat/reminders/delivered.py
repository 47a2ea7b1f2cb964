"""What a person does with a reminder that has come: done, not this time, and back again.

Only the buttons of the message change, for it may have files. A reminder and all that chase it are one thing: what is
pressed under any of them counts for all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from carillon.chat import targets
from carillon.chat.context import Context
from carillon.chat.reminders.under import settled, under
from carillon.content.clock import brief
from carillon.content.markup import Rich
from carillon.delivery import ledger
from carillon.delivery.states import ScheduleState, State
from carillon.people import access
from carillon.platforms.base import Buttons, Reply
from carillon.schedules import acknowledging, past
from carillon.schedules import again as once_more
from carillon.schedules.acknowledging import Answer, Standing
from carillon.store.tables import Delivery, Schedule


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message: the first delivery of it, its schedule, and the tag of the button that was pressed.

    The tag names the very delivery, which may have chased the first one, and the attempt that the button came with.
    """

    root: Delivery
    schedule: Schedule
    delivery: Delivery
    attempt: int
    mark: str


Act = Callable[[Context, Reminder, str], Awaitable[Reply]]
Press = Callable[[Context, str], Awaitable[Reply]]


def on_reminder(act: Act) -> Press:
    """Return what answers a press under a reminder."""

    async def seen(context: Context, reminder: Reminder, further: str) -> Reply:
        # Whoever presses has it before their eyes: a try whose answer was lost did arrive, and needs no second copy.
        await ledger.receipt(context.session, reminder.delivery.id, reminder.attempt, State.RECEIVED)
        return await act(context, reminder, further)

    return on_message(seen)


def on_message(act: Act) -> Press:
    """Return what answers a press that is about a delivery: it finds it, or says why there is nothing to do."""

    async def pressed(context: Context, rest: str) -> Reply:
        mark, _, further = rest.partition(":")
        try:
            reminder = await find(context, mark)
        except access.NoSuchSchedule:
            gone = context.say("That message is no longer kept: there is nothing left to do with it.")
            return Reply(Rich(""), buttons_only=context.incoming.private, toast=gone)
        except targets.NotYours:
            return Reply(Rich(""), toast=context.say("Only the person whose message it is can press that."))
        return await act(context, reminder, further)

    return pressed


async def find(context: Context, mark: str) -> Reminder:
    """Return the reminder of a tag. Raises access.NoSuchSchedule or targets.NotYours."""
    delivery, attempt = await targets.tagged_delivery(context, mark)
    root = await context.session.get_one(Delivery, delivery.chases) if delivery.chases else delivery
    return Reminder(root, await context.session.get_one(Schedule, root.schedule_id), delivery, attempt, mark)


async def done(context: Context, reminder: Reminder, further: str) -> Reply:
    """Acknowledge it."""
    say = context.say
    fresh = await _give(context, reminder, Answer.DONE)
    said = say("✓ Done") if fresh else say("That was done already.")
    if fresh and reminder.schedule.state is ScheduleState.CANCELLED:
        said = say("✓ Done. It is cancelled and does not come again.")
    return await shown(context, reminder, said)


async def not_now(context: Context, reminder: Reminder, further: str) -> Reply:
    """Leave it out, this once."""
    fresh = await _give(context, reminder, Answer.SKIPPED)
    return await shown(
        context, reminder, context.say("Skipped, this once.") if fresh else context.say("That was skipped already.")
    )


async def undone(context: Context, reminder: Reminder, further: str) -> Reply:
    """Take back what was pressed."""
    before = await acknowledging.standing(context.session, reminder.root.id)
    if before is None or before.answer in (Answer.OPEN, Answer.MISSED):
        return await shown(context, reminder, context.say("There is nothing to take back."))
    snoozed = before.answer is Answer.SNOOZED
    if snoozed and not await once_more.call_back(context.session, reminder.root, reminder.schedule):
        return await shown(context, reminder, context.say("It has come again already."))
    await acknowledging.take_back(context.session, reminder.root, reminder.schedule, context.now)
    return await shown(context, reminder, context.say("Taken back."))


async def back(context: Context, reminder: Reminder, further: str) -> Reply:
    """Show the buttons as they stand."""
    return await shown(context, reminder, "")


async def shown(context: Context, reminder: Reminder, toast: str) -> Reply:
    """Return the buttons as they stand now, with a word over the conversation."""
    return Reply(Rich(""), await buttons(context, reminder), buttons_only=True, toast=toast)


async def buttons(context: Context, reminder: Reminder) -> Buttons:
    """Return what can be done about a reminder as it stands."""
    standing = await acknowledging.standing(context.session, reminder.root.id)
    if standing is None or standing.answer in (Answer.OPEN, Answer.MISSED):
        return under(reminder.schedule.language, reminder.mark)
    return settled(await _label(context, reminder, standing), reminder.mark)


async def _label(context: Context, reminder: Reminder, standing: Standing) -> str:
    say, at = context.say, standing.at
    if standing.answer is Answer.SNOOZED:
        copy = await once_more.copied(context.session, reminder.root, reminder.schedule)
        at = (await past.next_due(context.session, copy.id) if copy else None) or at
    labels = {
        Answer.DONE: say("✓ Done {time} · Undo"),
        Answer.SKIPPED: say("Skipped {time} · Undo"),
        Answer.SNOOZED: say("⏰ {time} · Undo"),
    }
    time = brief(at, context.now, context.user.zone, context.user.language)
    return labels[standing.answer].format(time=time)


async def _give(context: Context, reminder: Reminder, answer: Answer) -> bool:
    """Acknowledge; what was put off until later and is dealt with now does not come again."""
    before = await acknowledging.standing(context.session, reminder.root.id)
    fresh = await acknowledging.give(context.session, reminder.root, answer)
    if before and before.answer is Answer.SNOOZED:
        await once_more.call_back(context.session, reminder.root, reminder.schedule)
    return fresh
