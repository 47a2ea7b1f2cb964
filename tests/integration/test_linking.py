"""One person with several accounts."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from carillon.store.engine import Store
from tests import rows
from tests.integration.visitors import Visitors, visitors

SCHEDULE = "/schedule in 2 hours Take your medicine"


@pytest.fixture
async def house(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for everybody, where Ana has a message."""
    async with visitors(store, redis_url) as opened:
        await opened.says("1001", SCHEDULE)
        yield opened


async def code(house: Visitors, who: str = "1001") -> str:
    return (await house.says(who, "/link")).text.text.partition("link ")[2].partition("\n")[0]


@pytest.mark.parametrize("line", ["/start {code}", "link {code}", "/link {code}", "Link  {code}"])
async def test_whoever_sends_the_code_is_the_same_person(house: Visitors, line: str) -> None:
    reply = await house.says("2002", line.format(code=await code(house)))

    assert "You are Ana here as well" in reply.text.text
    assert "Take your medicine" in (await house.says("2002", "/list")).text.text
    assert await rows.one(house.store, "SELECT count(*) FROM users") == 1


async def test_the_person_is_warned_in_the_other_chat(house: Visitors) -> None:
    await house.says("2002", f"link {await code(house)}")
    await house.desk.answer_all(house.account_id, "1001")

    assert "Ben was linked to you" in house.heard("1001")[-1]


async def test_a_code_links_once(house: Visitors) -> None:
    written = await code(house)
    await house.says("2002", f"/start {written}")

    assert "has been used, or is too old" in (await house.says("3003", f"/start {written}")).text.text
    assert await rows.one(house.store, "SELECT count(*) FROM users") == 2


async def test_a_code_is_good_for_ten_minutes(house: Visitors) -> None:
    written = await code(house)
    assert await rows.one(house.store, "SELECT max(expires_at) <= now() + interval '10 minutes' FROM invites")
    await rows.run(house.store, "UPDATE invites SET expires_at = now() - interval '1 second'")

    assert "too old" in (await house.says("2002", f"/link {written}")).text.text


async def test_who_has_messages_of_their_own_is_not_dissolved(house: Visitors) -> None:
    await house.says("2002", SCHEDULE)

    reply = await house.says("2002", f"/start {await code(house)}")

    assert "messages of its own (1)" in reply.text.text
    assert "/forget" in reply.text.text
    assert await rows.one(house.store, "SELECT count(*) FROM users") == 2


async def test_ones_own_code_does_nothing(house: Visitors) -> None:
    written = await code(house)

    assert "your own" in (await house.says("1001", f"/link {written}")).text.text
    assert "You are Ana" in (await house.says("2002", f"/link {written}")).text.text


async def test_who_agreed_to_be_written_to_is_reached_still(house: Visitors) -> None:
    await house.says("2002", "/list")
    await house.says("3003", "/list")
    await rows.run(
        house.store,
        """WITH r AS (INSERT INTO recipients (user_id, name) SELECT id, 'B' FROM users WHERE name = 'Cleo' RETURNING *)
           INSERT INTO addresses (user_id, recipient_id, account_id, value, kind, peer_id, agreed_at)
           SELECT r.user_id, r.id, :account, '2002', 'person', u.id, now() FROM r, users AS u WHERE u.name = 'Ben'""",
        account=house.account_id,
    )

    await house.says("2002", f"link {await code(house)}")

    peer = "SELECT u.name FROM addresses AS a JOIN users AS u ON u.id = a.peer_id WHERE a.kind = 'person'"
    assert await rows.one(house.store, peer) == "Ana"


async def test_link_is_not_talked_about_in_a_group(house: Visitors) -> None:
    assert "in private" in (await house.says("1001", "/link", group="-55")).text.text
    assert await rows.one(house.store, "SELECT count(*) FROM invites") == 0


async def test_a_line_that_only_begins_like_a_code_is_a_line(house: Visitors) -> None:
    assert "no time" in (await house.says("2002", "link AAAAAAAAAAAAAAAAAAAAAA")).text.text


async def test_an_account_of_a_closed_house_is_linked_without_an_invitation(store: Store, redis_url: str) -> None:
    async with visitors(store, redis_url, access="invite", admins=frozenset({"telegram:1001"})) as house:
        await house.says("2002", f"link {await code(house)}")

        assert await rows.one(store, "SELECT count(*) FROM users") == 1
        assert await rows.one(store, "SELECT count(DISTINCT user_id) FROM identities") == 1
        assert "invitation" not in (await house.says("2002", "/list")).text.text
