"""Blocked, thrown out, taken in: what that does to what is scheduled, and who is told."""

from __future__ import annotations

from tests import rows
from tests.integration.conversation import Conversation, action, flat
from tests.integration.test_contacts import befriend
from tests.integration.test_groups import FAMILY, IN_FAMILY, STATES

REACH = (
    "SELECT coalesce(string_agg(coalesce(unreachable, '-'), ',' ORDER BY id), '') FROM addresses WHERE value = :value"
)


async def test_a_person_who_blocks_us_is_known_to_everybody_who_writes_to_them(chat: Conversation) -> None:
    await befriend(chat)
    before = len(chat.far_side.replies)

    await chat.stands("2002", "out", who="2002")

    assert not any(reply.text.text for _, reply in chat.far_side.replies[before:])
    assert await rows.one(chat.store, "SELECT blocked_at IS NOT NULL FROM identities WHERE external_id = '2002'")
    assert await rows.one(chat.store, REACH, value="2002") == "blocked,blocked"
    assert "has blocked me" in (await chat.types("tomorrow 15:30 to @mom dinner")).text.text


async def test_what_was_scheduled_to_them_says_that_nothing_arrives(chat: Conversation) -> None:
    await befriend(chat)
    card = await chat.types("tomorrow 15:30 to @mom dinner")

    await chat.stands("2002", "out", who="2002")

    assert "Nothing arrives there" in (await chat.presses(action(card, "⋯"))).text.text


async def test_who_unblocks_us_is_reached_again(chat: Conversation) -> None:
    await befriend(chat)
    await chat.stands("2002", "out", who="2002")

    await chat.stands("2002", "member", who="2002")

    assert await rows.one(chat.store, "SELECT blocked_at IS NULL FROM identities WHERE external_id = '2002'")
    assert await rows.one(chat.store, REACH, value="2002") == "-,-"
    assert "To Mom" in (await chat.types("tomorrow 15:30 to @mom dinner")).text.text


async def test_who_writes_to_us_has_not_blocked_us_whatever_we_were_told(chat: Conversation) -> None:
    await befriend(chat)
    await chat.stands("2002", "out", who="2002")

    await chat.types("/help", who="2002", where="2002")

    assert await rows.one(chat.store, REACH, value="2002") == "-,-"


async def test_unblocking_is_no_agreement(chat: Conversation) -> None:
    await befriend(chat)
    await chat.types("/stop", who="2002", where="2002")
    await chat.stands("2002", "out", who="2002")
    await chat.stands("2002", "member", who="2002")

    assert "does not want messages" in (await chat.types("tomorrow 15:30 to @mom dinner")).text.text


async def thrown_out(chat: Conversation) -> None:
    """Let two people schedule in a group that throws us out."""
    for who in ("1001", "2002"):
        await chat.types("/start", who=who, where=who)
        await chat.types("/schedule tomorrow 15:30 dinner", who=who, **IN_FAMILY)
    await chat.types("/schedule every day at 9:00 water", **IN_FAMILY)
    await chat.stands(FAMILY, "out", who="3003", title="Family")


async def test_a_group_that_throws_us_out_pauses_its_schedules_and_tells_each_author_once(chat: Conversation) -> None:
    await thrown_out(chat)

    assert await rows.one(chat.store, STATES) == "paused,paused,paused"
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE due_at < 'infinity'") == 0
    ana, ben = (await chat.told("1001"))[1:], (await chat.told("2002"))[1:]
    assert [note.text.text for note in ana] == [
        "I am no longer in Family, so I paused what you send there: #1, #2. Add me again and press Resume."
    ]
    assert [("#1." in note.text.text, flat(note)) for note in ben] == [(True, ["Resume"])]
    assert not [reply for reply in await chat.told("3003") if reply.text.text]


async def test_the_card_says_why_it_is_paused(chat: Conversation) -> None:
    await thrown_out(chat)
    schedule = await rows.one(chat.store, "SELECT id FROM schedules WHERE number = 1 ORDER BY id LIMIT 1")
    revision = await rows.one(chat.store, "SELECT revision FROM schedules WHERE id = :id", id=schedule)
    await chat.told("1001")

    assert "paused: I am not in the group any more" in (await chat.presses(f"card:s{schedule}.{revision}")).text.text


async def test_resume_waits_until_we_are_back(chat: Conversation) -> None:
    await thrown_out(chat)
    note = (await chat.told("1001"))[-1]

    assert "not in the group yet" in (await chat.presses(action(note, "Resume"))).toast
    assert await rows.one(chat.store, STATES) == "paused,paused,paused"


async def test_a_group_that_takes_us_in_again_offers_each_author_to_go_on(chat: Conversation) -> None:
    await thrown_out(chat)
    await chat.stands(FAMILY, "member", who="3003", title="Family")

    note = (await chat.told("1001"))[-1]
    assert "I am in Family again. What you send there is still paused: #1, #2" in note.text.text
    reply = await chat.presses(action(note, "Resume"))

    assert "Going on: #1, #2" in reply.text.text
    assert await rows.one(chat.store, STATES) == "active,paused,active"
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE due_at = occurrence") == 2


async def test_nobody_resumes_for_somebody_else(chat: Conversation) -> None:
    await thrown_out(chat)
    await chat.stands(FAMILY, "member", who="3003", title="Family")
    note = (await chat.told("1001"))[-1]

    await chat.presses(action(note, "Resume"), who="2002", where="2002")

    assert await rows.one(chat.store, STATES) == "paused,paused,paused"


async def test_what_an_author_paused_stays_paused(chat: Conversation) -> None:
    await chat.types("/start")
    await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    await chat.types("/schedule tomorrow 16:30 tea", **IN_FAMILY)
    await chat.types("/pause 1", **IN_FAMILY)
    await chat.stands(FAMILY, "out", title="Family")
    await chat.stands(FAMILY, "member", title="Family")

    await chat.presses(action((await chat.told("1001"))[-1], "Resume"))

    assert await rows.one(chat.store, STATES) == "paused,active"


async def test_what_went_by_while_paused_is_named(chat: Conversation) -> None:
    await thrown_out(chat)
    await chat.stands(FAMILY, "member", title="Family")
    await rows.run(chat.store, "UPDATE deliveries SET occurrence = now() - interval '1 minute' WHERE schedule_id = 1")

    reply = await chat.presses(action((await chat.told("1001"))[-1], "Resume"))

    assert "Going on: #2" in reply.text.text
    assert "The time of #1 went by" in reply.text.text


async def test_a_group_that_takes_us_in_is_greeted_once_with_what_to_type(chat: Conversation) -> None:
    await chat.stands(FAMILY, "member", title="Family")
    await chat.stands(FAMILY, "admin", title="Family")

    said = [reply.text.text for reply in await chat.told(FAMILY)]
    assert len(said) == 1
    assert "/schedule tomorrow 15:00" in said[0]


async def test_a_group_we_are_not_in_is_not_found_by_its_title(chat: Conversation) -> None:
    chat.joins(FAMILY, "1001")
    await chat.stands(FAMILY, "member", title="Family")
    assert "To Family" in (await chat.types("tomorrow 15:30 to #family dinner")).text.text

    await chat.stands(FAMILY, "out", title="Family")
    await chat.told("1001")

    assert "I know no group" in (await chat.types("tomorrow 15:30 to #family dinner")).text.text


async def test_a_command_in_a_group_shows_that_we_are_in_it(chat: Conversation) -> None:
    await thrown_out(chat)

    await chat.types("/help", **IN_FAMILY)

    assert await rows.one(chat.store, REACH, value=FAMILY) == "-,-"
