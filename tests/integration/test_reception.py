"""Who is let in, as what, and what a stranger is told."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from carillon.people import invites
from carillon.people.admission import House, Sender, role_of
from carillon.platforms.incoming import Standing
from carillon.store.engine import SYSTEM, Store
from carillon.store.tables import Recipient
from tests import rows
from tests.integration.visitors import Visitors, visitors

SCHEDULE = "/schedule in 2 hours Take your medicine"


@pytest.fixture
async def invited(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for the invited; Ana runs it."""
    async with visitors(store, redis_url, access="invite", admins=frozenset({"telegram:1001"})) as house:
        yield house


@pytest.fixture
async def listed(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for those on a list: Ben, by his username."""
    names = {"admins": frozenset({"telegram:1001"}), "allowed": frozenset({"telegram:@ben"})}
    async with visitors(store, redis_url, access="list", **names) as house:
        yield house


@pytest.fixture
async def everybody(store: Store, redis_url: str) -> AsyncIterator[Visitors]:
    """A house for everybody."""
    async with visitors(store, redis_url) as house:
        yield house


async def role(house: Visitors, who: str) -> str:
    found = "SELECT role FROM users AS u JOIN identities AS i ON i.user_id = u.id WHERE external_id = :who"
    return str(await rows.one(house.store, found, who=who))


async def code(house: Visitors, line: str = "/invite") -> str:
    return (await house.says("1001", line)).text.text.rpartition("=")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("access", "present", "due"),
    [
        ("open", None, "member"),
        ("open", "guest", "member"),
        ("open", "operator", "operator"),
        ("invite", None, None),
        ("invite", "guest", "guest"),
        ("invite", "member", "member"),
        ("list", None, None),
        ("list", "member", None),
        ("list", "guest", "guest"),
        ("list", "operator", "operator"),
    ],
)
def test_the_role_that_is_due(access: str, present: str | None, due: str | None) -> None:
    assert role_of(House(access), Sender("telegram", "1", "Ana", "en"), present) == due


@pytest.mark.parametrize("handle", ["telegram:1", "telegram:@ana"])
@pytest.mark.parametrize("access", ["open", "invite", "list"])
@pytest.mark.parametrize("present", [None, "guest", "member"])
def test_an_admin_by_the_settings_is_one_whatever_else_holds(access: str, handle: str, present: str | None) -> None:
    house = House(access, admins=frozenset({handle}))

    assert role_of(house, Sender("telegram", "1", "Ana", "en", "ana"), present) == "admin"
    assert role_of(house, Sender("whatsapp", "1", "Ana", "en", "ana"), present) != "admin"


async def test_in_an_open_house_everybody_is_a_member(everybody: Visitors) -> None:
    await everybody.says("2002", SCHEDULE)

    assert await role(everybody, "2002") == "member"


async def test_a_stranger_is_told_what_to_do_and_nothing_is_kept_of_them(invited: Visitors) -> None:
    reply = await invited.says("2002", SCHEDULE)

    assert "Ask somebody who uses me for an invitation" in reply.text.text
    assert await rows.one(invited.store, "SELECT count(*) FROM users") == 0
    assert await rows.one(invited.store, "SELECT count(*) FROM identities") == 0
    assert await rows.one(invited.store, "SELECT count(*) FROM inbox WHERE answered_at IS NOT NULL") == 1


async def test_a_stranger_who_is_not_on_the_list_learns_what_to_put_there(listed: Visitors) -> None:
    assert "telegram:3003" in (await listed.says("3003", "hello")).text.text


async def test_a_strangers_press_is_acknowledged(invited: Visitors) -> None:
    reply = await invited.presses("2002", "undo:s1.1")

    assert reply.pressed
    assert "I do not know you yet" in reply.toast
    assert not reply.text.text


async def test_a_stranger_who_goes_on_is_not_told_for_ever(invited: Visitors) -> None:
    for _ in range(6):
        await invited.says("2002", "let me in")

    assert len([text for text in invited.heard("2002") if text]) == 3


async def test_a_press_of_a_stranger_who_goes_on_is_acknowledged_all_the_same(invited: Visitors) -> None:
    for _ in range(6):
        reply = await invited.presses("2002", "undo:s1.1")

    assert reply.pressed


async def test_a_person_on_the_list_comes_in_by_username(listed: Visitors) -> None:
    await listed.says("2002", SCHEDULE)

    assert await role(listed, "2002") == "member"


async def test_who_was_in_and_is_no_longer_on_the_list_is_out(listed: Visitors) -> None:
    await listed.says("2002", "/list")

    assert "not on it" in (await listed.says("2002", "/list", username="benny")).text.text


async def test_admins_by_the_settings_are_raised_whenever_they_write(invited: Visitors) -> None:
    await invited.says("1001", "/list")
    await rows.run(invited.store, "UPDATE users SET role = 'guest'")

    await invited.says("1001", "/list")

    assert await role(invited, "1001") == "admin"


async def test_an_invitation_lets_one_person_in(invited: Visitors) -> None:
    link = await code(invited)

    welcome = await invited.says("2002", f"/start {link}")
    late = await invited.says("3003", f"/start {link}")

    assert "You are in." in welcome.text.text
    assert await role(invited, "2002") == "member"
    assert "Ask somebody" in late.text.text
    assert "is not" not in (await invited.says("2002", SCHEDULE)).text.text
    assert await rows.one(invited.store, "SELECT count(*) FROM users") == 2


async def test_a_code_that_nobody_made_lets_nobody_in(invited: Visitors) -> None:
    assert "Ask somebody" in (await invited.says("2002", "/start AAAAAAAAAAAAAAAAAAAAAA")).text.text


async def test_an_old_invitation_lets_nobody_in(invited: Visitors) -> None:
    link = await code(invited)
    await rows.run(invited.store, "UPDATE invites SET expires_at = now() - interval '1 second'")

    assert "Ask somebody" in (await invited.says("2002", f"/start {link}")).text.text


async def test_a_link_pressed_by_somebody_who_is_in_is_left_for_others(invited: Visitors) -> None:
    link = await code(invited)

    assert "You are in already" in (await invited.says("1001", f"/start {link}")).text.text
    assert "You are in." in (await invited.says("2002", f"/start {link}")).text.text


async def test_an_unknown_code_is_said_and_the_usual_hello_follows(everybody: Visitors) -> None:
    text = (await everybody.says("2002", "/start AAAAAAAAAAAAAAAAAAAAAA")).text.text

    assert text.startswith("That link has been used, or is too old.")
    assert "Hello Ben" in text


async def contact(house: Visitors) -> str:
    """A code by which somebody agrees to be written to by Ana."""
    await house.says("1001", "/list")
    async with house.store.transaction(SYSTEM) as session:
        ana = int(await rows.one(house.store, "SELECT id FROM users WHERE name = 'Ana'"))
        recipient = Recipient(user_id=ana, name="Mum", alias="mum")
        session.add(recipient)
        await session.flush()
        return await invites.make(session, "contact", ana, recipient_id=recipient.id)


async def test_a_contact_comes_in_as_a_guest(invited: Visitors) -> None:
    reply = await invited.says("2002", f"/start {await contact(invited)}")

    assert "Ana" in reply.text.text
    assert await role(invited, "2002") == "guest"
    agreed = "SELECT count(*) FROM addresses WHERE value = '2002' AND kind = 'person' AND agreed_at IS NOT NULL"
    assert await rows.one(invited.store, agreed) == 1


@pytest.mark.parametrize("line", [SCHEDULE, "tomorrow 9:00 call Ana", "/list", "/cancel 1"])
async def test_a_guest_schedules_nothing_and_is_told_why(invited: Visitors, line: str) -> None:
    await invited.says("2002", f"/start {await contact(invited)}")

    assert "You are here to answer what others send you" in (await invited.says("2002", line)).text.text
    assert await rows.one(invited.store, "SELECT count(*) FROM schedules") == 0


@pytest.mark.parametrize("line", ["/start", "/help", "/language", "/timezone"])
async def test_a_guest_may_say_who_and_where_they_are(invited: Visitors, line: str) -> None:
    await invited.says("2002", f"/start {await contact(invited)}")

    assert "You are here to answer" not in (await invited.says("2002", line)).text.text


async def test_a_guests_help_names_what_a_guest_may_do(invited: Visitors) -> None:
    await invited.says("2002", f"/start {await contact(invited)}")

    text = (await invited.presses("2002", "help:commands")).text.text
    assert "/timezone" in text
    assert "/list" not in text
    assert "/invite" not in text


async def test_a_group_that_threw_us_out_is_heard_whoever_did_it(invited: Visitors) -> None:
    await invited.arrive([invited.incoming("9009", group="-55", standing=Standing.OUT, message_id=None)])
    await invited.desk.answer_all(invited.account_id, "-55")

    assert await rows.one(invited.store, "SELECT count(*) FROM inbox WHERE answered_at IS NULL") == 0
    assert await rows.one(invited.store, "SELECT count(*) FROM users") == 0


async def test_a_group_that_moved_is_heard_even_when_nobody_moved_it(everybody: Visitors) -> None:
    moved = everybody.incoming("", group="-55", moved_to="-100123", sender_name="", message_id=None)
    await everybody.arrive([moved])
    await everybody.desk.answer_all(everybody.account_id, "-55")

    assert await rows.one(everybody.store, "SELECT count(*) FROM inbox WHERE answered_at IS NULL") == 0
    assert await rows.one(everybody.store, "SELECT count(*) FROM users") == 0


async def test_where_and_under_which_name_somebody_was_seen_is_remembered(everybody: Visitors) -> None:
    await everybody.says("2002", "/list")
    await everybody.says("2002", "/list", username="benjamin")

    assert await rows.one(everybody.store, "SELECT username FROM identities") == "benjamin"
    assert await rows.one(everybody.store, "SELECT account_id FROM identities") == everybody.account_id
