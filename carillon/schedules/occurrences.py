"""From a schedule to its deliveries: the first, and the one after each claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from carillon.delivery.ledger import NewDelivery, Touched, enqueue
from carillon.delivery.states import ScheduleState
from carillon.store.tables import Address, Schedule
from carillon.when import Rule, next_after


def rule_of(schedule: Schedule | RowMapping) -> Rule | None:
    """Return the recurrence of a schedule or of a claimed row; None for a single moment."""
    row = schedule if isinstance(schedule, RowMapping) else vars(schedule)
    if not row["rrule"]:
        return None
    return Rule(row["rrule"], row["local_start"], row["zone"], tuple(row["excluded"]))


def first(schedule: Schedule, address: Address, at: datetime) -> NewDelivery:
    """Return a schedule's first delivery, due `at` (aware)."""
    return NewDelivery(
        schedule_id=schedule.id,
        recipient_id=address.recipient_id,
        address_id=address.id,
        user_id=schedule.user_id,
        account_id=address.account_id,
        priority=schedule.priority,
        occurrence=at,
        window=schedule.max_lateness,
    )


def following(touched: Touched) -> NewDelivery | None:
    """Return the delivery after a claimed one; None when the schedule has no more.

    Occurrences that went by while nothing ran are passed over: the one just claimed stands for all of them.
    """
    row = touched.row
    rule = rule_of(row)
    if rule is None or row["schedule_state"] != ScheduleState.ACTIVE:
        return None
    coming = next_after(rule, max(row["occurrence"], row["claimed_at"]))
    if coming is None:
        return None
    return NewDelivery(
        schedule_id=row["schedule_id"],
        recipient_id=row["recipient_id"],
        address_id=row["address_id"],
        user_id=row["user_id"],
        account_id=row["account_id"],
        priority=row["priority"],
        occurrence=coming.at,
        window=row["max_lateness"],
    )


async def roll(db: AsyncConnection, touched: Sequence[Touched]) -> int:
    """Write the next delivery of every series among freshly claimed rows; the caller's transaction holds the claim."""
    coming = [delivery for delivery in map(following, touched) if delivery]
    return len(await enqueue(db, coming))
