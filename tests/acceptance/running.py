"""Carillon as `make run` starts it, with the simulator as the far side, driven from outside."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg
import redis

from carillon.store.embedded import EmbeddedPostgres, EmbeddedValkey

PATIENCE = 30.0  # seconds
MINE = "user_id = (SELECT user_id FROM identities WHERE external_id = %s::text)"


class Running:
    """One running Carillon."""

    def __init__(self, home: Path, process: subprocess.Popen[bytes], ports: tuple[int, int]) -> None:
        self.home = home
        self.process = process
        self.api = httpx.Client(base_url=f"http://127.0.0.1:{ports[0]}")
        self.simulator = httpx.Client(base_url=f"http://127.0.0.1:{ports[1]}")

    def fault(self, **given: Any) -> None:
        """Make something go wrong on the far side."""
        self.control("/sim/faults", platform="telegram", **given)

    def heals(self) -> None:
        """Take every fault back."""
        self.simulator.delete("/sim/faults").raise_for_status()

    def control(self, path: str, **given: Any) -> None:
        """Ask something of the simulator."""
        self.simulator.post(path, json=given).raise_for_status()

    def sql(self, statement: str, *given: Any) -> list[tuple[Any, ...]]:
        """Run a statement on its database."""
        with psycopg.connect(EmbeddedPostgres(self.home).url, autocommit=True) as connection:
            cursor = connection.execute(statement, given)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    def flush_redis(self) -> None:
        """Empty Redis."""
        with redis.Redis.from_url(EmbeddedValkey(self.home).url) as client:
            client.flushall()

    def worker(self) -> psutil.Process:
        """Return the worker process."""
        children = psutil.Process(self.process.pid).children()
        found = [child for child in children if child.cmdline()[-1:] == ["worker"]]
        return found[0]

    def kill_worker(self) -> None:
        """End the worker without a goodbye."""
        victim = self.worker()
        victim.kill()
        until(lambda: not victim.is_running() or victim.status() == psutil.STATUS_ZOMBIE, "the worker ends")

    def restart_worker(self) -> None:
        """End the worker without a goodbye while nothing is in its hands; the supervisor starts the next one."""
        waiting = "SELECT FROM inbox WHERE answered_at IS NULL"
        until(lambda: not self.sql(waiting), "every line is answered")
        self.kill_worker()

    def let_leases_lapse(self) -> None:
        """Let time pass for every lease."""
        self.sql("UPDATE deliveries SET lease_until = now() - interval '1 second' WHERE state = 'accepted'")
        self.sql("UPDATE inbox SET leased_until = now() - interval '1 second', received_at = now() - interval '9 s'")


class Chat:
    """One person's private chat with the bot of a running Carillon."""

    def __init__(self, system: Running, chat_id: int) -> None:
        self.system = system
        self.chat_id = chat_id

    def says(self, text: str) -> None:
        """Type a line."""
        person = {"id": self.chat_id, "first_name": "Ana", "language_code": "en"}
        self.system.control("/sim/telegram/say", chat_id=self.chat_id, text=text, **{"from": person})

    def presses(self, message: dict[str, Any], label: str) -> None:
        """Press a button under a message."""
        (data,) = [b["callback_data"] for row in message["buttons"] for b in row if b["text"] == label]
        self.system.control("/sim/telegram/press", chat_id=self.chat_id, message_id=message["message_id"], data=data)

    def heard(self) -> list[dict[str, Any]]:
        """Return the bot's messages, oldest first."""
        found = self.system.simulator.get(f"/sim/telegram/chats/{self.chat_id}")
        if found.status_code == httpx.codes.NOT_FOUND:
            return []
        return [m for m in found.raise_for_status().json()["messages"] if m["from"]["is_bot"]]

    def texts(self, wanted: str) -> list[dict[str, Any]]:
        """Return the bot's messages that are exactly `wanted`."""
        return [message for message in self.heard() if message.get("text") == wanted]

    def due_now(self) -> None:
        """Let what is queued for this person be due."""
        self.system.sql(f"UPDATE deliveries SET due_at = now() WHERE state = 'queued' AND {MINE}", self.chat_id)

    def states(self) -> list[str]:
        """Return every transition of this person's deliveries, in order."""
        joined = "events AS e JOIN deliveries AS d ON d.id = delivery_id"
        found = f"SELECT e.state::text FROM {joined} WHERE {MINE} ORDER BY e.id"
        return [state for (state,) in self.system.sql(found, self.chat_id)]

    def occurrences(self, state: str) -> list[datetime]:
        """Return the moments of this person's deliveries in a state."""
        found = f"SELECT occurrence FROM deliveries WHERE {MINE} AND state::text = %s"
        return [at for (at,) in self.system.sql(found, self.chat_id, state)]


@contextmanager
def running(home: Path, **settings: str) -> Iterator[Running]:
    """Start Carillon on free ports, and stop it as Ctrl-C would."""
    ports = free_port(), free_port()
    process = start(home, ports, **settings)
    system = Running(home, process, ports)
    try:
        until(lambda: b"/schedule" in (home / "terminal").read_bytes(), "the banner", process)
        yield system
    finally:
        system.api.close()
        system.simulator.close()
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)
        EmbeddedPostgres(home).discard()


def start(home: Path, ports: tuple[int, int], **settings: str) -> subprocess.Popen[bytes]:
    """Start `carillon up` and return at once."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env = {
        **kept,
        "CARILLON_HOME": str(home),
        "API_PORT": str(ports[0]),
        "SIMULATOR_PORT": str(ports[1]),
        **settings,
    }
    with (home / "terminal").open("wb") as terminal:
        return subprocess.Popen(
            [sys.executable, "-m", "carillon", "up"], env=env, stdout=terminal, stderr=subprocess.STDOUT
        )


def until(true: Callable[[], Any], what: str, process: subprocess.Popen[bytes] | None = None) -> Any:
    """Wait until `true()` is, and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        if process and process.poll() is not None:
            raise AssertionError(f"ended with {process.returncode} while waiting for {what}")
        time.sleep(0.02)
    raise AssertionError(f"waited {PATIENCE} s in vain for {what}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
