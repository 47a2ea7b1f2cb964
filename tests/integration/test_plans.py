"""Every hot query is served by the index that is named for it, however much else there is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Select, TextClause, text

from carillon import stats
from carillon.chat import inbox
from carillon.chat.people import standing
from carillon.chat.reminders import missed, telling
from carillon.delivery.backlog import BACKLOG
from carillon.delivery.ledger.abandon import ABANDON
from carillon.delivery.ledger.adjust import HOLD
from carillon.delivery.ledger.chase import CALL_OFF
from carillon.delivery.ledger.claim import CLAIM, NEXT_DUE
from carillon.delivery.ledger.rescue import LAPSED
from carillon.delivery.ledger.told import TOLD_AT, UNTOLD
from carillon.delivery.ledger.withdraw import WITHDRAW
from carillon.delivery.states import ScheduleState
from carillon.people import consent, contacts, groups, reach, recipients
from carillon.people.forgetting import LEADING_HERE
from carillon.schedules import chronicle, day, doubles, listing, origins, searching, shifting, travel
from carillon.schedules.tally import TRACKED
from carillon.store.embedded import EmbeddedPostgres
from carillon.store.engine import Store
from carillon.store.tables import PRIORITIES
from tests import databases, rows

FILL = (
    """INSERT INTO users (name) SELECT 'user ' || n FROM generate_series(1, 200) AS n""",
    """INSERT INTO recipients (user_id, name, alias)
       SELECT u.id, 'friend ' || n, 'friend' || n FROM users AS u, generate_series(1, 50) AS n""",
    """INSERT INTO addresses (user_id, recipient_id, account_id, value, kind, peer_id, agreed_at)
       SELECT user_id, id, :account, id::text, CASE WHEN id % 20 = 0 THEN 'self' ELSE 'person' END, user_id, now()
       FROM recipients WHERE alias IS NOT NULL""",
    """INSERT INTO schedules (user_id, number, address_id, body, zone, local_start, state)
       SELECT a.user_id, n, a.id, '', 'UTC', now(),
              CASE WHEN n % 10 = 0 THEN 'active' ELSE 'finished' END::schedule_state
       FROM generate_series(1, 100) AS n
       JOIN (SELECT id, user_id, row_number() OVER (PARTITION BY user_id) AS place FROM addresses) AS a
         ON a.place = 1 + n % 50""",
    """INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, state)
       SELECT s.id, 1, :address, s.user_id, :account, now() + s.id * interval '1 minute',
              now() + s.id * interval '1 minute',
              CASE WHEN s.state = 'active' THEN 'queued' ELSE 'sent' END::delivery_state
       FROM schedules AS s""",
    """INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, state,
                               told_at)
       SELECT s.id, 1, :address, s.user_id, :account, now() - interval '1 day', now() - interval '1 day', 'failed',
              CASE WHEN s.id % 100 = 0 THEN NULL ELSE now() - interval '1 hour' END
       FROM schedules AS s WHERE s.id % 10 = 0""",
    """INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state, deadline_at, at)
       SELECT id, user_id, schedule_id, CASE WHEN id % 1000 = 0 THEN 'open' ELSE 'done' END,
              now() + interval '1 hour', now() - (id % 1000) * interval '1 day'
       FROM deliveries WHERE state = 'sent'""",
    """INSERT INTO events (delivery_id, state) SELECT id, 'queued' FROM deliveries""",
    """INSERT INTO groups (account_id, value, title, folded)
       SELECT :account, '-' || n, 'Group ' || n, 'group' || n FROM generate_series(1, 5000) AS n""",
    """INSERT INTO inbox (account_id, key, conversation, incoming, answered_at)
       SELECT :account, n::text, (n % 100)::text, '', CASE WHEN n % 1000 = 0 THEN NULL ELSE now() END
       FROM generate_series(1, 20000) AS n""",
)

CROWD = (
    """INSERT INTO recipients (user_id, name)
       SELECT u.id, 'friend ' || n FROM users AS u, generate_series(1, 20) AS n""",
    """INSERT INTO addresses (user_id, recipient_id, account_id, value, kind)
       SELECT user_id, min(id), :account, '-' || user_id, 'group' FROM recipients GROUP BY user_id""",
    """UPDATE schedules AS s SET address_id = a.id
       FROM addresses AS a WHERE a.user_id = s.user_id AND a.kind = 'group'""",
)


# One account in every copy of the database: the first one of an empty table.
ACCOUNT = 1


@pytest.fixture(scope="module")
def filled_url(postgres: EmbeddedPostgres, template: str) -> Iterator[str]:
    """A database with much in it, which the questions of this module leave as it is."""
    with databases.copied(postgres, template) as url:
        asyncio.run(_fill(url, FILL))
        yield url


@pytest.fixture(scope="module")
def crowded_url(postgres: EmbeddedPostgres, filled_url: str) -> Iterator[str]:
    """The same, and groups and contacts of everybody, so that a list has to choose."""
    with databases.copied(postgres, databases.name_of(filled_url)) as url:
        asyncio.run(_fill(url, CROWD))
        yield url


async def _fill(url: str, statements: tuple[str, ...]) -> None:
    store = Store(url)
    ana = await rows.person(store)
    assert ana.account_id == ACCOUNT
    for statement in statements:
        await rows.run(store, statement, address=ana.address.id, account=ACCOUNT)
    await rows.run(store, "ANALYZE")
    await store.close()


@pytest.fixture
async def filled(filled_url: str) -> AsyncIterator[Store]:
    store = Store(filled_url)
    yield store
    await store.close()


@pytest.fixture
async def crowded(crowded_url: str) -> AsyncIterator[Store]:
    store = Store(crowded_url)
    yield store
    await store.close()


async def plan(store: Store, statement: TextClause, **given: Any) -> str:
    async with store.hot() as db:
        found = await db.execute(text(f"EXPLAIN {statement.text}"), given)
        return "\n".join(found.scalars())


NOW = datetime.now(UTC)
SPANS = stats.spans("UTC", datetime.now(UTC))
SOON = datetime(2030, 1, 1, tzinfo=UTC)
CASES: dict[str, tuple[TextClause, dict[str, Any], str]] = {
    "claim": (
        CLAIM,
        {"room": 50, "lease": 60.0, "crowded": [1], "priorities": list(PRIORITIES)},
        "deliveries_claim",
    ),
    "next due": (NEXT_DUE, {"priorities": list(PRIORITIES)}, "deliveries_claim"),
    "rescue": (LAPSED, {"limit": 500}, "deliveries_rescue"),
    "withdraw": (WITHDRAW, {"schedule_id": 7, "chasers": True}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "hold": (HOLD, {"schedule_id": 7}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "call off": (CALL_OFF, {"chased": [7]}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "untold": (UNTOLD, {"user_id": 7}, "deliveries_untold"),
    "authors": (telling.AUTHORS, {"apart": telling.APART, "limit": 500}, "deliveries_untold"),
    "told at": (TOLD_AT, {"user_id": 7, "told_at": NOW}, "deliveries_failed"),
    "overdue": (missed.OVERDUE, {}, "acknowledgements_overdue"),
    "tracked": (TRACKED, {"user_id": 7, "since": NOW}, "acknowledgements_of_user"),
    "steps": (
        chronicle.STEPS_OF_LATEST,
        {"schedule_id": 7, "occurrences": 6, "steps": 12},
        "events_of_delivery",
    ),
    "next of a schedule": (
        shifting.NEXT_LIVE,
        {"schedule_id": 7},
        "deliveries_schedule_id_recipient_id_occurrence_key",
    ),
    "near": (
        doubles.NEAR,
        {"priorities": list(PRIORITIES), "at": SOON, "user_id": 7, "address_id": 1},
        "deliveries_claim",
    ),
    "take": (inbox.TAKE, {"conversation": "7"}, "inbox_pending"),
    "waiting": (inbox.WAITING, {}, "inbox_pending"),
    "gathered": (inbox.GATHERED, {"conversation": "7", "id": 20000}, "inbox_pending"),
    "backlog": (BACKLOG, {"priorities": list(PRIORITIES), "most": 100_000}, "deliveries_claim"),
    "address book": (contacts.ALL, {"user_id": 7}, "recipients_"),
    "own chat": (recipients.OWN, {"user_id": 7}, "addresses_user_id_account_id_value_key"),
    "groups of a title": (groups.TITLED, {"folded": "group7", "limit": 10}, "groups_titled"),
    "who writes to me": (consent.AUTHORS, {"peer_id": 7}, "addresses_peer"),
    "stop": (consent.STOP, {"peer_id": 7, "author_id": None}, "addresses_peer"),
    "held by quiet hours": (consent.WAITING, {"addresses": [7, 8]}, "schedules_of_address"),
    "nothing arrives": (reach.MARK, {"value": "7", "why": "blocked"}, "addresses_of_account"),
    "moved": (recipients.MOVE, {"old": "7", "new": "-7"}, "addresses_of_account"),
    "abandon": (ABANDON, {"schedules": [7, 8]}, "deliveries_schedule_id_recipient_id_occurrence_key"),
    "leading here": (LEADING_HERE, {"user_id": 7}, "addresses_of_account"),
    "figures of a person": (stats.OF_PERSON, {"user_id": 7, **SPANS}, "schedules_user_id_number_key"),
    "figures of a group": (stats.OF_GROUP, {"conversation": "-5", **SPANS}, "schedules_of_address"),
    "open of a person": (stats.OPEN_OF_PERSON, {"user_id": 7}, "schedules_of_user"),
    "open of a group": (stats.OPEN_OF_GROUP, {"conversation": "-5"}, "schedules_of_address"),
}


@pytest.mark.parametrize("name", CASES)
async def test_a_hot_query_uses_its_index_and_reads_no_table_from_end_to_end(filled: Store, name: str) -> None:
    statement, given, index = CASES[name]
    wanted = {"account_id": ACCOUNT, **given}
    used = await plan(filled, statement, **{k: v for k, v in wanted.items() if f":{k}" in statement.text})

    assert index in used
    assert "Seq Scan on deliveries" not in used
    for table in ("inbox", "schedules", "addresses", "recipients", "groups"):
        assert f"Seq Scan on {table}" not in used


async def explained(store: Store, query: Select[Any, Any]) -> str:
    async with store.hot() as db:
        compiled = query.compile(dialect=db.dialect, compile_kwargs={"literal_binds": True})
        found = await db.execute(text("EXPLAIN " + str(compiled).replace(":", "\\:")))
        return "\n".join(found.scalars())


async def test_what_is_scheduled_to_a_group_is_found_by_its_address(filled: Store) -> None:
    used = await explained(filled, standing.schedules_query(ACCOUNT, "7", ScheduleState.ACTIVE))

    assert "addresses_of_account" in used
    assert "schedules_of_address" in used
    assert "Seq Scan" not in used


PAGE = {
    "first": 8,
    "size": 8,
    "latest": listing.LATEST,
    "states": ["failed"],
    **dict.fromkeys(("paused", "recipient_id", "platform", "ids")),
    "series": False,
}
NEXT_DAY = datetime.now(UTC) + timedelta(days=1)
LISTS: dict[str, tuple[TextClause, dict[str, Any], str]] = {
    "what a person has open": (listing.OPEN_OF_PERSON, PAGE, "schedules_of_user"),
    "what a group is sent": (listing.OPEN_OF_CONVERSATION, PAGE, "schedules_of_address"),
    "a person's past": (listing.PAST, PAGE, "schedules_user_id_number_key"),
    "whom a person writes to": (listing.PEOPLE, {"size": 12}, "schedules_of_user"),
    "the platforms of a person": (listing.PLATFORMS, {}, "schedules_of_user"),
    "the newest bodies of a person": (searching.BODIES_OF_PERSON, {"most": 2001}, "schedules_user_id_number_key"),
    "the newest bodies for a group": (searching.BODIES_OF_CONVERSATION, {"most": 2001}, "schedules_of_address"),
    "a person's day": (day.OF_PERSONS_DAY, {"latest": listing.LATEST}, "schedules_of_user"),
    "a group's day": (day.OF_CONVERSATIONS_DAY, {}, "schedules_of_address"),
    "a name in the address book": (recipients.NAMED, {}, "recipients_user_id"),
}


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_reads_what_it_shows_and_no_table_of_messages_from_end_to_end(crowded: Store, name: str) -> None:
    statement, given, index = LISTS[name]
    wanted = {
        "user_id": 7,
        "account_id": ACCOUNT,
        "conversation": "-7",
        "opens": NEXT_DAY,
        "closes": NEXT_DAY + timedelta(days=1),
        "drift": timedelta(days=31),
        **given,
    }
    used = await plan(crowded, statement, **{k: v for k, v in wanted.items() if f":{k}" in statement.text})

    assert index in used
    for table in ("deliveries", "schedules", "recipients"):
        assert f"Seq Scan on {table}" not in used


PERSONAL: dict[str, tuple[Select[Any], str]] = {
    "series of a zone": (travel.series_query(7, "UTC"), "schedules_of_user"),
    "what was made from a message": (origins.made_from_query(7, "1:1001:90"), "schedules_of_origin"),
}


@pytest.mark.parametrize("name", PERSONAL)
async def test_what_concerns_one_person_reads_their_own_schedules_and_no_table_from_end_to_end(
    filled: Store, name: str
) -> None:
    query, index = PERSONAL[name]
    used = await explained(filled, query)

    assert index in used
    assert "Seq Scan" not in used


async def test_what_a_person_has_open_is_counted_in_their_own_index(filled: Store) -> None:
    used = await plan(filled, doubles.COUNT_OPEN, user_id=7)

    assert "schedules_of_user" in used
    assert "Seq Scan" not in used
