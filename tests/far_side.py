"""A platform that answers as the test says, and remembers what reached it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count

from carillon.platforms.base import Outcome, Outgoing, Reply, Sent

Answer = Callable[[Outgoing], Outcome]


class FarSide:
    """A Handler. `answer` decides what a message comes to; `gate` holds every send back until it is opened."""

    def __init__(self, answer: Answer | None = None) -> None:
        self._ids = count(1)
        self._answer = answer or (lambda _: Sent(str(next(self._ids))))
        self.arrived: list[Outgoing] = []
        self.replies: list[tuple[str, Reply]] = []
        self.reply_outcomes: list[Outcome] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.at_once = 0
        self.most_at_once = 0

    async def send(self, message: Outgoing) -> Outcome:
        """Remember the message and answer."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.gate.wait()
        self.at_once -= 1
        self.arrived.append(message)
        return self._answer(message)

    async def answer(self, conversation: str, reply: Reply) -> Outcome:
        """Remember the reply; answer with the next of `reply_outcomes`, or that it was sent."""
        self.replies.append((conversation, reply))
        return self.reply_outcomes.pop(0) if self.reply_outcomes else Sent("1")

    async def close(self) -> None:
        """Nothing to close."""
