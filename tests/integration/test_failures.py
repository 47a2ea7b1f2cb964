"""Authors are told what could not be sent, and what they can do about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from carillon.chat.reminders import telling
from carillon.chat.reminders.causes import cause
from carillon.chat.reminders.telling import gathering
from carillon.delivery import ledger
from carillon.delivery.doorbell import connect
from carillon.delivery.gates import Gates
from carillon.delivery.ledger import Result, Untold
from carillon.delivery.retry import Decision, GiveUp, Retry, Unconfirmed
from carillon.platforms.base import Reply, Transient
from carillon.schedules.occurrences import roll
from carillon.store.engine import SYSTEM
from tests import rows
from tests.integration.conversation import Conversation
from worker import notices

LEASE = timedelta(seconds=60)
BLOCKED = GiveUp("Forbidden: bot was blocked by the user", gone=True)
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)


@pytest.fixture
async def ctx(chat: Conversation, redis_url: str) -> AsyncIterator[dict[str, Any]]:
    redis = connect(redis_url)
    yield {"store": chat.store, "desk": chat.desk, "gates": Gates(redis, {})}
    await redis.aclose(close_connection_pool=True)


async def come_to(chat: Conversation, decision: Decision) -> None:
    """Let everything that waits be due, and come to that."""
    await rows.run(chat.store, "UPDATE deliveries SET due_at = now() WHERE state = 'queued'")
    async with chat.store.hot() as db:
        claimed, begun = await ledger.claim(db, chat.account_id, room=100, lease=LEASE)
        await roll(db, begun)
        await ledger.settle(db, [Result(one.delivery_id, one.attempt, decision) for one in claimed])


async def told(chat: Conversation, ctx: dict[str, Any]) -> list[Reply]:
    """Let the upkeep look once; return the notes that reach Ana."""
    before = len(chat.far_side.replies)
    await notices.tell_failures(ctx)
    await chat.desk.answer_all(chat.account_id, "1001")
    return [reply for _, reply in chat.far_side.replies[before:]]


async def fail(chat: Conversation, ctx: dict[str, Any], line: str = "/schedule in 2 hours Water the plants") -> Reply:
    await chat.types(line)
    await come_to(chat, BLOCKED)
    (note,) = await told(chat, ctx)
    return note


async def quiet_again(chat: Conversation) -> None:
    """Let five minutes go by since the last note."""
    await rows.run(chat.store, "UPDATE users SET told_at = now() - interval '6 minutes'")


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def action(reply: Reply, label: str) -> str:
    return next(button.action for row in reply.buttons for button in row if button.label == label)


async def test_one_failure_is_told_with_its_planned_time_the_cause_and_ways_out(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    note = await fail(chat, ctx)

    assert note.text.text.startswith("#1 was not sent:\nWater the plants\n\nPlanned: ")
    assert note.text.text.endswith("Why: the bot is blocked there")
    assert labels(note) == ["Retry", "New time", "Leave it"]
    assert await told(chat, ctx) == []


async def test_a_message_to_somebody_else_names_them(chat: Conversation, ctx: dict[str, Any]) -> None:
    await chat.types("/schedule in 2 hours Happy birthday")
    await rows.run(chat.store, "UPDATE addresses SET kind = 'person'")
    await rows.run(chat.store, "UPDATE recipients SET name = 'Mum'")
    await come_to(chat, BLOCKED)

    (note,) = await told(chat, ctx)

    assert "#1 to Mum was not sent" in note.text.text


async def test_what_may_have_arrived_is_asked_about(chat: Conversation, ctx: dict[str, Any]) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await come_to(chat, Unconfirmed("Timed out", None))

    (note,) = await told(chat, ctx)

    assert "may not have arrived" in note.text.text
    assert labels(note) == ["Send again", "Leave it"]
    assert "being tried again" in (await chat.presses(action(note, "Send again"))).text.text
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "queued"


async def test_leave_it_closes_what_may_have_arrived(chat: Conversation, ctx: dict[str, Any]) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await come_to(chat, Unconfirmed("Timed out", None))
    (note,) = await told(chat, ctx)

    reply = await chat.presses(action(note, "Leave it"))

    assert (reply.buttons, reply.buttons_only, reply.toast) == ((), True, "Left as it is.")
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "cancelled"


async def test_a_retried_one_that_fails_again_is_told_again(chat: Conversation, ctx: dict[str, Any]) -> None:
    note = await fail(chat, ctx)
    await chat.presses(action(note, "Retry"))
    await come_to(chat, GiveUp("Bad Request: chat not found"))
    await quiet_again(chat)

    (again,) = await told(chat, ctx)

    assert "that conversation cannot be found" in again.text.text
    assert "seen to already" in (await chat.presses(action(note, "Retry"))).toast


@pytest.mark.parametrize(("command", "said"), [("/cancel 1", "cancelled meanwhile"), ("/pause 1", "is paused")])
async def test_what_was_cancelled_or_paused_meanwhile_is_not_tried(
    chat: Conversation, ctx: dict[str, Any], command: str, said: str
) -> None:
    note = await fail(chat, ctx, "/schedule daily at 10:00 Drink water")
    await chat.types(command)

    assert said in (await chat.presses(action(note, "Retry"))).toast
    assert await rows.one(chat.store, "SELECT state FROM deliveries ORDER BY id LIMIT 1") == "failed"


async def test_a_new_time_moves_a_single_message(chat: Conversation, ctx: dict[str, Any]) -> None:
    note = await fail(chat, ctx)
    menu = await chat.presses(action(note, "New time"))
    assert labels(await chat.presses(action(menu, "‹ Back"))) == labels(note)

    reply = await chat.presses(action(menu, "1 h"))

    assert reply.text.text.startswith("#1 is sent ")
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_a_new_time_for_one_of_a_series_is_typed_and_leaves_the_series_alone(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    note = await fail(chat, ctx, "/schedule daily at 10:00 Drink water")
    menu = await chat.presses(action(note, "New time"))
    await chat.presses(action(menu, "Type a time"))

    assert "#2 is sent " in (await chat.types("tomorrow 18:00")).text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 2


async def test_another_address_of_the_recipient_is_offered_and_taken(chat: Conversation, ctx: dict[str, Any]) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await rows.run(chat.store, "INSERT INTO accounts (platform, external_id) VALUES ('whatsapp', '49')")
    await rows.run(
        chat.store,
        """INSERT INTO addresses (user_id, recipient_id, account_id, value, kind)
           SELECT user_id, recipient_id, (SELECT id FROM accounts WHERE platform = 'whatsapp'), '+49', 'self'
           FROM addresses""",
    )
    await come_to(chat, BLOCKED)
    (note,) = await told(chat, ctx)

    await chat.presses(action(note, "Via Whatsapp"))

    where = "SELECT a.value FROM deliveries AS d JOIN addresses AS a ON a.id = d.address_id WHERE d.state = 'queued'"
    assert await rows.one(chat.store, where) == "+49"


async def test_what_expired_says_how_late_it_may_be_and_a_series_goes_on(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    await rows.run(chat.store, "UPDATE addresses SET kind = 'group'")
    await rows.run(chat.store, "UPDATE schedules SET max_lateness = 1800, catch_up = 'skip'")
    await rows.run(chat.store, "UPDATE deliveries SET expires_at = now() - interval '1 minute'")
    await come_to(chat, BLOCKED)

    (note,) = await told(chat, ctx)

    assert "it was more than 30 min late: I was not running" in note.text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_what_expired_while_it_was_retried_says_why_it_had_not_gone_out(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await rows.run(chat.store, "UPDATE schedules SET max_lateness = 60")
    await come_to(chat, Retry(timedelta(0), "Timed out"))
    await rows.run(chat.store, "UPDATE deliveries SET expires_at = now() - interval '1 minute'")
    await come_to(chat, BLOCKED)

    (note,) = await told(chat, ctx)

    assert "it was more than 1 min late: the platform could not be reached" in note.text.text


async def test_many_failures_are_one_summary_that_names_ten(chat: Conversation, ctx: dict[str, Any]) -> None:
    for number in range(12):
        await chat.types(f"/schedule in {number + 1} hours Water the plants")
    await come_to(chat, BLOCKED)
    assert await told(chat, ctx) == []  # more may follow within seconds
    await rows.run(chat.store, "UPDATE events SET at = at - interval '10 seconds'")

    (note,) = await told(chat, ctx)

    assert note.text.text.startswith("12 messages did not arrive")
    assert note.text.text.count("the bot is blocked there") == 10
    assert note.text.text.endswith("… and 2 more")
    assert "12 messages are being tried again" in (await chat.presses(action(note, "Retry all"))).text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 12
    assert "seen to already" in (await chat.presses(action(note, "Retry all"))).toast


async def test_the_summary_leads_to_the_list(chat: Conversation, ctx: dict[str, Any]) -> None:
    for _ in range(3):
        await chat.types("/schedule in 2 hours Water the plants")
    await come_to(chat, BLOCKED)
    await rows.run(chat.store, "UPDATE events SET at = at - interval '10 seconds'")
    (note,) = await told(chat, ctx)

    reply = await chat.presses(action(note, "See them"))

    assert reply.replaces is None
    assert reply.text.text


async def test_nobody_is_told_twice_within_five_minutes_and_nothing_is_lost(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    await fail(chat, ctx)
    await chat.types("/schedule in 2 hours Feed the cat")
    await come_to(chat, BLOCKED)
    assert await told(chat, ctx) == []
    await quiet_again(chat)

    (note,) = await told(chat, ctx)

    assert "Feed the cat" in note.text.text


async def test_who_blocked_the_bot_is_not_written_to_and_asked_about_no_more(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await rows.run(chat.store, "UPDATE identities SET blocked_at = now()")
    await come_to(chat, BLOCKED)

    assert await told(chat, ctx) == []
    assert await telling.authors(chat.store) == []


async def test_a_chaser_that_fails_is_not_told(chat: Conversation, ctx: dict[str, Any]) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'failed', chases = 1")

    assert await told(chat, ctx) == []
    assert await telling.authors(chat.store) == []


async def test_while_the_platform_is_away_nothing_is_told_and_afterwards_once(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    gates: Gates = ctx["gates"]
    for _ in range(5):
        await chat.types("/schedule in 2 hours Water the plants")
    await come_to(chat, BLOCKED)
    await rows.run(chat.store, "UPDATE events SET at = at - interval '10 minutes'")
    for _ in range(20):
        await gates.report(chat.account_id, Transient("no connection"), 0)
    assert await told(chat, ctx) == []
    await gates.reset(chat.account_id)

    (note,) = await told(chat, ctx)

    assert note.text.text.startswith("5 messages")


async def test_a_note_that_cannot_go_out_is_kept_for_as_long_as_it_takes(
    chat: Conversation, ctx: dict[str, Any]
) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await come_to(chat, BLOCKED)
    await notices.tell_failures(ctx)
    await rows.run(chat.store, "UPDATE inbox SET tries = 100 WHERE incoming IS NULL")
    chat.far_side.reply_outcomes = [Transient("no connection")]
    await chat.desk.answer_all(chat.account_id, "1001")

    waits = "SELECT leased_until - now() <= interval '30 seconds' AND answered_at IS NULL FROM inbox"
    assert await rows.one(chat.store, waits + " WHERE incoming IS NULL")


def untold(ago: float, account_id: int = 1) -> Untold:
    return Untold(1, chaser=False, account_id=account_id, at=NOW - timedelta(seconds=ago))


@pytest.mark.parametrize(
    ("ages", "troubled", "waits"),
    [
        ([0], (), False),
        ([0, 0], (), False),
        ([3, 2, 1], (), True),
        ([30, 20, 6], (), False),
        ([130, 20, 1], (), False),
        ([30], (1,), True),
        ([30], (2,), False),
        ([121], (1,), False),
    ],
)
def test_failures_are_gathered_while_more_follow_but_two_minutes_at_most(
    ages: list[float], troubled: tuple[int, ...], waits: bool
) -> None:
    assert gathering([untold(age) for age in ages], NOW, troubled) is waits


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: user is deactivated", "no longer exists"),
        ("Forbidden: the group chat was deleted", "group was deleted"),
        ("Forbidden: bot was kicked from the supergroup chat", "removed from the group"),
        ("Forbidden: bot is not a member of the channel chat", "removed from the group"),
        ("Bad Request: not enough rights to send text messages to the chat", "may not write"),
        ("Bad Request: have no rights to send a message", "may not write"),
        ("Chat not found", "cannot be found"),
        ("the person who scheduled it may no longer write there", "you may no longer write"),
        ("the process that was sending it ended before it could report", "interrupted"),
        ("the telegram handler failed: KeyError", "my side"),
        ("Flood control exceeded. Retry in 5 seconds", "too much"),
        ("Timed out", "could not be reached"),
        ("Bad Request: something new", "said: Bad Request: something new"),
        (None, "nobody knows"),
    ],
)
def test_a_reason_is_told_in_plain_words(reason: str | None, said: str) -> None:
    assert said in cause(lambda sentence: sentence, reason)


async def test_two_workers_write_one_note(chat: Conversation, ctx: dict[str, Any]) -> None:
    await chat.types("/schedule in 2 hours Water the plants")
    await come_to(chat, BLOCKED)
    (author,) = await telling.authors(chat.store)
    async with chat.store.transaction(SYSTEM) as session:
        await session.execute(telling.TAKEN, {"user_id": author, "apart": telling.APART})
        assert await telling.tell_author(chat.store, author, ()) is None

    assert len(await told(chat, ctx)) == 1
