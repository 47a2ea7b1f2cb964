"""What an author does about a message that was not sent: again, elsewhere, leave it; or all of them at once."""

from __future__ import annotations

from carillon.chat.context import Context
from carillon.chat.reminders.delivered import Reminder
from carillon.chat.reminders.failure_notes import EPOCH, MICROSECOND, note
from carillon.chat.reminders.failures import failures
from carillon.content.markup import Rich, bold, fill
from carillon.delivery import ledger
from carillon.delivery.states import ScheduleState
from carillon.platforms.base import Reply
from carillon.schedules import past


async def show(context: Context, failed: Reminder, further: str) -> Reply:
    """Show the note as it was, with its first buttons."""
    (failure,) = await failures(context.session, context.user, [failed.delivery.id])
    return note(context.user, failure) if _open(failed) else _seen_to(context)


async def redo(context: Context, failed: Reminder, further: str) -> Reply:
    """Try it again."""
    return await _redo(context, failed, None)


async def redo_elsewhere(context: Context, failed: Reminder, further: str) -> Reply:
    """Send it to another address of the same recipient."""
    (failure,) = await failures(context.session, context.user, [failed.delivery.id])
    if further not in {str(address_id) for address_id, _ in failure.elsewhere}:
        return _seen_to(context)
    return await _redo(context, failed, int(further))


async def leave(context: Context, failed: Reminder, further: str) -> Reply:
    """Leave it as it is."""
    if _open(failed):
        await ledger.leave(context.session, failed.delivery.id)
    return Reply(Rich(""), buttons_only=True, toast=context.say("Left as it is."))


async def redo_all(context: Context, rest: str) -> Reply:
    """Try everything again that one summary told of; what may have arrived is not sent twice."""
    moment = EPOCH + int(rest) * MICROSECOND if rest.isdecimal() and len(rest) < 18 else EPOCH
    again = 0
    for delivery_id in await ledger.told_at(context.session, context.user.id, moment):
        again += await ledger.revive(context.session, delivery_id)
    if not again:
        return _seen_to(context)
    return Reply(Rich(context.say("{count} messages are being tried again.").format(count=again)))


async def _redo(context: Context, failed: Reminder, address_id: int | None) -> Reply:
    say, schedule = context.say, failed.schedule
    held = {
        ScheduleState.CANCELLED: say("That one was cancelled meanwhile."),
        ScheduleState.PAUSED: say("That one is paused. Go on with it first."),
    }
    if schedule.state in held:
        return Reply(Rich(""), toast=held[schedule.state])
    if not _open(failed) or not await ledger.revive(context.session, failed.delivery.id, address_id):
        return _seen_to(context)
    return Reply(fill(say("{number} is being tried again."), number=bold(f"#{schedule.number}")))


def _open(failed: Reminder) -> bool:
    """Whether it still stands as the note said: a later try has a note of its own."""
    return failed.delivery.tries == failed.attempt and failed.delivery.state in past.REVIVABLE


def _seen_to(context: Context) -> Reply:
    return Reply(Rich(""), buttons_only=True, toast=context.say("That has been seen to already."))
