"""The main job, whole: a line is typed on Telegram, and the message rings on time, whatever dies in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.acceptance.running import Running, running, until

BODY = "Take your medicine"


@pytest.fixture
def system(home: Path) -> Iterator[Running]:
    with running(home, CARILLON_ZONE="Europe/Berlin") as started:
        yield started


def due_now(system: Running) -> None:
    system.sql("UPDATE deliveries SET due_at = now() WHERE state = 'queued'")


def test_a_message_typed_in_the_chat_arrives_within_a_second_of_its_time(system: Running) -> None:
    system.says(f"/schedule in 5 seconds {BODY}")
    confirmation = until(system.heard, "the confirmation")[0]
    (message,) = until(lambda: system.texts(BODY), "the message")

    ((due,),) = system.sql("SELECT occurrence FROM deliveries")
    arrived = datetime.fromtimestamp(message["at"], tz=due.tzinfo)
    assert "Europe/Berlin" in confirmation["text"]
    assert [e["type"] for e in confirmation["entities"]].count("date_time") == 1
    assert 0 <= (arrived - due).total_seconds() < 1
    until(lambda: system.states() == ["queued", "accepted", "sent"], "the record")


def test_a_daily_message_rings_again_and_again(system: Running) -> None:
    system.says(f"/schedule daily at 10:00 {BODY}")
    until(system.heard, "the confirmation")

    due_now(system)
    until(lambda: len(system.texts(BODY)) == 1, "the first ring")
    until(lambda: system.states().count("sent") == 1, "the record")
    due_now(system)

    until(lambda: len(system.texts(BODY)) == 2, "the second ring")
    assert system.sql("SELECT count(*) FROM deliveries WHERE state = 'queued'") == [(1,)]


def test_undo_takes_it_back_and_nothing_rings(system: Running) -> None:
    system.says(f"/schedule in 2 hours {BODY}")
    confirmation = until(system.heard, "the confirmation")[0]
    system.presses(confirmation, "Undo")

    until(lambda: "is cancelled" in system.heard()[0]["text"], "the answer in place of the confirmation")
    assert system.sql("SELECT state::text FROM deliveries") == [("cancelled",)]


def test_a_worker_killed_before_the_message_left_loses_and_doubles_nothing(system: Running) -> None:
    system.says(f"/schedule in 2 hours {BODY}")
    until(system.heard, "the confirmation")
    system.fault(method="sendMessage", kind="timeout_before", times=1)
    due_now(system)
    until(lambda: "accepted" in system.states(), "the claim")

    system.kill_worker()
    system.heals()
    system.let_leases_lapse()
    until(lambda: system.texts(BODY), "the message, sent by the next worker")
    until(lambda: system.states()[-1] == "sent", "the record")

    assert len(system.texts(BODY)) == 1
    assert system.states() == ["queued", "accepted", "unconfirmed", "queued", "accepted", "sent"]


def test_a_worker_killed_after_the_message_left_may_send_a_second_and_says_so(system: Running) -> None:
    system.says(f"/schedule in 2 hours {BODY}")
    until(system.heard, "the confirmation")
    system.fault(method="sendMessage", kind="timeout_after", times=1)
    due_now(system)
    until(lambda: system.texts(BODY), "the message")

    system.kill_worker()
    system.heals()
    system.let_leases_lapse()
    until(lambda: len(system.texts(BODY)) == 2, "the second copy")
    until(lambda: system.states()[-1] == "sent", "the record")

    assert system.states() == ["queued", "accepted", "unconfirmed", "queued", "accepted", "sent"]


def test_a_worker_killed_before_it_could_record_may_send_a_second_and_says_so(system: Running) -> None:
    import psycopg  # noqa: PLC0415 -- only here is a lock held

    from carillon.store.embedded import EmbeddedPostgres  # noqa: PLC0415

    system.says(f"/schedule in 2 hours {BODY}")
    until(system.heard, "the confirmation")
    system.fault(method="sendMessage", kind="slow", seconds=0.5, times=1)
    due_now(system)
    until(lambda: "accepted" in system.states(), "the claim")
    with psycopg.connect(EmbeddedPostgres(system.home).url) as holding:
        holding.execute("SELECT id FROM deliveries FOR UPDATE")
        until(lambda: system.texts(BODY), "the message, whose record now waits for the lock")
        system.kill_worker()

    system.let_leases_lapse()
    until(lambda: len(system.texts(BODY)) == 2, "the second copy")
    until(lambda: system.states()[-1] == "sent", "the record")
    assert system.states().count("unconfirmed") == 1


def test_redis_emptied_between_line_and_message_loses_nothing(system: Running) -> None:
    system.says(f"/schedule in 3 seconds {BODY}")
    until(system.heard, "the confirmation")
    system.flush_redis()
    system.says("/list")
    system.flush_redis()

    until(lambda: system.texts(BODY), "the message")
    until(lambda: any("Scheduled" in m["text"] or "Nothing" in m["text"] for m in system.heard()[1:]), "the list")


def test_a_line_whose_answer_was_lost_with_the_worker_is_answered_and_handled_once(system: Running) -> None:
    system.fault(method="sendMessage", kind="timeout_before", times=1)
    system.says(f"/schedule in 2 hours {BODY}")
    until(lambda: system.sql("SELECT 1 FROM inbox WHERE handled_at IS NOT NULL"), "the command")

    system.kill_worker()
    system.heals()
    system.sql("UPDATE inbox SET leased_until = now() - interval '1 second', received_at = now() - interval '9 s'")

    until(system.heard, "the confirmation, sent by the next worker")
    assert system.sql("SELECT count(*) FROM schedules") == [(1,)]
