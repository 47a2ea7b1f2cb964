"""What a person does with a reminder that has come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from carillon.delivery import ledger
from carillon.delivery.ledger import Claimed, Result
from carillon.delivery.retry import Unconfirmed
from carillon.platforms.base import Outgoing, Reply, Sent
from carillon.platforms.incoming import Replied
from carillon.schedules.occurrences import roll
from tests import rows
from tests.integration.conversation import Conversation
from worker.letter import letter

LEASE = timedelta(seconds=60)


async def arrive(chat: Conversation, line: str = "/schedule in 2 hours Take your medicine") -> Outgoing:
    """Schedule a line, let it be due, and return the message as it reaches its platform."""
    await chat.types(line)
    return await comes(chat)


async def comes(chat: Conversation) -> Outgoing:
    """Let whatever waits be due now; claim it, send it and record that."""
    await rows.run(chat.store, "UPDATE deliveries SET due_at = now() WHERE state = 'queued'")
    (claimed,) = await _claim(chat)
    async with chat.store.hot() as db:
        await ledger.settle(db, [Result(claimed.delivery_id, claimed.attempt, Sent("70"))])
    return letter(claimed)


async def _claim(chat: Conversation) -> list[Claimed]:
    async with chat.store.hot() as db:
        claimed, begun = await ledger.claim(db, chat.account_id, room=10, lease=LEASE)
        await roll(db, begun)
    return claimed


async def answer_of(chat: Conversation) -> str | None:
    async with chat.store.hot() as db:
        found = await db.execute(text("SELECT state FROM acknowledgements ORDER BY delivery_id LIMIT 1"))
        return found.scalar_one_or_none()


def actions(message: Outgoing | Reply) -> list[str]:
    return [button.action for row in message.buttons for button in row]


def labels(message: Outgoing | Reply) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def test_a_reminder_to_oneself_comes_with_done_snooze_and_skip(chat: Conversation) -> None:
    message = await arrive(chat)

    assert labels(message) == ["Done ✓", "Snooze", "Skip"]
    assert actions(message)[0] == f"done:d{message.delivery_id}.1"
    assert max(len(action.encode()) for action in actions(message)) <= 64


@pytest.mark.parametrize("kind", ["person", "group"])
async def test_a_message_to_others_comes_without_buttons(chat: Conversation, kind: str) -> None:
    await chat.types("/schedule in 2 hours Hello")
    await rows.run(chat.store, "UPDATE addresses SET kind = :kind", kind=kind)

    assert (await comes(chat)).buttons == ()


async def test_done_leaves_one_quiet_button_and_changes_nothing_but_buttons(chat: Conversation) -> None:
    message = await arrive(chat)

    reply = await chat.presses(actions(message)[0])

    ((button,),) = reply.buttons
    assert button.label.startswith("✓ Done ")
    assert button.label.endswith(" · Undo")
    assert (reply.buttons_only, reply.text.text, reply.replaces) == (True, "", "7")
    assert (reply.toast, reply.pressed) == ("✓ Done", "p1")
    assert await answer_of(chat) == "done"
    assert await rows.state(chat.store, message.delivery_id) == "received"


async def test_a_second_press_changes_nothing_and_says_so(chat: Conversation) -> None:
    message = await arrive(chat)
    first = await chat.presses(actions(message)[0])

    second = await chat.presses(actions(message)[0])

    assert second.toast == "That was done already."
    assert second.buttons == first.buttons


async def test_undo_brings_the_buttons_back(chat: Conversation) -> None:
    message = await arrive(chat)
    done = await chat.presses(actions(message)[0])

    reply = await chat.presses(actions(done)[0])

    assert labels(reply) == labels(message)
    assert await answer_of(chat) is None
    assert (await chat.presses(actions(done)[0])).toast == "There is nothing to take back."


async def test_skip_means_this_time_alone(chat: Conversation) -> None:
    message = await arrive(chat, "/schedule daily at 10:00 Drink water")

    reply = await chat.presses(actions(message)[2])

    assert labels(reply)[0].startswith("Skipped ")
    assert await answer_of(chat) == "skipped"
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_only_the_person_whose_reminder_it_is_may_press(chat: Conversation) -> None:
    message = await arrive(chat)

    reply = await chat.presses(actions(message)[0], who="1002")

    assert "Only the person" in reply.toast
    assert (reply.buttons_only, reply.text.text) == (False, "")
    assert await answer_of(chat) is None


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_a_press_after_everything_was_deleted_is_harmless_and_says_so(chat: Conversation, place: int) -> None:
    message = await arrive(chat)
    await rows.run(chat.store, "DELETE FROM schedules")

    reply = await chat.presses(actions(message)[place])

    assert "no longer kept" in reply.toast
    assert (reply.buttons, reply.buttons_only) == ((), True)


async def test_done_under_a_cancelled_series_counts_and_says_that_it_is_over(chat: Conversation) -> None:
    message = await arrive(chat, "/schedule daily at 10:00 Drink water")
    await chat.types("/cancel 1")

    assert "cancelled" in (await chat.presses(actions(message)[0])).toast
    assert await answer_of(chat) == "done"


async def test_nonsense_in_a_button_is_answered(chat: Conversation) -> None:
    assert "no longer kept" in (await chat.presses("done:what")).toast
    assert "no longer kept" in (await chat.presses("later:d999999999999999999.1:1h")).toast


async def test_a_press_proves_that_a_lost_try_arrived_so_that_no_second_copy_follows(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")
    await rows.run(chat.store, "UPDATE deliveries SET due_at = now()")
    (claimed,) = await _claim(chat)
    lost = Unconfirmed("the answer was lost", timedelta(0))
    async with chat.store.hot() as db:
        await ledger.settle(db, [Result(claimed.delivery_id, claimed.attempt, lost)])

    await chat.presses(actions(letter(claimed))[0])

    assert await _claim(chat) == []
    assert await rows.state(chat.store, claimed.delivery_id) == "received"


async def test_snooze_offers_moments_ahead_and_a_way_back(chat: Conversation) -> None:
    message = await arrive(chat)

    menu = await chat.presses(actions(message)[1])

    assert menu.buttons_only
    assert [label for label in labels(menu) if not label.startswith("Tonight")] == [
        "10 min",
        "1 h",
        "Tomorrow 09:00",
        "Same gap again",
        "Type a time",
        "‹ Back",
    ]
    assert labels(await chat.presses(actions(menu)[-1])) == labels(message)


async def test_a_series_offers_no_gap(chat: Conversation) -> None:
    message = await arrive(chat, "/schedule daily at 10:00 Drink water")

    assert "Same gap again" not in labels(await chat.presses(actions(message)[1]))


async def snooze(chat: Conversation, message: Outgoing, name: str) -> Reply:
    return await chat.presses(f"later:d{message.delivery_id}.{message.attempt}:{name}")


async def test_snooze_makes_a_single_message_and_never_moves_the_series(chat: Conversation) -> None:
    message = await arrive(chat, "/schedule daily at 10:00 Drink water")
    coming = await rows.one(chat.store, "SELECT occurrence FROM deliveries WHERE state = 'queued'")

    reply = await snooze(chat, message, "1h")

    ((button,),) = reply.buttons
    assert button.label.startswith("⏰ ")
    assert await answer_of(chat) == "snoozed"
    copy = "SELECT parent_id = (SELECT min(id) FROM schedules) AND rrule = '' FROM schedules ORDER BY id DESC LIMIT 1"
    assert await rows.one(chat.store, copy)
    assert coming in await _queued(chat)
    assert len(await _queued(chat)) == 2


async def _queued(chat: Conversation) -> list[datetime]:
    async with chat.store.hot() as db:
        return list((await db.execute(text("SELECT occurrence FROM deliveries WHERE state = 'queued'"))).scalars())


async def test_the_same_gap_is_that_between_making_and_due(chat: Conversation) -> None:
    message = await arrive(chat)

    await snooze(chat, message, "gap")

    (at,) = await _queued(chat)
    assert at - datetime.now(UTC) == pytest.approx(timedelta(hours=2), abs=timedelta(seconds=90))


async def test_snoozing_twice_moves_the_copy(chat: Conversation) -> None:
    message = await arrive(chat)
    await snooze(chat, message, "10m")
    await snooze(chat, message, "1h")

    assert len(await _queued(chat)) == 1
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 2


async def test_a_copy_that_is_put_off_again_moves_itself(chat: Conversation) -> None:
    message = await arrive(chat)
    await snooze(chat, message, "10m")
    copy = await comes(chat)

    reply = await snooze(chat, copy, "1h")

    assert labels(reply)[0].startswith("⏰ ")
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 2
    assert len(await _queued(chat)) == 1


async def test_undo_of_a_snooze_cancels_the_copy(chat: Conversation) -> None:
    message = await arrive(chat)
    snoozed = await snooze(chat, message, "1h")

    reply = await chat.presses(actions(snoozed)[0])

    assert labels(reply) == labels(message)
    assert await _queued(chat) == []
    assert await answer_of(chat) is None
    assert len(labels(await snooze(chat, message, "1h"))) == 1
    assert len(await _queued(chat)) == 1


async def test_undo_comes_too_late_when_the_copy_has_come(chat: Conversation) -> None:
    message = await arrive(chat)
    snoozed = await snooze(chat, message, "10m")
    await comes(chat)

    assert "has come again already" in (await chat.presses(actions(snoozed)[0])).toast
    assert await answer_of(chat) == "snoozed"


async def test_done_under_another_copy_of_what_was_put_off_cancels_what_would_come(chat: Conversation) -> None:
    message = await arrive(chat)
    await snooze(chat, message, "1h")

    await chat.presses(f"done:d{message.delivery_id}.1")

    assert await answer_of(chat) == "done"
    assert await _queued(chat) == []


async def test_an_evening_that_is_over_is_offered_no_more(chat: Conversation) -> None:
    message = await arrive(chat)

    reply = await snooze(chat, message, "yesterday")

    assert reply.toast == "That time has gone by."
    assert "Type a time" in labels(reply)


async def test_a_typed_time_is_asked_for_until_it_is_one(chat: Conversation) -> None:
    message = await arrive(chat)
    asked = await snooze(chat, message, "ask")
    assert (asked.replaces, asked.hint) == (None, "tomorrow 18:00")

    assert "no time ahead" in (await chat.types("soonish")).text.text
    assert "more than one way" in (await chat.types("tomorrow at 5")).text.text
    assert "single time" in (await chat.types("daily at 10:00")).text.text
    await chat.types("tomorrow 18:00")

    (_, said), (_, changed) = chat.far_side.replies[-2:]
    assert said.text.text.startswith("It comes again: ")
    assert said.text.text.endswith("18:00")
    assert (changed.buttons_only, changed.replaces) == (True, "7")
    assert "18:00" in labels(changed)[0]
    assert len(await _queued(chat)) == 1


async def test_a_line_with_more_than_a_time_is_a_wish_of_its_own(chat: Conversation) -> None:
    message = await arrive(chat)
    await snooze(chat, message, "ask")

    await chat.types("tomorrow 18:00 Call Mum")

    assert await answer_of(chat) is None
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules WHERE parent_id IS NULL") == 2
    assert "I found no time" in (await chat.types("soonish")).text.text


async def test_done_in_words_acknowledges_the_message_that_is_answered(chat: Conversation) -> None:
    message = await arrive(chat)
    replied = Replied(message_id="70", ours=True, actions=tuple(actions(message)))

    await chat.types("Done!", replied=replied)

    (_, said), (_, change) = chat.far_side.replies[-2:]
    assert said.text.text == "✓ Done"
    assert (change.buttons_only, change.replaces) == (True, "70")
    assert await answer_of(chat) == "done"


async def test_done_under_any_message_of_a_nagging_one_counts_for_all(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Take your medicine")
    await rows.run(chat.store, "UPDATE schedules SET nag_every = 600, nag_times = 3")
    first = await comes(chat)
    await rows.run(chat.store, "UPDATE deliveries SET due_at = now() WHERE chases IS NOT NULL")
    (claimed,) = await _claim(chat)
    second = letter(claimed)

    assert labels(second) == ["Done ✓ · 🔔 1/3", "Snooze", "Skip"]
    await chat.presses(actions(second)[0])

    assert await answer_of(chat) == "done"
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued' AND chases > 0") == 0
    assert (await chat.presses(actions(first)[0])).toast == "That was done already."


async def test_what_nags_nags_again_when_it_was_put_off_and_pauses_until_then(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Take your medicine")
    await rows.run(chat.store, "UPDATE schedules SET nag_every = 600, nag_times = 3")
    message = await comes(chat)

    await snooze(chat, message, "1h")

    assert len(await _queued(chat)) == 1
    assert await rows.one(chat.store, "SELECT nag_times FROM schedules ORDER BY id DESC LIMIT 1") == 3
