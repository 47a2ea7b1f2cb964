"""Another person's quiet hours hold a message until they end."""

from __future__ import annotations

from datetime import time, timedelta

from carillon.delivery import ledger
from carillon.people import consent, users
from carillon.schedules.occurrences import roll
from carillon.store.engine import SYSTEM
from tests import rows
from tests.integration.conversation import Conversation
from tests.integration.test_contacts import befriend

# Ana types in Berlin; Ben sleeps by the clock of Berlin too.
DUE = "SELECT to_char(due_at AT TIME ZONE 'Europe/Berlin', 'HH24:MI') FROM deliveries WHERE state = 'queued'"


async def wants_quiet(chat: Conversation, begins: time | None, ends: time | None) -> None:
    """Let Ben set his quiet hours, as his settings do it."""
    async with chat.store.transaction(SYSTEM) as session:
        ben = await users.find(session, "telegram", "2002")
        assert ben
        ben.quiet_from, ben.quiet_until = begins, ends
        await session.flush()
        await consent.copy_quiet_hours(session, ben)


async def test_a_message_into_quiet_hours_is_due_when_they_end_and_the_card_says_so(chat: Conversation) -> None:
    await befriend(chat)
    await wants_quiet(chat, time(22), time(8))

    reply = await chat.types("tomorrow 23:30 to @mom good night")

    assert "held by quiet hours until 08:00" in reply.text.text
    assert await rows.one(chat.store, DUE) == "08:00"
    window = "SELECT extract(epoch FROM expires_at - due_at)::int FROM deliveries"
    assert await rows.one(chat.store, window) == 1800


async def test_a_message_beside_quiet_hours_keeps_its_time(chat: Conversation) -> None:
    await befriend(chat)
    await wants_quiet(chat, time(22), time(8))

    reply = await chat.types("tomorrow 20:30 to @mom good evening")

    assert "quiet" not in reply.text.text
    assert await rows.one(chat.store, DUE) == "20:30"


async def test_quiet_hours_from_before_the_agreement_are_known(chat: Conversation) -> None:
    await chat.types("/start", who="2002", where="2002")
    await wants_quiet(chat, time(22), time(8))
    await befriend(chat)

    assert "until 08:00" in (await chat.types("tomorrow 23:30 to @mom good night")).text.text


async def test_every_date_of_a_series_is_held(chat: Conversation) -> None:
    await befriend(chat)
    await wants_quiet(chat, time(22), time(8))

    reply = await chat.types("every day at 23:30 to @mom good night")

    assert reply.text.text.count("08:00") >= 4
    assert reply.text.text.count("23:30") == 1  # in the rule's own words


async def test_the_delivery_after_a_claimed_one_is_held_too(chat: Conversation) -> None:
    await befriend(chat)
    await wants_quiet(chat, time(22), time(8))
    await chat.types("every day at 23:30 to @mom good night")
    await rows.run(chat.store, "UPDATE deliveries SET due_at = now(), expires_at = NULL")

    async with chat.store.hot() as db:
        _, touched = await ledger.claim(db, chat.account_id, room=5, lease=timedelta(minutes=1))
        assert await roll(db, touched) == 1

    assert await rows.one(chat.store, DUE) == "08:00"


async def test_what_is_scheduled_already_follows_new_quiet_hours(chat: Conversation) -> None:
    await befriend(chat)
    await chat.types("tomorrow 23:30 to @mom good night")

    await wants_quiet(chat, time(22), time(8))
    assert await rows.one(chat.store, DUE) == "08:00"
    await wants_quiet(chat, time(22), time(7, 30))
    assert await rows.one(chat.store, DUE) == "07:30"
    await wants_quiet(chat, None, None)

    assert await rows.one(chat.store, DUE) == "23:30"
    assert await rows.one(chat.store, "SELECT extract(epoch FROM expires_at - due_at)::int FROM deliveries") == 1800


async def test_what_its_author_moved_by_hand_stays_where_it_is(chat: Conversation) -> None:
    await befriend(chat)
    await chat.types("tomorrow 20:30 to @mom good evening")
    await rows.run(chat.store, "UPDATE deliveries SET due_at = due_at + interval '3 hours'")

    await wants_quiet(chat, time(22), time(8))

    assert await rows.one(chat.store, DUE) == "23:30"


async def test_pause_and_resume_keep_quiet_hours(chat: Conversation) -> None:
    await befriend(chat)
    await wants_quiet(chat, time(22), time(8))
    await chat.types("tomorrow 23:30 to @mom good night")

    await chat.types("/pause 1")
    await chat.types("/resume 1")

    assert await rows.one(chat.store, DUE) == "08:00"
    assert await rows.one(chat.store, "SELECT extract(epoch FROM expires_at - due_at)::int FROM deliveries") == 1800
