"""PostgreSQL 18 of our own, made on its first start; only its owner can reach its Unix socket."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from carillon.errors import CannotStart
from carillon.processes import Goodbye, run_as
from carillon.store.embedded.places import data_folder, own_folder, server_account, socket_folder
from carillon.store.embedded.programs import postgres_programs
from carillon.store.embedded.server import EmbeddedServer

MAJOR = "18"
SOCKET = ".s.PGSQL.5432"

# For a small machine; ALTER SYSTEM changes them.
TUNABLE = {
    "checkpoint_timeout": "15min",
    "jit": "off",
    "log_timezone": "UTC",
    "max_connections": "100",
    "max_wal_size": "512MB",
    "random_page_cost": "1.1",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "wal_compression": "on",
}
# A failed statement and the row in its DETAIL line may hold what a person wrote: neither goes into the log.
FIXED = {
    "listen_addresses": "",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "logging_collector": "off",
    "port": "5432",
    "unix_socket_permissions": "0700",
}
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}

# The owner of our database is no superuser, as with a hosted server: row-level security would not bind one.
FIRST_STATEMENTS = "CREATE ROLE carillon LOGIN CREATEDB CREATEROLE;\nCREATE DATABASE carillon OWNER carillon;\n"


class EmbeddedPostgres(EmbeddedServer):
    """A PostgreSQL server under `home`; with `durable=False` one that may lose data in a crash, for tests."""

    name = "postgres"
    # A fast stop; one that recovers at the next start when that takes too long; and none at all.
    goodbye: ClassVar[Goodbye] = ((signal.SIGINT, 1.0), (signal.SIGQUIT, 0.3), (signal.SIGKILL, 0.2))

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        super().__init__(home, server_account())
        self.durable = durable

    @cached_property
    def folder(self) -> Path:
        """Where the data lies: below `home`, or where `home/postgres.location` says."""
        return data_folder(self.home, self.name, self.account)

    @property
    def url(self) -> str:
        """Our database as its owner: `postgresql://…` as libpq reads it."""
        return self._url("carillon", "carillon")

    @property
    def admin_url(self) -> str:
        """The maintenance database as superuser."""
        return self._url("postgres", "postgres")

    def discard(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        for folder in (self.folder, self._sockets):
            shutil.rmtree(folder, ignore_errors=True)
        (self.home / f"{self.name}.location").unlink(missing_ok=True)

    def _url(self, user: str, database: str) -> str:
        return f"postgresql://{user}@/{database}?host={quote(str(self._sockets), safe='')}"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _sockets(self) -> Path:
        return socket_folder(self.folder, SOCKET)

    @cached_property
    def _programs(self) -> Path:
        return postgres_programs(self.account)

    def _make_folders(self) -> None:
        own_folder(self.folder, self.account)
        own_folder(self._sockets, self.account)

    def _prepare(self) -> None:
        if not self._data.exists():
            self._create()
        found = (self._data / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != MAJOR:
            raise CannotStart(f"{self._data} was made by PostgreSQL {found}; this is PostgreSQL {MAJOR}.")
        self._forget_dead_server()

    def _create(self) -> None:
        """Make the data under another name first: one that was interrupted must not pass for a whole one."""
        unfinished = self.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        options = ["--username=postgres", "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8"]
        options += [
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
        ]
        options += [f"--set={name}={value}" for name, value in TUNABLE.items()]
        options += [] if self.durable else ["--no-sync"]
        self._run("initdb", *options, "-D", str(unfinished))
        self._run("postgres", "--single", "-D", str(unfinished), "postgres", given=FIRST_STATEMENTS)
        unfinished.rename(self._data)

    def _run(self, program: str, *arguments: str, given: str = "") -> None:
        done = subprocess.run(  # noqa: S603 (our own program and arguments)
            (str(self._programs / program), *arguments),
            input=given.encode(),
            cwd=self.folder,
            env={"LC_ALL": "C", "TZ": "UTC"},
            capture_output=True,
            check=False,
            **run_as(self.account),
        )
        said = done.stderr.decode(errors="replace")
        if done.returncode or "ERROR:" in said:
            raise CannotStart(f"PostgreSQL's {program} failed on {self.folder}:\n{said.strip()}")

    def _command(self) -> Sequence[str]:
        settings = FIXED | ({} if self.durable else CARELESS)
        settings["unix_socket_directories"] = '"' + str(self._sockets).replace('"', '""') + '"'
        options = [f"--{name.replace('_', '-')}={value}" for name, value in settings.items()]
        return [str(self._programs / "postgres"), "-D", str(self._data), *options]

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self._data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []

    def _recorded_pid(self) -> int | None:
        lines = self._pid_file_lines()
        return int(lines[0]) if lines and lines[0].isdigit() else None

    def _forget_dead_server(self) -> None:
        """Remove a dead server's lock files: PostgreSQL obeys them when another program has that pid now."""
        for path in (self._data / "postmaster.pid", self._sockets / SOCKET, self._sockets / f"{SOCKET}.lock"):
            with suppress(FileNotFoundError):
                path.unlink()

    def _answers(self) -> bool:
        """The server writes its state into line 8 of its pid file (miscadmin.h, LOCK_FILE_LINE_PM_STATUS)."""
        lines = self._pid_file_lines()
        return len(lines) >= 8 and self._recorded_pid() == self._pid and lines[7].strip() == "ready"

    @property
    def _pid(self) -> int | None:
        return self._process.pid if self._process else None

    def _mend(self, last_words: str) -> bool:
        """Sessions of a server that was killed outlive it for a moment, and it waits for them to end."""
        return "is still in use" in last_words
