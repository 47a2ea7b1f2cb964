"""From a typed line to the bot's answer in the simulator, with the engine under a steady load."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle

import httpx

from bench.children import answers, free_port, python, running, until
from bench.figures import spread
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage
from bench.system import BOT, System

PER_SECOND = 30  # of the load
LOADED_CHATS = range(2001, 2051)
TYPING_CHATS = range(1001, 1021)
LINES = ("/schedule tomorrow 15:00 Take your medicine", "/list", "/help", "/schedule every day at 9:00 Drink a glass")
PAUSE = 0.1  # seconds between two typed lines


class Simulator:
    """A running simulator, from the side of the people."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._people = httpx.Client(base_url=url, timeout=10)

    def lift_limits(self) -> None:
        """Switch Telegram's rates off: they are not what is measured."""
        self._people.post("/sim/settings", json={"telegram": {"rate_limits": False}}).raise_for_status()

    def say(self, chat: int, text: str) -> None:
        """Type a line."""
        self._people.post("/sim/telegram/say", json={"chat_id": chat, "text": text}).raise_for_status()

    def answers(self, chat: int) -> int:
        """How many messages of the bot's are in a chat."""
        found = self._people.get(f"/sim/telegram/chats/{chat}")
        return sum(1 for message in found.json().get("messages", ()) if message["from"]["is_bot"])


@contextmanager
def simulator() -> Iterator[Simulator]:
    """A simulator for the length of a block."""
    port = free_port()
    with running("simulator", python("simulator", "--port", str(port))):
        until(lambda: answers(port), "the simulator", 10)
        yield Simulator(f"http://127.0.0.1:{port}")


def play(stage: Stage) -> Sequence[Finding]:
    """Twenty people type in turn."""
    lines = stage.size(200, 25)
    with simulator() as phones:
        system = System(stage.servers, phones, "chat")
        with system.worker(), running("bot", BOT, system.settings()):
            phones.lift_limits()
            for chat in (*LOADED_CHATS, *TYPING_CHATS):
                phones.say(chat, "/start")
            until(lambda: phones.answers(TYPING_CHATS[-1]), "the bot", 20, tick=0.05)
            load(system, lines)
            taken = [typed(phones, chat, line) for _, chat, line in zip(range(lines), people(), cycle(LINES))]
            late = system.one(LATENESS)
    came = spread(taken)
    return [
        Finding("chat_latency_p50_ms", came.median, "ms", at_most=150),
        Finding("chat_latency_p99_ms", came.p99, "ms"),
        Finding("chat_latency_load_lateness_p99_ms", float(late), "ms"),
    ]


LATENESS = """
    SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM sent_at - due_at)::float8 * 1000)
    FROM deliveries WHERE state = 'sent'
"""


def people() -> Iterator[int]:
    """Who types next."""
    return iter(cycle(TYPING_CHATS))


def load(system: System, lines: int) -> None:
    """Write the steady load for as long as the typing can take."""
    begin, seconds = time.time() + 1, lines * (PAUSE + 0.3)
    system.write(
        [
            Message(f"load-{n}", begin + n / PER_SECOND, n % 50, chat=LOADED_CHATS[n % len(LOADED_CHATS)])
            for n in range(int(seconds * PER_SECOND))
        ]
    )


def typed(phones: Simulator, chat: int, line: str) -> float:
    """Type a line and wait for the answer; return the milliseconds it took."""
    time.sleep(PAUSE)
    before = phones.answers(chat)
    begin = time.monotonic()
    phones.say(chat, line)
    return (until(lambda: phones.answers(chat) > before, f"an answer to {line}", 10, tick=0.001) - begin) * 1000


SCENARIO = Scenario("chat_latency", "How long does the bot take to answer a typed line?", play)
