"""Long polling: one poller at a time, woken by the next update."""

from __future__ import annotations

import asyncio
import contextlib

from simulator.clock import Clock
from simulator.telegram.envelope import conflict


class Poller:
    """The getUpdates request that waits at this moment, if any."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: asyncio.Future[None] | None = None

    async def wait(self, seconds: float) -> None:
        """Come back when an update arrives or the time is over; ends an older wait with 409."""
        self.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running")
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        timer = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            await asyncio.wait({waiting, timer}, return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                waiting.result()
        finally:
            timer.cancel()
            if self._waiting is waiting:
                self._waiting = None
            with contextlib.suppress(asyncio.InvalidStateError):
                waiting.set_result(None)

    def wake(self) -> None:
        """An update arrived, or the server stops: the waiting request answers now."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def interrupt(self, sentence: str) -> None:
        """End the waiting request with 409."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(conflict(sentence))
            self._waiting = None
