"""The guided dialog: a time by buttons or typed, then a message; it survives a restart and every old button."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from carillon.chat import presses
from carillon.chat.context import Context
from carillon.chat.making.items import Purpose
from carillon.chat.times import picked, picking
from carillon.content.markup import Rich, bold
from carillon.platforms.base import Ask, Reply
from carillon.when import Once, Series
from tests import rows
from tests.integration.conversation import (
    CHOIR,
    Conversation,
    answering,
    files,
    flat,
    formatted,
    into_the_past,
    labelled,
)

BERLIN = ZoneInfo("Europe/Berlin")


async def count(chat: Conversation) -> int:
    return int(await rows.one(chat.store, "SELECT count(*) FROM schedules"))


async def due(chat: Conversation) -> datetime:
    found: datetime = await rows.one(chat.store, "SELECT max(due_at) FROM deliveries WHERE state = 'queued'")
    return found.astimezone(BERLIN)


def tomorrow() -> datetime:
    return datetime.now(UTC).astimezone(BERLIN) + timedelta(days=1)


async def through_the_calendar(chat: Conversation, asked: Reply, hour: str = "14", **given: object) -> Reply:
    """Press the calendar, the next month, its tenth day, an hour and 35 minutes past it."""
    month = await chat.presses(labelled(asked, "Calendar").action, **given)
    later = await chat.presses(labelled(month, "›").action, **given)
    hours = await chat.presses(next(b.action for row in later.buttons for b in row if b.label == "10"), **given)
    minutes = await chat.presses(labelled(hours, f"{hour}:00").action, **given)
    return await chat.presses(labelled(minutes, f"{hour}:35").action, **given)


async def test_schedule_alone_asks_for_a_time_then_for_the_message(chat: Conversation) -> None:
    asked = await chat.types("/schedule")
    words = await chat.presses(labelled(asked, "Tomorrow 09:00").action)
    typed = Rich("call ") + bold("mum")
    kept = await chat.types(**formatted(typed))

    assert "When should I send something?" in asked.text.text
    assert "tomorrow 15:00 Take your medicine" in asked.text.text
    assert "What should I send?" in words.text.text
    assert f"{tomorrow():%-d %b %Y}, 09:00" in words.text.text
    assert flat(words) == ["Cancel"]
    assert kept.text.text.endswith("call mum")
    assert f"{await due(chat):%d %H:%M}" == f"{tomorrow():%d} 09:00"
    shown = (await chat.presses("card:s1.1")).text
    assert "mum" in [shown.text[style.start : style.end] for style in shown.styles if style.kind == "bold"]


async def test_a_calendar_leads_to_a_day_an_hour_and_minutes(chat: Conversation) -> None:
    asked = await chat.types("/schedule")

    words = await through_the_calendar(chat, asked)
    await chat.types("call mum")

    assert words.replaces == "7"
    assert f"{await due(chat):%d %H:%M}" == "10 14:35"


async def test_it_survives_a_restart_at_every_step(chat: Conversation) -> None:
    asked = await chat.types("/schedule --silent")
    chat.restart()
    month = await chat.presses(labelled(asked, "Calendar").action)
    chat.restart()
    later = await chat.presses(labelled(month, "›").action)
    chat.restart()
    hours = await chat.presses(next(b.action for row in later.buttons for b in row if b.label == "10"))
    chat.restart()
    minutes = await chat.presses(labelled(hours, "14:00").action)
    chat.restart()
    await chat.presses(labelled(minutes, "14:35").action)
    chat.restart()
    await chat.types("call mum")

    assert f"{await due(chat):%d %H:%M}" == "10 14:35"
    assert await rows.one(chat.store, "SELECT silent FROM schedules")


async def test_each_step_goes_back_to_the_one_before(chat: Conversation) -> None:
    asked = await chat.types("/schedule")
    month = await chat.presses(labelled(asked, "Calendar").action)
    hours = await chat.presses(labelled(await chat.presses(labelled(month, "›").action), "10").action)

    again = await chat.presses(labelled(hours, "‹ Back").action)
    quick = await chat.presses(labelled(again, "‹ Back").action)

    assert "10" in flat(again)
    assert flat(quick) == flat(asked)


async def test_a_blank_of_the_calendar_does_nothing(chat: Conversation) -> None:
    asked = await chat.types("/schedule")
    month = await chat.presses(labelled(asked, "Calendar").action)

    nothing = await chat.presses(next(b.action for row in month.buttons for b in row if b.action.endswith(":-")))

    assert (nothing.text.text, nothing.toast, nothing.pressed) == ("", "", "p1")
    assert (await chat.presses(labelled(month, "›").action)).buttons


async def test_who_reads_twelve_hours_picks_among_twelve(chat: Conversation) -> None:
    await chat.types("/start")
    await rows.run(chat.store, "UPDATE users SET clock = 12")
    asked = await chat.types("/schedule")
    month = await chat.presses(labelled(asked, "Calendar").action)
    hours = await chat.presses(labelled(await chat.presses(labelled(month, "›").action), "10").action)
    written = [re.sub(r"\s", " ", label) for label in flat(hours)]

    assert any(re.fullmatch(r"Tomorrow 9:00\sam", label) for label in flat(asked))
    assert written[:2] == ["12 am", "1 am"]


async def test_the_calendar_speaks_the_persons_language(chat: Conversation) -> None:
    asked = await chat.types("/schedule", language="de")
    month = await chat.presses(labelled(asked, "Calendar").action, language="de")

    assert "Mo." in flat(month)[3]


@pytest.mark.parametrize("line", ["tomorrow 14:35", "TOMORROW AT 14:35"])
async def test_at_any_moment_a_time_may_be_typed(chat: Conversation, line: str) -> None:
    asked = await chat.types("/schedule")
    await chat.presses(labelled(asked, "Calendar").action)

    words = await chat.types(line)
    await chat.types("call mum")

    assert "What should I send?" in words.text.text
    assert f"{await due(chat):%d %H:%M}" == f"{tomorrow():%d} 14:35"
    assert "no longer open" in (await chat.presses(labelled(asked, "Tomorrow 09:00").action)).toast


async def test_a_typed_time_with_two_readings_is_a_question_before_the_message(chat: Conversation) -> None:
    await chat.types("/schedule")

    question = await chat.types("tomorrow at 5")
    await chat.presses(labelled(question, "17:00").action)
    words = await chat.answered()
    kept = await chat.types("call mum")

    assert "What should I send?" in words.text.text
    assert kept.text.text.endswith("call mum")
    assert f"{await due(chat):%H:%M}" == "17:00"


async def test_a_whole_line_may_be_typed(chat: Conversation) -> None:
    await chat.types("/schedule --silent")

    assert (await chat.types("tomorrow 9 call mum")).text.text.endswith("call mum")
    assert await rows.one(chat.store, "SELECT silent FROM schedules")


async def test_a_time_that_cannot_be_is_answered_with_the_reason_and_may_be_typed_again(chat: Conversation) -> None:
    await chat.types("call mum")

    reason = await chat.types("30 february 9:00")
    kept = await chat.types("tomorrow 9")

    assert "not a date that exists" in reason.text.text
    assert "Tomorrow 09:00" in flat(reason)
    assert kept.text.text.endswith("call mum")


async def test_a_text_without_a_time_is_scheduled_by_a_button(chat: Conversation) -> None:
    typed = Rich("call ") + bold("mum") + " and dad"
    asked = await chat.types(**formatted(typed))
    kept = await chat.presses(labelled(asked, "In 1 h").action)

    assert "I found no time in that." in asked.text.text
    assert "Never mind" in flat(asked)
    assert kept.text.text.endswith("call mum and dad")
    assert timedelta(minutes=59) < await due(chat) - datetime.now(UTC) < timedelta(minutes=61)
    assert any(kept.text.text[s.start : s.end] == "mum" for s in kept.text.styles)


async def test_a_command_without_a_time_asks_as_well(chat: Conversation) -> None:
    asked = await chat.types("/schedule Take your medicine")

    assert (await chat.presses(labelled(asked, "In 10 min").action)).text.text.endswith("Take your medicine")


async def test_never_mind_drops_it(chat: Conversation) -> None:
    asked = await chat.types("hello there")

    assert (await chat.presses(labelled(asked, "Never mind").action)).text.text == "Dropped."
    assert "no longer open" in (await chat.presses(labelled(asked, "In 1 h").action)).toast
    assert await count(chat) == 0


async def test_two_texts_without_a_time_keep_a_question_each(chat: Conversation) -> None:
    first = await chat.types("call mum")
    second = await chat.types("call dad")

    assert (await chat.presses(labelled(first, "In 1 h").action)).text.text.endswith("call mum")
    assert (await chat.types("tomorrow 9")).text.text.endswith("call dad")
    assert "no longer open" in (await chat.presses(labelled(second, "In 1 h").action)).toast


async def test_a_time_without_a_message_asks_for_it(chat: Conversation) -> None:
    words = await chat.types("tomorrow 9")
    kept = await chat.types("friday 10:00 is when the shop opens")

    assert "What should I send?" in words.text.text
    assert kept.text.text.endswith("friday 10:00 is when the shop opens")
    assert f"{await due(chat):%d %H:%M}" == f"{tomorrow():%d} 09:00"


async def test_two_times_without_a_message_are_both_kept_for_it(chat: Conversation) -> None:
    await chat.types("tomorrow 9 and tomorrow 18:00")

    assert "2 messages are scheduled" in (await chat.types("call mum")).text.text
    assert await count(chat) == 2


@pytest.mark.parametrize(
    "given",
    [
        {"text": "look at this", "forwarded": True},
        {"text": "", "media": files("p1")},
        {"text": "our trip", "media": files("p1", "p2"), "album": "a7"},
    ],
)
async def test_a_forward_or_files_are_the_message_of_a_time_that_was_sent_before(
    chat: Conversation, given: dict[str, object]
) -> None:
    await chat.types("tomorrow 9")

    kept = await chat.types(**given)

    assert flat(kept)[0] == "Undo"
    assert kept.text.text.endswith(str(given["text"]) or "📷")


async def test_a_message_that_is_too_long_is_asked_for_again(chat: Conversation) -> None:
    await chat.types("tomorrow 9")

    again = await chat.types("x" * 40_001)
    kept = await chat.types("call mum")

    assert "40000" in again.text.text
    assert kept.text.text.endswith("call mum")


async def test_a_time_that_goes_by_while_the_message_is_written_is_asked_for_again(chat: Conversation) -> None:
    await chat.types("tomorrow 9")
    await into_the_past(chat, "dialogs", "state")

    asked = await chat.types("call mum")

    assert "gone by" in asked.text.text
    assert (await chat.presses(labelled(asked, "In 1 h").action)).text.text.endswith("call mum")


@pytest.mark.parametrize("opening", ["/schedule", "call mum", "tomorrow 9"])
async def test_cancel_without_a_number_drops_what_was_asked(chat: Conversation, opening: str) -> None:
    asked = await chat.types(opening)

    assert (await chat.types("/cancel")).text.text == "Dropped."
    assert "Which one?" in (await chat.types("/cancel")).text.text
    assert "no longer open" in (await chat.presses(asked.buttons[0][0].action)).toast
    assert await count(chat) == 0


async def test_another_command_ends_it_too(chat: Conversation) -> None:
    await chat.types("tomorrow 9")
    await chat.types("/list")

    assert "I found no time" in (await chat.types("call mum")).text.text


async def test_a_button_ends_the_wait_for_a_message(chat: Conversation) -> None:
    words = await chat.types("tomorrow 9")

    assert (await chat.presses(labelled(words, "Cancel").action)).text.text == "Dropped."
    assert "no longer open" in (await chat.presses(labelled(words, "Cancel").action)).toast


async def test_what_was_asked_expires(chat: Conversation) -> None:
    asked = await chat.types("call mum")
    await rows.run(chat.store, "UPDATE drafts SET expires_at = now() - interval '1 second'")
    await rows.run(chat.store, "UPDATE dialogs SET expires_at = now() - interval '1 second'")

    assert "no longer open" in (await chat.presses(labelled(asked, "In 1 h").action)).toast
    assert "What should I send?" in (await chat.types("tomorrow 9")).text.text


@pytest.mark.parametrize(
    "action", ["at:1:+600", "at:x:q", "at:", "at:1:z9", "at:1:d2026-99-99", "at:1:@soon", "unask:1"]
)
async def test_an_old_or_broken_button_does_nothing(chat: Conversation, action: str) -> None:
    assert "no longer open" in (await chat.presses(action)).toast


@pytest.mark.parametrize("step", ["z9", "d2026-99-99", "@soon", "h", "m2026-13", "@2020-01-01T09:00"])
async def test_a_step_there_is_not_or_a_time_gone_by_leaves_the_question_open(chat: Conversation, step: str) -> None:
    asked = await chat.types("call mum")
    number = asked.buttons[0][0].action.split(":")[1]

    assert (await chat.presses(f"at:{number}:{step}")).toast
    assert (await chat.presses(labelled(asked, "In 1 h").action)).text.text.endswith("call mum")


async def test_in_a_group_what_to_send_is_asked_so_that_the_answer_reaches_us(chat: Conversation) -> None:
    asked = await chat.types("/schedule", message_id="90", thread="77", **CHOIR)
    replaced = await chat.presses(labelled(asked, "Tomorrow 09:00").action, thread="77", **CHOIR)
    place, question = chat.far_side.replies[-1]

    assert "answer this message" in asked.text.text
    assert f"{tomorrow():%-d %b %Y}, 09:00" in replaced.text.text
    assert (place, question.asks, question.thread, question.answers) == ("-500", Ask.WORDS, "77", "90")
    kept = await chat.types("sing", replied=answering(question.text, ours=True), thread="77", **CHOIR)
    assert kept.text.text.endswith("sing")
    assert await rows.one(chat.store, "SELECT thread FROM schedules") == "77"


async def test_in_a_group_a_time_is_typed_as_an_answer(chat: Conversation) -> None:
    asked = await chat.types("/schedule sing", **CHOIR)

    kept = await chat.types("tomorrow 9", replied=answering(asked.text, ours=True), **CHOIR)

    assert kept.text.text.endswith("sing")


async def test_in_a_group_nobody_answers_for_somebody_else(chat: Conversation) -> None:
    asked = await chat.types("/schedule sing", **CHOIR)

    assert "no longer open" in (await chat.presses(labelled(asked, "In 1 h").action, who="2002", **CHOIR)).toast
    silence = await chat.types("tomorrow 9", who="2002", replied=answering(asked.text, ours=True), **CHOIR)
    assert not silence.text.text
    assert await count(chat) == 0


async def test_a_reading_that_went_by_before_it_was_picked_schedules_nothing(chat: Conversation) -> None:
    asked = await chat.types("tomorrow at 5 call mum")
    await into_the_past(chat, "drafts", "candidates")

    assert "gone by" in (await chat.presses(labelled(asked, "17:00").action)).text.text
    assert await count(chat) == 0


@pytest.mark.parametrize(
    "given",
    [
        {"text": "look", "forwarded": True},
        {"media": files("p1")},
        {"text": "tomorrow 10 call dad"},
        {"text": "tomorrow 10", "replied": answering(Rich("the address"))},
    ],
)
async def test_what_comes_while_a_text_waits_for_its_time_is_a_wish_of_its_own(
    chat: Conversation, given: dict[str, object]
) -> None:
    asked = await chat.types("call mum")
    await chat.types(**given)

    kept = await chat.presses(labelled(asked, "In 1 h").action)

    assert kept.text.text.endswith("call mum")


async def test_a_place_is_no_wish(chat: Conversation) -> None:
    await chat.types("/start")

    assert "Europe/Madrid" in (await chat.types(zone="Europe/Madrid")).text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM dialogs") == 0


async def test_times_are_offered_once_each(chat: Conversation) -> None:
    await chat.types("/start")
    await rows.run(chat.store, "UPDATE users SET default_time = '20:00'")

    found = flat(await chat.types("call mum"))

    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "step", ["+99999999999999", "@9999-12-31T23:59", "@2030-01-01T09:00+05:00", "h2030-01-01T09:00Z"]
)
async def test_a_forged_step_breaks_nothing(chat: Conversation, step: str) -> None:
    asked = await chat.types("call mum")
    number = asked.buttons[0][0].action.split(":")[1]

    reply = await chat.presses(f"at:{number}:{step}")

    assert "went wrong" not in reply.text.text
    assert reply.pressed == "p1"


async def ring_again(context: Context, rest: str) -> Reply:
    """A press that asks for a time for something of its own."""
    return await picking.ask(context, Purpose("again", 77), "When should it ring again?")


async def rings_again(context: Context, about: int, reading: Once | Series) -> Reply:
    """What is done with that time."""
    return Reply(Rich(f"{about} at {reading.local:%H:%M}"))


async def test_a_time_may_be_asked_for_anything_that_has_its_own_use_for_it(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(presses.PRESSES, "ring", ring_again)
    monkeypatch.setitem(picked.PICKED, "again", rings_again)

    asked = await chat.presses("ring:1")
    by_button = await chat.presses(labelled(asked, "Tomorrow 20:00").action)
    await chat.presses("ring:1")
    typed = await chat.types("tomorrow 18:30")
    await chat.presses("ring:1")
    question = await chat.types("tomorrow at 5")
    by_choice = await chat.presses(labelled(question, "17:00").action)

    assert (asked.replaces, asked.text.text.partition("\n")[0]) == (None, "When should it ring again?")
    assert [one.text.text for one in (by_button, typed, by_choice)] == ["77 at 20:00", "77 at 18:30", "77 at 17:00"]
