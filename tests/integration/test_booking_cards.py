"""The buttons Time, Text and Repeat of a card."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from carillon.content.markup import Rich, bold
from carillon.platforms.base import Ask
from tests import rows
from tests.integration.conversation import CHOIR, Conversation, answering, files, flat, formatted, labelled

BERLIN = ZoneInfo("Europe/Berlin")


async def due(chat: Conversation) -> datetime:
    found: datetime = await rows.one(chat.store, "SELECT due_at FROM deliveries WHERE state = 'queued'")
    return found.astimezone(BERLIN)


async def rrule(chat: Conversation) -> str:
    return str(await rows.one(chat.store, "SELECT rrule FROM schedules"))


async def test_time_asks_in_place_of_the_card_and_moves_the_schedule(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    asked = await chat.presses(labelled(kept, "Time").action)
    moved = await chat.presses(labelled(asked, "Tomorrow 20:00").action)

    assert asked.replaces == "7"
    assert asked.text.text.startswith("When should I send #1 instead?\ncall mum")
    assert "20:00" in moved.text.text
    assert f"{await due(chat):%H:%M}" == "20:00"
    assert await rows.one(chat.store, "SELECT count(*) FROM schedules") == 1


async def test_time_takes_a_typed_one_and_asks_when_it_is_doubtful(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    await chat.presses(labelled(kept, "Time").action)
    question = await chat.types("tomorrow at 5")
    moved = await chat.presses(labelled(question, "17:00").action)

    assert "17:00" in moved.text.text
    assert f"{await due(chat):%H:%M}" == "17:00"


async def test_a_typed_line_with_words_of_its_own_is_a_new_wish(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    await chat.presses(labelled(kept, "Time").action)

    assert (await chat.types("tomorrow 10 call dad")).text.text.startswith("✓ #2")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("soon", "I found no time"), ("30 february", "not a date"), ("tomorrow 9 and tomorrow 10", "One time only")],
)
async def test_a_typed_time_that_will_not_do_is_asked_for_again(chat: Conversation, typed: str, said: str) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    await chat.presses(labelled(kept, "Time").action)

    again = await chat.types(typed)
    assert said in again.text.text
    await chat.presses(labelled(again, "Tomorrow 20:00").action)
    assert f"{await due(chat):%H:%M}" == "20:00"


@pytest.mark.parametrize("given", [{"text": "look", "forwarded": True}, {"media": files("p1")}])
async def test_what_is_no_time_but_a_message_is_a_new_wish(chat: Conversation, given: dict[str, object]) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    asked = await chat.presses(labelled(kept, "Time").action)

    assert "When should I send it?" in (await chat.types(**given)).text.text
    assert "20:00" in (await chat.presses(labelled(asked, "Tomorrow 20:00").action)).text.text


async def test_in_a_group_the_answer_to_the_question_is_its_time(chat: Conversation) -> None:
    kept = await chat.types("/schedule tomorrow 9 sing", **CHOIR)
    asked = await chat.presses(labelled(kept, "Time").action, **CHOIR)
    await chat.types("please at 18:30 tomorrow, thanks", replied=answering(asked.text, ours=True), **CHOIR)

    assert f"{await due(chat):%H:%M}" == "18:30"


async def test_cancel_gives_the_card_back(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    asked = await chat.presses(labelled(kept, "Time").action)

    assert "History" in flat(await chat.presses(labelled(asked, "Cancel").action))
    assert "What should I send?" in (await chat.types("tomorrow 10")).text.text


async def test_schedule_again_gives_a_failed_one_a_new_time(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'failed'")
    await rows.run(chat.store, "UPDATE schedules SET state = 'finished'")
    card = await chat.presses("card:s1.1")
    asked = await chat.presses(labelled(card, "Schedule again").action)
    await chat.presses(labelled(asked, "In 1 h").action)

    assert await rows.one(chat.store, "SELECT state FROM schedules") == "active"
    assert await due(chat) > datetime.now(UTC)


async def test_what_is_being_sent_is_not_moved(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    asked = await chat.presses(labelled(kept, "Time").action)
    await rows.run(chat.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")

    assert "already being sent" in (await chat.presses(labelled(asked, "In 1 h").action)).text.text


async def test_of_a_series_it_is_asked_what_should_move(chat: Conversation) -> None:
    kept = await chat.types(
        "every day 23:59 call mum"
    )  # whatever the hour is now, tomorrow 20:00 is before the one after
    asked = await chat.presses(labelled(kept, "Time").action)
    which = await chat.presses(labelled(asked, "Tomorrow 20:00").action)

    assert flat(which) == ["Only the next time", "Every time at 20:00", "Once, and then no more", "Cancel"]
    moved = await chat.presses(labelled(which, "Only the next").action)
    assert await rrule(chat) == "FREQ=DAILY;BYHOUR=23;BYMINUTE=59"
    assert f"{await due(chat):%H:%M}" == "20:00"
    assert moved.buttons


async def test_a_series_comes_at_another_time_of_day(chat: Conversation) -> None:
    kept = await chat.types("every monday and thursday 9:00 call mum")
    asked = await chat.presses(labelled(kept, "Time").action)
    which = await chat.presses(labelled(asked, "Tomorrow 20:00").action)
    moved = await chat.presses(labelled(which, "Every time").action)

    assert await rrule(chat) == "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=20;BYMINUTE=0"
    assert f"{await due(chat):%H:%M}" == "20:00"
    assert moved.text.text.count("20:00") >= 4


async def test_a_series_becomes_a_single_moment(chat: Conversation) -> None:
    kept = await chat.types("every day 9:00 call mum")
    asked = await chat.presses(labelled(kept, "Time").action)
    which = await chat.presses(labelled(asked, "Tomorrow 20:00").action)
    await chat.presses(labelled(which, "Once").action)

    assert await rrule(chat) == ""


@pytest.mark.parametrize("action", ["next:s1.1:1", "daily:s1.1:9999", "once:s1.1:x", "rule:s1.1:sometimes"])
async def test_a_button_that_was_never_offered_does_nothing(chat: Conversation, action: str) -> None:
    await chat.types("every day 9:00 call mum")

    assert (await chat.presses(action)).toast
    assert await rows.one(chat.store, "SELECT revision FROM schedules") == 1


async def test_text_asks_for_another_and_keeps_the_files(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 our trip", media=files("p1"))
    asked = await chat.presses(labelled(kept, "Text").action)
    chat.restart()
    done = await chat.types(**formatted(Rich("their ") + bold("tomorrow 9 trip")))

    assert asked.text.text == "Send me the new text of #1, or other files."
    assert flat(asked) == ["Cancel"]
    assert done.text.text.endswith("📷\ntheir tomorrow 9 trip")
    assert [done.text.text[s.start : s.end] for s in done.text.styles if s.kind == "bold"][-1] == "tomorrow 9 trip"
    assert f"{await due(chat):%H:%M}" == "09:00"


async def test_other_files_keep_the_text(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 our trip", media=files("p1"))
    await chat.presses(labelled(kept, "Text").action)

    assert (await chat.types(media=files("v1", "v2", kind="video"))).text.text.endswith("🎬×2\nour trip")


async def test_a_text_that_will_not_do_is_asked_for_again(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    await chat.presses(labelled(kept, "Text").action)
    await rows.run(chat.store, "UPDATE users SET html = true")

    assert "40000" in (await chat.types("x" * 40_001)).text.text
    assert "never closed" in (await chat.types("<b>call")).text.text
    assert (await chat.types("<b>call</b> dad")).text.text.endswith("call dad")


async def test_leaving_the_text_as_it_is_gives_the_card_back(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    asked = await chat.presses(labelled(kept, "Text").action)
    card = await chat.presses(labelled(asked, "Cancel").action)

    assert "History" in flat(card)
    assert "I found no time" in (await chat.types("call dad")).text.text


async def test_the_text_of_what_is_being_sent_stays(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    await chat.presses(labelled(kept, "Text").action)
    await rows.run(chat.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")

    assert "already being sent" in (await chat.types("call dad")).text.text


async def test_what_is_passed_on_as_it_is_gets_its_new_text_unread(chat: Conversation) -> None:
    kept = await chat.types("--opaque tomorrow 9 secret")
    await chat.presses(labelled(kept, "Text").action)
    done = await chat.types(**formatted(bold("other secret")))

    assert "secret" not in done.text.text
    assert await rows.one(chat.store, "SELECT extras IS NULL FROM schedules")


async def test_in_a_group_the_text_is_asked_for_in_a_message_of_its_own(chat: Conversation) -> None:
    kept = await chat.types("/schedule tomorrow 9 sing", **CHOIR)
    asked = await chat.presses(labelled(kept, "Text").action, **CHOIR)

    assert (asked.asks, asked.replaces) == (Ask.WORDS, None)
    done = await chat.types("dance", replied=answering(asked.text, ours=True), **CHOIR)
    assert done.text.text.endswith("dance")


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        ("Every day", "FREQ=DAILY;BYHOUR=9;BYMINUTE=30"),
        ("Monday to Friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=30"),
        ("Every week: Thursday", "FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=30"),
        ("Every month on day 31", "FREQ=MONTHLY;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=30"),
        ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=9;BYMINUTE=30"),
        ("Every year", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=30"),
    ],
)
async def test_repeat_offers_the_usual_rhythms_from_the_present_time_on(
    chat: Conversation, label: str, rule: str
) -> None:
    kept = await chat.types("2030-01-31 9:30 pay rent")
    asked = await chat.presses(labelled(kept, "Repeat").action)
    done = await chat.presses(labelled(asked, label).action)

    assert await rrule(chat) == rule
    assert await due(chat) == datetime(2030, 1, 31, 9, 30, tzinfo=BERLIN)
    assert done.text.text.count("09:30") >= 4
    assert "↻" in done.text.text


async def test_the_last_day_is_offered_only_at_a_months_end(chat: Conversation) -> None:
    kept = await chat.types("2030-01-28 9:30 pay rent")

    assert not any("last day" in label for label in flat(await chat.presses(labelled(kept, "Repeat").action)))


async def test_from_monday_to_friday_begins_on_the_monday_after_a_weekend(chat: Conversation) -> None:
    kept = await chat.types("2030-02-02 9:30 pay rent")
    asked = await chat.presses(labelled(kept, "Repeat").action)
    await chat.presses(labelled(asked, "Monday to").action)

    assert await due(chat) == datetime(2030, 2, 4, 9, 30, tzinfo=BERLIN)


async def test_once_makes_a_series_a_single_moment_at_its_next_time(chat: Conversation) -> None:
    kept = await chat.types("every day 9:00 drink water")
    before = await due(chat)
    asked = await chat.presses(labelled(kept, "Repeat").action)
    await chat.presses(labelled(asked, "Once").action)

    assert await rrule(chat) == ""
    assert await due(chat) == before


async def test_any_other_rhythm_is_typed_and_keeps_the_time_of_day(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 14:30 pay rent")
    asked = await chat.presses(labelled(kept, "Repeat").action)
    await chat.presses(labelled(asked, "Another rhythm").action)
    none = await chat.types("whenever you like")
    wrong = await chat.types("now and then")
    done = await chat.types("every other friday")

    assert "I found no time" in none.text.text
    assert "“and then” is no part of a rhythm" in wrong.text.text
    assert "named no time of day" not in done.text.text
    assert await rrule(chat) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;BYHOUR=14;BYMINUTE=30"


async def test_an_old_card_offers_nothing(chat: Conversation) -> None:
    kept = await chat.types("tomorrow 9 call mum")
    await chat.types("/edit 1 tomorrow 10")

    for button in ("Time", "Text", "Repeat"):
        assert "That card was from before" in (await chat.presses(labelled(kept, button).action)).toast
    assert await due(chat) - datetime.now(UTC) < timedelta(days=2)
