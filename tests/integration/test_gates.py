"""The paces of accounts and conversations, shared by workers through a real Redis."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from carillon.delivery import pacing
from carillon.delivery.gates import Gate, Gates
from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.line import Line
from carillon.delivery.gates.shared import Shared
from carillon.delivery.pacing import Bucket, Pace, Rates
from tests.turnstile import ACCOUNT, RATES, SECOND, Clock, calling, questions, workers

ZERO = timedelta(0)

accounts = count(1000)
against_redis = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
steps = st.integers(0, 6).map(lambda quarters: quarters * 250_000)


@pytest.fixture
async def client(redis_url: str) -> AsyncIterator[Redis]:
    async with calling(redis_url) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def pair(redis_url: str, clock: Clock) -> AsyncIterator[list[Gates]]:
    async with workers(redis_url, clock) as opened:
        yield opened


@against_redis
@given(
    st.builds(Pace, st.integers(1, 5), st.just(SECOND), st.integers(1, 5)),
    st.lists(
        st.tuples(steps, st.sampled_from(["take", "give back", "admit", "admit", "limit"]), st.integers(1, 4)),
        min_size=5,
        max_size=30,
    ),
)
async def test_redis_does_the_same_sums_as_pacing(
    client: Redis, pace: Pace, events: list[tuple[int, str, int]]
) -> None:
    clock, account_id = Clock(), next(accounts)
    shared = Shared(client, Line(SharedClock(clock), timedelta(seconds=5)))
    account, chat, slots, taken_at = Bucket(), Bucket(), dict[int, int | None](), clock.now
    for step, event, number in events:
        clock.now += step
        if event == "take":
            answer = await shared.take(account_id, pace, number)
            taken, wait, account = pacing.take(account, clock.now, pace, number)
            assert (answer.count, answer.wait) == (taken, wait)
            taken_at = clock.now
        elif event == "give back":
            await shared.give_back(account_id, pace, number, taken_at)
            account = pacing.give_back(account, clock.now, pace, number, taken_at)
        elif event == "admit":
            (answered,) = await shared.admit(account_id, [("1001", number, pace)])
            wait, chat, slots[number] = pacing.admit(chat, clock.now, pace, slots.get(number))
            assert answered == wait
        else:
            await shared.limit(account_id, None, pace, number * 500_000)
            await shared.limit(account_id, "1001", pace, number * 500_000)
            account, chat = (pacing.limit(bucket, clock.now, pace, number * 500_000) for bucket in (account, chat))
        assert await kept(client, account_id, "bucket") == account
        assert await kept(client, account_id, "chat:*") == chat


async def kept(client: Redis, account_id: int, what: str) -> Bucket:
    """Return a bucket as Redis has it."""
    for name in await client.keys(f"carillon:gate:{{{account_id}}}:{what}"):
        full_at, hold = await client.hmget(name, ["full_at", "hold"])  # type: ignore[misc] # awaitable, says redis-py, or not
        return Bucket(int(full_at), int(hold))
    return Bucket()


@against_redis
@given(st.lists(st.tuples(steps, st.integers(0, 1), st.integers(1, 6), st.sampled_from([0, 1, 6])), max_size=25))
async def test_two_workers_together_never_exceed_the_pace(
    redis_url: str, asks: list[tuple[int, int, int, int]]
) -> None:
    clock, account_id, pace, passed = Clock(), next(accounts), Pace(4, SECOND, burst=4), list[int]()
    async with workers(redis_url, clock, rates={account_id: Rates(account=pace)}) as both:
        for step, worker, wanted, used in asks:
            clock.now += step
            room = await both[worker].room(account_id, wanted)
            clock.now += 10_000  # the claim
            await both[worker].give_back(room, max(0, room.count - used))
            passed += [clock.now - 10_000] * min(room.count, used)

    for i, first in enumerate(passed):
        for j, last in enumerate(passed[i:], start=1):
            assert j <= pace.burst + (last - first) // pace.interval


async def test_what_one_worker_has_taken_the_other_must_wait_for(pair: list[Gates], clock: Clock) -> None:
    first = await pair[0].room(ACCOUNT, 200)
    second = await pair[1].room(ACCOUNT, 200)
    clock.now += second.wait // timedelta(microseconds=1)
    third = await pair[1].room(ACCOUNT, 200)

    assert (first.count, first.shut) == (30, None)
    assert (second.count, second.shut, second.wait) == (0, Gate.PACE, timedelta(microseconds=33_334))
    assert third.count == 1


async def test_what_was_not_claimed_goes_back_to_all(pair: list[Gates]) -> None:
    room = await pair[0].room(ACCOUNT, 200)
    await pair[0].give_back(room, 29)

    assert (await pair[1].room(ACCOUNT, 200)).count == 29


async def test_askers_at_the_same_moment_share_what_there_is(pair: list[Gates]) -> None:
    rooms = await asyncio.gather(*(gates.room(ACCOUNT, 2) for gates in pair * 20))

    assert sum(room.count for room in rooms) == 30


async def test_accounts_do_not_share_a_pace(redis_url: str, clock: Clock) -> None:
    async with workers(redis_url, clock, 1, rates={1: RATES, 2: RATES}) as [gates]:
        assert [(await gates.room(account_id, 200)).count for account_id in (1, 2)] == [30, 30]


async def test_an_account_without_a_pace_asks_redis_four_times_a_second_at_most(
    redis_url: str, clock: Clock, client: Redis
) -> None:
    async with workers(redis_url, clock, 1, rates={}) as [gates]:
        await gates.room(ACCOUNT, 200)
        before = await questions(client)
        for _ in range(1000):
            room = await gates.room(ACCOUNT, 200)
            assert room.count == 200
            assert await gates.admit_all(ACCOUNT, [("1001", 1), ("1001", 2)]) == [ZERO, ZERO]
            await gates.give_back(room, 150)
            clock.move(0.001)
        asked = await questions(client) - before

    assert asked == 3


async def test_without_a_dictated_time_redis_is_asked_for_its_own(client: Redis) -> None:
    gates = Gates(client, {ACCOUNT: RATES}, patience=timedelta(seconds=5))
    seconds, micros = await client.time()

    room = await gates.room(ACCOUNT, 5)

    assert room.taken_at is not None
    assert 0 <= room.taken_at - (seconds * 1_000_000 + micros) < 60_000_000


async def test_a_hundred_messages_to_one_chat_are_each_put_off_once_whoever_claims_them_next(
    pair: list[Gates], clock: Clock
) -> None:
    waits = await pair[0].admit_all(ACCOUNT, [("1001", delivery_id) for delivery_id in range(100)])
    start, again = clock.now, []
    for delivery_id, wait in enumerate(waits):
        if wait:
            clock.now = start + wait // timedelta(microseconds=1) + 20_000
            again.append(await pair[delivery_id % 2].admit(ACCOUNT, "1001", delivery_id))

    assert waits == [max(0, n - 2) * SECOND for n in range(100)]
    assert set(again) == {ZERO}


async def test_a_batch_is_one_question(pair: list[Gates], client: Redis) -> None:
    await pair[0].admit(ACCOUNT, "1", 1)
    before = await questions(client)
    waits = await pair[0].admit_all(ACCOUNT, [(str(n), n) for n in range(200)])

    assert waits == [ZERO] * 200
    assert await questions(client) == before + 1


async def test_groups_have_a_pace_of_their_own(pair: list[Gates]) -> None:
    waits = await pair[0].admit_all(ACCOUNT, [("-55", delivery_id) for delivery_id in range(7)])

    assert waits == [ZERO] * 5 + [4 * SECOND, 8 * SECOND]


async def test_a_slot_nobody_came_back_for_is_worth_nothing_later(pair: list[Gates], clock: Clock) -> None:
    await pair[0].admit_all(ACCOUNT, [("1001", delivery_id) for delivery_id in range(10)])
    clock.move(3600)
    waits = await pair[1].admit_all(ACCOUNT, [("1001", delivery_id) for delivery_id in range(3, 10)])

    assert waits == [ZERO, ZERO, ZERO, SECOND, 2 * SECOND, 3 * SECOND, 4 * SECOND]


async def test_a_chat_that_was_limited_rests_for_every_worker_and_no_other_chat_does(
    pair: list[Gates], clock: Clock
) -> None:
    await pair[0].limited(ACCOUNT, "1001", 7 * SECOND)

    assert await pair[1].admit_all(ACCOUNT, [("1001", 1), ("1001", 2), ("1002", 3)]) == [
        7 * SECOND,
        8 * SECOND,
        ZERO,
    ]


async def test_a_chat_without_a_pace_rests_too_when_it_was_limited(redis_url: str, clock: Clock) -> None:
    async with workers(redis_url, clock, 1, rates={}) as [gates]:
        await gates.limited(ACCOUNT, "1001", 7 * SECOND)

        assert await gates.admit_all(ACCOUNT, [("1001", 1), ("1002", 2)]) == [7 * SECOND, ZERO]


async def test_an_account_that_was_limited_is_not_claimed_for_and_starts_again_with_one(
    pair: list[Gates], clock: Clock
) -> None:
    claimed = await pair[0].room(ACCOUNT, 10)
    await pair[0].limited(ACCOUNT, None, 7 * SECOND)
    barred = [await gates.room(ACCOUNT, 200) for gates in pair]
    in_hand = pair[0].hold(ACCOUNT, claimed.ticket)
    clock.move(7)
    rooms = [await gates.room(ACCOUNT, 200) for gates in pair]

    assert {(room.count, room.shut, room.wait) for room in barred} == {(0, Gate.HOLD, 7 * SECOND)}
    assert in_hand == 7 * SECOND
    assert [room.count for room in rooms] == [1, 0]


async def test_every_key_goes_by_itself_and_spells_out_no_address(pair: list[Gates], client: Redis) -> None:
    await pair[0].room(ACCOUNT, 10)
    await pair[0].admit_all(ACCOUNT, [("+15550001111", delivery_id) for delivery_id in range(5)])
    await pair[0].limited(ACCOUNT, "+15550001111", SECOND)
    await pair[0].limited(ACCOUNT, None, SECOND)
    keys = await client.keys("*")

    assert len(keys) == 5
    assert all([0 < await client.ttl(key) <= 80 for key in keys])
    assert not [key for key in keys if b"5550001111" in key]
