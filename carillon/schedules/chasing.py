"""Saying it again until it is done: what a nagging reminder's claim, and that of each of its chasers, leads to.

The claim of a reminder of one's own opens an acknowledgement and writes the first chaser; the claim of a chaser writes
the next, in the same transaction, so that the row goes on whatever becomes of one message. The last one sets the
moment from which the reminder counts as missed. Deliveries are locked before acknowledgements, here and wherever
else both change, so that nobody waits for each other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from carillon.delivery import ledger
from carillon.delivery.ledger import Chaser, Touched
from carillon.delivery.states import State
from carillon.schedules.quiet import Quiet
from carillon.store.tables import Schedule

Db = AsyncSession | AsyncConnection

OPEN = text("""
    INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state)
    SELECT id, user_id, schedule_id, 'open' FROM deliveries WHERE id = ANY (CAST(:roots AS bigint[]))
    ON CONFLICT (delivery_id) DO NOTHING
""")

EARLIER = text("""
    SELECT old.delivery_id FROM deliveries AS d JOIN acknowledgements AS old ON old.schedule_id = d.schedule_id
    WHERE d.id = ANY (CAST(:roots AS bigint[])) AND old.state = 'open' AND old.delivery_id <> d.id
""")

CLOSES_AT = text("""
    UPDATE acknowledgements SET deadline_at = :at
    WHERE delivery_id = ANY (CAST(:roots AS bigint[])) AND state = 'open'
""")

QUIET = text("""
    SELECT id, zone, quiet_from, quiet_until FROM users
    WHERE id = ANY (CAST(:users AS bigint[])) AND quiet_from <> quiet_until
""")


async def go_on(db: AsyncConnection, touched: Sequence[Touched]) -> None:
    """Open what freshly claimed reminders ask for, and write the chaser after each."""
    rows = [one.row for one in touched if one.row["nag_every"] and one.row["nag_times"]]
    roots = [row["id"] for row in rows if _begins(row)]
    nagging = [row for row in rows if row["chases"] or row["id"] in roots]
    if not nagging:
        return
    await _begin(db, roots, nagging[0]["claimed_at"])
    quiet = await _quiet(db, {row["user_id"] for row in nagging})
    for row in nagging:
        hours = quiet.get(row["user_id"])
        await _next(db, row["chases"] or row["id"], row["step"] or 0, _Nag.of(row), row["claimed_at"], hours)


async def go_on_by_hand(session: AsyncSession, schedule: Schedule, chased: int, now: datetime) -> None:
    """Chase a reminder again whose acknowledgement was taken back, with the chasers it has left."""
    if schedule.nag_every and schedule.nag_times:
        step = await ledger.last_step(session, chased)
        hours = (await _quiet(session, {schedule.user_id})).get(schedule.user_id)
        await _next(session, chased, step, _Nag(schedule.nag_every, schedule.nag_times), now, hours)


class _Nag:
    """How a schedule is chased: every so many seconds, so often at most."""

    def __init__(self, every: float, times: int) -> None:
        self.every = timedelta(seconds=every)
        self.times = times

    @classmethod
    def of(cls, row: RowMapping) -> _Nag:
        return cls(row["nag_every"], row["nag_times"])


def _begins(row: RowMapping) -> bool:
    return row["chases"] is None and row["kind"] == "self" and row["state"] == State.ACCEPTED


async def _begin(db: AsyncConnection, roots: Sequence[int], now: datetime) -> None:
    """Open the acknowledgements; what is still open of the same schedules is missed as of now."""
    if not roots:
        return
    earlier = list((await db.execute(EARLIER, {"roots": list(roots)})).scalars())
    if earlier:
        await ledger.call_off(db, earlier)
        await db.execute(CLOSES_AT, {"roots": earlier, "at": now})
    await db.execute(OPEN, {"roots": list(roots)})


async def _next(db: Db, chased: int, step: int, nag: _Nag, now: datetime, hours: Quiet | None) -> None:
    due_at = now + nag.every
    if step < nag.times:
        await ledger.chase(db, [Chaser(chased, step + 1, hours.after(due_at) if hours else due_at)])
    else:
        await db.execute(CLOSES_AT, {"roots": [chased], "at": due_at})


async def _quiet(db: Db, users: Collection[int]) -> dict[int, Quiet]:
    found = await db.execute(QUIET, {"users": list(users)})
    return {row.id: Quiet(row.zone, row.quiet_from, row.quiet_until) for row in found}
