"""Templates in the chat: seen, filled, asked about, kept as the text they make."""

from __future__ import annotations

import pytest

from carillon.content import library
from carillon.store.engine import SYSTEM
from carillon.store.tables import Schedule
from tests import rows
from tests.integration.conversation import Conversation, flat, labelled

MEDICATION = "/schedule tomorrow 9 template medication_reminder"


async def kept(chat: Conversation) -> int:
    return int(await rows.one(chat.store, "SELECT count(*) FROM schedules"))


async def body(chat: Conversation) -> str:
    async with chat.store.transaction(SYSTEM) as session:
        return (await session.get_one(Schedule, 1)).body


async def test_the_list_describes_each_template_in_the_persons_language(chat: Conversation) -> None:
    await chat.types("/language de")

    reply = await chat.types("/templates")

    for template in library.listing("de"):
        assert f"{template.name}\n{template.description}" in reply.text.text
    assert len(flat(reply)) == len(library.names())


async def test_a_preview_is_opened_from_the_list_and_leads_back(chat: Conversation) -> None:
    listed = await chat.types("/templates")

    shown = await chat.presses(labelled(listed, "check_in").action)

    assert "Hello Emma, how are you feeling today?" in shown.text.text
    assert shown.replaces == "7"
    assert (await chat.presses(labelled(shown, "Templates").action)).text == listed.text


async def test_a_preview_says_what_a_template_needs_and_may_have(chat: Conversation) -> None:
    text = (await chat.types("/template medication reminder")).text.text

    assert "Needs: name medication" in text
    assert "May have: dose time note" in text
    assert "💊 ibuprofen 400 mg, 1 tablet" in text


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "de", "it", "ru"])
@pytest.mark.parametrize("name", library.names())
async def test_the_line_to_copy_is_one_that_works(chat: Conversation, name: str, language: str) -> None:
    await chat.types(f"/language {language}")
    text = (await chat.types(f"/template {name}")).text.text

    reply = await chat.types(text.splitlines()[-1])

    assert reply.text.text.startswith("✓ #1")
    assert library.examples(language)["name"] in await body(chat)


async def test_a_preview_takes_values_of_ones_own(chat: Conversation) -> None:
    text = (await chat.types("/template check_in name=Zoë")).text.text

    assert "Hello Zoë" in text
    assert "name=Zoë" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/template chek_in", "Did you mean check_in?"),
        ("/template zzz", "There is no template zzz. See /templates"),
        ("/template check_in nmae=Ana", "no variable nmae. Did you mean name?"),
    ],
)
async def test_a_template_nobody_knows_is_answered_with_the_nearest(chat: Conversation, line: str, said: str) -> None:
    assert said in (await chat.types(line)).text.text


async def test_what_is_kept_and_shown_is_the_filled_text(chat: Conversation) -> None:
    reply = await chat.types(f"{MEDICATION} name=Ana medication=Ibuprofen time=7:30")

    assert reply.text.text.startswith("✓ #1")
    assert "09:00\nEurope/Berlin · in " in reply.text.text
    assert "Hello Ana, it’s time for your medicine:\n💊 Ibuprofen\n⏰ 7:30" in reply.text.text
    assert (await body(chat)).startswith("Hello Ana, it’s time for your medicine:\n💊 Ibuprofen\n⏰ 7:30\n")


async def test_without_the_command_and_as_a_series(chat: Conversation) -> None:
    await chat.types("every day at 8:00 template check_in name=Ana")

    assert await rows.one(chat.store, "SELECT rrule FROM schedules") == "FREQ=DAILY;BYHOUR=8;BYMINUTE=0"
    assert (await body(chat)).startswith("Hello Ana, how are you")


