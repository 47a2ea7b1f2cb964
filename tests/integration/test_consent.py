"""Stop: whoever agreed to be written to ends it at once, and everybody is told."""

from __future__ import annotations

import pytest

from tests import rows
from tests.far_side import FarSide
from tests.integration.conversation import Conversation, action
from tests.integration.test_contacts import befriend
from tests.integration.test_lane import REDIS, pumping, until

STATES = "SELECT coalesce(string_agg(state::text, ',' ORDER BY id), '') FROM schedules"


@pytest.mark.parametrize("line", ["/stop", "stop", "STOP", "/stop Ana", "Stopp", "стоп", "basta", "arrête"])
async def test_stop_withdraws_what_is_scheduled_and_tells_the_author(chat: Conversation, line: str) -> None:
    await befriend(chat)
    await chat.types("tomorrow 15:30 to @mom dinner")
    await chat.types("every day at 9:00 to @mom good morning")

    reply = await chat.types(line, who="2002", where="2002")

    assert "You get no more messages from Ana" in reply.text.text
    assert await rows.one(chat.store, STATES) == "cancelled,cancelled"
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 0
    told = (await chat.told("1001"))[-1].text.text
    assert "Mom does not want messages from you any more. Cancelled: #1, #2" in told


async def test_the_button_under_the_welcome_stops_as_well(chat: Conversation) -> None:
    await befriend(chat)
    welcome = (await chat.told("2002"))[-1]
    await chat.types("tomorrow 15:30 to @mom dinner")

    await chat.presses(action(welcome, "Stop messages from Ana"), who="2002", where="2002")
    again = await chat.presses(action(welcome, "Stop messages from Ana"), who="2002", where="2002")

    assert await rows.one(chat.store, STATES) == "cancelled"
    assert again.toast == "They cannot write to you any more."


async def test_nobody_else_can_press_it(chat: Conversation) -> None:
    await befriend(chat)
    welcome = (await chat.told("2002"))[-1]
    await chat.types("tomorrow 15:30 to @mom dinner")

    await chat.presses(action(welcome, "Stop messages from Ana"), who="3003", where="3003")

    assert await rows.one(chat.store, STATES) == "active"


async def test_after_stop_nothing_more_can_be_scheduled(chat: Conversation) -> None:
    await befriend(chat)
    await chat.types("/stop", who="2002", where="2002")

    reply = await chat.types("tomorrow 15:30 to @mom dinner")

    assert "Mom does not want messages from you any more." in reply.text.text
    assert await rows.one(chat.store, STATES) == ""
    assert "wants no messages" in (await chat.types("/contacts")).text.text


async def test_one_author_can_be_stopped_and_another_go_on(chat: Conversation) -> None:
    await befriend(chat)
    added = await chat.types("/contacts add Bro", who="3003", where="3003")
    code = added.text.text.partition("?start=")[2].partition("\n")[0]
    await chat.types(f"/start {code}", who="2002", where="2002")
    await chat.types("tomorrow 15:30 to @mom dinner")
    await chat.types("tomorrow 15:30 to @bro lunch", who="3003", where="3003")

    unknown = await chat.types("/stop Zoe", who="2002", where="2002")
    await chat.types("/stop ana", who="2002", where="2002")

    assert "Ana, Clara" in unknown.text.text
    assert await rows.one(chat.store, STATES) == "cancelled,active"


async def test_stop_of_somebody_whom_nobody_writes_to_says_so(chat: Conversation) -> None:
    assert "Nobody may write to you" in (await chat.types("/stop")).text.text


async def test_stop_in_a_sentence_is_something_to_be_reminded_of(chat: Conversation) -> None:
    assert "stop the oven" in (await chat.types("tomorrow 15:30 stop the oven")).text.text


async def test_what_is_tried_again_after_stop_never_leaves(chat: Conversation, redis_url: str) -> None:
    await befriend(chat)
    await chat.types("tomorrow 15:30 to @mom dinner")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'failed'")
    await chat.types("/stop", who="2002", where="2002")
    await rows.run(chat.store, "UPDATE schedules SET state = 'active'")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'queued', due_at = now(), expires_at = NULL")
    REDIS[:] = [redis_url]
    ana, far_side = await rows.person(chat.store), FarSide()

    async with pumping(chat.store, ana, far_side):
        await until(lambda: _failed(chat))

    assert far_side.arrived == []
    assert "wants no messages" in await rows.one(chat.store, "SELECT error FROM attempts")


async def _failed(chat: Conversation) -> bool:
    return await rows.one(chat.store, "SELECT state FROM deliveries") == "failed"
