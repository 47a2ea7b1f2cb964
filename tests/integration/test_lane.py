"""A lane of the pump: what is due goes out, and what became of it is on record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from carillon.delivery.doorbell import connect
from carillon.delivery.gates import Gate, Gates
from carillon.delivery.pacing import Pace, Rates
from carillon.platforms.base import Limited, Moved, Outgoing, Permanent, Sent, Transient, Unknown
from carillon.store.engine import Store
from tests import rows
from tests.far_side import FarSide
from worker.lane import Lane, Limits
from worker.pieces import Pieces
from worker.pump import Pump
from worker.recorder import Recorder
from worker.sender import Sender

WIDE, FREE = Limits(), Rates()
REDIS: list[str] = []


@asynccontextmanager
async def pumping(
    store: Store, whose: rows.Person, far_side: FarSide, limits: Limits = WIDE, rates: Rates = FREE
) -> AsyncIterator[Pump]:
    redis = connect(REDIS[0])
    recorder, gates = Recorder(store), Gates(redis, {whose.account_id: rates})
    sender = Sender("telegram", whose.account_id, far_side, gates, Pieces(store))
    account = ("telegram", whose.account_id)
    lane = Lane(account, store=store, recorder=recorder, gates=gates, sender=sender, limits=limits)
    pump = Pump([lane], recorder)
    running = asyncio.create_task(pump.run())
    yield pump
    pump.drain()
    await running
    await redis.aclose(close_connection_pool=True)


@pytest.fixture(autouse=True)
def shared_gates(redis_url: str) -> None:
    REDIS[:] = [redis_url]


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while not await true():
            await asyncio.sleep(0.01)


async def count(store: Store, state: str) -> int:
    return int(await rows.one(store, "SELECT count(*) FROM deliveries WHERE state::text = :state", state=state))


async def test_what_is_due_is_sent_and_recorded(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana, body="Take your medicine")
    far_side = FarSide()

    async with pumping(store, ana, far_side):
        await until(lambda: _is(store, delivery_id, "sent"))

    assert [(m.address, m.body.text) for m in far_side.arrived] == [("1001", "Take your medicine")]
    assert await rows.events(store, delivery_id) == ["queued", "accepted", "sent"]


async def test_nothing_goes_out_before_its_moment_and_the_lane_wakes_for_it_by_itself(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana, ago=-0.7)

    async with pumping(store, ana, FarSide()):
        await until(lambda: _is(store, delivery_id, "sent"))

    lateness = await rows.one(store, "SELECT extract(epoch FROM sent_at - due_at)::float8 FROM deliveries")
    assert 0 <= lateness < 0.4


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Permanent("Forbidden: bot was blocked by the user"), "failed"),
        (Transient("refused"), "queued"),
        (Limited("slow down", timedelta(seconds=60)), "queued"),
    ],
)
async def test_an_answer_that_is_not_yes_is_recorded_as_what_it_is(store: Store, answer: object, state: str) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)

    async with pumping(store, ana, FarSide(lambda _: answer)):  # type: ignore[arg-type, return-value]
        await until(lambda: _settled(store))

    assert await rows.state(store, delivery_id) == state
    assert await rows.one(store, "SELECT error FROM attempts WHERE number = 1")


async def test_a_handler_that_raises_leaves_the_outcome_unknown(store: Store) -> None:
    def answer(message: Outgoing) -> Sent:
        raise ZeroDivisionError

    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)

    async with pumping(store, ana, FarSide(answer)):
        await until(lambda: _settled(store))

    assert "unconfirmed" in await rows.events(store, delivery_id)


async def test_an_unknown_outcome_is_tried_once_more_and_then_left(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    far_side = FarSide(lambda _: Unknown("the answer was lost"))

    async with pumping(store, ana, far_side) as pump:
        await until(lambda: _settled(store))
        await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE state = 'queued'")
        pump.ring()
        await until(lambda: _is(store, delivery_id, "unconfirmed"))

    assert len(far_side.arrived) == 2


async def test_a_conversation_that_moved_is_followed_at_once(store: Store) -> None:
    ana = await rows.person(store, chat="-55")
    _, first = await rows.due(store, ana)
    far_side = FarSide(lambda message: Sent("1") if message.address == "-100255" else Moved("-100255"))

    async with pumping(store, ana, far_side):
        await until(lambda: _is(store, first, "sent"))

    assert [m.address for m in far_side.arrived] == ["-55", "-100255"]
    assert await rows.one(store, "SELECT failures FROM deliveries") == 0


async def test_a_reminder_to_oneself_leaves_with_buttons_in_the_language_of_its_schedule(store: Store) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)
    far_side = FarSide()

    async with pumping(store, ana, far_side):
        await until(lambda: _is(store, delivery_id, "sent"))

    ((done, snooze, skip),) = far_side.arrived[0].buttons
    assert done.action == f"done:d{delivery_id}.1"
    assert (snooze.action, skip.action) == (f"snooze:d{delivery_id}.1", f"pass:d{delivery_id}.1")


async def test_a_nagging_reminder_is_sent_again_until_it_is_done_and_says_how_often(store: Store) -> None:
    ana = await rows.person(store)
    _, root = await rows.due(store, ana, nag_every=600.0, nag_times=2)
    far_side = FarSide()

    async with pumping(store, ana, far_side) as pump:
        await until(lambda: _is(store, root, "sent"))
        for sent in (2, 3):
            await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE state = 'queued'")
            pump.ring()
            await until(lambda wanted=sent: _count_is(store, "sent", wanted))  # type: ignore[misc] # mypy cannot infer a lambda with a default

    assert [message.buttons[0][0].label for message in far_side.arrived] == [
        "Done ✓",
        "Done ✓ · 🔔 1/2",
        "Done ✓ · 🔔 2/2",
    ]
    assert await count(store, "queued") == 0


@pytest.mark.parametrize(
    ("answer", "noted"),
    [
        (Permanent("Forbidden: bot was blocked by the user", gone=True), True),
        (Permanent("Bad Request: message is too long"), False),
    ],
)
async def test_an_address_where_nothing_arrives_any_more_is_noted(store: Store, answer: Permanent, noted: bool) -> None:
    ana = await rows.person(store)
    _, delivery_id = await rows.due(store, ana)

    async with pumping(store, ana, FarSide(lambda _: answer)):
        await until(lambda: _is(store, delivery_id, "failed"))

    assert await rows.one(store, "SELECT unreachable FROM addresses") == (answer.reason if noted else None)


@pytest.mark.parametrize("held_back_by", ["retries", "an outage"])
async def test_what_waited_for_longer_than_it_may_is_not_sent(store: Store, held_back_by: str) -> None:
    ana = await rows.person(store)
    tried = held_back_by == "retries"
    _, late = await rows.due(store, ana, ago=3600, window=1800)
    await rows.run(store, "UPDATE deliveries SET tries = :tries, failures = :tries", tries=3 if tried else 0)
    _, own = await rows.due(store, ana, ago=3600)
    far_side = FarSide()

    async with pumping(store, ana, far_side):
        await until(lambda: _is(store, own, "sent"))

    assert await rows.state(store, late) == "expired"
    assert [message.delivery_id for message in far_side.arrived] == [own]


async def test_the_slots_bound_how_many_are_sent_at_once(store: Store) -> None:
    ana = await rows.person(store)
    for _ in range(20):
        await rows.due(store, ana)
    far_side = FarSide()
    far_side.gate.clear()

    async with pumping(store, ana, far_side, Limits(slots=4, window=8)):
        await until(lambda: _reached(far_side, 4))
        far_side.gate.set()
        await until(lambda: _count_is(store, "sent", 20))

    assert far_side.most_at_once == 4


async def test_the_window_bounds_how_many_are_claimed(store: Store) -> None:
    ana = await rows.person(store)
    for _ in range(20):
        await rows.due(store, ana)
    far_side = FarSide()
    far_side.gate.clear()

    async with pumping(store, ana, far_side, Limits(slots=4, window=8)):
        await until(lambda: _reached(far_side, 4))
        claimed = await count(store, "accepted")
        far_side.gate.set()

    assert claimed == 8


async def test_one_message_of_another_person_overtakes_a_crowd(store: Store) -> None:
    ana, ben = await rows.person(store), await rows.person(store, "Ben", "1002")
    for _ in range(60):
        await rows.due(store, ana, ago=10)
    _, bens = await rows.due(store, ben, ago=1)
    far_side = FarSide()

    async with pumping(store, ana, far_side, Limits(slots=2, window=10)):
        await until(lambda: _is(store, bens, "sent"))

    place = [m.delivery_id for m in far_side.arrived].index(bens)
    assert place < 40


async def test_a_daily_series_rings_twice_and_each_next_one_is_written_with_the_claim(store: Store) -> None:
    ana = await rows.person(store)
    _, first = await rows.due(store, ana, rrule="FREQ=DAILY;BYHOUR=9;BYMINUTE=0", local_start=datetime(2026, 1, 1, 9))
    far_side = FarSide()

    async with pumping(store, ana, far_side) as pump:
        await until(lambda: _is(store, first, "sent"))
        second = await rows.one(store, "SELECT id FROM deliveries WHERE state = 'queued'")
        ahead = await rows.one(store, "SELECT occurrence > now() FROM deliveries WHERE id = :id", id=second)
        await rows.run(store, "UPDATE deliveries SET due_at = now() WHERE id = :id", id=second)
        pump.ring()
        await until(lambda: _is(store, second, "sent"))

    assert ahead
    assert len(far_side.arrived) == 2
    assert await count(store, "queued") == 1


async def test_a_crowd_for_one_conversation_is_put_off_once_each_at_its_pace(store: Store) -> None:
    ana = await rows.person(store)
    for _ in range(6):
        await rows.due(store, ana)
    slow = Rates(private=Pace(1, timedelta(seconds=1), burst=2))

    async with pumping(store, ana, FarSide(), rates=slow):
        await until(lambda: _count_is(store, "sent", 2))
        await until(lambda: _attempts(store, 6))

    snoozed = "SELECT count(*) FROM attempts WHERE outcome = 'limited' AND error LIKE '%pace%'"
    ahead = "SELECT array_agg(round(extract(epoch FROM due_at - now())) ORDER BY due_at) FROM deliveries"
    assert await rows.one(store, snoozed) >= 4
    assert await rows.one(store, "SELECT sum(failures) FROM deliveries") == 0
    assert len(set(await rows.one(store, ahead + " WHERE state = 'queued'"))) > 1


async def test_a_broken_platform_is_left_alone_and_nothing_fails(store: Store) -> None:
    ana = await rows.person(store)
    for _ in range(60):
        await rows.due(store, ana)
    far_side = FarSide(lambda _: Transient("no connection"))

    async with pumping(store, ana, far_side, Limits(slots=4, window=8)):
        await until(lambda: _gate_is_shut(ana, Gate.BREAKER))

    assert len(far_side.arrived) < 40
    assert await count(store, "failed") == 0
    assert await rows.one(store, "SELECT count(*) FROM deliveries WHERE tries = 0") > 0


async def test_refusals_of_several_conversations_pause_the_whole_account(store: Store) -> None:
    ana = await rows.person(store)
    others = [await rows.person(store, f"Person {n}", str(2000 + n)) for n in range(30)]
    for other in others:
        await rows.due(store, other)
    far_side = FarSide(lambda _: Limited("slow down", timedelta(seconds=30)))

    async with pumping(store, ana, far_side, Limits(slots=1, window=2)):
        await until(lambda: _gate_is_shut(ana, Gate.HOLD))

    assert len(far_side.arrived) < 8
    assert await rows.one(store, "SELECT sum(failures) FROM deliveries") == 0


async def _gate_is_shut(whose: rows.Person, which: Gate) -> bool:
    redis = connect(REDIS[0])
    gates = Gates(redis, {whose.account_id: FREE})
    room = await gates.room(whose.account_id, 1)
    await gates.give_back(room, room.count)
    await redis.aclose(close_connection_pool=True)
    return room.shut is which


async def _attempts(store: Store, wanted: int) -> bool:
    return int(await rows.one(store, "SELECT count(*) FROM attempts WHERE outcome IS NOT NULL")) >= wanted


async def _is(store: Store, delivery_id: int, state: str) -> bool:
    return await rows.state(store, delivery_id) == state


async def _settled(store: Store) -> bool:
    return bool(await rows.one(store, "SELECT count(*) FROM attempts WHERE outcome IS NOT NULL"))


async def _count_is(store: Store, state: str, wanted: int) -> bool:
    return await count(store, state) == wanted


async def _reached(far_side: FarSide, wanted: int) -> bool:
    return far_side.at_once == wanted
