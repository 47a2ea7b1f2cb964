"""The designs that are measured against each other, behind one face."""

from __future__ import annotations

import asyncio
import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from arq import create_pool
from arq.connections import RedisSettings

from bench import TOKEN
from bench.children import python, running
from bench.peers.setup import celery_python
from bench.rows import FIRST_CHAT, Message
from bench.servers import Servers
from bench.system import System
from bench.wire import FarSide

PEERS = Path(__file__).parent / "peers"
GOODBYE = 0.3  # seconds: a peer has nothing to finish when its burst is over


class Contender(ABC):
    """A scheduler that can be given messages. All of a scenario's messages are written before they are due."""

    name: str
    warm_up = 100  # messages sent before anything is measured

    def __init__(self, servers: Servers, far_side: FarSide) -> None:
        self.servers = servers
        self.far_side = far_side
        self.first_sent = 0.0  # when the first message of the warm-up came, in seconds since the epoch

    @abstractmethod
    @contextmanager
    def running(self) -> Iterator[list[int]]:
        """Its processes for the length of a block, by their ids."""

    @abstractmethod
    def write(self, messages: Sequence[Message]) -> None:
        """Store messages, and tell whoever has to know."""

    @abstractmethod
    def recorded(self) -> int:
        """How many messages are on record as sent."""

    def moment(self, soonest: float) -> float:
        """A due time from `soonest` on, in seconds since the epoch, that neither favours nor harms the contender."""
        return soonest


class Ours(Contender):
    """Carillon's worker; `workers` of them share the table."""

    name = "carillon"

    def __init__(self, servers: Servers, far_side: FarSide, workers: int = 1) -> None:
        super().__init__(servers, far_side)
        self.system = System(servers, far_side, f"ours_{workers}")
        self.workers = workers

    @contextmanager
    def running(self) -> Iterator[list[int]]:
        """The workers."""
        if self.workers == 1:
            with self.system.worker() as worker:
                yield [worker.pid]
        else:
            with self.system.worker() as first, self.system.worker() as second:
                yield [first.pid, second.pid]

    def write(self, messages: Sequence[Message]) -> None:
        """Write rows and ring."""
        self.system.write(messages)
        self.system.ring()

    def recorded(self) -> int:
        """Deliveries that are sent."""
        return self.system.recorded()


class Peer(Contender):
    """A design of a task queue beside a table of messages."""

    warm_up = 40

    def __init__(self, servers: Servers, far_side: FarSide) -> None:
        super().__init__(servers, far_side)
        self.url = servers.database(f"peer_{self.name}")
        with psycopg.connect(self.url) as db:
            db.execute((PEERS / "schema.sql").read_bytes())

    def write(self, messages: Sequence[Message]) -> None:
        """Copy the rows in."""
        with psycopg.connect(self.url) as db, db.cursor().copy(COPY) as copy:
            for number, message in enumerate(messages):
                due = datetime.fromtimestamp(message.due, UTC)
                copy.write_row((FIRST_CHAT + number, f"{message.name} Take your medicine", due))

    def recorded(self) -> int:
        """Messages that are sent."""
        with psycopg.connect(self.url) as db:
            (count,) = db.execute("SELECT count(*) FROM messages WHERE status = 'sent'").fetchall()[0]
        return int(count)

    def environment(self, broker: str) -> dict[str, str]:
        """What its programs read."""
        return {
            "PEER_DATABASE_URL": self.url,
            "PEER_BROKER_URL": broker,
            "TELEGRAM_API_URL": self.far_side.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }


COPY = "COPY messages (chat_id, body, due_at) FROM STDIN"


class CeleryBeat(Peer):
    """Celery beat every five seconds, two prefork processes, one task a message."""

    name = "celery_beat"
    period = 5.0

    @contextmanager
    def running(self) -> Iterator[list[int]]:
        """The clock and the worker."""
        broker = self.servers.redis(1).replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
        env = self.environment(broker) | {"PYTHONPATH": str(PEERS / "celery_beat"), "C_FORCE_ROOT": "1"}
        celery: list[str | Path] = [celery_python(), "-m", "celery", "-A", "app"]
        schedule = f"--schedule={self.servers.postgres.home / 'celerybeat-schedule'}"
        with (
            running("celery_worker", [*celery, "worker", "--concurrency=2"], env, goodbye=GOODBYE) as worker,
            running("celery_beat", [*celery, "beat", schedule], env, goodbye=GOODBYE) as beat,
        ):
            yield [worker.pid, beat.pid]

    def moment(self, soonest: float) -> float:
        """Half a period before a beat, so that the wait for the next one is the average wait."""
        halves = (soonest - self.first_sent) / self.period - 0.5
        return self.first_sent + (math.ceil(halves) + 0.5) * self.period


class ArqDefault(Peer):
    """One arq job a message at arq's defaults, with the Bot as it comes."""

    name = "arq_default"

    @contextmanager
    def running(self) -> Iterator[list[int]]:
        """The worker."""
        env = self.environment(self.servers.redis(2)) | {"PYTHONPATH": str(PEERS / "arq_default")}
        with running("arq", python("arq", "app.WorkerSettings"), env, goodbye=GOODBYE) as worker:
            yield [worker.pid]

    def write(self, messages: Sequence[Message]) -> None:
        """Copy the rows in and defer a job for each."""
        super().write(messages)
        asyncio.run(self._enqueue())

    async def _enqueue(self) -> None:
        with psycopg.connect(self.url) as db:
            rows = db.execute("SELECT id, due_at FROM messages WHERE status = 'pending'").fetchall()
        redis = await create_pool(RedisSettings.from_dsn(self.servers.redis(2)))
        for message_id, due in rows:
            await redis.enqueue_job("send", message_id, _defer_until=due, _job_id=str(message_id))
        await redis.aclose()
