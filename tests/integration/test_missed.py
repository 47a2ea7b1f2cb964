"""A reminder that nobody acknowledged is missed, and a second person is told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from carillon.content.message import Content
from carillon.people import recipients
from carillon.store import vault
from carillon.store.engine import SYSTEM
from tests import rows
from tests.integration.conversation import Conversation
from worker import notices

OVERDUE = """
    INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state, deadline_at)
    SELECT id, user_id, schedule_id, 'open', now() - interval '1 second' FROM deliveries
"""


@pytest.fixture
def ctx(chat: Conversation) -> dict[str, Any]:
    return {"store": chat.store, "desk": chat.desk}


async def overdue(chat: Conversation, *, tell: bool = False) -> None:
    """A reminder of Ana's that was due at nine in Berlin, chased in vain; with Ben to be told, if so wanted."""
    await chat.types("/schedule 2030-05-06 09:00 Take your medicine")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent'")
    await rows.run(chat.store, OVERDUE)
    if tell:
        user_id = await rows.one(chat.store, "SELECT id FROM users")
        async with chat.store.transaction(SYSTEM) as session:
            ben = await recipients.ensure_address(
                session, user_id=user_id, account_id=chat.account_id, value="1002", name="Ben", kind="person"
            )
        await rows.run(chat.store, "UPDATE schedules SET nag_tell = :ben", ben=ben.id)


async def told(chat: Conversation) -> list[tuple[str, str]]:
    """What is on its way to others: to whom, and the text."""
    async with chat.store.hot() as db:
        found = await db.execute(
            text("""SELECT a.value, s.body FROM deliveries AS d JOIN schedules AS s ON s.id = d.schedule_id
                    JOIN addresses AS a ON a.id = d.address_id WHERE d.state = 'queued'""")
        )
        return [(row[0], Content.load(vault.installed().open(bytes(row[1])), None).body.text) for row in found]


async def test_it_is_closed_as_missed_once(chat: Conversation, ctx: dict[str, Any]) -> None:
    await overdue(chat)

    assert await notices.close_missed(ctx) == 1
    assert await notices.close_missed(ctx) == 0
    assert await rows.one(chat.store, "SELECT state FROM acknowledgements") == "missed"
    assert await told(chat) == []


async def test_a_second_person_is_told_what_was_not_confirmed_and_when_it_was_due(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    await overdue(chat, tell=True)

    await notices.close_missed(ctx)

    ((whom, said),) = await told(chat)
    assert whom == "1002"
    assert said == "Ana has not confirmed: Take your medicine, due Mon 6 May 2030, 09:00"
    late = "SELECT max_lateness = 1800 AND on_unknown = 'ask' FROM schedules ORDER BY id DESC LIMIT 1"
    assert await rows.one(chat.store, late)


async def test_what_is_passed_on_unread_is_not_quoted_to_others(chat: Conversation, ctx: dict[str, Any]) -> None:
    await overdue(chat, tell=True)
    await rows.run(chat.store, "UPDATE schedules SET opaque = true")

    await notices.close_missed(ctx)

    ((_, said),) = await told(chat)
    assert said == "Ana has not confirmed a reminder, due Mon 6 May 2030, 09:00"


@pytest.mark.parametrize("change", ["state = 'done'", "deadline_at = now() + interval '1 minute'"])
async def test_what_is_done_or_still_has_time_is_not_missed(
    chat: Conversation, ctx: dict[str, Any], change: str
) -> None:
    await overdue(chat)
    await rows.run(chat.store, f"UPDATE acknowledgements SET {change}")

    assert await notices.close_missed(ctx) == 0


async def test_done_comes_late_and_still_counts(chat: Conversation, ctx: dict[str, Any]) -> None:
    await overdue(chat)
    await notices.close_missed(ctx)
    delivery_id = await rows.one(chat.store, "SELECT id FROM deliveries")

    assert (await chat.presses(f"done:d{delivery_id}.0")).toast == "✓ Done"
    assert await rows.one(chat.store, "SELECT state FROM acknowledgements") == "done"
