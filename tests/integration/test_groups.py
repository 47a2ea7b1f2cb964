"""Life in groups: who may schedule there and change it, topics, several of one name, and a group that moves."""

from __future__ import annotations

import pytest

from carillon.people.recipients import move_address
from carillon.platforms.base import Membership, Moved
from tests import rows
from tests.integration.conversation import MEMBER, Conversation, action, flat

FAMILY, NEW = "-55", "-1000000000055"
ADMIN = Membership(inside=True, admin=True, may_write=True)
LEFT = Membership(inside=False, admin=False, may_write=False)
MUTED = Membership(inside=True, admin=False, may_write=False)
IN_FAMILY = {"where": FAMILY, "title": "Family"}
WHERE = """
    SELECT coalesce(string_agg(a.value || ' by ' || a.author, ', ' ORDER BY s.id), '')
    FROM schedules AS s JOIN addresses AS a ON a.id = s.address_id
"""
STATES = "SELECT coalesce(string_agg(state::text, ',' ORDER BY id), '') FROM schedules"


async def test_what_is_scheduled_in_a_group_is_sent_to_it_in_its_authors_name(chat: Conversation) -> None:
    reply = await chat.types("/schedule tomorrow 15:30 dinner", who="2002", **IN_FAMILY)

    assert "dinner" in reply.text.text
    assert "To Family" not in reply.text.text
    assert [style.detail for style in reply.text.styles if style.kind == "moment"] == ["r", "wt"]
    assert "Remind me too" in flat(reply)
    assert await rows.one(chat.store, WHERE) == "-55 by 2002"


async def test_a_topic_is_kept(chat: Conversation) -> None:
    reply = await chat.types("/schedule tomorrow 15:30 dinner", thread="9", **IN_FAMILY)

    assert reply.thread == "9"
    assert await rows.one(chat.store, "SELECT thread FROM schedules") == "9"


async def test_a_message_to_a_group_from_elsewhere_has_no_topic(chat: Conversation) -> None:
    chat.joins(FAMILY, "1001")
    await chat.types("/help", **IN_FAMILY)

    await chat.types("tomorrow 15:30 to #family dinner", thread="9")

    assert await rows.one(chat.store, "SELECT thread IS NULL FROM schedules")


@pytest.mark.parametrize("line", ["tomorrow 15:30 to #family dinner", 'to #"FAMILY 👪": tomorrow 15:30 dinner'])
async def test_a_group_is_reached_by_its_title_from_a_private_chat(chat: Conversation, line: str) -> None:
    chat.joins(FAMILY, "1001")
    await chat.types("/help", who="2002", where=FAMILY, title="Family 👪")

    reply = await chat.types(line)

    assert "To Family 👪" in reply.text.text
    assert "Remind me too" not in flat(reply)
    assert await rows.one(chat.store, WHERE) == "-55 by 1001"


@pytest.mark.parametrize("membership", [LEFT, MUTED, None])
async def test_where_the_sender_may_not_write_nobody_learns_that_there_is_a_group(
    chat: Conversation, membership: Membership | None
) -> None:
    if membership:
        chat.joins(FAMILY, "1001", membership=membership)
    await chat.types("/help", who="2002", **IN_FAMILY)

    here = await chat.types("tomorrow 15:30 to #family dinner")
    nowhere = await chat.types("tomorrow 15:30 to #nowhere dinner")

    assert here.text.text.replace("family", "nowhere") == nowhere.text.text
    assert "Add me to it" in here.text.text
    assert "startgroup=" in str(here.buttons[0][0].url)
    assert await rows.one(chat.store, WHERE) == ""


async def test_two_groups_of_one_title_are_asked_about(chat: Conversation) -> None:
    chat.joins(FAMILY, "1001")
    chat.joins("-66", "1001")
    await chat.types("/help", **IN_FAMILY)
    await chat.types("/help", where="-66", title="FAMILY")

    asked = await chat.types("tomorrow 15:30 to #family dinner")
    assert "Several groups are called family" in asked.text.text
    assert await rows.one(chat.store, WHERE) == ""
    reply = await chat.presses(action(asked, "FAMILY"))

    assert reply.text.text.endswith("dinner")
    assert await rows.one(chat.store, WHERE) == "-66 by 1001"
    assert "no longer open" in (await chat.presses(action(asked, "FAMILY"))).toast


async def test_a_group_of_that_title_where_one_may_not_write_is_not_offered(chat: Conversation) -> None:
    chat.joins(FAMILY, "1001")
    await chat.types("/help", **IN_FAMILY)
    await chat.types("/help", who="2002", where="-66", title="Family")

    await chat.types("tomorrow 15:30 to #family dinner")

    assert await rows.one(chat.store, WHERE) == "-55 by 1001"


