"""Webhook mode from end to end: a person writes, Telegram brings it, and it is in the inbox before that is answered."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn

from api.main import build
from bot.polling import Poller
from bot.webhook import Hook
from carillon.chat.context import Window
from carillon.chat.desk import Desk
from carillon.config import Settings
from carillon.delivery.doorbell import Doorbell, connect
from carillon.people import accounts
from carillon.platforms import telegram, telegram_webhook
from carillon.platforms.incoming import Incoming
from carillon.platforms.telegram_media import too_much
from carillon.store.engine import SYSTEM, Store
from carillon.trouble import Trouble
from tests import rows
from tests.simulator_fixture import TOKEN, Simulator, running_simulator

NOBODY = "postgresql://nobody@127.0.0.1:1/nothing"
HEADER = telegram_webhook.HEADER
ANA = {"id": 1001, "is_bot": False, "first_name": "Ana", "language_code": "en"}
LINE = {
    "update_id": 42,
    "message": {
        "message_id": 7,
        "date": 1795000000,
        "chat": {"id": 1001, "type": "private", "first_name": "Ana"},
        "from": ANA,
        "text": "/list",
    },
}


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A far side with a bot."""
    async with running_simulator() as running:
        yield running


def settings(simulator: Simulator, database_url: str, redis_url: str, **more: Any) -> Settings:
    given = {"database_url": database_url, "redis_url": redis_url, "carillon_keys": {"test": bytes(32)}}
    bot = {"telegram_bot_token": TOKEN, "telegram_api_url": simulator.url}
    return Settings(**{**given, **bot, "telegram_webhook_url": f"{simulator.url}/nowhere", **more})


@pytest.fixture
def given(simulator: Simulator, database_url: str, redis_url: str) -> Settings:
    """A bot of the simulator's, in webhook mode."""
    return settings(simulator, database_url, redis_url)


