"""What a line becomes: schedules, questions, reasons; and nothing of it is lost."""

from __future__ import annotations

import pytest

from carillon.content.markup import Rich, bold
from tests import rows
from tests.integration.conversation import CHOIR, Conversation, flat, formatted, labelled


async def count(chat: Conversation, where: str = "true") -> int:
    return int(await rows.one(chat.store, f"SELECT count(*) FROM schedules WHERE {where}"))


async def test_every_item_of_a_message_is_kept_and_listed_with_a_button_to_its_card(chat: Conversation) -> None:
    reply = await chat.types("tomorrow 9 call mum; tomorrow 18:00 pay rent\nevery monday 10:00 team")

    assert reply.text.text.startswith("✓ 3 messages are scheduled")
    for words in ("09:00: call mum", "18:00: pay rent", "(every Monday at 10:00): team"):
        assert words in reply.text.text
    assert flat(reply) == ["#1", "#2", "#3", "Undo all"]
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 3
    assert "call mum" in (await chat.presses(labelled(reply, "#1").action)).text.text


async def test_undo_all_cancels_all_of_them_but_what_was_changed_since(chat: Conversation) -> None:
    reply = await chat.types("tomorrow 9 call mum; tomorrow 18:00 pay rent; tomorrow 12:00 cook")
    await chat.types("/edit 2 tomorrow 19:00")

    undone = await chat.presses(labelled(reply, "Undo all").action)

    assert "#1 is cancelled" in undone.text.text
    assert "#2 was changed since" in undone.text.text
    assert await count(chat, "state = 'active'") == 1
    again = await chat.presses(labelled(reply, "Undo all").action)
    assert "#1 was changed since" in again.text.text
    assert await count(chat, "state = 'active'") == 1


async def test_nobody_else_can_undo_all(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 9 mine", who="2002", **CHOIR)
    reply = await chat.types("/schedule tomorrow 9 call mum; tomorrow 18:00 pay rent", **CHOIR)

    for action in (labelled(reply, "Undo all").action, "undoall:1.1-999999999", "undoall:x"):
        assert "Only the person" in (await chat.presses(action, who="2002", **CHOIR)).toast
    assert await count(chat, "state = 'active'") == 3


async def test_what_is_doubtful_or_wrong_among_several_keeps_the_others(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow at 5 walk; 30 february 9:00 pay rent; tomorrow 12:00 cook")

    (_, answer), (_, question) = chat.far_side.replies
    assert "2 messages are scheduled" in answer.text.text
    assert "✗ “pay rent”: “30 february 9:00” is not a date that exists." in answer.text.text
    assert "send that again with another time" in answer.text.text
    assert "more than one way" in question.text.text
    assert question.text.text.endswith("walk")
    await chat.presses(labelled(question, "17:00").action)
    assert await count(chat) == 3


async def test_one_clear_item_beside_a_question_gets_its_usual_confirmation(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum; tomorrow at 5 walk")

    (_, answer), (_, question) = chat.far_side.replies
    assert flat(answer)[0] == "Undo"
    assert "more than one way" in question.text.text


async def test_two_questions_are_two_messages(chat: Conversation) -> None:
    await chat.types("tomorrow at 4 call mum; tomorrow at 5 walk")

    first, second = (reply for _, reply in chat.far_side.replies)
    assert [first.text.text[-8:], second.text.text[-4:]] == ["call mum", "walk"]
    assert await count(chat) == 0


async def test_when_nothing_of_several_can_be_kept_each_is_named(chat: Conversation) -> None:
    reply = await chat.types("yesterday 9 call mum; 30 february 9:00 pay rent")

    assert "✗ “call mum”" in reply.text.text
    assert "✗ “pay rent”" in reply.text.text
    assert not reply.buttons


async def test_a_picked_reading_keeps_the_formatting_the_files_and_the_options(chat: Conversation) -> None:
    typed = Rich("--silent tomorrow at 5 call ") + bold("mum")
    asked = await chat.types(**formatted(typed), media=[["photo", "p1", None, 5]], message_id="90")

    await chat.presses(labelled(asked, "17:00").action)
    stored = await rows.one(
        chat.store, "SELECT silent AND extras IS NOT NULL AND right(origin, 2) = '90' FROM schedules"
    )
    card = await chat.types("/list")

    assert stored
    assert "📷" in card.text.text
    shown = (await chat.presses("card:s1.1")).text
    assert any(style.kind == "bold" and shown.text[style.start : style.end] == "mum" for style in shown.styles)


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("--silent tomorrow 9 call mum", "silent", True),
        ("—silent tomorrow 9 call mum", "silent", True),
        ("/schedule --protect tomorrow 9 call mum", "protected", True),
        ("--urgent tomorrow 9 call mum", "priority", 0),
        ("--late 30m tomorrow 9 call mum", "max_lateness", 1800.0),
        ("--late never tomorrow 9 call mum", "max_lateness", 60.0),
        ("tomorrow 9 call mum", "max_lateness", None),
        ("--opaque tomorrow 9 call mum", "opaque", True),
        ("--nag 10m x4 tomorrow 9 call mum", "nag_times", 4),
    ],
)
async def test_options_become_terms(chat: Conversation, line: str, column: str, value: object) -> None:
    await chat.types(line)

    assert await rows.one(chat.store, f"SELECT {column} FROM schedules") == value


async def test_a_message_to_a_group_may_be_half_an_hour_late_unless_its_author_says_otherwise(
    chat: Conversation,
) -> None:
    await chat.types("/schedule tomorrow 9 call mum", thread="77", **CHOIR)
    await chat.types("/schedule --late whenever tomorrow 9 sing", **CHOIR)

    assert await rows.one(chat.store, "SELECT max_lateness FROM schedules WHERE number = 1") == 1800
    assert await rows.one(chat.store, "SELECT thread FROM schedules WHERE number = 1") == "77"
    assert await rows.one(chat.store, "SELECT max_lateness FROM schedules WHERE number = 2") is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--loud tomorrow 9 x", "I know no option --loud"),
        ("--late soon tomorrow 9 x", "I read --late with “soon”"),
        ("--nag 10m then @anna tomorrow 9 x", "I know nobody called @anna"),
        ("--html tomorrow 9 <b>call mum", "<b> (line 1, column 1) is never closed"),
        ("--html tomorrow 9 <u>call</b> mum", "</b> (line 1, column 8) comes while <u> is still open"),
    ],
)
async def test_what_is_wrong_with_an_option_is_said_and_nothing_is_kept(
    chat: Conversation, line: str, said: str
) -> None:
    reply = await chat.types(line)

    assert said in reply.text.text
    assert "Nothing is scheduled" in reply.text.text
    assert await count(chat) == 0


