"""A platform that answers as the test says, and remembers what reached it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from carillon.content.markup import Rich
from carillon.platforms.base import Membership, Outcome, Outgoing, Reply, Sent

Answer = Callable[[Outgoing], Outcome]


class FarSide:
    """A Handler. `answer` decides what a message comes to; `gate` holds every send back until it is opened."""

    def __init__(self, answer: Answer | None = None) -> None:
        self._ids = count(1)
        self._answer = answer or (lambda _: Sent(str(next(self._ids))))
        self.arrived: list[Outgoing] = []
        self.replies: list[tuple[str, Reply]] = []
        self.reply_outcomes: list[Outcome] = []
        self.memberships: dict[tuple[str, str], Membership] = {}
        self.piece: int | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.at_once = 0
        self.most_at_once = 0

    def cut(self, message: Outgoing) -> tuple[Outgoing, ...]:
        """Send whole what the test does not want in pieces of `piece` characters."""
        text = message.body.text
        if self.piece is None or len(text) <= self.piece:
            return (message,)
        starts = range(0, len(text), self.piece)
        return tuple(replace(message, body=Rich(text[start : start + self.piece])) for start in starts)

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

    async def membership(self, conversation: str, person: str) -> Membership | None:
        """How the test says that a person stands in a group."""
        return self.memberships.get((conversation, person))

    async def invitation(self, code: str, *, group: bool = False) -> str | None:
        """A link that carries the code."""
        return f"https://t.me/carillon_bot?start{'group' if group else ''}={code}"

    async def close(self) -> None:
        """Nothing to close."""
