"""The gates while Redis is away: each worker goes on alone, with its share, and finds back by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from redis.exceptions import BusyLoadingError, OutOfMemoryError, ReadOnlyError
from structlog.testing import capture_logs

from carillon.delivery.gates import Gate, Gates, Phase
from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.line import Away, Line
from carillon.delivery.gates.local import Local
from carillon.delivery.pacing import Pace
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


class Question:
    """Asked of a Redis that gives no answer, at once or ever."""

    def __init__(self, error: Exception | None = None) -> None:
        self.asked = 0
        self._error = error

    async def __call__(self, keys: Sequence[str], given: Sequence[int | str | bytes]) -> list[Any]:
        """Fail or hang."""
        self.asked += 1
        if self._error:
            raise self._error
        await asyncio.Event().wait()
        return []


async def ask(line: Line, question: Question, times: int = 1) -> None:
    """Ask so many times at once, always in vain."""
    answers = await asyncio.gather(*(line.ask(question, []) for _ in range(times)), return_exceptions=True)
    assert {type(answer) for answer in answers} == {Away}


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

    assert (at_once, after_a_second, burst) == ([0, 0, 0], [10, 10, 10], [10, 10, 10])


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


async def test_back_among_the_others_their_breaker_counts_again(server: EmbeddedValkey, clock: Clock) -> None:
    patience = timedelta(milliseconds=300)
    async with workers(server.url, clock, 2, patience=patience) as [one, other], calling(server.url) as client:
        await other.report(ACCOUNT, REFUSED, 0)
        await one.room(ACCOUNT, 1)
        await client.client_pause(60_000, all=False)
        opened = [status for _ in range(4) if (status := await one.report(ACCOUNT, REFUSED, 0))]
        await client.client_unpause()
        clock.move(10)
        room = await one.room(ACCOUNT, 5)

    assert [(status.phase, status.shared) for status in opened] == [(Phase.OPEN, False)]
    assert (room.count, one.shared) == (5, True)


async def test_a_server_that_does_not_answer_holds_up_nobody(tmp_path: Path, clock: Clock) -> None:
    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    silent = await asyncio.start_unix_server(listen, tmp_path / "s")
    async with workers(f"unix://{tmp_path}/s", clock, 1, patience=timedelta(milliseconds=50)) as [gates]:
        began = monotonic()
        rooms = await asyncio.gather(*(gates.room(ACCOUNT, 5) for _ in range(20)))
        took = monotonic() - began
    silent.close()
    await silent.wait_closed()

    assert not gates.shared
    assert [room.count for room in rooms] == [0] * 20
    assert 0.05 <= took < 5


async def test_an_absent_redis_is_asked_by_one_at_a_time_and_between_that_left_alone(clock: Clock) -> None:
    line, question = Line(SharedClock(clock), timedelta(milliseconds=10)), Question()
    asked = []
    for pause in (0, 0.4, 0.1, 0.4):
        clock.move(pause)
        await ask(line, question, 20)
        asked.append(question.asked)

    assert asked == [20, 20, 21, 21]


async def test_rests_grow_while_redis_stays_away(clock: Clock) -> None:
    line, question, tries = Line(SharedClock(clock)), Question(ConnectionRefusedError()), list[float]()
    for quarter in range(80):
        before = question.asked
        await ask(line, question)
        if question.asked > before:
            tries.append(quarter / 4)
        clock.move(0.25)

    assert tries == [0, 0.5, 1.5, 3.5, 7.5, 12.5, 17.5]


@pytest.mark.parametrize("error", [ReadOnlyError(), OutOfMemoryError(), BusyLoadingError(), TimeoutError()])
async def test_a_redis_that_refuses_is_as_good_as_away(clock: Clock, error: Exception) -> None:
    line = Line(SharedClock(clock))
    await ask(line, Question(error))

    assert line.away_since == clock.now


async def test_a_flush_in_mid_flight_is_not_even_noticed(server: EmbeddedValkey, clock: Clock) -> None:
    async with workers(server.url, clock, 2) as pair, calling(server.url) as client:
        using = [asyncio.create_task(use(gates, 100)) for gates in pair]
        while not all(task.done() for task in using):
            await client.flushall()
            await client.script_flush()

        assert [gates.shared for gates in pair] == [True, True]
        assert all(task.result() > 0 for task in using)


def test_what_was_taken_before_the_outage_is_not_given_back_in_it() -> None:
    local, pace, lost = Local(), Pace(30, SECOND, burst=30), 1_795_000_000_000_000
    local.take(ACCOUNT, pace, 1, now=lost, since=lost)
    local.give_back(ACCOUNT, pace, 30, taken_at=lost - 1, now=lost, since=lost)

    assert local.take(ACCOUNT, pace, 30, now=lost, since=lost)[0] == 0


def test_alone_a_worker_does_not_remember_every_conversation_for_ever() -> None:
    local, pace, now = Local(), Pace(1, SECOND), 1_795_000_000_000_000
    for number in range(50_000):
        assert local.admit(ACCOUNT, str(number), number, pace, now) == 0
        now += 100_000

    assert local.size < 25_000
