"""The ceiling: the same Bot over the same client, some messages in flight, no database and no schedule.

`python -m bench.raw_loop URL MESSAGES IN_FLIGHT` prints one JSON object: seconds taken and CPU seconds used.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time

import uvloop
from telegram import Bot

from bench import TOKEN
from carillon.platforms.telegram_request import AiohttpRequest

WARM_UP = 100  # messages
FIRST_CHAT = 7_000_000


async def send_all(bot: Bot, names: list[str], in_flight: int) -> None:
    """Send one message a name, `in_flight` at a time."""
    waiting = iter(enumerate(names))

    async def sender() -> None:
        for number, name in waiting:
            await bot.send_message(FIRST_CHAT + number, f"{name} Take your medicine")

    await asyncio.gather(*(sender() for _ in range(in_flight)))


async def measure(url: str, messages: int, in_flight: int) -> dict[str, float]:
    """Send, after a warm-up, and tell what it took."""
    async with AiohttpRequest(connection_pool_size=in_flight) as request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
        await send_all(bot, [f"warm-{number}" for number in range(WARM_UP)], in_flight)
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        await send_all(bot, [f"raw-{number}" for number in range(messages)], in_flight)
        seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": seconds, "cpu_seconds": used}


if __name__ == "__main__":
    _, url, messages, in_flight = sys.argv
    print(json.dumps(uvloop.run(measure(url, int(messages), int(in_flight)))))
