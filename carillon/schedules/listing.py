"""What is listed: schedules of a person or a conversation, a page at a time, read anew for every page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import TextClause, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.delivery.states import State
from carillon.store.tables import Address, Recipient, Schedule, User

LATEST = 2000  # the newest of a person's schedules: how far back their past and a search reach

OF_PERSON = "s.user_id = :user_id"
OF_CONVERSATION = "s.address_id IN (SELECT id FROM addresses WHERE account_id = :account_id AND value = :conversation)"

_NARROWED = """
    (CAST(:recipient_id AS bigint) IS NULL OR a.recipient_id = :recipient_id)
    AND (CAST(:platform AS text) IS NULL OR c.platform = :platform)
    AND (CAST(:ids AS bigint[]) IS NULL OR s.id = ANY (CAST(:ids AS bigint[])))
    AND (NOT CAST(:series AS boolean) OR s.rrule <> '')
"""

# A held delivery is due at infinity: it has no moment, and comes last. What repeats an unanswered reminder is no part
# of a plan, here and below.
_OPEN = """
    SELECT s.id, min(nullif(d.due_at, 'infinity')) AS at, NULL AS state, count(*) OVER () AS total
    FROM schedules AS s
    JOIN deliveries AS d ON d.schedule_id = s.id AND d.state IN ('queued', 'accepted') AND d.chases IS NULL
    JOIN addresses AS a ON a.id = s.address_id JOIN accounts AS c ON c.id = a.account_id
    WHERE {scope} AND s.state IN ('active', 'paused') AND {narrowed}
      AND (CAST(:paused AS boolean) IS NULL OR (s.state = 'paused') = CAST(:paused AS boolean))
    GROUP BY s.id ORDER BY 2 NULLS LAST, s.id OFFSET :first LIMIT :size
"""
OPEN_OF_PERSON = text(_OPEN.format(scope=OF_PERSON, narrowed=_NARROWED))
OPEN_OF_CONVERSATION = text(_OPEN.format(scope=OF_CONVERSATION, narrowed=_NARROWED))

# What is over, and the series whose latest message went wrong. A delivery that was withdrawn is the latest only where
# there is no other: what was moved to an earlier time and sent was not cancelled.
_PAST = """
    WITH s AS MATERIALIZED (
        SELECT id, address_id, rrule, state, updated_at FROM schedules
        WHERE user_id = :user_id ORDER BY number DESC LIMIT :latest
    ), ended AS (
        SELECT s.id, CASE WHEN s.state = 'cancelled' THEN s.updated_at ELSE latest.at END AS at,
               CASE WHEN s.state = 'cancelled' THEN 'cancelled' ELSE latest.state::text END AS state
        FROM s
        JOIN LATERAL (
            SELECT state, coalesce(sent_at, due_at) AS at FROM deliveries
            WHERE schedule_id = s.id AND state NOT IN ('queued', 'accepted') AND chases IS NULL
            ORDER BY state = 'cancelled', occurrence DESC, id DESC LIMIT 1
        ) AS latest ON true
        JOIN addresses AS a ON a.id = s.address_id JOIN accounts AS c ON c.id = a.account_id
        WHERE {narrowed}
          AND (s.state = 'cancelled' OR latest.state IN ('failed', 'unconfirmed', 'expired') OR NOT EXISTS (
              SELECT FROM deliveries WHERE schedule_id = s.id AND state IN ('queued', 'accepted') AND chases IS NULL))
    )
    SELECT id, at, state, count(*) OVER () AS total FROM ended
    WHERE state = ANY (CAST(:states AS text[])) ORDER BY at DESC, id DESC OFFSET :first LIMIT :size
"""
PAST = text(_PAST.format(narrowed=_NARROWED))

PEOPLE = text("""
    SELECT r.id, r.name, a.kind, count(*) AS schedules
    FROM schedules AS s JOIN addresses AS a ON a.id = s.address_id JOIN recipients AS r ON r.id = a.recipient_id
    WHERE s.user_id = :user_id AND s.state IN ('active', 'paused')
    GROUP BY r.id, a.kind ORDER BY schedules DESC, r.id LIMIT :size
""")
PLATFORMS = text("""
    SELECT DISTINCT c.platform
    FROM schedules AS s JOIN addresses AS a ON a.id = s.address_id JOIN accounts AS c ON c.id = a.account_id
    WHERE s.user_id = :user_id AND s.state IN ('active', 'paused') ORDER BY 1
""")


@dataclass(frozen=True, slots=True)
class Person:
    """Whose schedules: those that one user made, wherever they go."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """Whose schedules: those that are sent to one conversation, whoever made them."""

    account_id: int
    conversation: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of them; what is not given does not narrow. With `states`, what is over and ended in one of them."""

    paused: bool | None = None
    series: bool = False
    states: tuple[State, ...] | None = None
    recipient_id: int | None = None
    platform: str | None = None
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A schedule in a list: `at` (aware) is its next moment, or its last, with the `state` that came of it.

    `at` is None while it is paused. `kind` is that of the address: self, person or group.
    """

    schedule: Schedule
    at: datetime | None
    state: State | None
    recipient: str
    kind: str
    author: str


@dataclass(frozen=True, slots=True)
class Page:
    """A few entries in their order, and how many there are altogether."""

    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who will still be written to, and by how many schedules."""

    recipient_id: int
    name: str
    kind: str
    schedules: int


async def page(session: AsyncSession, scope: Person | Conversation, wanted: Wanted, *, first: int, size: int) -> Page:
    """Return `size` entries from the `first` on: what is sent soonest leads, or what ended last.

    Of a conversation only what is open is listed. Beyond the end there is an empty page, with a total of 0.
    """
    query = PAST if wanted.states is not None else _open(scope)
    given = {**asdict(wanted), **asdict(scope), "latest": LATEST, "first": first, "size": size}
    given["states"] = [str(state) for state in wanted.states or ()]
    given["ids"] = None if wanted.ids is None else list(wanted.ids)
    rows = (await session.execute(query, given)).all()
    told = await _told(session, [row.id for row in rows])
    entries = tuple(
        Entry(told[row.id][0], row.at, State(row.state) if row.state else None, *told[row.id][1:]) for row in rows
    )
    return Page(entries, rows[0].total if rows else 0)


async def addressees(session: AsyncSession, user_id: int, *, size: int) -> list[Addressee]:
    """Return whom a person's open schedules go to, those with most first."""
    found = await session.execute(PEOPLE, {"user_id": user_id, "size": size})
    return [Addressee(*row) for row in found]


async def platforms(session: AsyncSession, user_id: int) -> list[str]:
    """Return the platforms that a person's open schedules go to."""
    return list((await session.execute(PLATFORMS, {"user_id": user_id})).scalars())


def _open(scope: Person | Conversation) -> TextClause:
    return OPEN_OF_PERSON if isinstance(scope, Person) else OPEN_OF_CONVERSATION


async def _told(session: AsyncSession, ids: list[int]) -> dict[int, tuple[Schedule, str, str, str]]:
    """Return schedules by their id, with the recipient's name, the address's kind and the author's name."""
    query = (
        select(Schedule, Recipient.name, Address.kind, User.name)
        .join(Address, Address.id == Schedule.address_id)
        .join(Recipient, Recipient.id == Address.recipient_id)
        .join(User, User.id == Schedule.user_id)
        .where(Schedule.id.in_(ids))
    )
    return {row[0].id: (row[0], row[1], row[2], row[3]) for row in await session.execute(query)}
