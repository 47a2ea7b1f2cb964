"""The worker process: pump lanes beside arq. Sending depends on Postgres alone; arq comes and goes with Redis."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
import uvloop
from arq.connections import ArqRedis
from arq.worker import Worker, func
from redis.exceptions import RedisError

from carillon.chat.context import Window
from carillon.chat.desk import Desk
from carillon.config import Settings
from carillon.delivery.doorbell import QUEUE, Doorbell, connect, pack, unpack
from carillon.delivery.gates import Gates
from carillon.delivery.pacing import Rates
from carillon.people import accounts
from carillon.people.admission import House
from carillon.platforms import registry
from carillon.platforms.base import Handler
from carillon.processes import announce_ready, die_with_parent
from carillon.store import vault
from carillon.store.engine import SYSTEM, Store
from worker.jobs import answer_conversation
from worker.lane import Lane, Limits
from worker.pieces import Pieces
from worker.pump import Pump
from worker.recorder import Recorder
from worker.sender import Sender
from worker.upkeep import CRON

log = structlog.get_logger()

CONNECTIONS = 12  # to Postgres: a claim and a record at a time, the rest for answers and upkeep
PATIENCE = 1.0  # seconds before another try to reach Redis
LAST_WORDS = 3.0  # seconds that what is under way gets after SIGTERM


@dataclass(slots=True)
class Engine:
    """The parts of one worker process."""

    store: Store
    doorbell: Doorbell
    desk: Desk
    pump: Pump
    gates: Gates
    handlers: list[Handler]


def run(settings: Settings) -> None:
    """Run a worker until SIGTERM or SIGINT."""
    uvloop.run(work(settings))


async def work(settings: Settings) -> None:
    """Run every part; on SIGTERM claim nothing more, let what is under way finish and be recorded, then return."""
    die_with_parent()
    vault.install(vault.Vault(settings.keys))
    redis = connect(settings.redis_url or "")
    engine = await build(settings, redis)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    pumping = asyncio.create_task(engine.pump.run())
    around = [asyncio.create_task(listen(engine)), asyncio.create_task(serve_arq(engine, settings))]
    _settle_memory()
    announce_ready("worker")
    await asyncio.wait([asyncio.create_task(stop.wait()), pumping], return_when=asyncio.FIRST_COMPLETED)
    await finish(engine, pumping, around)
    await redis.aclose(close_connection_pool=True)


def _settle_memory() -> None:
    """Spare the collector what lives as long as the process: looking through it cost an eighth of a burst's CPU."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


async def build(settings: Settings, redis: ArqRedis) -> Engine:
    """Open a handler and a lane for each platform account the settings name."""
    store, doorbell = Store(settings.database_url or "", size=CONNECTIONS), Doorbell(redis)
    windows: dict[int, Window] = {}
    rates: dict[int, Rates] = {}
    gates, recorder = Gates(redis, rates), Recorder(store)
    lanes: list[Lane] = []
    for platform, external_id in registry.configured(settings):
        async with store.transaction(SYSTEM) as session:
            account_id = await accounts.ensure(session, platform.name, external_id)
        handler = platform.open(settings)
        rates[account_id] = platform.rates(settings)
        windows[account_id] = Window(handler, platform.text_limit, platform.too_much)
        lanes.append(
            Lane(
                (platform.name, account_id),
                store=store,
                recorder=recorder,
                gates=gates,
                sender=Sender(platform.name, account_id, handler, gates, Pieces(store)),
                limits=Limits(slots=settings.worker_slots, window=settings.worker_window),
            )
        )
    house = House(settings.access, settings.admins, settings.allowed)
    desk = Desk(store, windows, doorbell, settings.zone, house, gates)
    return Engine(store, doorbell, desk, Pump(lanes, recorder), gates, [window.handler for window in windows.values()])


async def listen(engine: Engine) -> None:
    """Pass the doorbell on to the pump, for as long as Redis lasts and again when it is back."""

    async def once() -> None:
        async for _ in engine.doorbell.rings():
            engine.pump.ring()

    await _again_and_again("doorbell", once)


async def serve_arq(engine: Engine, settings: Settings) -> None:
    """Run arq's jobs and crons, for as long as Redis lasts and again when it is back."""

    async def once() -> None:
        await _arq_worker(engine, settings).async_run()

    await _again_and_again("arq", once)


def _arq_worker(engine: Engine, settings: Settings) -> Worker:
    context: dict[str, Any] = {"desk": engine.desk, "store": engine.store, "gates": engine.gates}
    return Worker(
        functions=[func(answer_conversation, max_tries=1, keep_result=0, timeout=30)],
        cron_jobs=CRON,
        redis_pool=connect(settings.redis_url or ""),
        queue_name=QUEUE,
        ctx=context,
        poll_delay=0.02,
        max_jobs=20,
        job_timeout=30,
        keep_result=0,
        max_tries=1,
        handle_signals=False,
        health_check_interval=15,
        job_serializer=pack,
        job_deserializer=unpack,
    )


async def _again_and_again(name: str, part: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await part()
        except (RedisError, OSError) as error:
            log.warning("redis_lost", part=name, error=type(error).__name__)
        await asyncio.sleep(PATIENCE)


async def finish(engine: Engine, pumping: asyncio.Task[None], around: list[asyncio.Task[None]]) -> None:
    """Stop claiming, wait a little for what is under way, and leave the rest to its leases."""
    engine.pump.drain()
    for task in around:
        task.cancel()
    await asyncio.wait([pumping, *around], timeout=LAST_WORDS)
    if not pumping.done():
        pumping.cancel()
        await asyncio.wait([pumping])
    elif pumping.exception():
        log.error("pump_ended", error=repr(pumping.exception()))
    for handler in engine.handlers:
        await handler.close()
    await engine.store.close()
