"""The address book: who is in it, how they agree, and how a line reaches them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests import rows
from tests.integration.conversation import Conversation, action, flat

WHERE = """
    SELECT coalesce(string_agg(a.value, ',' ORDER BY s.id), '')
    FROM schedules AS s JOIN addresses AS a ON a.id = s.address_id
"""


async def link_code(chat: Conversation, name: str = "Mom") -> str:
    reply = await chat.types(f"/contacts add {name}")
    return reply.text.text.partition("?start=")[2].partition("\n")[0]


async def befriend(chat: Conversation, name: str = "Mom", who: str = "2002") -> None:
    """Let somebody press Start through the link of a new contact of Ana's."""
    await chat.types("/start")
    await chat.types(f"/start {await link_code(chat, name)}", who=who, where=who)
    await chat.told("1001")


async def test_a_new_contact_gets_a_link_that_is_kept_as_its_hash_alone(chat: Conversation) -> None:
    code = await link_code(chat)

    assert len(code) >= 16
    assert bytes(await rows.one(chat.store, "SELECT code_hash FROM invites")) == sha256(code.encode()).digest()
    days = await rows.one(chat.store, "SELECT round(extract(epoch FROM expires_at - now()) / 86400) FROM invites")
    assert days == 30


async def test_who_presses_start_through_it_is_told_who_writes_and_how_to_stop(chat: Conversation) -> None:
    await chat.types("/start")
    reply = await chat.types(f"/start {await link_code(chat)}", who="2002", where="2002")

    assert "Ana wants to send you messages" in reply.text.text
    assert "/stop" in reply.text.text
    assert flat(reply) == ["Stop messages from Ana"]


async def test_the_author_is_told_that_they_agreed(chat: Conversation) -> None:
    await befriend(chat)

    last = (await chat.told("1001"))[-1].text.text
    assert "Ben has agreed" in last
    assert "to @Mom" in last


@pytest.mark.parametrize(
    "line",
    [
        "/schedule tomorrow 15:30 to @mom dinner",
        "/schedule to @mom tomorrow 15:30 dinner",
        "tomorrow 15:30 to @MÓM dinner",
        "tomorrow 15:30 to Mom: dinner",
        "to Mom tomorrow 15:30 dinner",
        "to mom@telegram tomorrow 15:30 dinner",
    ],
)
async def test_a_line_reaches_a_contact_who_agreed(chat: Conversation, line: str) -> None:
    await befriend(chat)

    reply = await chat.types(line)

    assert "To Mom" in reply.text.text
    assert reply.text.text.endswith("dinner")
    assert await rows.one(chat.store, WHERE) == "2002"
    assert await rows.one(chat.store, "SELECT max_lateness FROM schedules") == 1800


async def test_a_line_to_several_becomes_a_message_to_each(chat: Conversation) -> None:
    await befriend(chat)

    await chat.types("tomorrow 15:30 to @mom and me: dinner")

    assert await rows.one(chat.store, WHERE) == "2002,1001"
    said = (await chat.told("1001"))[-1]
    assert "→ Mom: dinner" in said.text.text
    assert "Undo all" in flat(said)


async def test_a_question_keeps_to_whom_the_line_was(chat: Conversation) -> None:
    await befriend(chat)
    asked = await chat.types("tomorrow at 5 to @mom dinner")

    await chat.presses(asked.buttons[0][0].action)

    assert await rows.one(chat.store, WHERE) == "2002"


async def test_a_question_does_not_reach_who_said_stop_meanwhile(chat: Conversation) -> None:
    await befriend(chat)
    asked = await chat.types("tomorrow at 5 to @mom dinner")
    await chat.types("/stop", who="2002", where="2002")

    reply = await chat.presses(asked.buttons[0][0].action)

    assert "does not want messages from you" in reply.text.text
    assert await rows.one(chat.store, WHERE) == ""


async def test_a_to_that_belongs_to_the_message_stays_in_it(chat: Conversation) -> None:
    await befriend(chat)

    reply = await chat.types("tomorrow 15:30 remember to call @mom")

    assert reply.text.text.endswith("remember to call @mom")
    assert await rows.one(chat.store, WHERE) == "1001"


