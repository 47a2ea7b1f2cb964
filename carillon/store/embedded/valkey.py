"""Valkey of our own: it speaks the Redis protocol on a Unix socket that only its owner can reach."""

from __future__ import annotations

import shutil
import signal
import socket
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from carillon.processes import Goodbye
from carillon.store.embedded.places import own_folder, socket_folder
from carillon.store.embedded.programs import valkey_program
from carillon.store.embedded.server import EmbeddedServer

SOCKET = "valkey.sock"
LOG = "appendonlydir"


class EmbeddedValkey(EmbeddedServer):
    """A Valkey server under `home`; with `durable=False` one that keeps nothing, for tests."""

    name = "valkey"
    goodbye: ClassVar[Goodbye] = ((signal.SIGTERM, 1.0), (signal.SIGKILL, 0.2))

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        super().__init__(home)
        self.durable = durable

    @cached_property
    def folder(self) -> Path:
        """Where the data lies."""
        return self.home / self.name

    @property
    def url(self) -> str:
        """The server as redis-py and arq read it: `unix://…`."""
        return f"unix://{quote(str(self._sockets / SOCKET))}?db=0"

    def discard(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        for folder in (self.folder, self._sockets):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def _sockets(self) -> Path:
        return socket_folder(self.folder, SOCKET)

    @property
    def _pid_file(self) -> Path:
        return self.folder / "valkey.pid"

    def _make_folders(self) -> None:
        own_folder(self.folder, self.account)
        own_folder(self._sockets, self.account)

    def _prepare(self) -> None:
        for stale in (self._pid_file, self._sockets / SOCKET):
            stale.unlink(missing_ok=True)

    def _command(self) -> Sequence[str]:
        settings = {
            "appenddirname": LOG,
            "appendfsync": "everysec",
            "appendonly": "yes" if self.durable else "no",
            "dir": str(self.folder),
            "maxmemory-policy": "noeviction",
            "pidfile": str(self._pid_file),
            "port": "0",
            "save": "",
            "set-proc-title": "no",  # the command line is how an orphan is known
            "unixsocket": str(self._sockets / SOCKET),
            "unixsocketperm": "700",
        }
        return [
            str(valkey_program()),
            *(part for name, value in settings.items() for part in (f"--{name}", value)),
        ]

    def _recorded_pid(self) -> int | None:
        try:
            return int(self._pid_file.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return None

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1.0)
            try:
                client.connect(str(self._sockets / SOCKET))
                client.sendall(b"PING\r\n")
                return client.recv(64).startswith(b"+PONG")
            except OSError:
                return False

    def _mend(self, last_words: str) -> bool:
        """Set a damaged log aside: PostgreSQL knows what must happen, and Valkey only rings the bell."""
        log = self.folder / LOG
        if "append only" not in last_words.lower() or not log.exists():
            return False
        log.rename(self.folder / f"{LOG}.damaged-{time.time_ns()}")
        return True
