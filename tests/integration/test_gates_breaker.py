"""A platform account's breaker, shared by workers through a real Redis."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from redis.asyncio import Redis

from carillon.delivery.gates import Gate, Gates, Phase
from carillon.platforms.base import Halted, Limited, Moved, Outcome, Permanent, Sent, Transient, Unknown
from tests.turnstile import ACCOUNT, SECOND, Clock, calling, questions, workers

ZERO = timedelta(0)
REFUSED = Transient("connection refused")


@pytest.fixture
async def client(redis_url: str) -> AsyncIterator[Redis]:
    async with calling(redis_url) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def four(redis_url: str, clock: Clock) -> AsyncIterator[list[Gates]]:
    async with workers(redis_url, clock, 4) as opened:
        yield opened


async def fail(gates: Gates, times: int = 4, outcome: Outcome = REFUSED) -> list[Phase]:
    """Report so many failures of what may be sent now; return the phases that this led to."""
    ticket = (await gates.room(ACCOUNT, 1)).ticket
    turned = [await gates.report(ACCOUNT, outcome, ticket) for _ in range(times)]
    return [status.phase for status in turned if status]


async def probes(askers: list[Gates]) -> list[int]:
    """Let everyone ask at the same moment; return the tickets of the probes granted."""
    rooms = await asyncio.gather(*(gates.room(ACCOUNT, 200) for gates in askers))
    assert all(room.count == 1 for room in rooms if room.probe)
    assert all(room.count == 0 and room.shut is Gate.BREAKER for room in rooms if not room.probe)
    return [room.ticket for room in rooms if room.probe]


@pytest.mark.parametrize("outcome", [REFUSED, Unknown("the answer was lost"), Halted("the token was revoked")])
async def test_failures_of_one_worker_stop_all_of_them(four: list[Gates], outcome: Outcome) -> None:
    turned = await fail(four[0], 4, outcome)
    rooms = [await gates.room(ACCOUNT, 200) for gates in four]

    assert turned == [Phase.OPEN]
    assert {(room.count, room.shut, room.wait) for room in rooms} == {(0, Gate.BREAKER, 2 * SECOND)}


async def test_failures_of_several_workers_add_up(four: list[Gates]) -> None:
    turned = [await fail(gates, 1) for gates in four]

    assert turned == [[], [], [], [Phase.OPEN]]


async def test_many_failures_at_once_turn_the_breaker_once(four: list[Gates]) -> None:
    tickets = [(await gates.room(ACCOUNT, 1)).ticket for gates in four]
    reports = await asyncio.gather(
        *(
            gates.report(ACCOUNT, REFUSED, ticket)
            for gates, ticket in zip(four, tickets, strict=True)
            for _ in range(50)
        )
    )

    assert [status.phase for status in reports if status] == [Phase.OPEN]


@pytest.mark.parametrize("outcome", [Permanent("blocked"), Limited("slow down", SECOND), Moved("-100"), Sent("1")])
async def test_what_the_platform_did_answer_stops_nobody_and_asks_redis_nothing(
    four: list[Gates], client: Redis, outcome: Outcome
) -> None:
    await four[0].room(ACCOUNT, 1)
    before = await questions(client)
    for _ in range(1000):
        await four[0].report(ACCOUNT, outcome, 0)

    assert await questions(client) == before
    assert (await four[1].state(ACCOUNT)).phase is Phase.CLOSED


async def test_successes_of_one_worker_weigh_against_failures_of_another(four: list[Gates], clock: Clock) -> None:
    await fail(four[0], 3)
    clock.move(1)
    await four[1].room(ACCOUNT, 1)
    for _ in range(100):
        await four[1].report(ACCOUNT, Sent("1"), 0)
        clock.move(0.02)
    turned = await fail(four[0], 40)

    assert turned == []


async def test_successes_that_were_not_told_yet_are_told_with_the_first_failure(four: list[Gates]) -> None:
    ticket = (await four[0].room(ACCOUNT, 1)).ticket
    for _ in range(10):
        await four[0].report(ACCOUNT, Sent("1"), ticket)
    turned = [status.phase for _ in range(10) if (status := await four[0].report(ACCOUNT, REFUSED, ticket))]

    assert turned == [Phase.OPEN]
    assert await four[0].report(ACCOUNT, REFUSED, ticket) is None


async def test_after_the_pause_one_of_many_askers_gets_the_only_probe(four: list[Gates], clock: Clock) -> None:
    await fail(four[0])
    early = await probes(four * 10)
    clock.move(2)
    granted = await probes(four * 10)
    clock.move(1)
    later = await probes(four * 10)

    assert (early, len(granted), later) == ([], 1, [])


async def test_a_probe_that_succeeds_lets_everyone_through_again(four: list[Gates], clock: Clock) -> None:
    await fail(four[0])
    clock.move(2)
    [ticket] = await probes(four[1:2])
    turned = await four[1].report(ACCOUNT, Sent("1"), ticket)
    rooms = [await gates.room(ACCOUNT, 5) for gates in four]

    assert turned is not None
    assert turned.phase is Phase.CLOSED
    assert [room.count for room in rooms] == [5, 5, 5, 5]


@pytest.mark.parametrize("outcome", [Permanent("blocked"), Limited("slow down", SECOND)])
async def test_any_answer_to_the_probe_proves_the_platform_alive(
    four: list[Gates], clock: Clock, outcome: Outcome
) -> None:
    await fail(four[0])
    clock.move(2)
    [ticket] = await probes(four[:1])
    await four[0].report(ACCOUNT, outcome, ticket)

    assert (await four[3].state(ACCOUNT)).phase is Phase.CLOSED


async def test_a_probe_that_fails_opens_it_again_for_longer(four: list[Gates], clock: Clock) -> None:
    await fail(four[0])
    clock.move(2)
    [ticket] = await probes(four[:1])
    await four[0].report(ACCOUNT, REFUSED, ticket)
    room = await four[3].room(ACCOUNT, 200)

    assert (room.count, room.wait) == (0, 4 * SECOND)


async def test_a_probe_that_was_not_sent_goes_to_the_next_asker(four: list[Gates], clock: Clock) -> None:
    await fail(four[0])
    clock.move(2)
    room = await four[0].room(ACCOUNT, 200)
    await four[0].give_back(room, 1)

    assert len(await probes(four)) == 1


async def test_a_probe_whose_worker_died_is_replaced_and_its_late_result_ignored(
    four: list[Gates], clock: Clock
) -> None:
    await fail(four[0])
    clock.move(2)
    [lost] = await probes(four[:1])
    clock.move(40)
    replaced = await probes(four[1:])
    await four[0].report(ACCOUNT, Sent("1"), lost)

    assert len(replaced) == 1
    assert (await four[0].state(ACCOUNT)).phase is Phase.HALF_OPEN


@pytest.mark.parametrize(
    ("late", "then", "phase"),
    [(Unknown("the answer was lost"), 0, Phase.CLOSED), (Sent("1"), 4, Phase.OPEN)],
)
async def test_late_results_of_what_was_claimed_before_the_trip_say_nothing_about_now(
    four: list[Gates], clock: Clock, late: Outcome, then: int, phase: Phase
) -> None:
    before = (await four[2].room(ACCOUNT, 30)).ticket
    await fail(four[0])
    clock.move(2)
    [ticket] = await probes(four[:1])
    await four[0].report(ACCOUNT, Sent("1"), ticket)
    await four[2].room(ACCOUNT, 1)
    for _ in range(30):
        await four[2].report(ACCOUNT, late, before)
    await fail(four[2], then)

    assert (await four[2].state(ACCOUNT)).phase is phase


async def test_what_was_claimed_before_the_trip_is_held_back_and_the_probe_is_not(
    four: list[Gates], clock: Clock
) -> None:
    claimed = await four[0].room(ACCOUNT, 10)
    free = four[0].hold(ACCOUNT, claimed.ticket)
    await fail(four[0])
    held = four[0].hold(ACCOUNT, claimed.ticket)
    clock.move(2)
    [probe] = await probes(four[:1])

    assert (free, held) == (ZERO, 2 * SECOND)
    assert four[0].hold(ACCOUNT, probe) == ZERO
    assert four[0].hold(ACCOUNT, claimed.ticket) == SECOND / 2


async def test_its_state_says_since_when_until_when_and_why(four: list[Gates], clock: Clock, client: Redis) -> None:
    await fail(four[0])
    state = await four[3].state(ACCOUNT)
    since = datetime.fromtimestamp(clock.now / 1_000_000, UTC)

    assert (state.phase, state.since, state.until) == (Phase.OPEN, since, since + 2 * SECOND)
    assert (state.reason, state.shared) == ("connection refused", True)
    assert json.loads(await client.get(f"carillon:gate:{{{ACCOUNT}}}:breaker"))["phase"] == "open"


async def test_opened_by_hand_it_stays_open_until_it_is_reset_by_hand(four: list[Gates], clock: Clock) -> None:
    tripped = await four[0].trip(ACCOUNT, "maintenance")
    clock.move(86_400)
    barred = await probes(four)
    reset = await four[1].reset(ACCOUNT)
    room = await four[2].room(ACCOUNT, 5)

    assert (tripped.phase, tripped.until, tripped.reason) == (Phase.OPEN, None, "maintenance")
    assert barred == []
    assert (reset.phase, room.count) == (Phase.CLOSED, 5)


async def test_opened_by_hand_for_a_time_it_probes_after_that(four: list[Gates], clock: Clock) -> None:
    await four[0].trip(ACCOUNT, "maintenance", 60 * SECOND)
    clock.move(59)
    barred = await probes(four)
    clock.move(1)

    assert barred == []
    assert len(await probes(four)) == 1


async def test_accounts_have_breakers_of_their_own(four: list[Gates]) -> None:
    await fail(four[0])

    assert (await four[0].state(8)).phase is Phase.CLOSED
    assert (await four[0].room(8, 5)).count == 5
    assert four[0].seen(ACCOUNT).phase is Phase.OPEN


async def test_a_flushed_redis_is_told_again_what_bars_the_way(four: list[Gates], client: Redis) -> None:
    await four[0].trip(ACCOUNT, "maintenance")
    await client.flushall()
    await client.script_flush()
    room = await four[0].room(ACCOUNT, 5)

    assert (room.count, room.shut) == (0, Gate.BREAKER)
    assert (await four[1].state(ACCOUNT)).reason == "maintenance"


async def test_a_reset_is_not_undone_by_a_worker_that_did_not_hear_of_it(
    four: list[Gates], clock: Clock, client: Redis
) -> None:
    await four[0].trip(ACCOUNT, "maintenance")
    await four[1].room(ACCOUNT, 5)
    await four[0].reset(ACCOUNT)
    clock.move(601)
    await client.flushall()  # what the reset left has outlived its use

    assert (await four[1].room(ACCOUNT, 5)).count == 5
