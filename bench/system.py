"""Our own system under measurement: a migrated database, and workers as the command line starts them."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import psycopg
import redis

from bench import OUT, TOKEN, rows
from bench.children import python, running, until
from bench.rows import Message
from bench.servers import Servers
from carillon.delivery.doorbell import CHANNEL
from carillon.platforms.telegram import account_of
from carillon.store import migrations
from carillon.store.vault import Vault

SLOTS = 50
SESSIONS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


class BotApi(Protocol):
    """Whatever answers as Telegram does."""

    url: str


@dataclass(slots=True)
class System:
    """One database of ours, with the means to fill it and to start workers on it."""

    servers: Servers
    far_side: BotApi
    name: str
    token: str = TOKEN
    key: bytes = field(default_factory=lambda: os.urandom(32))
    url: str = ""
    account_id: int = 0

    def __post_init__(self) -> None:
        """Make the database and its schema, and write down the bot account."""
        self.url = self.servers.database(self.name)
        migrations.upgrade(self.url)
        self.account_id = self.account(self.token)

    def account(self, token: str) -> int:
        """The id of the account of a bot token."""
        given = (account_of(token),)
        return int(
            self.one("INSERT INTO accounts (platform, external_id) VALUES ('telegram', %s) RETURNING id", *given)
        )

    def write(self, messages: Sequence[Message], account_id: int | None = None) -> dict[str, int]:
        """Write messages; return delivery ids by message name."""
        return rows.write(self.url, account_id or self.account_id, Vault({"bench": self.key}), messages)

    def fill(self, pattern: int, first: int, last: int) -> None:
        """Add pending deliveries like `pattern`, which is a delivery's id, far in the future."""
        rows.fill(self.servers.admin_url(self.name), pattern, first, last)

    def vacuum(self) -> None:
        """Do at once what autovacuum would have done long ago on a table that filled slowly."""
        self.all("VACUUM ANALYZE deliveries")

    def ring(self) -> None:
        """Wake the pumps, as whoever wrote something new does."""
        with redis.Redis.from_url(self.redis_url) as client:
            client.publish(CHANNEL, b"due")

    @property
    def redis_url(self) -> str:
        """The numbered database of Valkey that this system has to itself."""
        return self.servers.redis(0)

    def one(self, statement: str, *given: Any) -> Any:
        """The single value of a query, committed."""
        found = self.all(statement, *given)
        return found[0][0]

    def all(self, statement: str, *given: Any) -> list[tuple[Any, ...]]:
        """The rows of a query, committed."""
        with psycopg.connect(self.url, autocommit=True) as db:
            cursor = db.execute(statement, given)
            return cursor.fetchall() if cursor.description else []

    def states(self) -> dict[str, int]:
        """How many deliveries are in each state."""
        return dict(self.all("SELECT state::text, count(*) FROM deliveries GROUP BY state"))

    def recorded(self) -> int:
        """How many deliveries are on record as sent."""
        return int(self.one("SELECT count(*) FROM deliveries WHERE state = 'sent'"))

    def sessions(self) -> int:
        """How many sessions others have on the database."""
        return int(self.one(SESSIONS))

    @contextmanager
    def worker(self, *, slots: int = SLOTS, token: str | None = None) -> Iterator[subprocess.Popen[bytes]]:
        """One worker process, ready to claim, for the length of a block."""
        before = self.sessions()
        with running(f"worker-{self.name}", WORKER, self.settings(slots=slots, token=token)) as process:
            until(lambda: self.sessions() > before or process.poll() is not None, "the worker", 20, tick=0.02)
            if process.poll() is not None:
                raise RuntimeError(f"the worker ended at once: see {OUT}/logs/worker-{self.name}.log")
            yield process

    def settings(self, *, slots: int = SLOTS, token: str | None = None) -> dict[str, str]:
        """The environment of a process of ours."""
        return {
            "DATABASE_URL": self.url,
            "REDIS_URL": self.redis_url,
            "TELEGRAM_BOT_TOKEN": token or self.token,
            "TELEGRAM_API_URL": self.far_side.url,
            "TELEGRAM_RATE": "0",  # no pace of our own: the platform's is not what is measured
            "CARILLON_KEYS": f"bench:{base64.b64encode(self.key).decode()}",
            "CARILLON_HOME": str(self.servers.postgres.home),
            "WORKER_SLOTS": str(slots),
            "LOG_LEVEL": "WARNING",
        }


BOT = python("carillon", "bot")
WORKER = python("carillon", "worker")
