"""What operators and admins do from the chat, and what nobody else learns of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from carillon.delivery.gates import Phase
from carillon.store.engine import Store
from tests import rows
from tests.integration.visitors import Visitors, actions, visitors


@pytest.fixture
async def house(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """An open house that Ana runs; Ben is a member."""
    async with visitors(store, redis_url, admins=frozenset({"telegram:1001"})) as opened:
        await opened.says("1001", "/list")
        await opened.says("2002", "/list")
        yield opened


@pytest.mark.parametrize("line", ["/status", "/people", "/invite", "/role @ana guest"])
async def test_members_do_not_know_these_commands(house: Visitors, line: str) -> None:
    text = (await house.says("2002", line)).text.text

    assert text.startswith(f"I do not know {line.split(maxsplit=1)[0]}")


async def test_help_names_them_to_those_who_may(house: Visitors) -> None:
    ana, ben = [(await house.presses(who, "help:commands")).text.text for who in ("1001", "2002")]

    assert "/status" in ana
    assert "/role" in ana
    assert "/status" not in ben


async def test_an_operator_may_look_and_invite_and_appoints_nobody(house: Visitors) -> None:
    await house.says("1001", "/role @ben operator")

    assert "Nothing waits" in (await house.says("2002", "/status")).text.text
    assert "start=" in (await house.says("2002", "/invite")).text.text
    assert "I do not know /role" in (await house.says("2002", "/role @ana guest")).text.text


async def test_a_word_without_a_slash_is_a_command_only_for_those_who_have_it(house: Visitors) -> None:
    assert "no time" in (await house.says("2002", "status")).text.text
    assert "Nothing waits" in (await house.says("1001", "status")).text.text


@pytest.mark.parametrize("who", ["@ben", "@Ben", "2002"])
async def test_an_admin_appoints_by_username_or_id(house: Visitors, who: str) -> None:
    assert "Ben: operator from now on." in (await house.says("1001", f"/role {who} operator")).text.text
    assert await rows.one(house.store, "SELECT role FROM users WHERE name = 'Ben'") == "operator"


@pytest.mark.parametrize("rest", ["", " @ben", " @ben king", " operator"])
async def test_a_role_that_cannot_be_read_is_answered_with_an_example(house: Visitors, rest: str) -> None:
    assert "/role @ana operator" in (await house.says("1001", f"/role{rest}")).text.text


async def test_nobody_appoints_a_person_who_never_wrote(house: Visitors) -> None:
    assert "Nobody called @zoe" in (await house.says("1001", "/role @zoe operator")).text.text


async def test_nobody_changes_their_own_role(house: Visitors) -> None:
    assert "another admin" in (await house.says("1001", "/role @ana guest")).text.text
    assert await rows.one(house.store, "SELECT role FROM users WHERE name = 'Ana'") == "admin"


async def test_people_shows_counts_roles_and_since_when(house: Visitors) -> None:
    text = (await house.says("1001", "/people")).text.text

    assert text.startswith("2 people\nmember: 1, admin: 1")
    assert "Ana @ana · admin · " in text
    assert text.index("Ana") < text.index("Ben")


async def test_status_tells_what_waits_and_since_when(house: Visitors) -> None:
    await house.says("2002", "/schedule in 2 hours Take your medicine")
    await house.says("2002", "/schedule in 3 hours Take your medicine")
    await rows.run(house.store, "UPDATE deliveries SET due_at = '2026-01-05 09:00Z' WHERE id = 1")

    text = (await house.says("1001", "/status")).text.text

    assert "telegram 123456" in text
    assert "🟢 Sending." in text
    assert "Due: 1, the oldest since Mon 5 Jan 2026, 10:00" in text


async def test_a_breaker_is_opened_and_closed_with_a_button(house: Visitors) -> None:
    shown = await house.says("1001", "/status")

    stopped = await house.presses("1001", actions(shown)["Stop telegram"])
    assert "🔴 Not sending since" in stopped.text.text
    assert "stopped by hand" in stopped.text.text
    assert (await house.gates.state(house.account_id)).phase is Phase.OPEN

    going = await house.presses("1001", actions(stopped)["Send again: telegram"])
    assert "🟢 Sending." in going.text.text
    assert (await house.gates.state(house.account_id)).phase is Phase.CLOSED


async def test_status_says_why_a_breaker_opened(house: Visitors) -> None:
    await house.gates.trip(house.account_id, "Telegram does not accept the bot's token", timedelta(minutes=1))

    assert "does not accept the bot's token" in (await house.says("1001", "/status")).text.text


@pytest.mark.parametrize("verb", ["status:", "trip:1", "reset:1"])
async def test_the_buttons_are_dead_for_everybody_else(house: Visitors, verb: str) -> None:
    reply = await house.presses("2002", verb)

    assert "no longer in use" in reply.toast
    assert not reply.text.text
    assert (await house.gates.state(house.account_id)).phase is Phase.CLOSED


async def test_a_button_for_an_account_nobody_knows_changes_nothing(house: Visitors) -> None:
    assert "🟢 Sending." in (await house.presses("1001", "trip:x")).text.text


async def test_an_operator_in_an_invite_house_lets_somebody_in(store: Store, redis_url: str) -> None:
    async with visitors(store, redis_url, access="invite", admins=frozenset({"telegram:1001"})) as house:
        link = (await house.says("1001", "/invite")).text.text

        assert "within 7 days" in link
        assert "You are in." in (await house.says("2002", f"/start {link.rpartition('=')[2]}")).text.text
