"""Which schedule is meant: by its number, by the button that was pressed, by the message that was answered.

A button carries a tag: `s12.3` is schedule 12 at revision 3, `d77.1` delivery 77 at its first attempt. Who did not make
a schedule reaches it only as an admin of the group that it is sent to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from carillon.chat.context import Context
from carillon.errors import CarillonError
from carillon.people import access
from carillon.store.tables import Delivery, Schedule

TAG = re.compile(r"s(\d{1,18})\.(\d{1,9})")
DELIVERY_TAG = re.compile(r"d(\d{1,18})\.(\d{1,5})")


class NotYours(CarillonError):
    """Only the person who scheduled it, or an admin of the group, can do that."""


def tag(schedule: Schedule) -> str:
    """Return what a button under a card of the schedule carries."""
    return f"s{schedule.id}.{schedule.revision}"


def delivery_tag(delivery_id: int, attempt: int) -> str:
    """Return what a button under a delivered message carries."""
    return f"d{delivery_id}.{attempt}"


async def tagged(context: Context, written: str) -> tuple[Schedule, bool]:
    """Return the schedule of a tag, and whether the tag is from its present revision.

    Raises NotYours for one that is gone or out of the person's reach.
    """
    found = TAG.fullmatch(written)
    if found is None:
        raise NotYours
    schedule = await reach(context, int(found[1]))
    return schedule, schedule.revision == int(found[2])


async def tagged_delivery(context: Context, written: str) -> tuple[Delivery, int]:
    """Return the person's own delivery of a tag, and the attempt that the tag is from.

    Raises access.NoSuchSchedule for one that is gone, and NotYours for somebody else's.
    """
    found = DELIVERY_TAG.fullmatch(written)
    delivery_id = int(found[1]) if found else 0
    try:
        delivery = await access.delivery_by_id(context.session, context.user.id, delivery_id)
    except access.NoSuchSchedule:
        if await access.schedule_of_delivery(context.session, delivery_id):
            raise NotYours from None
        raise
    return delivery, int(found[2]) if found else 0


async def answered(context: Context) -> Schedule | None:
    """Return the schedule whose card or message is answered; None when it is none, out of reach, or one of several."""
    replied = context.incoming.replied
    ids = await _ids(context, replied.actions if replied else ())
    if len(set(ids)) != 1:
        return None
    try:
        return await reach(context, ids[0])
    except NotYours:
        return None


async def numbered(context: Context, number: int) -> Schedule:
    """Return the person's own schedule with that number. Raises access.NoSuchSchedule."""
    return await access.schedule_by_number(context.session, context.user.id, number)


async def _ids(context: Context, actions: Iterable[str]) -> list[int]:
    ids: list[int] = []
    for action in actions:
        ids += [int(found[1]) for found in TAG.finditer(action)]
        for found in DELIVERY_TAG.finditer(action):
            ids += await access.schedule_of_delivery(context.session, int(found[1]))
    return ids


async def reach(context: Context, schedule_id: int) -> Schedule:
    """Return a schedule the person may touch: their own, or one of the group they are an admin of. Raises NotYours."""
    try:
        return await access.schedule_by_id(context.session, context.user.id, schedule_id)
    except access.NoSuchSchedule:
        pass
    if context.incoming.private:
        raise NotYours
    membership = await context.membership()
    if membership is None or not membership.admin:
        raise NotYours
    try:
        return await access.schedule_of_conversation(
            context.session, context.account_id, context.incoming.conversation, schedule_id
        )
    except access.NoSuchSchedule:
        raise NotYours from None
