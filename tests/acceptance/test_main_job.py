"""The main job, whole: a line is typed on Telegram, and the message rings on time, whatever dies in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count

import psycopg
import pytest

from carillon.store.embedded import EmbeddedPostgres
from tests.acceptance.running import Chat, Running, running, until

pytestmark = pytest.mark.xdist_group("main_job")  # one running system for all of them

BODY = "Take your medicine"
KILLED_BEFORE_SETTLING = ["queued", "accepted", "unconfirmed", "queued", "accepted", "sent"]

people = count(50_001)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("home"), CARILLON_ZONE="Europe/Berlin") as started:
        yield started


@pytest.fixture
def chat(system: Running) -> Iterator[Chat]:
    yield Chat(system, next(people))
    system.heals()


def schedules_for_later(chat: Chat) -> None:
    chat.says(f"/schedule in 2 hours {BODY}")
    until(chat.heard, "the confirmation")


def sent_by_the_next_worker(chat: Chat) -> None:
    until(lambda: chat.states()[-1] == "queued" and chat.states().count("unconfirmed"), "the rescue")
    chat.due_now()
    until(lambda: chat.occurrences("sent"), "the record of the next worker")


def test_a_message_typed_in_the_chat_arrives_within_a_second_of_its_time(chat: Chat) -> None:
    chat.says(f"/schedule in 5 seconds {BODY}")
    confirmation = until(chat.heard, "the confirmation")[0]
    (message,) = until(lambda: chat.texts(BODY), "the message")
    (due,) = until(lambda: chat.occurrences("sent"), "the record")

    arrived = datetime.fromtimestamp(message["at"], tz=due.tzinfo)
    assert "Europe/Berlin" in confirmation["text"]
    assert [e["type"] for e in confirmation["entities"]].count("date_time") == 2  # how far off, and on their own clock
    assert 0 <= (arrived - due).total_seconds() < 1
    assert chat.states() == ["queued", "accepted", "sent"]


def test_a_daily_message_rings_again_and_again(chat: Chat) -> None:
    chat.says(f"/schedule daily at 10:00 {BODY}")
    until(chat.heard, "the confirmation")

    chat.due_now()
    until(lambda: len(chat.occurrences("sent")) == 1, "the first ring, on record")
    chat.due_now()
    until(lambda: len(chat.occurrences("sent")) == 2, "the second ring, on record")

    assert len(chat.texts(BODY)) == 2
    assert len(chat.occurrences("queued")) == 1


def test_undo_takes_it_back_and_nothing_rings(chat: Chat) -> None:
    schedules_for_later(chat)
    chat.presses(chat.heard()[0], "Undo")

    until(lambda: "is cancelled" in chat.heard()[0]["text"], "the answer in place of the confirmation")
    assert chat.states() == ["queued", "cancelled"]


def test_a_question_is_answered_with_a_button(chat: Chat) -> None:
    chat.says(f"/schedule tomorrow at 5 {BODY}")
    question = until(chat.heard, "the question")[0]
    evening = next(b["text"] for row in question["buttons"] for b in row if "17:00" in b["text"])
    chat.presses(question, evening)

    until(lambda: "17:00" in chat.heard()[0]["text"], "the confirmation in place of the question")
    assert chat.states() == ["queued"]


def test_a_worker_killed_before_the_message_left_loses_and_doubles_nothing(chat: Chat) -> None:
    schedules_for_later(chat)
    chat.system.fault(method="sendMessage", kind="timeout_before", times=1)
    chat.due_now()
    until(lambda: chat.occurrences("accepted"), "the claim")

    chat.system.kill_worker()
    chat.system.heals()
    chat.system.let_leases_lapse()
    sent_by_the_next_worker(chat)

    assert len(chat.texts(BODY)) == 1
    assert chat.states() == KILLED_BEFORE_SETTLING


def test_a_worker_killed_after_the_message_left_may_send_a_second_and_says_so(chat: Chat) -> None:
    schedules_for_later(chat)
    chat.system.fault(method="sendMessage", kind="timeout_after", times=1)
    chat.due_now()
    until(lambda: chat.texts(BODY), "the message")

    chat.system.kill_worker()
    chat.system.heals()
    chat.system.let_leases_lapse()
    sent_by_the_next_worker(chat)

    assert len(chat.texts(BODY)) == 2
    assert chat.states() == KILLED_BEFORE_SETTLING


def test_a_worker_killed_before_it_could_record_may_send_a_second_and_says_so(chat: Chat) -> None:
    schedules_for_later(chat)
    chat.system.fault(method="sendMessage", kind="slow", seconds=0.5, times=1)
    chat.due_now()
    until(lambda: chat.occurrences("accepted"), "the claim")
    with psycopg.connect(EmbeddedPostgres(chat.system.home).url) as holding:
        holding.execute("SELECT id FROM deliveries FOR UPDATE")
        until(lambda: chat.texts(BODY), "the message, whose record now waits for the lock")
        chat.system.kill_worker()

    chat.system.let_leases_lapse()
    sent_by_the_next_worker(chat)
    assert len(chat.texts(BODY)) == 2
    assert chat.states() == KILLED_BEFORE_SETTLING


def test_redis_emptied_between_line_and_message_loses_nothing(chat: Chat) -> None:
    chat.says(f"/schedule in 3 seconds {BODY}")
    until(chat.heard, "the confirmation")
    chat.system.flush_redis()
    chat.says("/list")
    chat.system.flush_redis()

    until(lambda: chat.texts(BODY), "the message")
    until(lambda: len(chat.heard()) == 3, "the list")


def test_a_line_whose_answer_was_lost_with_the_worker_is_answered_and_handled_once(chat: Chat) -> None:
    chat.system.fault(method="sendMessage", kind="timeout_before", times=1)
    chat.says(f"/schedule in 2 hours {BODY}")
    until(lambda: chat.occurrences("queued"), "the command")

    chat.system.kill_worker()
    chat.system.heals()
    chat.system.let_leases_lapse()

    until(chat.heard, "the confirmation, sent by the next worker")
    assert len(chat.occurrences("queued")) == 1