async def test_nobody_else_is_nagged(chat: Conversation) -> None:
    assert "only for a reminder of your own" in (await chat.types("/schedule --nag 10m 18:00 x", **CHOIR)).text.text
    assert await count(chat) == 0


async def test_html_is_read_where_it_is_asked_for_or_switched_on(chat: Conversation) -> None:
    first = await chat.types("--html tomorrow 9 <b>call</b> mum")
    second = await chat.types("tomorrow 10 <b>call</b> mum")
    await rows.run(chat.store, "UPDATE users SET html = true")
    third = await chat.types("tomorrow 11 <i>call</i> &amp; write")

    assert first.text.text.endswith("\n\ncall mum")
    assert second.text.text.endswith("<b>call</b> mum")
    assert third.text.text.endswith("\n\ncall & write")


async def test_of_several_passed_on_as_they_are_none_is_shown(chat: Conversation) -> None:
    reply = await chat.types("--opaque tomorrow 9 secret one; 30 february 9:00 secret two")

    assert "secret" not in reply.text.text


async def test_what_is_passed_on_as_it_is_is_shown_nowhere(chat: Conversation) -> None:
    typed = Rich("--opaque tomorrow 9 ") + bold("-----BEGIN <b>PGP-----")
    kept = await chat.types(**formatted(typed))
    asked = await chat.types("--opaque tomorrow at 5 -----BEGIN PGP-----")
    timeless = await chat.types("--opaque -----BEGIN PGP-----")

    for reply in (kept, asked, timeless):
        assert "PGP" not in reply.text.text
        assert "(passed on as it is)" in reply.text.text
    assert await rows.one(chat.store, "SELECT extras IS NULL FROM schedules")


async def test_the_same_twice_is_kept_and_said(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum")
    again = await chat.types("tomorrow 9:04 call mum")
    later = await chat.types("tomorrow 9:10 call mum")
    other = await chat.types("tomorrow 9 call dad")

    assert "The same is scheduled for about then already, as #1." in again.text.text
    assert flat(again)[0] == "Undo"
    assert "already" not in later.text.text
    assert "already" not in other.text.text
    assert await count(chat) == 4


async def test_the_most_that_one_person_may_have_open_is_refused_with_both_numbers(chat: Conversation) -> None:
    await chat.types("tomorrow 9 call mum")
    await rows.run(
        chat.store,
        """INSERT INTO schedules (user_id, number, address_id, body, zone, local_start)
           SELECT user_id, number + n, address_id, body, zone, local_start
           FROM schedules, generate_series(1, 4998) AS n""",
    )
    await rows.run(chat.store, "UPDATE users SET last_number = 5000")

    assert "#5001" in (await chat.types("tomorrow 9 call dad")).text.text
    reply = await chat.types("tomorrow 9 call aunt")

    assert "You have 5000 messages scheduled; 5000 is the most" in reply.text.text
    assert await count(chat) == 5000


async def test_help_prints_the_limit(chat: Conversation) -> None:
    assert "5000 messages scheduled at once" in (await chat.presses("help:limits")).text.text


async def test_a_series_more_often_than_every_five_minutes_is_refused(chat: Conversation) -> None:
    assert "every five minutes" in (await chat.types("every 2 minutes drink")).text.text
    assert await count(chat) == 0


async def test_twenty_thousand_characters_are_one_item_with_their_lines(chat: Conversation) -> None:
    long = "first line\nfriday 10:00 is when it began; " + "word " * 3900 + "\nthe end"

    reply = await chat.types(f"tomorrow 9 {long}", full=False)

    assert "(19550 characters)" in reply.text.text
    assert await count(chat) == 1
    assert (await chat.presses("card:s1.1")).text.text.count("first line\nfriday 10:00 is") == 1


async def test_parts_of_a_long_text_that_came_apart_are_one_item(chat: Conversation) -> None:
    await chat.arrives("tomorrow 9 " + "word " * 817, full=True)
    await chat.arrives("and more " * 400, full=False)
    await rows.run(chat.store, "UPDATE inbox SET leased_until = NULL WHERE answered_at IS NULL")

    reply = await chat.answered()

    assert flat(reply)[0] == "Undo"
    assert await count(chat) == 1
    assert len(chat.far_side.replies) == 1


async def test_a_line_that_was_refused_may_be_put_right_by_editing_it(chat: Conversation) -> None:
    await chat.types("30 february 9:00 pay rent", message_id="90")

    reply = await chat.types("28 february 9:00 pay rent", message_id="90", edited=True)

    assert flat(reply)[0] == "Undo"
    assert await count(chat) == 1