async def test_the_new_title_of_a_group_is_learnt(chat: Conversation) -> None:
    chat.joins(FAMILY, "1001")
    await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    await chat.types("/help", where=FAMILY, title="Clan")

    assert "To Clan" in (await chat.types("tomorrow 15:30 to #clan dinner")).text.text


async def test_to_me_in_a_group_goes_to_ones_own_chat(chat: Conversation) -> None:
    refused = await chat.types("/schedule tomorrow 15:30 to me dinner", **IN_FAMILY)
    await chat.types("/start")
    await chat.types("/schedule tomorrow 15:30 to me dinner", **IN_FAMILY)

    assert "open our chat and press Start" in refused.text.text
    assert (
        await rows.one(chat.store, "SELECT a.value FROM addresses a JOIN schedules s ON s.address_id = a.id") == "1001"
    )


@pytest.mark.parametrize(
    ("membership", "state"), [(ADMIN, "cancelled"), (MEMBER, "active"), (None, "active"), (LEFT, "active")]
)
async def test_besides_its_author_only_admins_of_the_group_cancel_what_is_scheduled_there(
    chat: Conversation, membership: Membership | None, state: str
) -> None:
    card = await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    if membership:
        chat.joins(FAMILY, "2002", membership=membership)

    await chat.presses(action(card, "Undo"), who="2002", **IN_FAMILY)

    assert await rows.one(chat.store, STATES) == state


async def test_an_admin_of_one_group_is_none_of_another(chat: Conversation) -> None:
    card = await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    chat.joins("-66", "2002", membership=ADMIN)

    await chat.presses(action(card, "Undo"), who="2002", where="-66", title="Other")

    assert await rows.one(chat.store, STATES) == "active"


async def test_a_group_that_becomes_a_supergroup_is_followed_by_everybodys_messages_at_once(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    await chat.types("/schedule every day at 9:00 water", who="2002", **IN_FAMILY)

    await chat.arrives(moved_to=NEW, **IN_FAMILY)
    await chat.desk.answer_all(chat.account_id, FAMILY)

    assert await rows.one(chat.store, WHERE) == f"{NEW} by 1001, {NEW} by 2002"
    assert await rows.one(chat.store, "SELECT string_agg(value, ',') FROM groups") == NEW
    chat.joins(NEW, "1001")
    assert "To Family" in (await chat.types("tomorrow 15:30 to #family dinner")).text.text


async def test_schedules_to_the_old_and_to_the_new_address_are_one_groups(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    await chat.types("/schedule tomorrow 16:30 tea", where=NEW, title="Family")

    await chat.arrives(moved_to=NEW, **IN_FAMILY)
    await chat.desk.answer_all(chat.account_id, FAMILY)

    assert await rows.one(chat.store, WHERE) == f"{NEW} by 1001, {NEW} by 1001"
    both = "SELECT count(DISTINCT address_id) FROM deliveries WHERE state = 'queued'"
    assert await rows.one(chat.store, both) == 1


async def test_an_open_dialog_and_a_note_move_with_their_group(chat: Conversation) -> None:
    await chat.types("/help", **IN_FAMILY)
    await rows.run(
        chat.store,
        """INSERT INTO dialogs (user_id, account_id, conversation, number, kind, state, expires_at)
           SELECT id, :account, '-55', 1, 'x', '', now() + interval '1 minute' FROM users""",
        account=chat.account_id,
    )
    await rows.run(
        chat.store,
        """INSERT INTO inbox (account_id, key, conversation, reply, handled_at)
           VALUES (:account, 'note', '-55', '', now())""",
        account=chat.account_id,
    )

    async with chat.store.hot() as db:
        await move_address(db, chat.account_id, FAMILY, NEW)

    assert await rows.one(chat.store, "SELECT conversation FROM dialogs") == NEW
    assert await rows.one(chat.store, "SELECT conversation FROM inbox WHERE key = 'note'") == NEW


async def test_an_answer_that_finds_the_group_moved_is_written_at_its_new_address(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 15:30 dinner", **IN_FAMILY)
    chat.far_side.reply_outcomes = [Moved(NEW)]

    await chat.types("/help", message_id="7", **IN_FAMILY)

    where, reply = chat.far_side.replies[-1]
    assert (where, reply.answers) == (NEW, None)
    assert await rows.one(chat.store, WHERE) == f"{NEW} by 1001"