async def test_an_unknown_name_is_refused_with_a_button_that_makes_the_contact(chat: Conversation) -> None:
    reply = await chat.types("tomorrow 15:30 to @mom dinner")

    assert "I know nobody called @mom" in reply.text.text
    assert "/contacts add Mom" in reply.text.text
    assert "Nothing is scheduled" in reply.text.text
    assert "?start=" in (await chat.presses(action(reply, "Add Mom"))).text.text
    assert await rows.one(chat.store, "SELECT name FROM recipients WHERE alias = 'mom'") == "Mom"


async def test_a_slip_in_a_name_is_pointed_out(chat: Conversation) -> None:
    await link_code(chat, "Mother")

    assert "Did you mean Mother?" in (await chat.types("tomorrow 15:30 to @mohter dinner")).text.text


async def test_who_has_not_agreed_is_not_written_to(chat: Conversation) -> None:
    await link_code(chat)

    reply = await chat.types("tomorrow 15:30 to @mom dinner")

    assert "has not agreed yet" in reply.text.text
    assert await rows.one(chat.store, WHERE) == ""
    assert "?start=" in (await chat.presses(action(reply, "Get the link"))).text.text


async def test_somebody_who_uses_the_bot_is_not_written_to_by_their_username(chat: Conversation) -> None:
    await chat.types("/start", who="2002", where="2002", username="ben")
    await rows.run(chat.store, "UPDATE identities SET username = 'ben' WHERE external_id = '2002'")

    reply = await chat.types("tomorrow 15:30 to @ben dinner")

    assert "I know nobody called @ben" in reply.text.text
    assert not [text for text in await chat.told("2002") if "dinner" in text.text.text]


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ("anna@whatsapp", "WhatsApp is not connected yet"),
        ("anna@imessage", "iMessage is not connected yet"),
        ("+4915112345678", "WhatsApp and iMessage are not connected yet"),
    ],
)
async def test_a_platform_that_is_not_there_is_named(chat: Conversation, whom: str, said: str) -> None:
    reply = await chat.types(f"tomorrow 15:30 to {whom} hello")

    assert said in reply.text.text
    assert await rows.one(chat.store, WHERE) == ""


async def test_people_named_in_two_places_of_several_messages_are_asked_for_one_by_one(chat: Conversation) -> None:
    await befriend(chat)

    reply = await chat.types("tomorrow 9:00 to @mom dinner; friday 8:00 lunch")

    assert "send each message by itself" in reply.text.text
    assert await rows.one(chat.store, WHERE) == ""


async def test_a_link_works_once(chat: Conversation) -> None:
    code = await link_code(chat)
    await chat.types(f"/start {code}", who="2002", where="2002")

    again = await chat.types(f"/start {code}", who="3003", where="3003")

    assert "wants to send you" not in again.text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM addresses WHERE agreed_at IS NOT NULL") == 1


async def test_a_link_expires(chat: Conversation) -> None:
    code = await link_code(chat)
    await rows.run(chat.store, "UPDATE invites SET expires_at = now() - interval '1 second'")

    assert "wants to send you" not in (await chat.types(f"/start {code}", who="2002", where="2002")).text.text


async def test_a_new_link_ends_the_one_before(chat: Conversation) -> None:
    code = await link_code(chat)
    recipient = await rows.one(chat.store, "SELECT id FROM recipients WHERE alias = 'mom'")
    await chat.presses(f"contact:link:{recipient}")

    assert "wants to send you" not in (await chat.types(f"/start {code}", who="2002", where="2002")).text.text


async def test_ones_own_link_is_for_somebody_else(chat: Conversation) -> None:
    code = await link_code(chat)

    assert "for somebody else" in (await chat.types(f"/start {code}")).text.text
    assert "wants to send you" in (await chat.types(f"/start {code}", who="2002", where="2002")).text.text


async def test_the_list_says_who_has_agreed(chat: Conversation) -> None:
    assert "is empty" in (await chat.types("/contacts")).text.text
    await befriend(chat)
    await link_code(chat, "Dad")

    reply = await chat.types("/contacts")

    assert "Mom  Telegram (Ben): agreed" in reply.text.text
    assert "Dad  waiting for their agreement" in reply.text.text
    assert flat(reply) == ["Dad", "Mom", "Add"]


async def test_a_long_list_has_pages(chat: Conversation) -> None:
    for number in range(10, 20):
        await link_code(chat, f"Friend {number}")

    first = await chat.types("/contacts")
    second = await chat.presses(action(first, "›"))

    assert "Friend 17" in first.text.text
    assert flat(second) == ["Friend 18", "Friend 19", "‹", "Add"]


