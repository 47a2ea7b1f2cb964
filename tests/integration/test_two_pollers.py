"""Two programs with one bot token: the second says what is wrong, and `carillon doctor` does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.polling import Poller
from carillon.config import Settings
from carillon.delivery.doorbell import connect
from carillon.doctor import Finding, examine
from carillon.platforms import telegram
from carillon.trouble import Trouble
from tests.simulator_fixture import TOKEN, Simulator, running_simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A far side with a bot."""
    async with running_simulator() as running:
        yield running


@asynccontextmanager
async def poller(simulator: Simulator, redis_url: str) -> AsyncIterator[Poller]:
    speaker, request = telegram.bot(TOKEN, simulator.url, connections=2)
    redis = connect(redis_url)

    async def take_in(_: Any) -> None:
        return

    await request.initialize()
    yield Poller(speaker, "carillon_bot", take_in, Trouble(redis, "telegram"))
    await request.shutdown()
    await redis.aclose(close_connection_pool=True)


async def polls(simulator: Simulator, count: int) -> None:
    while len((await simulator.get("telegram/calls?method=getUpdates"))["calls"]) < count:
        await asyncio.sleep(0.01)


async def telegram_finding(simulator: Simulator, redis_url: str, **more: Any) -> Finding:
    given = {"telegram_bot_token": TOKEN, "telegram_api_url": simulator.url, "redis_url": redis_url, **more}
    found = await asyncio.to_thread(examine, Settings(**given))
    return next(finding for finding in found if finding.part == "Telegram")


async def test_another_poller_is_named_in_the_log_and_by_the_doctor(simulator: Simulator, redis_url: str) -> None:
    async with poller(simulator, redis_url) as ours, asyncio.timeout(20):
        with capture_logs() as logged:
            polling = asyncio.create_task(ours.once())
            await polls(simulator, 1)
            other = asyncio.create_task(simulator.call("getUpdates", timeout=50))
            assert await polling == 5.0
        other.cancel()

        (said,) = [line for line in logged if line["log_level"] == "error"]
        assert said["hint"].startswith("Another program polls with this bot token")
        finding = await telegram_finding(simulator, redis_url)
        assert not finding.fine
        assert "Another program polls with this bot token" in finding.text

        await simulator.say("hello")
        await ours.once()
        assert (await telegram_finding(simulator, redis_url)).fine


async def test_a_webhook_of_another_program_is_told_apart_from_a_poller(simulator: Simulator, redis_url: str) -> None:
    async with poller(simulator, redis_url) as ours:
        await simulator.say("hello")
        await ours.once()
        await simulator.result("setWebhook", url="http://127.0.0.1:1/theirs")

        with capture_logs() as logged:
            assert await ours.once() == 5.0

    (said,) = [line for line in logged if line["log_level"] == "error"]
    assert "another program has set a webhook" in said["hint"]
    assert (await simulator.result("getWebhookInfo"))["url"], "it is not ours to take away"


async def test_the_doctor_sees_a_webhook_that_is_in_the_way_of_polling(simulator: Simulator, redis_url: str) -> None:
    await simulator.result("setWebhook", url="http://127.0.0.1:1/secret-path")

    finding = await telegram_finding(simulator, redis_url)

    assert not finding.fine
    assert "brings its messages to 127.0.0.1" in finding.text
    assert "secret-path" not in finding.text


async def test_the_doctor_sees_that_the_webhook_is_not_set(simulator: Simulator, redis_url: str) -> None:
    finding = await telegram_finding(simulator, redis_url, telegram_webhook_url="http://127.0.0.1:1/ours")

    assert not finding.fine
    assert "Start `carillon bot`" in finding.text


async def test_the_doctor_says_why_telegram_cannot_bring_messages(simulator: Simulator, redis_url: str) -> None:
    url = "http://127.0.0.1:1/ours"
    await simulator.result("setWebhook", url=url)
    await simulator.say("hello")
    async with asyncio.timeout(10):
        while "last_error_message" not in await simulator.result("getWebhookInfo"):
            await asyncio.sleep(0.02)

    finding = await telegram_finding(simulator, redis_url, telegram_webhook_url=url)

    assert not finding.fine
    assert "Telegram could not bring a message" in finding.text
