"""The line to Redis: it answers at once, or it is away and left alone for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import structlog
from redis.exceptions import RedisError

from carillon.delivery.gates.clock import SharedClock
from carillon.delivery.gates.script import Given

PATIENCE = timedelta(milliseconds=200)  # gates are asked before each claim, and must not hold it up
FIRST_REST = 500_000  # microseconds before an absent Redis is asked again; doubles …
LONGEST_REST = 5_000_000  # … up to this

log = structlog.get_logger()

Question = Callable[[Sequence[str], Sequence[Given]], Awaitable[list[Any]]]


class Away(Exception):
    """Redis cannot be asked now."""


class Line:
    """Asks scripts, and tells from it whether Redis is there. Each change is logged once."""

    def __init__(self, clock: SharedClock, patience: timedelta = PATIENCE) -> None:
        self._clock = clock
        self._patience = patience.total_seconds()
        self._rest = FIRST_REST
        self._ask_at = 0
        self._losses = 0
        self.away_since: int | None = None  # by the shared clock

    async def ask(self, question: Question, keys: Sequence[str], *given: Given) -> list[Any]:
        """Return the answer, which begins with Redis's time. Raises Away, and nothing else."""
        self._may_ask()
        losses = self._losses
        try:
            async with asyncio.timeout(self._patience):
                answer = await question(keys, [self._clock.told, *given])
        except (RedisError, OSError) as error:
            if losses == self._losses:  # else another asker of the same moment has found out already
                self._lost(error)
            raise Away from error
        self._clock.heard(answer[0])
        self._found()
        return answer

    def _may_ask(self) -> None:
        if self.away_since is None:
            return
        now = self._clock.now()
        if now < self._ask_at:
            raise Away
        self._ask_at = now + self._rest  # one asker tries the line, the others do without

    def _lost(self, error: Exception) -> None:
        now = self._clock.now()
        self._losses += 1
        if self.away_since is None:
            self._rest = FIRST_REST
            self.away_since = now
            log.warning("gates_local", error=type(error).__name__)
        else:
            self._rest = min(self._rest * 2, LONGEST_REST)
        self._ask_at = now + self._rest

    def _found(self) -> None:
        if self.away_since is not None:
            self.away_since = None
            log.info("gates_shared")
