"""A message that was edited: what was made from it follows, and the answer names what did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from carillon.content.markup import Rich, bold
from carillon.platforms.base import Reply
from carillon.schedules.book import content_of
from carillon.store.engine import SYSTEM
from carillon.store.tables import Schedule
from tests import rows
from tests.integration.conversation import CHOIR, Conversation, answering, files, flat, formatted, labelled


async def edits(chat: Conversation, text: str, **given: Any) -> Reply:
    """Edit the message that was typed first."""
    return await chat.types(text, **{"message_id": "90", "edited": True, **given})


async def content(chat: Conversation, number: int = 1) -> Any:
    schedule_id = await rows.one(chat.store, "SELECT id FROM schedules WHERE number = :n", n=number)
    async with chat.store.transaction(SYSTEM) as session:
        return content_of(await session.get_one(Schedule, schedule_id))


async def clock(chat: Conversation, number: int = 1) -> str:
    query = """SELECT d.due_at FROM deliveries AS d JOIN schedules AS s ON s.id = d.schedule_id
               WHERE s.number = :n AND d.state = 'queued'"""
    due: datetime = await rows.one(chat.store, query, n=number)
    return f"{due.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}"


async def state(chat: Conversation, number: int = 1) -> str:
    return str(await rows.one(chat.store, "SELECT state FROM schedules WHERE number = :n", n=number))


async def test_a_new_time_follows_and_the_text_stays(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")

    reply = await edits(chat, "tomorrow 10 call mum")

    assert "I followed your edit: new time." in reply.text.text
    assert flat(reply)[0] == "Undo"
    assert await clock(chat) == "10:00"
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1


async def test_a_new_text_follows_with_its_formatting_and_the_time_stays(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 9 call mum", message_id="90")

    reply = await edits(chat, **formatted(Rich("/schedule tomorrow 9 call ") + bold("dad")))

    assert "I followed your edit: new text." in reply.text.text
    assert (await content(chat)).body == Rich("call ") + bold("dad")
    assert await clock(chat) == "09:00"


async def test_formatting_alone_is_a_new_text(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")

    await edits(chat, **formatted(Rich("tomorrow 9 ") + bold("call mum")))

    assert (await content(chat)).body == bold("call mum")


async def test_both_follow_and_a_moment_becomes_a_series(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")

    reply = await edits(chat, "--silent every day 10:00 call dad")

    assert "new time, new text, new options" in reply.text.text
    assert await rows.one(chat.store, "SELECT rrule FROM schedules") == "FREQ=DAILY;BYHOUR=10;BYMINUTE=0"
    assert await rows.one(chat.store, "SELECT silent FROM schedules")


async def test_an_edit_that_changes_nothing_says_nothing(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")

    assert not (await edits(chat, "tomorrow 9 call mum")).text.text
    assert await rows.one(chat.store, "SELECT revision FROM schedules") == 1


async def test_a_span_counts_from_when_the_message_was_written(chat: Conversation) -> None:
    await chat.types("in 2 hours call mum", message_id="90")
    before = await clock(chat)
    await rows.run(chat.store, "UPDATE schedules SET created_at = created_at - interval '30 minutes'")

    await edits(chat, "in 2 hours call mum!")
    assert await clock(chat) == before
    await edits(chat, "in 3 hours call mum!")

    due = await rows.one(chat.store, "SELECT due_at FROM deliveries WHERE state = 'queued'")
    assert abs(due - datetime.now(UTC) - timedelta(minutes=150)) < timedelta(minutes=2)


async def test_what_was_changed_with_buttons_since_stays(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")
    await chat.types("/edit 1 tomorrow 18:00")

    await edits(chat, "tomorrow 9 call dad")

    assert await clock(chat) == "18:00"
    assert (await content(chat)).body.text == "call dad"


async def test_a_caption_follows_and_the_files_stay(chat: Conversation) -> None:
    await chat.types("tomorrow 9 our trip", media=files("p1"), message_id="90")

    reply = await edits(chat, "tomorrow 9 their trip", media=files("p1"))

    assert "new text" in reply.text.text
    assert (await content(chat)).body.text == "their trip"
    assert [one.reference for one in (await content(chat)).media] == ["p1"]


async def test_another_file_follows(chat: Conversation) -> None:
    await chat.types("tomorrow 9 our trip", media=files("p1"), message_id="90")

    reply = await edits(chat, "tomorrow 9 our trip", media=files("p2"))

    assert "new files" in reply.text.text
    assert [one.reference for one in (await content(chat)).media] == ["p2"]


async def test_the_caption_of_an_album_follows_and_all_its_files_stay(chat: Conversation) -> None:
    await chat.types("tomorrow 9 our trip", media=files("p1", "p2", "p3"), album="a1", message_id="90")

    await edits(chat, "tomorrow 10 their trip", media=files("p1"), album="a1")
    silence = await edits(chat, "", media=files("p2"), album="a1", message_id="91")

    assert not silence.text.text
    assert await clock(chat) == "10:00"
    assert (await content(chat)).body.text == "their trip"
    assert [one.reference for one in (await content(chat)).media] == ["p1", "p2", "p3"]


async def test_items_follow_one_by_one(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow 10 pay rent", message_id="90")

    reply = await edits(chat, "tomorrow 9 call dad; tomorrow 11 pay rent")

    assert [line.partition(" ")[0] for line in reply.text.text.splitlines()[1:]] == ["#1", "#2"]
    assert [line.rpartition(": ")[2] for line in reply.text.text.splitlines()[1:]] == ["new text", "new time"]
    assert flat(reply) == ["#1", "#2"]
    assert [await clock(chat, 1), await clock(chat, 2)] == ["09:00", "11:00"]
    assert (await content(chat, 1)).body.text == "call dad"


async def test_an_item_that_is_added_is_scheduled_and_one_that_is_removed_is_cancelled(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow 10 pay rent", message_id="90")

    added = await edits(chat, "tomorrow 9 call mum; tomorrow 12 cook; tomorrow 10 pay rent")
    removed = await edits(chat, "tomorrow 12 cook; tomorrow 10 pay rent")

    assert "I followed your edit: one more message." in added.text.text
    assert await clock(chat, 3) == "12:00"
    assert "#1 is cancelled" in removed.text.text
    assert [await state(chat, 1), await state(chat, 2), await state(chat, 3)] == ["cancelled", "active", "active"]


async def test_a_removed_item_that_was_sent_leaves_the_others_alone(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow 10 pay rent; tomorrow 11 cook", message_id="90")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent' WHERE schedule_id = 1")
    await rows.run(chat.store, "UPDATE schedules SET state = 'finished' WHERE id = 1")

    silence = await edits(chat, "tomorrow 10 pay rent; tomorrow 11 cook")

    assert not silence.text.text
    assert [await clock(chat, 2), await clock(chat, 3)] == ["10:00", "11:00"]


@pytest.mark.parametrize("text", ["tomorrow 10 call mum", "tomorrow 9 call dad"])
async def test_what_is_being_sent_can_no_longer_change(chat: Conversation, text: str) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")

    assert "already being sent" in (await edits(chat, text)).text.text
    assert await rows.one(chat.store, "SELECT revision FROM schedules") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30 february 9:00 call mum", "not a date that exists"),
        ("2020-01-01 9:00 call mum", "in the past"),
        ("call mum some day", "I found no time"),
        ("--loud tomorrow 9 call mum", "no option --loud"),
        ("--html tomorrow 9 <b>call mum", "never closed"),
        ("tomorrow 9 " + "x" * 40_001, "40000"),
        ("tomorrow 9", "found no message"),
    ],
)
async def test_an_edit_that_cannot_be_followed_changes_nothing_and_says_why(
    chat: Conversation, text: str, said: str
) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")

    reply = await edits(chat, text)

    assert "nothing has changed" in reply.text.text
    assert said in reply.text.text
    assert await rows.one(chat.store, "SELECT revision FROM schedules") == 1
    assert await clock(chat) == "09:00"


async def test_when_one_item_cannot_follow_none_does(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow 10 pay rent", message_id="90")

    reply = await edits(chat, "tomorrow 9 call dad; 30 february 10:00 pay rent")

    assert "nothing has changed" in reply.text.text
    assert (await content(chat, 1)).body.text == "call mum"


async def test_a_time_that_went_by_since_undoes_what_the_other_items_did(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow 10 pay rent", message_id="90")
    await rows.run(chat.store, "UPDATE schedules SET created_at = created_at - interval '2 days'")

    reply = await edits(chat, "tomorrow 9 call dad; in 3 hours pay rent")

    assert "That time has gone by." in reply.text.text
    assert (await content(chat, 1)).body.text == "call mum"


async def test_an_edit_with_two_readings_is_asked_about_and_then_followed(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")

    question = await edits(chat, "tomorrow at 5 call dad")
    assert await clock(chat) == "09:00"
    followed = await chat.presses(labelled(question, "17:00").action)

    assert "new time, new text" in followed.text.text
    assert await clock(chat) == "17:00"
    assert (await content(chat)).body.text == "call dad"
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1


async def test_a_text_whose_doubtful_time_was_settled_is_not_asked_about_again(chat: Conversation) -> None:
    question = await chat.types("tomorrow at 5 call mum", message_id="90")
    await chat.presses(labelled(question, "17:00").action)

    reply = await edits(chat, "tomorrow at 5 call dad")

    assert "I followed your edit: new text." in reply.text.text
    assert await clock(chat) == "17:00"


async def test_an_edit_replaces_the_question_that_is_open(chat: Conversation) -> None:
    before = await chat.types("tomorrow at 5 call mum", message_id="90")

    after = await edits(chat, "tomorrow at 6 call mum")

    assert "no longer open" in (await chat.presses(labelled(before, "17:00").action)).toast
    await chat.presses(labelled(after, "18:00").action)
    assert await clock(chat) == "18:00"


async def test_an_edit_that_is_clear_takes_the_place_of_the_question(chat: Conversation) -> None:
    before = await chat.types("call mum", message_id="90")

    after = await edits(chat, "tomorrow 9 call mum")

    assert flat(after)[0] == "Undo"
    assert "no longer open" in (await chat.presses(labelled(before, "In 1 h").action)).toast
    assert "What should I send?" in (await chat.types("tomorrow 10")).text.text


@pytest.mark.parametrize("text", ["/list", "/cancel 1", "/start", "hello", "tomorrow 9 call mum"])
async def test_an_edit_of_anything_else_does_nothing(chat: Conversation, text: str) -> None:
    await chat.types("tomorrow 12 call dad", message_id="80")
    await chat.types("/list", message_id="90")

    assert not (await edits(chat, text)).text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules WHERE state = 'active'") == 1


async def test_a_message_whose_time_came_by_a_button_keeps_it(chat: Conversation) -> None:
    asked = await chat.types("call mum", message_id="90")
    await chat.presses(labelled(asked, "Tomorrow 09:00").action)

    await edits(chat, "call dad")
    assert (await clock(chat), (await content(chat)).body.text) == ("09:00", "call dad")
    await edits(chat, "tomorrow 10 call dad")
    assert (await clock(chat), (await content(chat)).body.text) == ("10:00", "call dad")


async def test_a_message_that_was_asked_for_is_taken_whole_when_it_is_edited(chat: Conversation) -> None:
    await chat.types("tomorrow 9")
    await chat.types("friday 10:00 the shop opens", message_id="90")

    await edits(chat, "friday 11:00 the shop opens")

    assert (await clock(chat), (await content(chat)).body.text) == ("09:00", "friday 11:00 the shop opens")


async def test_the_time_of_an_answered_message_follows(chat: Conversation) -> None:
    answered = answering(Rich("the address"))
    await chat.types("tomorrow 9", message_id="90", replied=answered)

    await edits(chat, "tomorrow 10", replied=answered)

    assert (await clock(chat), (await content(chat)).body.text) == ("10:00", "the address")


async def test_what_was_cancelled_stays_so(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum", message_id="90")
    await chat.presses(labelled(kept, "Undo").action)

    assert "#1 is cancelled, so your edit changed nothing." in (await edits(chat, "tomorrow 10 call mum")).text.text
    assert await state(chat) == "cancelled"


async def test_what_was_sent_keeps_its_text_but_may_get_a_new_time(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum", message_id="90")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent'")

    assert "over already" in (await edits(chat, "tomorrow 9 call dad")).text.text
    assert "new time" in (await edits(chat, "tomorrow 10 call dad")).text.text
    assert await clock(chat) == "10:00"


async def test_a_text_of_several_messages_is_not_cut_by_an_edit_of_its_first(chat: Conversation) -> None:
    await chat.types("tomorrow 9 " + "word " * 1000, message_id="90")

    reply = await edits(chat, "tomorrow 9 " + "word " * 700)

    assert "made of several messages" in reply.text.text
    assert len((await content(chat)).body.text) > 4096


async def test_in_a_group_the_command_that_was_edited_is_followed(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 9 sing", message_id="90", **CHOIR)

    reply = await edits(chat, "/schedule tomorrow 10 sing", **CHOIR)

    assert "new time" in reply.text.text
    assert reply.answers == "90"


async def test_nobody_elses_message_is_followed(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 9 sing", message_id="90", **CHOIR)

    assert not (await edits(chat, "/schedule tomorrow 10 sing", who="2002", **CHOIR)).text.text
    assert await clock(chat) == "09:00"
