"""A person who wants to be forgotten is: nothing of theirs is left in any table."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from carillon.delivery import ledger
from carillon.delivery.ledger import Result
from carillon.platforms.base import Reply, Sent
from carillon.store.tables import Base
from tests import rows
from tests.integration.conversation import Conversation, flat, labelled

BOB = {"who": "1002", "where": "1002", "sender_name": "Bob"}
NOBODYS = {"accounts", "groups"}  # tables that hold nothing of any person

# How many rows of each table are Ana's, who is user 1, has deliveries 1 to 9 at most, and chats as 1001. A new table
# belongs here or in NOBODYS.
ANAS = {
    "users": "id = 1",
    "identities": "user_id = 1 OR external_id = '1001'",
    "recipients": "user_id = 1",
    "addresses": "user_id = 1 OR peer_id = 1 OR value = '1001' OR quiet_from = '22:00'",
    "invites": "user_id = 1",
    "schedules": "user_id = 1",
    "deliveries": "user_id = 1",
    "events": "delivery_id < 10",
    "attempts": "delivery_id < 10",
    "pieces": "delivery_id < 10",
    "acknowledgements": "user_id = 1 OR delivery_id < 10",
    "drafts": "user_id = 1",
    "dialogs": "user_id = 1",
    "inbox": "conversation = '1001' AND key <> (SELECT max(key::int)::text FROM inbox WHERE conversation = '1001')",
}
TO_ANA = """
    INSERT INTO addresses (user_id, recipient_id, account_id, value, kind, peer_id, agreed_at, quiet_from, quiet_until)
    SELECT user_id, id, 1, '1001', 'person', 1, now(), '22:00', '07:00' FROM recipients WHERE user_id = 2
"""
LIVED = (
    "UPDATE deliveries SET tries = 1, sent_at = now(), state = 'sent' WHERE id = 1",
    "INSERT INTO attempts (delivery_id, number) VALUES (1, 1)",
    "INSERT INTO pieces (delivery_id, place, remote_id) VALUES (1, 0, '5')",
    "INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state) VALUES (1, 1, 1, 'done')",
    """INSERT INTO invites (code_hash, kind, user_id, expires_at)
       VALUES ('x', 'contact', 1, now() + interval '1 day')""",
)


async def anas(chat: Conversation) -> dict[str, int]:
    """Count Ana's rows in every table."""
    async with chat.store.hot() as db:
        return {
            table: (await db.execute(text(f"SELECT count(*) FROM {table} WHERE {condition}"))).scalar_one()
            for table, condition in ANAS.items()
        }


@pytest.fixture
async def ana(chat: Conversation) -> Conversation:
    """Ana, who has lived here; and Bob, who may write to her."""
    await chat.types("tomorrow 9:00 Call Bob")
    await chat.types("daily at 10:00 Drink water")
    await chat.types("tomorrow at 5 Ask")
    await chat.presses("settings:quiet:type")
    for statement in LIVED:
        await rows.run(chat.store, statement)
    await rows.run(chat.store, "SELECT setval(pg_get_serial_sequence('deliveries', 'id'), 9)")
    await chat.types("tomorrow 9:00 Mine", **BOB)
    await rows.run(chat.store, TO_ANA)
    await rows.run(chat.store, "UPDATE recipients SET name = 'Mum' WHERE user_id = 2")
    return chat


async def writes_to_ana(chat: Conversation) -> None:
    """Let Bob schedule one message to Ana."""
    await chat.types("tomorrow 9:00 Hello", **BOB)
    await rows.run(
        chat.store,
        """UPDATE schedules SET address_id = (SELECT id FROM addresses WHERE value = '1001' AND user_id = 2)
           WHERE user_id = 2 AND number = 2""",
    )


async def forgets(chat: Conversation) -> Reply:
    first = await chat.types("/forget")
    second = await chat.presses(labelled(first, "Delete").action)
    return await chat.presses(labelled(second, "Delete").action)


async def test_every_table_is_looked_at() -> None:
    assert set(ANAS) | NOBODYS == set(Base.metadata.tables)


async def test_nothing_of_theirs_is_left_in_any_table(ana: Conversation) -> None:
    before = await anas(ana)
    assert all(before.values()), before

    reply = await forgets(ana)

    assert reply.text.text.startswith("Done.")
    assert not any((await anas(ana)).values()), await anas(ana)


