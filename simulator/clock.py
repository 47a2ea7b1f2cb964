"""The one source of time, so that a test can move it instead of waiting."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """What the simulator asks of time."""

    def now(self) -> float:
        """Seconds since the Unix epoch, UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds of this clock."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Seconds since the Unix epoch, UTC."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Come back after that many real seconds."""
        await asyncio.sleep(seconds)
