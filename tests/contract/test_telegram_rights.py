"""What is sent in somebody's name is sent while they may write there; and what becomes of it when places are gone."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from carillon.content.markup import Rich
from carillon.platforms.base import Membership, Moved, Outcome, Outgoing, Permanent, Sent, Transient
from carillon.platforms.telegram import TelegramHandler
from tests.simulator_fixture import TOKEN, Simulator

GROUP = -55
GONE = Permanent("the person who scheduled it may no longer write there")


@pytest.fixture
async def handler(simulator: Simulator) -> AsyncIterator[TelegramHandler]:
    """A handler of the bot that people write to, with a group that Ana (1001) and Ben (1002) talk in."""
    await simulator.call("getMe")
    opened = TelegramHandler(TOKEN, simulator.url, connections=4)
    for person in (1001, 1002):
        await simulator.say("/start", GROUP, **{"from": person, "chat": {"title": "Family"}})
    yield opened
    await opened.close()


async def send(handler: TelegramHandler, author: str | None = "1001", where: int = GROUP, **given: str) -> Outcome:
    return await handler.send(Outgoing(1, 1, str(where), Rich("dinner"), author=author, **given))  # type: ignore[arg-type] # the test names only text fields


async def sent_to(simulator: Simulator, chat_id: int = GROUP) -> int:
    return sum(message["direction"] == "out" for message in await simulator.messages(chat_id))


async def test_in_the_name_of_a_member_it_is_sent(simulator: Simulator, handler: TelegramHandler) -> None:
    assert isinstance(await send(handler), Sent)
    assert await sent_to(simulator) == 1


@pytest.mark.parametrize(
    "standing", [{"status": "left"}, {"status": "kicked"}, {"status": "restricted", "can_send_messages": False}]
)
async def test_in_the_name_of_who_left_or_may_not_write_it_is_not(
    simulator: Simulator, handler: TelegramHandler, standing: dict[str, object]
) -> None:
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1001, **standing)

    assert await send(handler) == GONE
    assert await sent_to(simulator) == 0
    assert isinstance(await send(handler, "1002"), Sent)


async def test_where_only_admins_speak_a_members_message_is_not_sent(
    simulator: Simulator, handler: TelegramHandler
) -> None:
    await simulator.post("telegram/member", chat_id=GROUP, status="administrator")
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1001, status="member")
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1002, status="administrator")
    await simulator.post("telegram/permissions", chat_id=GROUP, can_send_messages=False)

    assert await send(handler) == GONE
    assert isinstance(await send(handler, "1002"), Sent)
    assert await handler.membership(str(GROUP), "1001") == Membership(inside=True, admin=False, may_write=False)


async def test_in_the_name_of_an_account_that_is_not_there_it_is_not_sent(
    simulator: Simulator, handler: TelegramHandler
) -> None:
    assert await send(handler, "999999") == GONE
    assert await sent_to(simulator) == 0


async def test_a_question_about_rights_that_is_lost_is_asked_again_and_nothing_was_sent(
    simulator: Simulator, handler: TelegramHandler
) -> None:
    await simulator.fault("status", method="getChatMember", status=502)

    assert isinstance(await send(handler), Transient)
    assert await sent_to(simulator) == 0
    assert isinstance(await send(handler), Sent)


async def test_rights_are_asked_once_a_minute_at_most(simulator: Simulator, handler: TelegramHandler) -> None:
    for _ in range(3):
        await send(handler)

    calls = (await simulator.get("telegram/calls?method=getChatMember"))["calls"]
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("status", "membership"),
    [
        ("administrator", Membership(inside=True, admin=True, may_write=True)),
        ("creator", Membership(inside=True, admin=True, may_write=True)),
        ("member", Membership(inside=True, admin=False, may_write=True)),
        ("restricted", Membership(inside=True, admin=False, may_write=False)),
        ("left", Membership(inside=False, admin=False, may_write=False)),
    ],
)
async def test_how_a_person_stands(
    simulator: Simulator, handler: TelegramHandler, status: str, membership: Membership
) -> None:
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1001, status=status)

    assert await handler.membership(str(GROUP), "1001") == membership


async def test_a_group_that_has_thrown_us_out_tells_nothing(simulator: Simulator, handler: TelegramHandler) -> None:
    await simulator.post("telegram/kick", chat_id=GROUP)

    assert await handler.membership(str(GROUP), "1001") is None
    assert isinstance(await send(handler), Permanent)


async def test_a_deleted_group_is_over_for_good(simulator: Simulator, handler: TelegramHandler) -> None:
    await simulator.post("telegram/deactivate", chat_id=GROUP)

    for author in (None, "1001"):
        assert isinstance(await send(handler, author), Permanent)


async def test_a_deleted_account_is_over_for_good(simulator: Simulator, handler: TelegramHandler) -> None:
    await simulator.say("/start")
    await simulator.post("telegram/deactivate", chat_id=1001)

    assert isinstance(await send(handler, None, 1001), Permanent)


async def test_a_group_that_became_a_supergroup_is_found_there(simulator: Simulator, handler: TelegramHandler) -> None:
    await simulator.post("telegram/migrate", chat_id=GROUP, new_chat_id=-1000000000055)

    for author in (None, "1001"):
        assert await send(handler, author) == Moved("-1000000000055")
    assert isinstance(await send(handler, "1001", -1000000000055), Sent)


async def test_a_message_to_a_topic_that_is_gone_goes_to_the_group(
    simulator: Simulator, handler: TelegramHandler
) -> None:
    assert isinstance(await send(handler, thread="77"), Sent)
    assert await sent_to(simulator) == 1


async def test_a_link_brings_a_code_to_the_bot_or_into_a_group(simulator: Simulator, handler: TelegramHandler) -> None:
    username = (await simulator.result("getMe"))["username"]

    assert await handler.invitation("abc") == f"https://t.me/{username}?start=abc"
    assert await handler.invitation("here", group=True) == f"https://t.me/{username}?startgroup=here"
