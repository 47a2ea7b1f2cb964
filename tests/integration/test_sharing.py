"""Remind me too: a copy of a group's schedule in somebody's own chat."""

from __future__ import annotations

from tests import rows
from tests.integration.conversation import Conversation, action, flat
from tests.integration.test_groups import IN_FAMILY, LEFT

COPIES = """
    SELECT coalesce(string_agg(u.name || ' ' || a.value || ' ' || s.state::text, ', ' ORDER BY s.id), '')
    FROM schedules AS s JOIN users AS u ON u.id = s.user_id JOIN addresses AS a ON a.id = s.address_id
    WHERE a.kind = 'self'
"""


async def shared(chat: Conversation, line: str = "/schedule tomorrow 15:30 dinner") -> str:
    """Schedule in the group, as Ana; return the action of the button below."""
    return action(await chat.types(line, **IN_FAMILY), "Remind me too")


async def test_whoever_presses_gets_a_copy_in_their_own_chat(chat: Conversation) -> None:
    await chat.types("/start", who="2002", where="2002")
    button = await shared(chat)

    reply = await chat.presses(button, who="2002", **IN_FAMILY)

    assert "You will be reminded too" in reply.toast
    assert not reply.text.text
    assert await rows.one(chat.store, COPIES) == "Ben 2002 active"
    same = "SELECT count(DISTINCT occurrence) = 1 AND count(*) = 2 FROM deliveries WHERE state = 'queued'"
    assert await rows.one(chat.store, same)
    card = (await chat.told("2002"))[-1]
    assert card.text.text.endswith("dinner")
    assert "Undo" in flat(card)


async def test_a_series_is_copied_with_its_rule(chat: Conversation) -> None:
    await chat.types("/start", who="2002", where="2002")

    await chat.presses(await shared(chat, "/schedule every day at 9:00 water"), who="2002", **IN_FAMILY)

    rules = "SELECT count(DISTINCT (rrule, zone, local_start)) = 1 AND count(*) = 2 FROM schedules"
    assert await rows.one(chat.store, rules)


async def test_pressing_again_takes_it_back(chat: Conversation) -> None:
    await chat.types("/start", who="2002", where="2002")
    button = await shared(chat)
    await chat.presses(button, who="2002", **IN_FAMILY)

    reply = await chat.presses(button, who="2002", **IN_FAMILY)

    assert "Taken back" in reply.toast
    assert await rows.one(chat.store, COPIES) == "Ben 2002 cancelled"
    await chat.presses(button, who="2002", **IN_FAMILY)
    assert await rows.one(chat.store, COPIES) == "Ben 2002 cancelled, Ben 2002 active"


async def test_a_copy_outlives_the_groups_schedule(chat: Conversation) -> None:
    await chat.types("/start", who="2002", where="2002")
    button = await shared(chat)
    await chat.presses(button, who="2002", **IN_FAMILY)

    await chat.types("/cancel 1", **IN_FAMILY)

    assert await rows.one(chat.store, COPIES) == "Ben 2002 active"
    assert "is over" in (await chat.presses(button, who="3003", **IN_FAMILY)).toast


async def test_who_never_pressed_start_gets_the_link_that_does_both(chat: Conversation) -> None:
    button = await shared(chat)
    chat.joins("-55", "2002")

    reply = await chat.presses(button, who="2002", **IN_FAMILY)
    assert "press Start first" in reply.toast
    assert reply.anew
    code = str(reply.buttons[0][0].url).partition("start=")[2]
    assert await rows.one(chat.store, COPIES) == ""

    card = await chat.types(f"/start {code}", who="2002", where="2002")

    assert card.text.text.endswith("dinner")
    assert await rows.one(chat.store, COPIES) == "Ben 2002 active"
    await chat.types(f"/start {code}", who="2002", where="2002")
    assert await rows.one(chat.store, COPIES) == "Ben 2002 active"


async def test_the_link_is_good_for_members_only(chat: Conversation) -> None:
    await shared(chat)
    schedule = await rows.one(chat.store, "SELECT id FROM schedules")
    chat.joins("-55", "3003", membership=LEFT)

    for stranger in ("2002", "3003"):
        await chat.types(f"/start too-{schedule}", who=stranger, chat=stranger)

    assert await rows.one(chat.store, COPIES) == ""


async def test_a_private_schedule_cannot_be_copied(chat: Conversation) -> None:
    await chat.types("tomorrow 15:30 my secret")
    schedule = await rows.one(chat.store, "SELECT id FROM schedules")

    pressed = await chat.presses(f"too:s{schedule}.1", who="2002", **IN_FAMILY)
    started = await chat.types(f"/start too-{schedule}", who="2002", where="2002")

    assert "is over" in pressed.toast
    assert "secret" not in started.text.text
    assert await rows.one(chat.store, COPIES) == "Ana 1001 active"


async def test_buttons_of_nothing_do_nothing(chat: Conversation) -> None:
    for pressed in ("too:", "too:x", "too:s99.1", "back:", "back:99", "stop:x", "group:1:0", "contact:card:x"):
        reply = await chat.presses(pressed)
        assert reply.toast