async def test_a_time_with_two_readings_is_asked_about_with_the_filled_text(chat: Conversation) -> None:
    asked = await chat.types("/schedule tomorrow at 5 template check_in name=Ana")
    assert "more than one way" in asked.text.text
    assert await kept(chat) == 0

    await chat.presses(asked.buttons[1][0].action)

    assert (await body(chat)).startswith("Hello Ana")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/schedule tomorrow 9 template chek_in name=Ana", "Did you mean check_in?"),
        ("/schedule tomorrow 9 template invoice name=Ana", "There is no template invoice"),
        (f"{MEDICATION} name=Ana medicaton=x", "no variable medicaton. Did you mean medication?"),
        (f"{MEDICATION} name=Ana name=Bob medication=x", "name is given twice"),
        (f'{MEDICATION} name=Ana medication="Ibuprofen', "begins with a quotation mark"),
        (f"{MEDICATION} please name=Ana medication=x", "do not know what to do with “please”"),
        ("/schedule tomorrow 9 Hello template check_in name=Ana", "do not know what to do with “Hello”"),
        ("/schedule 2020-01-01 9:00 template check_in name=Ana", "in the past"),
        (f"{MEDICATION} name=Ana medication={'x' * 41_000}", "longer than 40000 characters"),
    ],
)
async def test_what_does_not_fit_is_refused_by_name_and_nothing_is_kept(
    chat: Conversation, line: str, said: str
) -> None:
    text = (await chat.types(line)).text.text

    assert said in text
    assert "Nothing is scheduled" in text
    assert await kept(chat) == 0
    assert await rows.one(chat.store, "SELECT count(*) FROM dialogs") == 0


async def test_without_a_time_it_is_asked_for_with_the_filled_text(chat: Conversation) -> None:
    asked = await chat.types("/schedule template check_in name=Ana")
    assert "When should I send it?\n\nHello Ana" in asked.text.text

    await chat.types("tomorrow 9:00")

    assert (await body(chat)).startswith("Hello Ana, how are")


async def test_an_edit_fills_the_template_anew(chat: Conversation) -> None:
    key = await chat.arrives("/schedule tomorrow 9 template check_in name=Ana")
    await chat.answered()

    edited = {"message_id": key, "edited": True}
    await chat.types("/schedule tomorrow 9 template check_in name=Bob", **edited)
    assert (await body(chat)).startswith("Hello Bob, how are")

    refused = await chat.types("/schedule tomorrow 9 template check_in nmae=Eve", **edited)
    assert "nothing has changed: The template has no variable nmae" in refused.text.text
    assert (await body(chat)).startswith("Hello Bob, how are")


async def test_options_stand_before_the_template_and_words_in_values_are_none(chat: Conversation) -> None:
    await chat.types("/schedule --silent tomorrow 9 template check_in name=--urgent")

    assert await rows.one(chat.store, "SELECT silent FROM schedules")
    assert (await body(chat)).startswith("Hello --urgent, how are")


async def test_what_is_missing_is_asked_for_one_by_one(chat: Conversation) -> None:
    first = await chat.types(f"{MEDICATION} dose=2")
    assert "Missing in the template: name, medication.\nname? For example: Emma" in first.text.text
    assert flat(first) == ["Cancel"]
    assert await kept(chat) == 0

    second = await chat.types('Ana "Nana"')
    assert second.text.text.startswith("medication?")
    assert await kept(chat) == 0

    reply = await chat.types("Ibuprofen at 17:00")

    assert 'Hello Ana "Nana", it’s time' in reply.text.text
    assert "09:00\nEurope/Berlin · in " in reply.text.text
    assert "💊 Ibuprofen at 17:00, 2" in await body(chat)
    assert await rows.one(chat.store, "SELECT count(*) FROM dialogs") == 0


async def test_cancel_drops_what_is_being_filled(chat: Conversation) -> None:
    asked = await chat.types(f"{MEDICATION} name=Ana")

    assert "Nothing is scheduled" in (await chat.presses(asked.buttons[0][0].action)).text.text
    assert "no longer open" in (await chat.presses(asked.buttons[0][0].action)).toast
    assert "found no time" in (await chat.types("Ibuprofen")).text.text
    assert await kept(chat) == 0


async def test_an_answer_without_words_is_asked_for_again(chat: Conversation) -> None:
    await chat.types(f"{MEDICATION} name=Ana")

    again = await chat.types("", media=[["photo", "f1", None, 1000]])

    assert "I need it in words.\nmedication?" in again.text.text


async def test_with_a_file_what_is_missing_is_named_and_the_file_is_not_lost_in_a_dialog(chat: Conversation) -> None:
    reply = await chat.types(f"{MEDICATION} name=Ana", media=[["photo", "f1", None, 1000]])

    assert "Missing in the template: medication." in reply.text.text
    assert await kept(chat) == 0


async def test_in_a_group_the_question_is_one_to_answer(chat: Conversation) -> None:
    here = {"where": "-5", "title": "Choir"}

    asked = await chat.types(f"{MEDICATION} name=Ana", **here)
    assert asked.asks == "words"

    assert "💊 Ibuprofen" in (await chat.types("Ibuprofen", **here)).text.text
