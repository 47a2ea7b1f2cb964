"""Every transition of the ledger, on a real database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from carillon.delivery import ledger
from carillon.delivery.ledger import Claimed, Result
from carillon.delivery.retry import Decision, GiveUp, Retry, Snooze, Unconfirmed
from carillon.delivery.states import OnUnknown, State
from carillon.platforms.base import Sent
from carillon.store.engine import Store
from tests import rows

LEASE = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


async def claim(store: Store, account_id: int, room: int = 10, **given: object) -> list[Claimed]:
    async with store.hot() as db:
        claimed, _ = await ledger.claim(db, account_id, room=room, lease=LEASE, **given)  # type: ignore[arg-type]
    return claimed


async def settle(store: Store, claimed: Claimed, decision: Decision) -> set[int]:
    async with store.hot() as db:
        return await ledger.settle(db, [Result(claimed.delivery_id, claimed.attempt, decision, 0.1)])


async def test_what_is_due_is_claimed_with_a_lease_an_attempt_and_an_event(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)

    (claimed,) = await claim(store, ana.account_id)

    assert (claimed.delivery_id, claimed.attempt, claimed.address) == (delivery_id, 1, "1001")
    assert await rows.events(store, delivery_id) == ["queued", "accepted"]
    assert await rows.one(store, "SELECT count(*) FROM attempts WHERE outcome IS NULL") == 1
    assert await rows.one(store, "SELECT lease_until > now() FROM deliveries")


async def test_what_is_not_due_yet_is_left_alone(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana, ago=-60)

    assert await claim(store, ana.account_id) == []


async def test_the_seconds_until_the_next_due_moment_are_told(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana, ago=-60)
    await rows.due(store, ana, ago=-30, priority=2)

    async with store.hot() as db:
        seconds = await ledger.next_due(db, ana.account_id)

    assert seconds == pytest.approx(30, abs=5)


async def test_nothing_waiting_means_no_next_moment(store: Store) -> None:
    ana = await rows.person(store)

    async with store.hot() as db:
        assert await ledger.next_due(db, ana.account_id) is None


async def test_urgent_deliveries_go_before_older_ones(store: Store) -> None:
    ana = await rows.person(store)
    _, bulk = await rows.due(store, ana, ago=30, priority=2)
    _, normal = await rows.due(store, ana, ago=20)
    _, urgent = await rows.due(store, ana, ago=10, priority=0)

    claimed = await claim(store, ana.account_id, room=2)

    assert [c.delivery_id for c in claimed] == [urgent, normal]
    assert await rows.state(store, bulk) == "queued"


async def test_a_crowding_user_is_passed_over(store: Store) -> None:
    ana, ben = await rows.person(store), await rows.person(store, "Ben", "1002")
    await rows.due(store, ana, ago=30)
    _, bens = await rows.due(store, ben, ago=10)

    claimed = await claim(store, ana.account_id, crowded=[ana.user.id])

    assert [c.delivery_id for c in claimed] == [bens]


async def test_a_delivery_past_its_window_expires_and_is_not_sent(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana, ago=100, window=60)

    assert await claim(store, ana.account_id) == []
    assert await rows.events(store, delivery_id) == ["queued", "expired"]


async def test_a_delivery_of_a_cancelled_schedule_is_never_claimed(store: Store) -> None:
    ana = await rows.person(store)
    schedule, delivery_id = await rows.due(store, ana)
    await rows.run(store, "UPDATE schedules SET state = 'cancelled' WHERE id = :id", id=schedule.id)

    assert await claim(store, ana.account_id) == []
    assert await rows.events(store, delivery_id) == ["queued", "cancelled"]


@pytest.mark.parametrize(
    ("decision", "state", "outcome", "failures"),
    [
        (Sent("77"), "sent", "ok", 0),
        (Retry(SECOND, "busy"), "queued", "transient", 1),
        (Snooze(SECOND, "too fast"), "queued", "limited", 0),
        (GiveUp("blocked"), "failed", "permanent", 1),
        (Unconfirmed("lost", None), "unconfirmed", "unknown", 0),
        (Unconfirmed("lost", SECOND), "queued", "unknown", 0),
    ],
)
async def test_each_decision_has_its_state_and_its_attempt(
    store: Store, decision: Decision, state: str, outcome: str, failures: int
) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    (claimed,) = await claim(store, ana.account_id)

    assert await settle(store, claimed, decision) == {delivery_id}
    assert await rows.state(store, delivery_id) == state
    assert await rows.one(store, "SELECT outcome FROM attempts") == outcome
    assert await rows.one(store, "SELECT failures FROM deliveries") == failures
    assert await rows.one(store, "SELECT lease_until IS NULL FROM deliveries")


async def test_a_sent_delivery_remembers_when_and_as_what(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana)
    (claimed,) = await claim(store, ana.account_id)

    await settle(store, claimed, Sent("77"))

    assert await rows.one(store, "SELECT remote_id FROM attempts") == "77"
    assert await rows.one(store, "SELECT duration_ms FROM attempts") == pytest.approx(100)
    assert await rows.one(store, "SELECT sent_at > due_at FROM deliveries")


async def test_a_pause_moves_the_due_moment_by_the_database_clock(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana)
    (claimed,) = await claim(store, ana.account_id)

    await settle(store, claimed, Retry(timedelta(minutes=5), "busy"))

    seconds = await rows.one(store, "SELECT extract(epoch FROM due_at - now())::float8 FROM deliveries")
    assert seconds == pytest.approx(300, abs=10)


async def test_a_second_try_after_an_unknown_one_is_said_in_the_history(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    (claimed,) = await claim(store, ana.account_id)

    await settle(store, claimed, Unconfirmed("the answer was lost", timedelta(0)))
    (again,) = await claim(store, ana.account_id)

    assert (again.attempt, again.past.unknowns) == (2, 1)
    assert await rows.events(store, delivery_id) == [
        "queued",
        "accepted",
        "unconfirmed",
        "queued",
        "accepted",
    ]


async def test_a_result_that_comes_after_its_lease_was_rescued_changes_nothing(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    (late,) = await claim(store, ana.account_id)
    await rows.run(store, "UPDATE deliveries SET lease_until = now() - interval '1 second'")
    async with store.hot() as db:
        assert await ledger.rescue(db) == 1
    await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE state = 'queued'")
    (again,) = await claim(store, ana.account_id)

    assert await settle(store, late, GiveUp("too late to say")) == set()
    assert await settle(store, again, Sent("78")) == {delivery_id}


@pytest.mark.parametrize(("policy", "state"), [(OnUnknown.RETRY_ONCE, "queued"), (OnUnknown.ASK, "unconfirmed")])
async def test_a_lapsed_lease_is_an_unknown_outcome(store: Store, policy: OnUnknown, state: str) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana, on_unknown=policy)
    await claim(store, ana.account_id)
    await rows.run(store, "UPDATE deliveries SET lease_until = now() - interval '1 second'")

    async with store.hot() as db:
        freed = await ledger.rescue(db)

    assert (freed, await rows.state(store, delivery_id)) == (1, state)
    assert "unconfirmed" in await rows.events(store, delivery_id)
    assert await rows.one(store, "SELECT outcome FROM attempts") == "unknown"


async def test_a_lease_that_holds_is_not_rescued(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana)
    await claim(store, ana.account_id)

    async with store.hot() as db:
        assert await ledger.rescue(db) == 0


async def test_the_same_occurrence_is_written_once(store: Store) -> None:
    ana = await rows.person(store)
    schedule, _ = await rows.due(store, ana)
    at = await rows.one(store, "SELECT occurrence FROM deliveries")
    again = ledger.NewDelivery(
        schedule.id, ana.address.recipient_id, ana.address.id, ana.user.id, ana.account_id, 1, at, None
    )

    async with store.hot() as db:
        assert await ledger.enqueue(db, [again]) == []


async def test_a_moment_that_was_cancelled_can_be_chosen_again(store: Store) -> None:
    ana = await rows.person(store)
    schedule, delivery_id = await rows.due(store, ana)
    at = await rows.one(store, "SELECT occurrence FROM deliveries")
    again = ledger.NewDelivery(
        schedule.id, ana.address.recipient_id, ana.address.id, ana.user.id, ana.account_id, 1, at, None
    )
    async with store.hot() as db:
        await ledger.withdraw(db, schedule.id)
        assert await ledger.enqueue(db, [again]) == [delivery_id]

    assert await rows.events(store, delivery_id) == ["queued", "cancelled", "queued"]
    assert len(await claim(store, ana.account_id)) == 1


async def test_a_held_delivery_is_not_due_until_it_is_released(store: Store) -> None:
    ana = await rows.person(store)
    schedule, delivery_id = await rows.due(store, ana, ago=-3600)
    async with store.hot() as db:
        assert await ledger.hold(db, schedule.id) == 1
        assert await ledger.next_due(db, ana.account_id) is None
        assert await ledger.release(db, schedule.id) == 1
        assert await ledger.next_due(db, ana.account_id) == pytest.approx(3600, abs=10)

    assert await rows.events(store, delivery_id) == ["queued"]


async def test_a_delivery_written_while_its_schedule_was_paused_is_held_by_the_claim(store: Store) -> None:
    ana = await rows.person(store)
    schedule, delivery_id = await rows.due(store, ana)
    await rows.run(store, "UPDATE schedules SET state = 'paused' WHERE id = :id", id=schedule.id)

    assert await claim(store, ana.account_id) == []
    assert await claim(store, ana.account_id) == []
    assert await rows.state(store, delivery_id) == "queued"
    assert await rows.one(store, "SELECT tries FROM deliveries") == 0


async def test_brought_forward_it_is_due_now_whatever_its_window_was(store: Store) -> None:
    ana = await rows.person(store)
    schedule, delivery_id = await rows.due(store, ana, ago=-3600, window=5)

    async with store.hot() as db:
        assert await ledger.bring_forward(db, schedule.id) == 1

    assert [c.delivery_id for c in await claim(store, ana.account_id)] == [delivery_id]


@pytest.mark.parametrize("end", ["failed", "expired", "unconfirmed"])
async def test_what_ended_badly_can_be_tried_again_by_hand(store: Store, end: str) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana, ago=100, window=1)
    await rows.run(store, "UPDATE deliveries SET state = CAST(:end AS delivery_state), failures = 8", end=end)

    async with store.hot() as db:
        assert await ledger.revive(db, delivery_id)
        assert not await ledger.revive(db, delivery_id)

    (claimed,) = await claim(store, ana.account_id)
    assert claimed.past.failures == 0


async def test_an_unconfirmed_one_can_be_left_as_it_is(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    await rows.run(store, "UPDATE deliveries SET state = 'unconfirmed'")

    async with store.hot() as db:
        assert await ledger.leave(db, delivery_id)

    assert await rows.state(store, delivery_id) == "cancelled"


@pytest.mark.parametrize(
    ("before", "receipt", "after"),
    [
        ("sent", State.DELIVERED, "delivered"),
        ("sent", State.RECEIVED, "received"),
        ("delivered", State.RECEIVED, "received"),
        ("received", State.DELIVERED, "received"),
        ("delivered", State.SENT, "delivered"),
        ("delivered", State.DELIVERED, "delivered"),
        ("delivered", State.FAILED, "delivered"),
        ("sent", State.FAILED, "failed"),
        ("unconfirmed", State.SENT, "sent"),
        ("unconfirmed", State.RECEIVED, "received"),
        ("cancelled", State.DELIVERED, "cancelled"),
        ("queued", State.DELIVERED, "queued"),
    ],
)
async def test_receipts_only_move_forward_in_whatever_order_they_come(
    store: Store, before: str, receipt: State, after: str
) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    await rows.run(store, "UPDATE deliveries SET state = CAST(:before AS delivery_state)", before=before)

    async with store.hot() as db:
        moved = await ledger.receipt(db, delivery_id, 1, receipt)

    assert moved == (before != after)
    assert await rows.state(store, delivery_id) == after


async def test_a_receipt_for_a_lost_try_stops_the_second_copy(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    (claimed,) = await claim(store, ana.account_id)
    await settle(store, claimed, Unconfirmed("the answer was lost", timedelta(0)))

    async with store.hot() as db:
        assert await ledger.receipt(db, delivery_id, claimed.attempt, State.DELIVERED, remote_id="wamid.7")

    assert await claim(store, ana.account_id) == []
    assert await rows.one(store, "SELECT outcome || remote_id FROM attempts") == "okwamid.7"


async def test_a_delivery_that_only_failed_so_far_expires_when_its_window_closes(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana, window=60)
    (claimed,) = await claim(store, ana.account_id)
    await settle(store, claimed, Retry(timedelta(0), "busy"))
    await rows.run(store, "UPDATE deliveries SET expires_at = now() - interval '1 second'")

    assert await claim(store, ana.account_id) == []
    assert await rows.state(store, delivery_id) == "expired"


async def test_each_schedule_says_how_often_it_is_tried(store: Store) -> None:
    ana = await rows.person(store)
    await rows.due(store, ana, max_attempts=2)

    (claimed,) = await claim(store, ana.account_id)

    assert claimed.past.max_attempts == 2
