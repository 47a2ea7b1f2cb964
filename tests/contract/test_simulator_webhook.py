"""Webhooks: updates go to an address, again until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from simulator.serving import start
from tests.simulator_fixture import ManualClock, Simulator

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Receiver:
    """A bot's own server. It answers with the statuses queued, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    got: asyncio.Queue[tuple[dict[str, Any], str | None]] = field(default_factory=asyncio.Queue)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        """Take one update, once the gate is open."""
        self.got.put_nowait((await request.json(), request.headers.get(SECRET)))
        await self.gate.wait()
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200, headers=self.headers)

    async def next_text(self) -> str:
        """The text of the next update that comes."""
        async with asyncio.timeout(5):
            update, _ = await self.got.get()
        return str(update["message"]["text"])


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver on a free port, its gate open."""
    receiver = Receiver()
    receiver.gate.set()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    server = await start(app)
    receiver.url = f"{server.url}/hook"
    yield receiver
    await server.stop()


async def test_updates_are_posted_with_the_secret(simulator: Simulator, receiver: Receiver) -> None:
    assert await simulator.bot().set_webhook(receiver.url, secret_token="s3cret_-")

    said = await simulator.say("hello")

    async with asyncio.timeout(5):
        update, secret = await receiver.got.get()
    assert update["update_id"] == said["update_id"]
    assert update["message"]["text"] == "hello"
    assert secret == "s3cret_-"


async def test_what_waited_is_delivered_when_the_webhook_is_set(simulator: Simulator, receiver: Receiver) -> None:
    await simulator.say("early")

    await simulator.result("setWebhook", url=receiver.url)

    assert await receiver.next_text() == "early"


async def test_polling_and_a_webhook_exclude_each_other(simulator: Simulator, receiver: Receiver) -> None:
    polling = asyncio.create_task(simulator.refusal("getUpdates", timeout=50))
    while not (await simulator.get("telegram/calls?method=getUpdates"))["calls"]:
        await asyncio.sleep(0)

    await simulator.result("setWebhook", url=receiver.url)

    assert await polling == "Conflict: terminated by setWebhook request"
    assert await simulator.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await simulator.result("deleteWebhook")
    assert await simulator.updates() == []


async def test_setting_and_deleting_say_what_they_did(simulator: Simulator, receiver: Receiver) -> None:
    described = [
        (await simulator.call(method, **parameters))["description"]
        for method, parameters in [
            ("setWebhook", {"url": receiver.url}),
            ("setWebhook", {"url": receiver.url}),
            ("deleteWebhook", {}),
            ("deleteWebhook", {}),
            ("setWebhook", {"url": ""}),
        ]
    ]

    assert described == [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
        "Webhook is already deleted",
    ]


async def test_a_refused_update_comes_again_after_growing_pauses(
    timed: Simulator, clock: ManualClock, receiver: Receiver
) -> None:
    receiver.statuses = [500, 302, 503]
    await timed.result("setWebhook", url=receiver.url)
    await timed.say("please")

    pauses = []
    for _ in range(3):
        assert await receiver.next_text() == "please"
        pauses.append(await clock.somebody_sleeps())
        clock.advance(pauses[-1])

    assert await receiver.next_text() == "please"
    assert pauses == [1, 2, 4]
    info = await timed.bot().get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert (await until_taken(timed)) == 0


async def test_a_pause_that_was_asked_for_is_kept(timed: Simulator, clock: ManualClock, receiver: Receiver) -> None:
    receiver.statuses, receiver.headers = [429], {"Retry-After": "90"}
    await timed.result("setWebhook", url=receiver.url)
    await timed.say("please")

    assert await receiver.next_text() == "please"
    assert await clock.somebody_sleeps() == 90
    clock.advance(90)
    assert await receiver.next_text() == "please"


async def test_an_update_is_given_up_after_a_day(timed: Simulator, clock: ManualClock, receiver: Receiver) -> None:
    receiver.statuses = [500]
    await timed.result("setWebhook", url=receiver.url)
    await timed.say("too old soon")
    await receiver.next_text()
    await clock.somebody_sleeps()

    clock.advance(24 * 3600)
    await timed.say("next")

    assert await receiver.next_text() == "next"


async def test_order_holds_within_a_chat_and_chats_do_not_wait_for_each_other(
    simulator: Simulator, receiver: Receiver
) -> None:
    receiver.gate.clear()
    await simulator.result("setWebhook", url=receiver.url)

    await simulator.say("Emma 1")
    await simulator.say("Emma 2")
    await simulator.say("Lucía 1", chat_id=1002)

    assert {await receiver.next_text(), await receiver.next_text()} == {"Emma 1", "Lucía 1"}
    assert receiver.got.empty()
    receiver.gate.set()
    assert await receiver.next_text() == "Emma 2"


async def test_max_connections_bounds_what_is_under_way(simulator: Simulator, receiver: Receiver) -> None:
    receiver.gate.clear()
    await simulator.result("setWebhook", url=receiver.url, max_connections=1)

    await simulator.say("Emma")
    await simulator.say("Lucía", chat_id=1002)

    assert await receiver.next_text() == "Emma"
    assert receiver.got.empty()
    receiver.gate.set()
    assert await receiver.next_text() == "Lucía"


async def test_pending_updates_can_be_dropped(simulator: Simulator, receiver: Receiver) -> None:
    await simulator.say("never mind")

    await simulator.bot().set_webhook(receiver.url, drop_pending_updates=True)

    assert (await simulator.bot().get_webhook_info()).pending_update_count == 0


async def test_the_webhook_can_be_looked_up(simulator: Simulator, receiver: Receiver) -> None:
    bot = simulator.bot()
    assert (await bot.get_webhook_info()).url == ""
    await bot.set_webhook(receiver.url, allowed_updates=["message"], max_connections=5)

    info = await bot.get_webhook_info()

    assert (info.url, info.max_connections, info.allowed_updates) == (receiver.url, 5, ("message",))


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"url": "ftp://example.org"}, "invalid webhook URL specified"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "https://example.org", "secret_token": "a" * 257}, "secret token is too long"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_webhook_that_cannot_work_is_refused(
    simulator: Simulator, parameters: dict[str, str], sentence: str
) -> None:
    assert await simulator.refusal("setWebhook", **parameters) == f"Bad Request: {sentence}"


async def until_taken(simulator: Simulator) -> int:
    """How many updates wait, once the last delivery has been noted."""
    async with asyncio.timeout(5):
        while waiting := (await simulator.result("getWebhookInfo"))["pending_update_count"]:
            await asyncio.sleep(0)
    return int(waiting)
