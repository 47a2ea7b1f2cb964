"""Acting by answering: a card, a confirmation or a delivered message, in a few words of any language."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from carillon.content.markup import Rich
from carillon.platforms.base import Button, Membership, Reply
from tests import rows
from tests.integration.conversation import Conversation, labels

WALL = "SELECT to_char(due_at AT TIME ZONE 'Europe/Berlin', 'HH24:MI') FROM deliveries WHERE state = 'queued'"
DAY = "SELECT (due_at AT TIME ZONE 'Europe/Berlin')::date FROM deliveries WHERE state = 'queued'"
GROUP = "-100200"


@pytest.fixture
async def card(chat: Conversation) -> Reply:
    """The confirmation of a message for the day after tomorrow, at half past three."""
    return await chat.types("/schedule in 2 days at 15:30 Call Ana")


@pytest.fixture
async def series(chat: Conversation) -> Reply:
    """The confirmation of a daily message."""
    return await chat.types("/schedule daily at 10:00 Drink water")


async def schedule(chat: Conversation, column: str) -> Any:
    return await rows.one(chat.store, f"SELECT {column} FROM schedules")


@pytest.mark.parametrize(
    "line", ["move to 18:00", "18:00", "Move it to 18:00", "at 18:00", "18:00 instead", "change the time to 18:00"]
)
async def test_a_bare_clock_keeps_the_date(chat: Conversation, card: Reply, line: str) -> None:
    before = await rows.one(chat.store, DAY)

    reply = await chat.answers(card, line)

    assert "has a new time" in reply.text.text
    assert await rows.one(chat.store, WALL) == "18:00"
    assert await rows.one(chat.store, DAY) == before


@pytest.mark.parametrize("line", ["tomorrow", "move to tomorrow"])
async def test_a_bare_date_keeps_the_clock(chat: Conversation, card: Reply, line: str) -> None:
    before = await rows.one(chat.store, DAY)

    reply = await chat.answers(card, line)

    assert await rows.one(chat.store, WALL) == "15:30"
    assert await rows.one(chat.store, DAY) == before - timedelta(days=1)
    assert "usual" not in reply.text.text


async def test_a_rule_keeps_the_clock(chat: Conversation, card: Reply) -> None:
    await chat.answers(card, "every weekday instead")

    assert await schedule(chat, "rrule") == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=15;BYMINUTE=30"
    assert await rows.one(chat.store, WALL) == "15:30"


async def test_a_rule_keeps_the_clock_of_the_series_and_not_of_the_moved_one(chat: Conversation, series: Reply) -> None:
    await chat.answers(series, "18:00")
    await chat.answers(series, "every weekday instead")

    assert "BYHOUR=10" in await schedule(chat, "rrule")


async def test_a_clock_moves_only_the_next_one_of_a_series(chat: Conversation, series: Reply) -> None:
    reply = await chat.answers(series, "move to 18:00")

    assert "Only the next one" in reply.text.text
    assert labels(reply)[0] == ["All of them at 18:00"]
    assert "BYHOUR=10" in await schedule(chat, "rrule")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "verschieb es auf 18 Uhr"),
        ("es", "muévelo a las 18:00"),
        ("fr", "reporte à 18h"),
        ("it", "spostalo alle 18:00"),
        ("pt", "mude para as 18:00"),
        ("ru", "перенеси на 18:00"),
        ("ru", "move to 18:00"),
    ],
)
async def test_a_move_is_asked_for_in_the_persons_language(
    chat: Conversation, card: Reply, language: str, line: str
) -> None:
    await chat.types(f"/language {language}")
    before = await rows.one(chat.store, DAY)

    await chat.answers(card, line)

    assert await rows.one(chat.store, WALL) == "18:00"
    assert await rows.one(chat.store, DAY) == before


@pytest.mark.parametrize(
    ("line", "said", "state"),
    [
        ("delete", "is cancelled", "cancelled"),
        ("cancel it", "is cancelled", "cancelled"),
        ("pause", "is paused", "paused"),
        ("skip the next one", "leaves out one time", "active"),
        ("send it now", "being sent now", "active"),
        ("löschen", "is cancelled", "cancelled"),
    ],
)
async def test_a_verb_does_what_it_says(chat: Conversation, series: Reply, line: str, said: str, state: str) -> None:
    if line == "löschen":
        await chat.types("/language de")

    assert said in (await chat.answers(series, line)).text.text
    assert await schedule(chat, "state") == state


async def test_a_paused_one_goes_on(chat: Conversation, series: Reply) -> None:
    await chat.answers(series, "pause")

    assert "goes on" in (await chat.answers(series, "resume")).text.text


@pytest.mark.parametrize("line", ["text: Call Bob", "new text: Call Bob", "“Call Bob”", '"Call Bob"', "«Call Bob»"])
async def test_words_that_are_plainly_a_text_replace_it(chat: Conversation, card: Reply, line: str) -> None:
    reply = await chat.answers(card, line)

    assert "has a new text" in reply.text.text
    assert reply.text.text.endswith("Call Bob")
    assert await rows.one(chat.store, WALL) == "15:30"


async def test_a_text_keeps_the_formatting_it_was_typed_in(chat: Conversation, card: Reply) -> None:
    await chat.answers(card, "text: Call Bob", styles=(("bold", 6, 10, None, None),))

    shown = await chat.pushes(await chat.types("/list"), "#1")
    assert [shown.text.text[s.start : s.end] for s in shown.text.styles if s.kind == "bold"][-1] == "Call"


async def test_other_words_are_asked_about_and_change_nothing_yet(chat: Conversation, card: Reply) -> None:
    asked = await chat.answers(card, "Call Bob")

    assert "Nothing is changed yet" in asked.text.text
    assert labels(asked) == [["New text", "Leave it"]]
    assert await schedule(chat, "revision") == 1


async def test_the_question_about_words_is_answered_with_a_button(chat: Conversation, card: Reply) -> None:
    left = await chat.pushes(await chat.answers(card, "Call Bob"), "Leave it")
    assert "stays as it is" in left.text.text
    assert await schedule(chat, "revision") == 1

    asked = await chat.answers(card, "Call Bob")
    assert (await chat.pushes(asked, "New text")).text.text.endswith("Call Bob")
    assert "from before" in (await chat.pushes(asked, "New text")).toast
    assert await schedule(chat, "revision") == 2


async def test_words_with_a_time_are_asked_about_too(chat: Conversation, card: Reply) -> None:
    asked = await chat.answers(card, "Call Bob tomorrow at 18:00")

    assert labels(asked) == [["New time and text"], ["New text", "Leave it"]]
    reply = await chat.pushes(asked, "New time and text")
    assert "a new time and a new text" in reply.text.text
    assert await rows.one(chat.store, WALL) == "18:00"
    assert reply.text.text.endswith("Call Bob")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("move to 2020-01-01 10:00", "in the past. Nothing is changed."),
        ("move to the moon", "no time in that. Nothing is changed."),
        ("30 february", "not a date that exists. Nothing is changed."),
        ("text:", "nothing to send in that. Nothing is changed."),
        ("move to 6", "more than one way"),
        ("done", "answer the reminder itself"),
        ("snooze 10 min", "answer the reminder itself"),
        ("text: " + "x" * 40_001, "40000"),
    ],
)
async def test_what_cannot_be_done_says_why_and_changes_nothing(
    chat: Conversation, card: Reply, line: str, said: str
) -> None:
    assert said in (await chat.answers(card, line)).text.text
    assert await schedule(chat, "revision") == 1


async def test_a_delivered_message_is_answered_like_its_card(chat: Conversation, series: Reply) -> None:
    delivered = Reply(Rich("Drink water"), ((Button("Done", "done:d1.1"), Button("10 min", "snooze:d1.1:600")),))

    assert "is cancelled" in (await chat.answers(delivered, "delete")).text.text
    assert await schedule(chat, "state") == "cancelled"


async def test_in_a_group_only_the_author_and_admins_act_by_answering(chat: Conversation) -> None:
    card = await chat.types("/schedule tomorrow 18:00 Training", where=GROUP)
    chat.far_side.memberships[GROUP, "3003"] = Membership(inside=True, admin=True, may_write=True)

    refused = await chat.answers(card, "delete", where=GROUP, who="2002")
    assert not refused.text.text
    assert await schedule(chat, "state") == "active"

    done = await chat.answers(card, "delete", where=GROUP, who="3003")
    assert "is cancelled" in done.text.text


async def test_an_answer_to_anything_else_is_a_line_like_any_other(chat: Conversation) -> None:
    reply = await chat.answers(Reply(Rich("Hello")), "tomorrow 15:30 Call Ana")

    assert reply.text.text.startswith("✓")


async def came(chat: Conversation) -> Reply:
    """Let the message have been delivered; return it with its buttons."""
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent', tries = 1, sent_at = now(), due_at = now()")
    return Reply(Rich("Call Ana"), ((Button("Done", "done:d1.1"), Button("Later", "snooze:d1.1")),))


@pytest.mark.parametrize(("language", "word"), [("en", "done"), ("de", "Erledigt!"), ("ru", "готово"), ("es", "hecho")])
async def test_a_reminder_is_done_in_a_word(chat: Conversation, card: Reply, language: str, word: str) -> None:
    await chat.types(f"/language {language}")
    reminder = await came(chat)

    await chat.answers(reminder, word)

    assert await rows.one(chat.store, "SELECT state FROM acknowledgements") == "done"
    assert any(reply.buttons_only and reply.replaces == "7" for _, reply in chat.far_side.replies)


@pytest.mark.parametrize("line", ["snooze 10 min", "snooze for 10 minutes", "remind me again in 10 minutes"])
async def test_a_reminder_comes_again_when_its_answer_says(chat: Conversation, card: Reply, line: str) -> None:
    reminder = await came(chat)

    await chat.answers(reminder, line)

    assert await rows.one(chat.store, "SELECT state FROM acknowledgements") == "snoozed"
    seconds = "SELECT extract(epoch FROM due_at - now())::integer FROM deliveries WHERE state = 'queued'"
    assert 540 <= await rows.one(chat.store, seconds) <= 600


async def test_until_when_is_asked_where_it_was_not_said(chat: Conversation, card: Reply) -> None:
    reminder = await came(chat)

    assert "Until when?" in (await chat.answers(reminder, "snooze")).text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 0