async def test_what_others_have_stays(ana: Conversation) -> None:
    await forgets(ana)

    assert await rows.one(ana.store, "SELECT count(*) FROM users") == 1
    assert await rows.one(ana.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1
    assert (
        await rows.one(ana.store, "SELECT count(*) FROM inbox WHERE conversation = '1002' AND incoming IS NOT NULL")
        == 1
    )


async def test_before_anything_is_deleted_the_numbers_are_said_and_it_is_asked_twice(ana: Conversation) -> None:
    first = await ana.types("/forget")
    assert "still to be sent, and then will not be: 2" in first.text.text
    assert "who may write to you through me: 1" in first.text.text

    second = await ana.presses(labelled(first, "Delete").action)
    assert flat(second) == ["Delete everything of mine", "Keep"]
    assert (await anas(ana))["users"] == 1


async def test_keep_leaves_everything_and_closes_the_question(ana: Conversation) -> None:
    second = await ana.presses(labelled(await ana.types("/forget"), "Delete").action)

    assert "Nothing is deleted" in (await ana.presses(labelled(second, "Keep").action)).text.text
    assert "no longer open" in (await ana.presses(labelled(second, "Delete").action)).toast
    assert (await anas(ana))["schedules"] == 2


async def test_a_question_that_is_old_deletes_nothing(ana: Conversation) -> None:
    second = await ana.presses(labelled(await ana.types("/forget"), "Delete").action)
    await rows.run(ana.store, "UPDATE dialogs SET expires_at = now()")

    assert "no longer open" in (await ana.presses(labelled(second, "Delete").action)).toast
    assert (await anas(ana))["users"] == 1


async def test_what_was_asked_before_somebody_came_back_deletes_nothing_of_the_new(ana: Conversation) -> None:
    first = await ana.types("/forget")
    second = await ana.presses(labelled(first, "Delete").action)
    await ana.presses(labelled(second, "Delete").action)
    await ana.types("tomorrow 9:00 Again")

    await ana.presses(labelled(second, "Delete").action)

    assert await rows.one(ana.store, "SELECT count(*) FROM schedules") == 2


async def test_authors_are_told_once_and_their_messages_are_cancelled(ana: Conversation) -> None:
    await writes_to_ana(ana)

    await forgets(ana)
    await ana.answered("1002")

    told = [reply.text.text for where, reply in ana.far_side.replies if where == "1002"]
    assert told[-1] == "Mum takes no more messages through me. Cancelled: #2"
    assert sum("takes no more" in text for text in told) == 1
    assert await rows.one(ana.store, "SELECT state FROM schedules WHERE number = 2") == "cancelled"
    assert await rows.one(ana.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_an_author_who_only_had_the_contact_is_told_too(ana: Conversation) -> None:
    await forgets(ana)
    await ana.answered("1002")

    assert ana.far_side.replies[-1][1].text.text == "Mum takes no more messages through me."


async def test_who_was_to_be_told_of_what_is_missed_is_told_no_more(ana: Conversation) -> None:
    await rows.run(
        ana.store,
        "UPDATE schedules SET nag_tell = (SELECT id FROM addresses WHERE value = '1001' AND user_id = 2)"
        " WHERE user_id = 2",
    )

    await forgets(ana)

    assert await rows.one(ana.store, "SELECT nag_tell FROM schedules") is None


async def test_what_is_being_sent_is_said_honestly_and_its_end_does_no_harm(ana: Conversation) -> None:
    await rows.run(
        ana.store,
        "UPDATE deliveries SET state = 'accepted', tries = 1, lease_until = now() + interval '1 minute' WHERE id = 2",
    )

    reply = await forgets(ana)

    assert "so that they may still arrive: 1" in reply.text.text
    async with ana.store.hot() as db:
        await ledger.record_piece(db, 2, 0, "77")
        assert await ledger.settle(db, [Result(2, 1, Sent("77"))]) == set()


async def test_what_came_in_behind_is_answered_as_to_somebody_new(ana: Conversation) -> None:
    second = await ana.presses(labelled(await ana.types("/forget"), "Delete").action)
    await ana.arrives("/list", key="900")
    await rows.run(ana.store, "UPDATE inbox SET leased_until = now() + interval '1 minute' WHERE key = '900'")
    await rows.run(ana.store, "UPDATE inbox SET id = (SELECT max(id) + 100 FROM inbox) WHERE key = '900'")

    await ana.presses(labelled(second, "Delete").action)
    await rows.run(ana.store, "UPDATE inbox SET leased_until = NULL WHERE key = '900'")
    reply = await ana.answered()

    assert "Nothing is scheduled" in reply.text.text
    assert await rows.one(ana.store, "SELECT max(id) FROM users") > 2


async def test_what_a_platform_hands_out_again_is_still_known(ana: Conversation) -> None:
    key = await ana.arrives("tomorrow 9:00 Twice")
    await ana.answered()
    await forgets(ana)

    await ana.arrives("tomorrow 9:00 Twice", key=key)
    await ana.answered()

    assert await rows.one(ana.store, "SELECT count(*) FROM users") == 1


async def test_in_a_group_it_says_where_to_ask(ana: Conversation) -> None:
    reply = await ana.types("/forget", where="-5")

    assert "private chat" in reply.text.text
    assert not reply.buttons
