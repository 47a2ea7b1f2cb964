"""People who write to each other and to groups, and what may happen to a group, a contact and the platform."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.acceptance.people import Person, labels, mistakes, read, unanswered
from tests.acceptance.running import MINE, Running, running, until

pytestmark = pytest.mark.xdist_group("together")  # one running system for all of them

SUPERGROUPS = -1_000_000_000_000
NO_RIGHTS = "Bad Request: not enough rights to send text messages to the chat"

numbers = count(1)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("home"), CARILLON_ZONE="Europe/Berlin") as started:
        started.control("/sim/settings", telegram={"rate_limits": False})
        yield started


@pytest.fixture
def ana(system: Running) -> Person:
    return Person(system, 62_000 + next(numbers))


@pytest.fixture
def ben(system: Running) -> Person:
    return Person(system, 63_000 + next(numbers), "Ben")


def group(person: Person, **details: object) -> Person:
    """Let somebody take the bot into a group of theirs; return them there."""
    place = SUPERGROUPS - 60_000 - next(numbers) if details else -60_000 - next(numbers)
    there = person.within(place)
    there.says("Hello all", chat={"title": "Family", **details})
    there.hears("I send messages here")
    return there


def link_of(message: dict[str, object]) -> str:
    return read(message).split("?start=")[1].split()[0]


def befriend(ana: Person, ben: Person) -> None:
    """Let Ana have Ben among her contacts, as Mom, with his agreement."""
    link = link_of(ana.asks("/contacts add Mom"))
    ben.asks(f"/start {link}")
    ana.hears("has agreed: you can write to Mom now")


# Contacts


def test_nobody_is_written_to_who_has_not_agreed(ana: Person) -> None:
    assert "Nothing is scheduled" in read(ana.asks("/schedule tomorrow 9:00 to @nobody Good morning"))
    ana.asks("/contacts add Mom")
    assert "Nothing is scheduled" in read(ana.asks("/schedule tomorrow 9:00 to @Mom Good morning"))

    assert ana.states() == []


def test_a_contact_agrees_by_a_link_gets_the_message_and_says_stop(ana: Person, ben: Person) -> None:
    befriend(ana, ben)
    assert "To Mom" in read(ana.asks("/schedule tomorrow 9:00 to @Mom Good morning"))
    ana.due_now()
    assert labels(ben.hears("Good morning")) == []

    ana.asks("/schedule tomorrow 10:00 to @Mom Good night")
    assert "no more messages from Ana" in read(ben.asks("/stop"))
    ended = ana.hears("Mom does not want messages from you any more")
    assert "Cancelled: #2" in read(ended)
    assert ana.states()[-1] == "cancelled"


def test_a_contact_is_renamed_and_removed(ana: Person, ben: Person) -> None:
    befriend(ana, ben)
    ana.asks("/schedule tomorrow 9:00 to @Mom Good morning")
    card = ana.presses(ana.asks("/contacts"), "Mom")
    ana.opens(card, "Rename")
    renamed = ana.asks("Mama")
    asked = ana.presses(renamed, "Remove")
    assert "Still scheduled to Mama: #1" in read(asked)

    assert "Mama is removed. Cancelled: #1" in read(ana.presses(asked, "Cancel them and remove"))


def test_whoever_blocked_the_bot_is_named_and_gets_it_after_all_when_they_are_back(ana: Person, ben: Person) -> None:
    befriend(ana, ben)
    ana.asks("/schedule tomorrow 9:00 to @Mom Good morning")
    ben.does("block")
    ana.due_now()
    note = ana.hears("#1 to Mom was not sent")
    assert "blocked" in read(note)
    assert labels(note) == ["Retry", "New time", "Leave it"]

    ben.does("unblock")
    ben.asks("/start")
    ana.presses(note, "Retry")
    ben.hears("Good morning")


def test_a_missed_medicine_is_asked_for_again_and_then_somebody_else_is_told(ana: Person, ben: Person) -> None:
    befriend(ana, ben)
    ana.asks("/schedule --nag 10m x2 then @Mom tomorrow 9:00 Take your medicine")
    for marks in ("Done ✓", "Done ✓ · 🔔 1/2", "Done ✓ · 🔔 2/2"):
        assert labels(ana.gets("Take your medicine"))[0] == marks
    ana.system.sql("UPDATE acknowledgements SET deadline_at = now() WHERE state = 'open'")

    ben.hears("Ana has not confirmed: Take your medicine")
    assert "✕ 1" in read(ana.asks("/report"))


# Groups


def test_a_group_reads_along_and_who_wants_is_reminded_too(ana: Person, ben: Person) -> None:
    here = group(ana)
    kept = here.asks("/schedule tomorrow 9:00 Dinner")
    there = ben.within(here.chat_id)
    assert "Open our chat" in there.toast(kept, "Remind me too")
    here.hears("Open our chat and press Start")
    ben.asks("/start")
    assert "You will be reminded too" in there.toast(kept, "Remind me too")
    ben.hears("Dinner")
    assert "#1" in read(there.asks("/list"))

    ana.due_now()
    until(lambda: here.texts("Dinner"), "the message in the group")
    assert ben.gets("Dinner")


def test_only_its_author_and_admins_may_cancel_in_a_group(ana: Person, ben: Person) -> None:
    here = group(ana)
    kept = here.asks("/schedule tomorrow 9:00 Dinner")
    there = ben.within(here.chat_id)
    there.says("Hello")

    assert "Only the person who scheduled it" in there.toast(kept, "Undo")
    assert ana.states() == ["queued"]
    assert "is cancelled" in read(here.presses(kept, "Undo"))


def test_a_group_that_moves_is_followed_with_all_that_waits(ana: Person) -> None:
    here = group(ana)
    here.asks("/schedule tomorrow 9:00 Dinner\ntomorrow 10:00 Dishes")
    moved = ana.within(SUPERGROUPS - next(numbers))
    here.does("migrate", new_chat_id=moved.chat_id)
    places = f"SELECT DISTINCT a.value FROM addresses AS a JOIN deliveries AS d ON d.address_id = a.id WHERE d.{MINE}"
    until(lambda: ana.system.sql(places, ana.user_id) == [(str(moved.chat_id),)], "every row follows")

    ana.due_now()
    moved.hears("Dinner")
    moved.hears("Dishes")


def test_a_group_without_the_bot_has_its_messages_paused_until_it_is_back(ana: Person) -> None:
    ana.asks("/start")
    here = group(ana)
    here.asks("/schedule tomorrow 9:00 Dinner")
    here.does("kick")
    assert "Family, so I paused what you send there: #1" in read(ana.hears("I am no longer in"))

    here.does("member", status="member")
    back = ana.hears("I am in Family again")
    assert "Going on: #1" in read(ana.presses(back, "Resume"))
    ana.due_now()
    until(lambda: here.texts("Dinner"), "the message in the group")


def test_a_message_stays_in_its_topic(ana: Person) -> None:
    here = group(ana, is_forum=True)
    here.asks("/schedule tomorrow 9:00 Dinner", thread_id=7)
    ana.due_now()

    assert until(lambda: here.texts("Dinner"), "the message")[0]["thread_id"] == 7


def test_who_may_no_longer_write_in_a_group_has_nothing_sent_there(ana: Person, ben: Person) -> None:
    here = group(ana)
    there = ben.within(here.chat_id)
    ben.asks("/start")
    there.asks("/schedule tomorrow 9:00 Buy my car")
    here.does("member", user_id=ben.user_id, status="restricted", can_send_messages=False)
    ben.system.restart_worker()  # what it knew of rights a minute ago
    ben.due_now()

    assert "you may no longer write" in read(ben.hears("was not sent"))
    assert here.texts("Buy my car") == []


# The platform


def test_an_outage_is_told_once_and_everything_is_tried_again_at_a_press(ana: Person) -> None:
    ana.asks("/schedule tomorrow 9:00 Milk\ntomorrow 10:00 Bread\ntomorrow 11:00 Eggs")
    ana.system.fault(
        method="sendMessage", chat_id=ana.chat_id, kind="status", status=400, description=NO_RIGHTS, times=3
    )
    ana.due_now()
    note = ana.hears("3 messages did not arrive")
    ana.system.heals()
    assert "being tried again" in read(ana.presses(note, "Retry all"))

    for words in ("Milk", "Bread", "Eggs"):
        until(lambda words=words: ana.texts(words), words)


def test_every_request_was_accepted_and_every_press_answered(system: Running) -> None:
    assert mistakes(system) == []
    assert unanswered(system) == []