@asynccontextmanager
async def api(given: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = build(given)
    asking = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://carillon")
    async with app.router.lifespan_context(app), asking as client:
        yield client


@asynccontextmanager
async def listening(given: Settings) -> AsyncIterator[str]:
    """The API on a free port; its webhook's address."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(build(given), log_config=None, lifespan="on"))
        serving = asyncio.create_task(server.serve(sockets=[door]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}{telegram_webhook.PATH}"
        server.should_exit = True
        await serving


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while not await true():
            await asyncio.sleep(0.02)


async def kept(store: Store) -> int:
    return int(await rows.one(store, "SELECT count(*) FROM inbox"))


async def test_what_a_person_writes_is_brought_kept_and_answered(
    simulator: Simulator, store: Store, database_url: str, redis_url: str
) -> None:
    given = settings(simulator, database_url, redis_url)
    async with listening(given) as url:
        hook = Hook(simulator.bot(), url, telegram_webhook.secret(given))
        assert await hook.once() == 60

        await simulator.say("/list")
        await until(lambda: has(store, 1))

    handler = telegram.TelegramHandler(TOKEN, simulator.url, connections=2)
    redis = connect(redis_url)
    async with store.transaction(SYSTEM) as session:
        account_id = await accounts.ensure(session, "telegram", telegram.account_of(TOKEN))
    desk = Desk(store, {account_id: Window(handler, 40_000, too_much)}, Doorbell(redis), "UTC")
    assert await desk.answer_all(account_id, "1001") == 1
    assert "Nothing is scheduled" in (await simulator.messages())[-1]["text"]
    await handler.close()
    await redis.aclose(close_connection_pool=True)


async def has(store: Store, count: int) -> bool:
    return await kept(store) >= count


async def test_what_was_written_while_nobody_listened_is_brought_in_order(
    simulator: Simulator, store: Store, database_url: str, redis_url: str
) -> None:
    given = settings(simulator, database_url, redis_url)
    for number in range(5):
        await simulator.say(f"/cancel {number}")
    async with listening(given) as url:
        await Hook(simulator.bot(), url, telegram_webhook.secret(given)).once()
        await until(lambda: has(store, 5))

    assert await rows.one(
        store, "SELECT array_agg(key::int ORDER BY id) = array_agg(key::int ORDER BY key::int) FROM inbox"
    )


async def test_the_same_update_twice_is_kept_once(given: Settings, store: Store) -> None:
    async with api(given) as client:
        for _ in range(2):
            answer = await client.post("/telegram/webhook", json=LINE, headers={HEADER: telegram_webhook.secret(given)})
            assert answer.status_code == 200

    assert await kept(store) == 1


@pytest.mark.parametrize(("secret", "status"), [(None, 401), ("wrong", 403), ("", 403)])
async def test_who_does_not_know_the_secret_is_turned_away(
    given: Settings, store: Store, secret: str | None, status: int
) -> None:
    headers = {} if secret is None else {HEADER: secret}
    async with api(given) as client:
        answer = await client.post("/telegram/webhook", json=LINE, headers=headers)

    assert answer.status_code == status
    assert await kept(store) == 0


async def test_a_secret_of_ones_own_is_the_one_that_counts(
    simulator: Simulator, store: Store, database_url: str, redis_url: str
) -> None:
    given = settings(simulator, database_url, redis_url, telegram_webhook_secret="my_own-1")
    async with api(given) as client:
        assert (await client.post("/telegram/webhook", json=LINE, headers={HEADER: "my_own-1"})).status_code == 200

    assert await kept(store) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" + b" " * 1_000_001, 413),
        (b"not json", 400),
        (b'{"update_id": 1, "something_new": {"x": 1}}', 200),
        (b'{"update_id": 1, "message": {"no": "sense"}}', 200),
        (b'{"no": "number"}', 200),
        (b"[]", 200),
        (b"null", 200),
    ],
)
async def test_what_cannot_be_read_is_answered_once_and_for_all(
    given: Settings, store: Store, body: bytes, status: int
) -> None:
    async with api(given) as client:
        answer = await client.post("/telegram/webhook", content=body, headers={HEADER: telegram_webhook.secret(given)})

    assert answer.status_code == status
    assert await kept(store) == 0


async def test_without_the_database_telegram_is_asked_to_come_again(simulator: Simulator, redis_url: str) -> None:
    given = settings(simulator, NOBODY, redis_url)
    async with api(given) as client:
        answer = await client.post("/telegram/webhook", json=LINE, headers={HEADER: telegram_webhook.secret(given)})

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


async def test_without_redis_it_is_kept_all_the_same(simulator: Simulator, store: Store, database_url: str) -> None:
    given = settings(simulator, database_url, "redis://127.0.0.1:1/0")
    async with api(given) as client:
        answer = await client.post("/telegram/webhook", json=LINE, headers={HEADER: telegram_webhook.secret(given)})

    assert answer.status_code == 200
    assert await kept(store) == 1


async def test_polling_mode_has_no_such_door(simulator: Simulator, database_url: str, redis_url: str) -> None:
    async with api(settings(simulator, database_url, redis_url, telegram_webhook_url=None)) as client:
        assert (await client.post("/telegram/webhook", json=LINE)).status_code == 404


async def test_a_webhook_that_another_program_moved_is_set_back(simulator: Simulator) -> None:
    hook = Hook(simulator.bot(), f"{simulator.url}/ours", "secret")
    await hook.once()
    await simulator.result("setWebhook", url=f"{simulator.url}/theirs")

    await hook.once()

    assert (await simulator.result("getWebhookInfo"))["url"].endswith("/ours")


async def test_the_webhook_asks_for_what_we_can_read(simulator: Simulator) -> None:
    await Hook(simulator.bot(), f"{simulator.url}/ours", "secret").once()

    wanted = (await simulator.result("getWebhookInfo"))["allowed_updates"]
    assert sorted(wanted) == ["callback_query", "edited_message", "message", "my_chat_member"]


@asynccontextmanager
async def poller(simulator: Simulator, redis_url: str, arrived: list[Incoming]) -> AsyncIterator[Poller]:
    speaker, request = telegram.bot(TOKEN, simulator.url, connections=2)
    redis = connect(redis_url)

    async def take_in(arrivals: Any) -> None:
        arrived.extend(arrivals)

    await request.initialize()
    yield Poller(speaker, "carillon_bot", take_in, Trouble(redis, "telegram"))
    await request.shutdown()
    await redis.aclose(close_connection_pool=True)


async def test_back_to_polling_the_webhook_is_ended_and_nothing_is_lost(simulator: Simulator, redis_url: str) -> None:
    arrived: list[Incoming] = []
    await simulator.result("setWebhook", url="http://127.0.0.1:1/nobody")
    await simulator.say("written while nobody was there")

    async with poller(simulator, redis_url, arrived) as polling:
        assert await polling.once() == 0

    assert [said.text for said in arrived] == ["written while nobody was there"]
    assert (await simulator.result("getWebhookInfo"))["url"] == ""


async def test_an_update_that_cannot_be_read_does_not_keep_the_others_away(
    simulator: Simulator, redis_url: str
) -> None:
    arrived: list[Incoming] = []
    async with poller(simulator, redis_url, arrived) as polling:
        await polling.keep([{"update_id": 41, "message": {"no": "sense"}}, json.loads(json.dumps(LINE))])

    assert [said.key for said in arrived] == ["42"]
