"""From the tables to a person's archive: everything that is theirs, and nothing of anybody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import RowMapping, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.schedules.archive import Answer, Archive, Contact, File, Handle, History, Identity, Person, Span, Wish
from carillon.schedules.book import content_of
from carillon.schedules.wish import HOWEVER_LATE, TO_OTHERS
from carillon.store.tables import Schedule, SenderIdentity, User

HANDLES = text("""
    SELECT r.id, r.name, c.platform, a.kind, CASE WHEN a.peer_id IS NULL THEN a.value END AS value, a.agreed_at,
           a.unreachable
    FROM recipients AS r
    LEFT JOIN addresses AS a ON a.recipient_id = r.id LEFT JOIN accounts AS c ON c.id = a.account_id
    WHERE r.user_id = :user_id ORDER BY r.id, a.id
""")
WHOSE = text("SELECT id, recipient_id FROM addresses WHERE user_id = :user_id")
HISTORIES = text("""
    SELECT d.schedule_id, d.state, count(*) AS n, max(d.sent_at) AS last_sent_at,
           min(d.due_at) FILTER (WHERE d.state = 'queued' AND d.due_at < 'infinity') AS next_at
    FROM schedules AS s JOIN deliveries AS d ON d.schedule_id = s.id
    WHERE s.user_id = :user_id AND d.chases IS NULL GROUP BY d.schedule_id, d.state
""")
ANSWERS = text("""
    SELECT s.number AS schedule, d.occurrence, k.state, k.at
    FROM acknowledgements AS k JOIN deliveries AS d ON d.id = k.delivery_id JOIN schedules AS s ON s.id = k.schedule_id
    WHERE k.user_id = :user_id AND s.user_id = :user_id ORDER BY k.at
""")


async def schedules_of(session: AsyncSession, user_id: int) -> Sequence[Schedule]:
    """Return all schedules of a person, in the order they were made."""
    query = select(Schedule).where(Schedule.user_id == user_id).order_by(Schedule.number)
    return (await session.execute(query)).scalars().all()


async def archive(session: AsyncSession, user: User, schedules: Sequence[Schedule], now: datetime) -> Archive:
    """Return everything of a person; `schedules` are all of theirs."""
    given = {"user_id": user.id}
    whose = {row.id: row.recipient_id for row in await session.execute(WHOSE, given)}
    histories: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in (await session.execute(HISTORIES, given)).mappings():
        histories[row["schedule_id"]].append(row)
    answers = (await session.execute(ANSWERS, given)).mappings()
    return Archive(
        made_at=now,
        person=await _person(session, user),
        contacts=await _contacts(session, user.id),
        schedules=tuple(_wish(each, whose[each.address_id], histories[each.id]) for each in schedules),
        acknowledgements=tuple(Answer(**row) for row in answers),
    )


async def _person(session: AsyncSession, user: User) -> Person:
    query = select(SenderIdentity).where(SenderIdentity.user_id == user.id).order_by(SenderIdentity.platform)
    identities = (await session.execute(query)).scalars()
    lateness = user.default_lateness or TO_OTHERS
    return Person(
        name=user.name,
        language=user.language,
        zone=user.zone,
        date_order=user.date_order,
        clock=user.clock,
        default_time=user.default_time,
        lateness=None if lateness == HOWEVER_LATE else lateness,
        quiet_from=user.quiet_from,
        quiet_until=user.quiet_until,
        html=user.html,
        since=user.created_at,
        identities=tuple(
            Identity(platform=each.platform, id=each.external_id, username=each.username) for each in identities
        ),
    )


async def _contacts(session: AsyncSession, user_id: int) -> tuple[Contact, ...]:
    names: dict[int, str] = {}
    handles: defaultdict[int, list[Handle]] = defaultdict(list)
    for row in (await session.execute(HANDLES, {"user_id": user_id})).mappings():
        names[row["id"]] = row["name"]
        if row["platform"] is not None:
            handles[row["id"]].append(Handle.model_validate(row, from_attributes=False, extra="ignore"))
    return tuple(Contact(id=each, name=name, handles=tuple(handles[each])) for each, name in names.items())


def _wish(schedule: Schedule, contact: int, history: Sequence[RowMapping]) -> Wish:
    content = content_of(schedule)
    return Wish(
        number=schedule.number,
        state=schedule.state,
        contact=contact,
        text=content.body.text,
        styles=tuple(Span(**asdict(style)) for style in content.body.styles),
        files=tuple(File(**asdict(media)) for media in content.media),
        opaque=schedule.opaque,
        zone=schedule.zone,
        starts=schedule.local_start,
        rrule=schedule.rrule,
        excluded=tuple(schedule.excluded),
        next_at=min((row["next_at"] for row in history if row["next_at"]), default=None),
        lateness=schedule.max_lateness,
        priority=schedule.priority,
        silent=schedule.silent,
        protected=schedule.protected,
        nag_every=schedule.nag_every,
        nag_times=schedule.nag_times,
        created_at=schedule.created_at,
        updated_at=schedule.updated_at,
        history=History(
            states={row["state"]: row["n"] for row in history},
            last_sent_at=max((row["last_sent_at"] for row in history if row["last_sent_at"]), default=None),
        ),
    )
