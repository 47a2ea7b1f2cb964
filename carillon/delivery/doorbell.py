"""Redis rings, nothing more: it wakes pumps for new work and hands arq the names of conversations to answer.

Everything rung for is in Postgres before the bell sounds, and is found there without it, only a little later.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import msgpack
import structlog
from arq.connections import ArqRedis
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

CHANNEL = "carillon:doorbell"
QUEUE = "carillon:jobs"
ANSWER = "answer_conversation"

log = structlog.get_logger()


def pack(value: dict[str, Any]) -> bytes:
    """Serialise an arq job: plain values only, never pickle, so that Redis cannot hand a worker code to run."""
    return bytes(msgpack.packb(value))


def unpack(packed: bytes) -> dict[str, Any]:
    """Return what `pack` was given."""
    value: dict[str, Any] = msgpack.unpackb(packed)
    return value


def connect(redis_url: str) -> ArqRedis:
    """Return a client that opens its connections when first used."""
    pool = ConnectionPool.from_url(redis_url, socket_connect_timeout=2)
    return ArqRedis(pool, job_serializer=pack, job_deserializer=unpack, default_queue_name=QUEUE)


class Doorbell:
    """Rings over one Redis. A bell that cannot be rung is logged and otherwise ignored."""

    def __init__(self, redis: ArqRedis) -> None:
        self._redis = redis

    async def wake_pumps(self) -> None:
        """Tell every pump that something new may be due."""
        try:
            await self._redis.publish(CHANNEL, b"due")
        except (RedisError, OSError) as error:
            log.warning("doorbell_silent", bell="pumps", error=type(error).__name__)

    async def answer(self, account_id: int, conversation: str, after: float = 0.0) -> None:
        """Ask some worker to answer what waits in a conversation, so many seconds from now."""
        try:
            await self._redis.enqueue_job(ANSWER, account_id, conversation, _defer_by=after or None)
        except (RedisError, OSError) as error:
            log.warning("doorbell_silent", bell="inbox", error=type(error).__name__)

    async def rings(self) -> AsyncIterator[None]:
        """Yield each time some process rings for the pumps; raise RedisError when the line goes dead."""
        async with self._redis.pubsub() as line:
            await line.subscribe(CHANNEL)
            async for message in line.listen():
                if message["type"] == "message":
                    yield
