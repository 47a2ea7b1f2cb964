"""Everything of a person's own, as files that others can read."""

from __future__ import annotations

import json
from typing import Any

from icalendar import Calendar

from carillon.content.markup import Rich, bold
from carillon.platforms.base import Reply
from carillon.schedules.archive import Archive
from tests import rows
from tests.integration.conversation import Conversation

BOLD = {"styles": (Rich("tomorrow 9:00 Call ") + bold("Ana")).dump()["styles"]}


async def exported(chat: Conversation) -> list[Reply]:
    """Return the messages that /export is answered with."""
    before = len(chat.far_side.replies)
    await chat.types("/export")
    return [reply for _, reply in chat.far_side.replies[before:]]


async def document(chat: Conversation) -> dict[str, Any]:
    reply = (await exported(chat))[0]
    assert reply.file is not None
    found: dict[str, Any] = json.loads(reply.file.content)
    return found


async def test_two_files_come_one_after_the_other(chat: Conversation) -> None:
    await chat.types("tomorrow 9:00 Call Ana")

    replies = await exported(chat)

    assert [reply.file.name.split(".")[-1] for reply in replies if reply.file] == ["json", "ics"]


async def test_without_anything_open_there_is_no_calendar(chat: Conversation) -> None:
    assert len(await exported(chat)) == 1


async def test_the_document_is_of_the_version_that_is_documented(chat: Conversation) -> None:
    await chat.types("daily at 10:00 Drink water")

    found = await document(chat)

    assert (found["format"], found["version"]) == ("carillon", 1)
    assert Archive.model_validate(found).model_dump(mode="json") == found


async def test_settings_and_contacts_are_in_it(chat: Conversation) -> None:
    await chat.types("tomorrow 9:00 Call Ana")
    await chat.presses("settings:late:ever")
    await chat.presses("settings:quiet:22000700")

    found = await document(chat)

    person = found["person"]
    assert (person["name"], person["zone"], person["lateness"]) == ("Ana", "Europe/Berlin", None)
    assert (person["quiet_from"], person["quiet_until"]) == ("22:00:00", "07:00:00")
    assert person["identities"] == [{"platform": "telegram", "id": "1001", "username": None}]
    (contact,) = found["contacts"]
    assert contact["handles"][0]["value"] == "1001"
    assert found["schedules"][0]["contact"] == contact["id"]


async def test_a_schedule_is_there_with_its_formatting_files_and_history(chat: Conversation) -> None:
    await chat.types("tomorrow 9:00 Call Ana", media=[["photo", "f1", None, 1000]], **BOLD)
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent', sent_at = now()")

    (wish,) = (await document(chat))["schedules"]

    assert wish["text"] == "Call Ana"
    assert wish["styles"] == [{"kind": "bold", "start": 5, "end": 8, "unix": None, "detail": None}]
    assert wish["files"] == [{"kind": "photo", "reference": "f1", "name": None, "size": 1000}]
    assert wish["history"]["states"] == {"sent": 1}
    assert wish["history"]["last_sent_at"]
    assert wish["next_at"] is None


async def test_a_series_is_there_with_its_rule_and_next_time(chat: Conversation) -> None:
    await chat.types("daily at 10:00 Drink water")

    (wish,) = (await document(chat))["schedules"]

    assert wish["rrule"] == "FREQ=DAILY;BYHOUR=10;BYMINUTE=0"
    assert wish["next_at"]


async def test_what_is_passed_on_as_it_is_stays_out_of_the_calendar_and_is_marked_in_the_document(
    chat: Conversation,
) -> None:
    await chat.types("tomorrow 9:00 gAAAAsecret")
    await rows.run(chat.store, "UPDATE schedules SET opaque = true")

    replies = await exported(chat)

    assert b'"opaque": true' in (replies[0].file.content if replies[0].file else b"")
    assert b"gAAAAsecret" in (replies[0].file.content if replies[0].file else b"")
    assert b"gAAAAsecret" not in (replies[1].file.content if replies[1].file else b"")


async def test_what_was_acknowledged_is_in_it(chat: Conversation) -> None:
    await chat.types("tomorrow 9:00 Call Ana")
    await rows.run(
        chat.store,
        """INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state)
           SELECT id, user_id, schedule_id, 'done' FROM deliveries""",
    )

    (answer,) = (await document(chat))["acknowledgements"]

    assert (answer["schedule"], answer["state"]) == (1, "done")


async def test_nothing_of_anybody_else_is_in_it(chat: Conversation) -> None:
    await chat.types("tomorrow 9:00 Call Bob", who="1002", where="1002")

    found = await document(chat)

    assert found["schedules"] == []
    assert "Bob" not in json.dumps(found)


async def test_a_contact_who_is_here_themselves_is_named_without_their_id(chat: Conversation) -> None:
    await chat.types("tomorrow 9:00 Call Bob")
    await chat.types("/start", who="1002", where="1002")
    await rows.run(
        chat.store,
        """INSERT INTO addresses (user_id, recipient_id, account_id, value, kind, peer_id, agreed_at)
           SELECT 1, recipient_id, account_id, '1002', 'person', 2, now() FROM addresses WHERE user_id = 1""",
    )

    handles = (await document(chat))["contacts"][0]["handles"]

    assert [(handle["kind"], handle["value"]) for handle in handles] == [("self", "1001"), ("person", None)]


async def test_the_calendar_holds_what_is_open(chat: Conversation) -> None:
    await chat.types("daily at 10:00 Drink water")
    await chat.types("tomorrow 9:00 Call Ana")
    await chat.types("/cancel 2")

    reply = (await exported(chat))[1]

    assert reply.file is not None
    (event,) = Calendar.from_ical(reply.file.content).walk("VEVENT")
    assert event["summary"] == "Drink water"
    assert event["rrule"].to_ical() == b"FREQ=DAILY;BYMINUTE=0;BYHOUR=10"


async def test_in_a_group_it_says_where_to_ask(chat: Conversation) -> None:
    reply = await chat.types("/export", where="-5")

    assert "private chat" in reply.text.text
    assert reply.file is None
