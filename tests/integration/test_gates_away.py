"""The gates while Redis is away: each worker goes on alone, with its share, and finds back by itself."""

from __future__ import annotations

import asyncio
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from redis.asyncio import Redis
from structlog.testing import capture_logs

from carillon.delivery.gates import Gate, Gates, Phase
from carillon.platforms.base import Sent, Transient
from carillon.store.embedded import EmbeddedValkey
from tests.turnstile import ACCOUNT, SECOND, Clock, calling, workers

ZERO = timedelta(0)
REFUSED = Transient("connection refused")
NOBODY = "unix:///nonexistent/valkey.sock"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedValkey]:
    """A Valkey of the test's own, to be killed."""
    own = EmbeddedValkey(tmp_path, durable=False)
    own.start()
    yield own
    own.discard()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@asynccontextmanager
async def silence() -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that takes connections and says nothing, and what it was asked."""
    asked = list[bytes]()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while said := await reader.read(4096):
            asked.append(said)
        writer.close()

    folder = tempfile.mkdtemp()
    server = await asyncio.start_unix_server(listen, f"{folder}/sock")
    yield f"unix://{folder}/sock", asked
    server.close()
    await server.wait_closed()
    shutil.rmtree(folder)


async def use(gates: Gates, times: int) -> int:
    """Ask everything there is to ask; return how many deliveries there was room for."""
    total = 0
    for delivery_id in range(times):
        room = await gates.room(ACCOUNT, 2)
        await gates.admit_all(ACCOUNT, [("1001", delivery_id), ("-55", delivery_id)])
        await gates.report(ACCOUNT, REFUSED if delivery_id % 50 == 0 else Sent("1"), room.ticket)
        await gates.give_back(room, 1)
        await gates.limited(ACCOUNT, "1002", SECOND)
        gates.hold(ACCOUNT, room.ticket)
        total += room.count
    return total


async def test_a_redis_killed_in_mid_flight_reaches_nobody_and_is_found_again(
    server: EmbeddedValkey, clock: Clock
) -> None:
    async with workers(server.url, clock, 3) as three:
        with capture_logs() as logs:
            using = [asyncio.create_task(use(gates, 300)) for gates in three]
            await asyncio.wait(using, timeout=0.05)
            await asyncio.to_thread(server.stop)
            await asyncio.gather(*using)
            alone = [gates.shared for gates in three]
            server.start()
            clock.move(10)
            rooms = [await gates.room(ACCOUNT, 200) for gates in three]

    assert alone == [False, False, False]
    assert [gates.shared for gates in three] == [True, True, True]
    assert sum(room.count for room in rooms) == 30
    assert [line["event"] for line in logs if line["event"].startswith("gates_")] == ["gates_local"] * 3 + [
        "gates_shared"
    ] * 3


async def test_alone_the_workers_together_stay_within_the_pace(server: EmbeddedValkey, clock: Clock) -> None:
    async with workers(server.url, clock, 3) as three:
        for gates in three * 2:
            await gates.give_back(await gates.room(ACCOUNT, 1), 1)
        server.stop()
        at_once = [(await gates.room(ACCOUNT, 200)).count for gates in three]
        clock.move(1)
        after_a_second = [(await gates.room(ACCOUNT, 200)).count for gates in three]
        clock.move(3600)
        burst = [(await gates.room(ACCOUNT, 200)).count for gates in three]

    assert (at_once, after_a_second, burst) == ([0, 0, 0], [9, 9, 9], [10, 10, 10])


async def test_a_worker_that_was_the_only_one_keeps_the_whole_pace(server: EmbeddedValkey, clock: Clock) -> None:
    async with workers(server.url, clock, 1) as [gates]:
        await gates.room(ACCOUNT, 1)
        server.stop()
        await gates.room(ACCOUNT, 1)
        clock.move(1)

        assert (await gates.room(ACCOUNT, 200)).count == 29


async def test_a_worker_that_never_met_redis_takes_a_quarter(clock: Clock) -> None:
    async with workers(NOBODY, clock, 1) as [gates]:
        first = await gates.room(ACCOUNT, 200)
        clock.move(1)
        room = await gates.room(ACCOUNT, 200)
        await gates.give_back(room, 3)
        again = await gates.room(ACCOUNT, 200)

    assert (first.count, first.shut, first.wait) == (0, Gate.PACE, timedelta(microseconds=133_334))
    assert (room.count, room.shared, again.count) == (7, False, 3)


async def test_alone_a_chat_still_gets_slots_and_keeps_them(clock: Clock) -> None:
    async with workers(NOBODY, clock, 1) as [gates]:
        waits = await gates.admit_all(ACCOUNT, [("1001", delivery_id) for delivery_id in range(3)])
        clock.move(4)

        assert waits == [ZERO, 4 * SECOND, 8 * SECOND]
        assert await gates.admit(ACCOUNT, "1001", 1) == ZERO
        assert await gates.admit(ACCOUNT, "1001", 2) == 4 * SECOND


async def test_alone_what_the_platform_asked_for_is_kept(clock: Clock) -> None:
    async with workers(NOBODY, clock, 1) as [gates]:
        await gates.limited(ACCOUNT, "1001", 7 * SECOND)
        await gates.limited(ACCOUNT, None, 9 * SECOND)
        room = await gates.room(ACCOUNT, 200)

        assert await gates.admit(ACCOUNT, "1001", 1) == 7 * SECOND
        assert (room.count, room.shut, room.wait) == (0, Gate.HOLD, 9 * SECOND)


async def test_alone_a_worker_has_a_breaker_of_its_own(clock: Clock) -> None:
    async with workers(NOBODY, clock, 1) as [gates]:
        turned = [await gates.report(ACCOUNT, REFUSED, 0) for _ in range(4)]
        barred = await gates.room(ACCOUNT, 5)
        clock.move(2)
        probes = [await gates.room(ACCOUNT, 5) for _ in range(3)]
        closed = await gates.report(ACCOUNT, Sent("1"), probes[0].ticket)

    assert [status and (status.phase, status.shared) for status in turned] == [None, None, None, (Phase.OPEN, False)]
    assert barred.shut is Gate.BREAKER
    assert [room.probe for room in probes] == [True, False, False]
    assert closed is not None
    assert closed.phase is Phase.CLOSED


async def test_a_breaker_that_was_open_stays_open_without_redis_and_in_an_emptied_one(
    server: EmbeddedValkey, clock: Clock
) -> None:
    async with workers(server.url, clock, 2) as [one, other]:
        await one.trip(ACCOUNT, "maintenance")
        server.stop()
        alone = await one.room(ACCOUNT, 5)
        server.start()
        clock.move(10)
        together = [await gates.room(ACCOUNT, 5) for gates in (one, other)]

    assert alone.shut is Gate.BREAKER
    assert [room.shut for room in together] == [Gate.BREAKER, Gate.BREAKER]
    assert one.shared


async def test_a_redis_that_does_not_answer_is_waited_for_once_and_then_left_alone(clock: Clock) -> None:
    patience = timedelta(milliseconds=50)
    async with silence() as (url, asked), workers(url, clock, 1, patience=patience) as [gates]:
        began = monotonic()
        await asyncio.gather(*(gates.room(ACCOUNT, 5) for _ in range(20)))
        took = monotonic() - began
        at_first = len(asked)
        for _ in range(100):
            await gates.room(ACCOUNT, 5)
            await gates.admit(ACCOUNT, "1001", 1)
        meanwhile = len(asked) - at_first
        clock.move(0.5)
        await asyncio.gather(*(gates.room(ACCOUNT, 5) for _ in range(20)))
        again = len(asked) - at_first

    assert 0.05 <= took < 2
    assert (meanwhile, again) == (0, 1)


async def test_rests_grow_while_redis_stays_away(clock: Clock) -> None:
    tries = list[float]()
    async with silence() as (url, asked), workers(url, clock, 1, patience=timedelta(milliseconds=5)) as [gates]:
        start, before = clock.now, 0
        while clock.now - start < 20_000_000:
            await gates.room(ACCOUNT, 5)
            if len(asked) > before:
                before = len(asked)
                tries.append((clock.now - start) / 1_000_000)
            clock.move(0.25)

    assert tries == [0, 0.5, 1.5, 3.5, 7.5, 12.5, 17.5]


async def test_a_flush_in_mid_flight_is_not_even_noticed(server: EmbeddedValkey, clock: Clock) -> None:
    async with workers(server.url, clock, 2) as pair, calling(server.url) as client:
        using = [asyncio.create_task(use(gates, 100)) for gates in pair]
        while not all(task.done() for task in using):
            await client.flushall()
            await client.script_flush()

        assert [gates.shared for gates in pair] == [True, True]
        assert all(task.result() > 0 for task in using)
