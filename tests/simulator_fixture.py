"""A simulator on a free port, for any test that needs a far side."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator.app import create_app
from simulator.clock import Clock
from simulator.serving import start

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawE"
Json = dict[str, Any]


class ManualClock:
    """A clock that stands still until a test moves it; sleepers wake when their time has come."""

    def __init__(self, now: float = 1_795_000_000.0) -> None:
        self._now = now
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = itertools.count()
        self._asleep = asyncio.Event()

    def now(self) -> float:
        """Unix seconds."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Wait for the test to move the clock that far."""
        woken = asyncio.Event()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._numbers), woken))
        self._asleep.set()
        await woken.wait()

    def advance(self, seconds: float) -> None:
        """Move on, and wake whoever is due."""
        self._now += seconds
        while self._sleepers and self._sleepers[0][0] <= self._now:
            heapq.heappop(self._sleepers)[2].set()

    async def somebody_sleeps(self) -> float:
        """Wait until somebody has gone to sleep since the last time; tells for how many seconds from now."""
        await self._asleep.wait()
        self._asleep.clear()
        return self._sleepers[0][0] - self._now


class Simulator:
    """A running simulator and short ways to talk to it."""

    def __init__(self, url: str, session: aiohttp.ClientSession, token: str = TOKEN) -> None:
        self.url = url
        self.session = session
        self.token = token
        self._requests: list[HTTPXRequest] = []

    def bot(self, *, read_timeout: float = 5.0) -> Bot:
        """python-telegram-bot's own client, pointed here; shut down with the simulator."""
        request, polling = HTTPXRequest(read_timeout=read_timeout), HTTPXRequest(read_timeout=read_timeout)
        self._requests += [request, polling]
        return Bot(
            self.token,
            base_url=f"{self.url}/bot",
            base_file_url=f"{self.url}/file/bot",
            request=request,
            get_updates_request=polling,
        )

    async def call(self, method: str, **parameters: Any) -> Json:
        """One Bot API call with a JSON body; the whole envelope."""
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=parameters) as answer:
            body: Json = await answer.json()
            return body

    async def refusal(self, method: str, **parameters: Any) -> str:
        """The description of a call that must be refused."""
        envelope = await self.call(method, **parameters)
        assert envelope["ok"] is False, envelope
        return str(envelope["description"])

    async def result(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        envelope = await self.call(method, **parameters)
        assert envelope["ok"] is True, envelope
        return envelope["result"]

    async def post(self, path: str, **body: Any) -> Json:
        """A control request; must be answered with 200."""
        async with self.session.post(f"{self.url}/sim/{path}", json=body) as answer:
            decoded: Json = await answer.json()
            assert answer.status == 200, decoded
            return decoded

    async def get(self, path: str) -> Json:
        """A look at something; must be answered with 200."""
        async with self.session.get(f"{self.url}/sim/{path}") as answer:
            decoded: Json = await answer.json()
            assert answer.status == 200, decoded
            return decoded

    async def say(self, text: str, chat_id: int = 1001, **more: Any) -> Json:
        """A person says something."""
        return await self.post("telegram/say", chat_id=chat_id, text=text, **more)

    async def messages(self, chat_id: int = 1001) -> list[Json]:
        """What stands in a chat."""
        messages: list[Json] = (await self.get(f"telegram/chats/{chat_id}"))["messages"]
        return messages

    async def updates(self, **parameters: Any) -> list[Json]:
        """One short poll."""
        polled: list[Json] = await self.result("getUpdates", **parameters)
        return polled

    async def fault(self, kind: str, **body: Any) -> Json:
        """Put a fault in force."""
        return await self.post("faults", platform="telegram", kind=kind, **body)

    async def shut_bots_down(self) -> None:
        """Close the connections of every bot that was handed out."""
        for request in self._requests:
            await request.shutdown()


@asynccontextmanager
async def running_simulator(clock: Clock | None = None, *, rate_limits: bool = False) -> AsyncIterator[Simulator]:
    """A simulator while the block runs. Rates are lifted unless asked for."""
    server = await start(create_app(clock))
    try:
        async with aiohttp.ClientSession() as session:
            simulator = Simulator(server.url, session)
            await simulator.post("settings", telegram={"rate_limits": rate_limits})
            try:
                yield simulator
            finally:
                await simulator.shut_bots_down()
    finally:
        await server.stop()