async def test_the_address_book_is_not_shown_in_a_group(chat: Conversation) -> None:
    await befriend(chat)

    assert "Mom" not in (await chat.types("/contacts", where="-55", title="Family")).text.text


@pytest.mark.parametrize("line", ["/contacts rename Mom Mama Bär", "/contacts rename mom mama bär"])
async def test_a_contact_gets_another_name(chat: Conversation, line: str) -> None:
    await befriend(chat)

    assert "ama " in (await chat.types(line)).text.text
    assert "To " in (await chat.types("tomorrow 15:30 to @mamabar dinner")).text.text
    assert await rows.one(chat.store, WHERE) == "2002"


async def test_two_contacts_cannot_have_one_name(chat: Conversation) -> None:
    await link_code(chat, "Mom")
    await link_code(chat, "Dad")

    assert "already" in (await chat.types("/contacts rename Dad MOM")).text.text
    await chat.types("/contacts add mom")
    assert await rows.one(chat.store, "SELECT count(*) FROM recipients WHERE alias IS NOT NULL") == 2


@pytest.mark.parametrize("name", ["a, b", "x" * 65, "a: b", 'a "b"'])
async def test_a_name_that_could_not_be_typed_in_a_line_is_refused(chat: Conversation, name: str) -> None:
    assert "A name has 1 to 64 characters" in (await chat.types(f"/contacts add {name}")).text.text


async def test_a_name_is_asked_for_by_the_buttons(chat: Conversation) -> None:
    asked = await chat.presses(action(await chat.types("/contacts"), "Add"))
    assert (asked.text.text, asked.anew) == ("What do you call them?", True)
    await chat.types("Mom")
    card = await chat.presses(action(await chat.types("/contacts"), "Mom"))

    await chat.presses(action(card, "Rename"))

    assert (await chat.types("Mama")).text.text.startswith("Mama")


async def test_a_removed_contact_takes_what_is_scheduled_along_once_that_is_confirmed(chat: Conversation) -> None:
    await befriend(chat)
    await chat.types("tomorrow 15:30 to @mom dinner")

    asked = await chat.types("/contacts remove Mom")
    assert "#1" in asked.text.text
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "queued"

    done = await chat.presses(action(asked, "Cancel them"))

    assert "Cancelled: #1" in done.text.text
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "cancelled"
    assert "I know nobody" in (await chat.types("tomorrow 15:30 to @mom dinner")).text.text


async def test_who_was_removed_must_agree_again(chat: Conversation) -> None:
    await befriend(chat)
    await chat.types("/contacts remove Mom")
    code = await link_code(chat)

    assert "has not agreed yet" in (await chat.types("tomorrow 15:30 to @mom dinner")).text.text
    await chat.types(f"/start {code}", who="2002", where="2002")
    await chat.told("1001")
    assert "To Mom" in (await chat.types("tomorrow 15:30 to @mom dinner")).text.text


async def test_of_two_handles_the_primary_one_is_written_to(chat: Conversation) -> None:
    await befriend(chat)
    recipient = await rows.one(chat.store, "SELECT id FROM recipients WHERE alias = 'mom'")
    again = await chat.presses(f"contact:link:{recipient}")
    code = again.text.text.partition("?start=")[2].partition("\n")[0]
    await chat.types(f"/start {code}", who="3003", where="3003")
    await chat.types("tomorrow 15:30 to @mom dinner")

    card = await chat.presses(f"contact:card:{recipient}")
    after = await chat.presses(action(card, "Use Telegram (Clara)"))
    await chat.types("tomorrow 16:30 to @mom dinner")

    assert "Telegram (Clara): agreed · used first" in after.text.text
    assert await rows.one(chat.store, WHERE) == "2002,3003"


@pytest.mark.parametrize("verb", ["card", "link", "remove", "gone", "rename", "first"])
async def test_another_persons_contact_is_out_of_reach(chat: Conversation, verb: str) -> None:
    await befriend(chat)
    recipient = await rows.one(chat.store, "SELECT id FROM recipients WHERE alias = 'mom'")

    reply = await chat.presses(f"contact:{verb}:{recipient}:1", who="3003", where="3003")

    assert reply.text.text == "That person is no longer in your contacts."
    assert await rows.one(chat.store, "SELECT count(*) FROM recipients WHERE alias = 'mom'") == 1
