"""Gates for tests: any number of them over one Redis, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

from redis.asyncio import Redis

from carillon.delivery.doorbell import connect
from carillon.delivery.gates import Gates, Tolerance
from carillon.delivery.pacing import Pace, Rates

ACCOUNT = 7
SECOND = timedelta(seconds=1)
RATES = Rates(
    account=Pace(30, SECOND, burst=30),
    private=Pace(1, SECOND, burst=3),
    group=Pace(15, timedelta(minutes=1), burst=5),
    is_group=lambda address: address.startswith("-"),
)
TOLERANCE = Tolerance(
    window=timedelta(seconds=10),
    failures=4,
    pause=timedelta(seconds=2),
    cap=timedelta(seconds=30),
    probe=timedelta(seconds=40),
)


class Clock:
    """Stands still until it is moved. Microseconds."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000_000

    def __call__(self) -> int:
        """Return the moment."""
        return self.now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.now += round(seconds * 1_000_000)


@asynccontextmanager
async def calling(url: str) -> AsyncIterator[Redis]:
    """Open a client as the processes do, and close its connections."""
    client = connect(url)
    try:
        yield client
    finally:
        await client.aclose(close_connection_pool=True)


@asynccontextmanager
async def workers(
    url: str,
    clock: Clock,
    number: int = 2,
    rates: Mapping[int, Rates] | None = None,
    patience: timedelta = timedelta(seconds=5),
) -> AsyncIterator[list[Gates]]:
    """Open the gates of so many workers; their pauses have no jitter, and a busy machine does not pass for absence."""
    known = {ACCOUNT: RATES} if rates is None else rates
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(calling(url)) for _ in range(number)]
        yield [
            Gates(client, known, tolerance=TOLERANCE, patience=patience, dictated=clock, jitter=lambda: 1.0)
            for client in clients
        ]


async def questions(client: Redis) -> int:
    """Return how many scripts a Redis has run."""
    stats = await client.info("commandstats")
    return sum(stats.get(f"cmdstat_{command}", {"calls": 0})["calls"] for command in ("eval", "evalsha"))
