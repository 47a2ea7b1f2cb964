"""Messages that are scheduled as they are: answered, forwarded, with files, as an album."""

from __future__ import annotations

from typing import Any

import pytest

from carillon.content.markup import Rich, bold
from carillon.schedules.book import content_of
from carillon.store.engine import SYSTEM
from carillon.store.tables import Schedule
from tests import rows
from tests.integration.conversation import CHOIR, Conversation, answering, files, flat, formatted, labelled


async def content(chat: Conversation, number: int = 1) -> Any:
    schedule_id = await rows.one(chat.store, "SELECT id FROM schedules WHERE number = :n", n=number)
    async with chat.store.transaction(SYSTEM) as session:
        return content_of(await session.get_one(Schedule, schedule_id))


async def names(chat: Conversation) -> list[str]:
    return [media.reference for media in (await content(chat)).media]


async def test_a_time_in_answer_to_a_message_schedules_that_message(chat: Conversation) -> None:
    answered = Rich("the ") + bold("address")

    await chat.types("tomorrow 9", replied=answering(answered, media=files("p1")))

    kept = await content(chat)
    assert kept.body == answered
    assert [media.reference for media in kept.media] == ["p1"]


async def test_an_answer_with_words_of_its_own_schedules_those(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call them", replied=answering(Rich("the address")))

    assert (await content(chat)).body.text == "call them"


async def test_an_answer_with_two_readings_keeps_the_message_until_one_is_picked(chat: Conversation) -> None:
    asked = await chat.types("tomorrow at 5", replied=answering(Rich("the address")))
    await chat.presses(labelled(asked, "17:00").action)

    assert asked.text.text.endswith("the address")
    assert (await content(chat)).body.text == "the address"


async def test_in_a_group_the_command_in_answer_schedules_the_message(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 9", replied=answering(Rich("rehearsal")), **CHOIR)

    assert (await content(chat)).body.text == "rehearsal"


async def test_the_command_alone_in_answer_asks_for_the_time_of_that_message(chat: Conversation) -> None:
    asked = await chat.types("/schedule", replied=answering(Rich("rehearsal")), **CHOIR)
    await chat.presses(labelled(asked, "In 1 h").action, **CHOIR)

    assert asked.text.text.startswith("When should I send it?\n\nrehearsal")
    assert (await content(chat)).body.text == "rehearsal"


async def test_a_forward_is_asked_about_whatever_it_says(chat: Conversation) -> None:
    forwarded = Rich("/list tomorrow 9 ") + bold("sale")

    asked = await chat.types(**formatted(forwarded), forwarded=True)
    await chat.presses(labelled(asked, "Tomorrow 09:00").action)

    assert "When should I send it?" in asked.text.text
    assert (await content(chat)).body == forwarded


async def test_several_forwards_keep_a_question_each(chat: Conversation) -> None:
    first = await chat.types("one", forwarded=True)
    second = await chat.types("two", forwarded=True)
    await chat.presses(labelled(first, "In 1 h").action)
    await chat.presses(labelled(second, "In 1 h").action)

    assert (await content(chat, 1)).body.text == "one"
    assert (await content(chat, 2)).body.text == "two"


@pytest.mark.parametrize(
    ("caption", "text"),
    [("tomorrow 9 our trip", "our trip"), ("tomorrow 9", ""), ("/schedule tomorrow 9 trip", "trip")],
)
async def test_files_go_with_the_rest_of_their_caption(chat: Conversation, caption: str, text: str) -> None:
    await chat.types(caption, media=files("v1", kind="voice"))

    assert (await content(chat)).body.text == text
    assert await names(chat) == ["v1"]


@pytest.mark.parametrize("caption", ["", "our trip"])
async def test_files_without_a_time_are_asked_about(chat: Conversation, caption: str) -> None:
    asked = await chat.types(caption, media=files("p1"))
    await chat.presses(labelled(asked, "In 1 h").action)

    assert "📷" in asked.text.text
    assert (await content(chat)).body.text == caption
    assert await names(chat) == ["p1"]


async def test_files_take_a_time_that_is_typed_after_them(chat: Conversation) -> None:
    await chat.types(media=files("p1"))

    assert flat(await chat.types("tomorrow 9"))[0] == "Undo"
    assert await names(chat) == ["p1"]


async def test_an_album_that_arrives_in_parts_is_one_item(chat: Conversation) -> None:
    for part, caption in enumerate(("tomorrow 9 our trip", "", "")):
        await chat.arrives(caption, media=files(f"p{part}"), album="a1")
    await rows.run(chat.store, "UPDATE inbox SET leased_until = NULL WHERE answered_at IS NULL")
    await chat.answered()

    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1
    assert await names(chat) == ["p0", "p1", "p2"]


async def test_a_part_that_comes_late_goes_with_the_others(chat: Conversation) -> None:
    await chat.types("tomorrow 9 our trip", media=files("p1", "p2"), album="a1")

    late = await chat.types(media=files("p3"), album="a1")

    assert late.text.text == "#1 has 3 files now."
    assert await names(chat) == ["p1", "p2", "p3"]
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1


async def test_a_late_part_goes_with_what_is_still_asked_about(chat: Conversation) -> None:
    asked = await chat.types(media=files("p1", "p2"), album="a1")

    late = await chat.types("our trip", media=files("p3"), album="a1")
    await chat.presses(labelled(asked, "In 1 h").action)

    assert "goes with the others" in late.text.text
    assert await names(chat) == ["p1", "p2", "p3"]


async def test_a_part_that_comes_too_late_changes_nothing_and_says_so(chat: Conversation) -> None:
    await chat.types("tomorrow 9 our trip", media=files("p1", "p2"), album="a1")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")

    late = await chat.types(media=files("p3"), album="a1")

    assert "without the file that came last" in late.text.text
    assert await names(chat) == ["p1", "p2"]


async def test_parts_of_another_album_are_another_item(chat: Conversation) -> None:
    await chat.types("tomorrow 9 our trip", media=files("p1"), album="a1")
    await chat.types("tomorrow 10 their trip", media=files("p2"), album="a2")

    assert await names(chat) == ["p1"]


async def test_right_to_left_text_and_joined_emoji_are_kept_as_they_are(chat: Conversation) -> None:
    written = Rich("שלום ") + bold("👨‍👩‍👧") + " 🇩🇪 مرحبا"

    await chat.types(**formatted(Rich("tomorrow 9 ") + written))

    assert (await content(chat)).body == written
