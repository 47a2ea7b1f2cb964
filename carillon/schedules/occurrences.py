"""From a schedule to its deliveries: the first, and the one after each claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from carillon.delivery.ledger import NewDelivery, Touched, enqueue
from carillon.delivery.quiet import quiet_of
from carillon.delivery.states import CatchUp, ScheduleState, State
from carillon.schedules.chasing import go_on
from carillon.store.tables import Address, Schedule
from carillon.when import Rule, next_after

# How far back missed occurrences are looked for, in growing steps, so that a dense rule is not walked for a year.
LOOK_BACK = (timedelta(hours=1), timedelta(days=1), timedelta(days=32), timedelta(days=366), timedelta(days=36600))


def rule_of(schedule: Schedule | RowMapping) -> Rule | None:
    """Return the recurrence of a schedule or of a claimed row; None for a single moment."""
    row = schedule if isinstance(schedule, RowMapping) else vars(schedule)
    if not row["rrule"]:
        return None
    return Rule(row["rrule"], row["local_start"], row["zone"], tuple(row["excluded"]))


def first(schedule: Schedule, address: Address, at: datetime) -> NewDelivery:
    """Return a schedule's first delivery, at an aware moment; due later where somebody's quiet hours hold it."""
    quiet = quiet_of(address.quiet_zone, address.quiet_from, address.quiet_until)
    return NewDelivery(
        schedule_id=schedule.id,
        recipient_id=address.recipient_id,
        address_id=address.id,
        user_id=schedule.user_id,
        account_id=address.account_id,
        priority=schedule.priority,
        occurrence=at,
        window=schedule.max_lateness,
        due=quiet.after(at) if quiet else None,
    )


def following(touched: Touched) -> NewDelivery | None:
    """Return the delivery after a claimed one; None when the schedule has no more, or it was a chaser.

    When occurrences went by while nothing ran, the schedule's `catch_up` decides which of them are still sent.
    """
    row = touched.row
    rule = rule_of(row)
    if rule is None or row["chases"] or row["schedule_state"] != ScheduleState.ACTIVE:
        return None
    at = _made_up_for(row, rule) or _next(rule, max(row["occurrence"], row["claimed_at"]))
    if at is None:
        return None
    quiet = quiet_of(row["quiet_zone"], row["quiet_from"], row["quiet_until"])
    return NewDelivery(
        schedule_id=row["schedule_id"],
        recipient_id=row["recipient_id"],
        address_id=row["address_id"],
        user_id=row["user_id"],
        account_id=row["account_id"],
        priority=row["priority"],
        occurrence=at,
        window=row["max_lateness"],
        due=quiet.after(at) if quiet else None,
    )


def _made_up_for(row: RowMapping, rule: Rule) -> datetime | None:
    """Return the first missed occurrence that is still to be sent.

    One message stands for all that were missed, unless the schedule wants each (the latest `catch_up_limit` of
    them); where the claimed one had outlived its window, that is the latest.
    """
    if row["catch_up"] == CatchUp.ALL:
        wanted = row["catch_up_limit"]
    elif row["catch_up"] == CatchUp.LAST and row["state"] == State.EXPIRED:
        wanted = 1
    else:
        return None
    missed = _latest(rule, after=row["occurrence"], until=row["claimed_at"], wanted=wanted)
    return missed[0] if missed else None


def _latest(rule: Rule, *, after: datetime, until: datetime, wanted: int) -> list[datetime]:
    """Return the last `wanted` moments in (after, until], oldest first, without walking from the beginning."""
    moments: list[datetime] = []
    for reach in LOOK_BACK:
        start = max(after, until - reach)
        moments = []
        at = _next(rule, start)
        while at and at <= until:
            moments.append(at)
            at = _next(rule, at)
        if len(moments) >= wanted or start == after:
            break
    return moments[-wanted:]


def _next(rule: Rule, after: datetime) -> datetime | None:
    coming = next_after(rule, after)
    return coming.at if coming else None


async def roll(db: AsyncConnection, touched: Sequence[Touched]) -> int:
    """Write what follows freshly claimed rows: the next delivery of every series, and the chasers of what nags.

    The caller's transaction holds the claim. Returns how many deliveries of series that was.
    """
    coming = [delivery for delivery in map(following, touched) if delivery]
    await go_on(db, touched)
    return len(await enqueue(db, coming))
