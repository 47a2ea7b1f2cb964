"""Saying it again until it is done: what a nagging reminder's claim, and that of each of its chasers, leads to.

The claim of a reminder of one's own opens an acknowledgement and writes the first chaser; the claim of a chaser writes
the next, in the same transaction, so that the row goes on whatever becomes of one message. The last one sets the
moment from which the reminder counts as missed. Deliveries are locked before acknowledgements, here and wherever
else both change, so that nobody waits for each other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from carillon.delivery import ledger
from carillon.delivery.ledger import Chaser, Touched
from carillon.delivery.quiet import Quiet
from carillon.delivery.states import State
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


@dataclass(frozen=True, slots=True)
class _Row:
    """A delivery that is chased, how often that has been done, and how it goes on."""

    chased: int
    step: int
    every: timedelta
    times: int
    quiet: Quiet | None


async def go_on(db: AsyncConnection, touched: Sequence[Touched]) -> None:
    """Open what freshly claimed reminders ask for, and write the chaser after each."""
    rows = [one.row for one in touched if one.row["nag_every"] and one.row["nag_times"]]
    nagging = [row for row in rows if row["chases"] or _begins(row)]
    if not nagging:
        return
    now = nagging[0]["claimed_at"]
    await _begin(db, [row["id"] for row in nagging if row["chases"] is None], now)
    quiet = await _quiet(db, {row["user_id"] for row in nagging})
    for row in nagging:
        chased, every = row["chases"] or row["id"], timedelta(seconds=row["nag_every"])
        await _next(db, _Row(chased, row["step"] or 0, every, row["nag_times"], quiet.get(row["user_id"])), now)


async def go_on_by_hand(session: AsyncSession, schedule: Schedule, chased: int, now: datetime) -> None:
    """Chase a reminder again whose acknowledgement was taken back, with the chasers it has left."""
    if not (schedule.nag_every and schedule.nag_times):
        return
    step, every = await ledger.last_step(session, chased), timedelta(seconds=schedule.nag_every)
    quiet = await _quiet(session, {schedule.user_id})
    await _next(session, _Row(chased, step, every, schedule.nag_times, quiet.get(schedule.user_id)), now)


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


async def _next(db: Db, row: _Row, now: datetime) -> None:
    """Write the next chaser or, behind the last one, when the reminder counts as missed."""
    due_at = now + row.every
    if row.step < row.times:
        await ledger.chase(db, [Chaser(row.chased, row.step + 1, row.quiet.after(due_at) if row.quiet else due_at)])
    else:
        await db.execute(CLOSES_AT, {"roots": [row.chased], "at": due_at})


async def _quiet(db: Db, users: Collection[int]) -> dict[int, Quiet]:
    found = await db.execute(QUIET, {"users": list(users)})
    return {row.id: Quiet(row.zone, row.quiet_from, row.quiet_until) for row in found}
