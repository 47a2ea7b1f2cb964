"""`carillon up` from its first check to its last goodbye."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.text import Text

from carillon import keys, lock
from carillon.config import Settings
from carillon.errors import CannotStart
from carillon.introduction import NotIntroduced, bot_name
from carillon.processes import GATE, LIFELINE
from carillon.store.embedded import EmbeddedServer
from carillon.store.embedded.places import prepare_home
from carillon.supervisor import plan
from carillon.supervisor.banner import banner, link
from carillon.supervisor.child import RUN, SHORT_GOODBYE, Child, end_orphans, end_together
from carillon.supervisor.logfiles import LogFile
from carillon.supervisor.terminal import Terminal
from carillon.supervisor.watch import Watch

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK = 0.1  # seconds between two looks at what runs
PATIENCE = 30.0  # seconds until the banner appears without those that are not ready


class Stop(BaseException):
    """Somebody asked us to stop."""


def up(settings: Settings, *, verbose: bool = False) -> None:
    """Run everything until SIGINT, SIGTERM or SIGHUP. Raises CannotStart."""
    prepare_home(settings.home)
    with _stopping(), _only_one(settings):
        (settings.home / RUN).mkdir(mode=0o700, exist_ok=True)
        end_orphans(settings.home)
        plan.check_ports(settings)
        terminal = Terminal()
        house = House(settings, terminal, verbose=verbose)
        try:
            house.open()
            house.keep()
        except Stop:
            terminal.tell("Stopping …")
            raise
        finally:
            _ignore_signals()
            house.close()


class House:
    """Everything that runs, and what is said about it on the terminal."""

    def __init__(self, settings: Settings, terminal: Terminal, *, verbose: bool) -> None:
        self._settings, self._terminal, self._verbose = settings, terminal, verbose
        # Nobody writes into these pipes: the lifeline ends when we do, however we do, and the gate when we open it.
        self._lifeline, self._held = os.pipe()
        self._gate, self._closed = os.pipe()
        self._servers = plan.servers(settings)
        self._env = plan.environment(settings, self._servers)
        self._children = plan.children(settings, self._env, {LIFELINE: self._lifeline, GATE: self._gate})
        self._kept: list[EmbeddedServer | Child] = [*self._servers, *self._children]
        self._logs = {kept.name: LogFile(kept.log) for kept in self._kept}
        self._watches: list[Watch] = []

    def open(self) -> None:
        """Start everything at once, hold the processes at the gate until the tables are there, and wait for all."""
        for server in self._servers:
            server.spawn()
        self._ensure_keys()
        for child in self._children:
            child.start()
        for server in self._servers:
            server.wait_ready()
        self._migrate()
        os.close(self._closed)
        self._watches = [Watch(kept, time.monotonic()) for kept in self._kept]
        late = self._wait_until_ready()
        names = [kept.name for kept in self._kept if kept.name not in late]
        self._terminal.tell(banner(self._settings, self._telegram(), names))
        for name in late:
            self._terminal.tell(f"{name} is not ready yet; {self._logs[name].path} says why. Everything else works.")

    def keep(self) -> None:
        """Start again what dies, and keep the logs small, until a signal ends it."""
        while True:
            self._look()
            time.sleep(LOOK)

    def close(self) -> None:
        """End everything: those who write to the servers first, then the servers."""
        end_together([child for child in self._children if child.name != "simulator"])
        for server in self._servers:
            server.ask_to_stop()
        end_together(self._children, SHORT_GOODBYE)  # the simulator is left, and has nobody to serve any more
        for server in self._servers:
            server.stop()

    def _ensure_keys(self) -> None:
        if not self._settings.keys:
            keys.create(self._settings.home / keys.FILE)

    def _migrate(self) -> None:
        """In a process of its own: what it needs is large, and we stay for long."""
        command, log = (sys.executable, "-m", "carillon", "migrate"), self._settings.home / "logs" / "migrate.log"
        with log.open("wb") as output:
            done = subprocess.run(command, env=self._env, stdout=output, stderr=output, check=False)  # noqa: S603
        if done.returncode:
            last = LogFile(log).last_words()
            raise CannotStart(f"The database could not be brought up to date: {last}\nMore is in {log}.")

    def _telegram(self) -> str | Text:
        """Where to write, or why Telegram does not know us."""
        token = self._settings.telegram_bot_token
        if token is None:
            return link(f"http://127.0.0.1:{self._settings.simulator_port}")
        try:
            return f"@{bot_name(token.get_secret_value(), self._settings.telegram_api_url)}"
        except NotIntroduced as error:
            return Text(str(error), style="bold red")

    def _wait_until_ready(self) -> list[str]:
        """Return the names of those that did not make it in time."""
        deadline = time.monotonic() + PATIENCE
        late = list(self._children)
        while late and time.monotonic() < deadline:
            self._look()
            late = [child for child in late if not child.ready]
            time.sleep(LOOK / 2)
        return [child.name for child in late]

    def _look(self) -> None:
        for watch in self._watches:
            news = watch.tend(time.monotonic())
            if news:
                last = self._logs[watch.kept.name].last_words()
                self._terminal.tell(f"{news} It said last: {last[:300]}" if last else news)
        for name, log in self._logs.items():
            if self._verbose:
                for line in log.new_lines():
                    self._terminal.tell(Text.assemble((f"{name} ", "dim"), line))
            log.trim()


@contextmanager
def _only_one(settings: Settings) -> Iterator[None]:
    path = settings.home / "lock"
    held = lock.hold(path)
    if held is None:
        pid = path.read_text(encoding="ascii").strip()
        raise CannotStart(
            f"Carillon already runs on {settings.home} (process {pid}). Stop it first, "
            "or set CARILLON_HOME, API_PORT and SIMULATOR_PORT to run a second one."
        )
    os.ftruncate(held, 0)
    os.write(held, f"{os.getpid()}\n".encode())
    try:
        yield
    finally:
        os.close(held)


@contextmanager
def _stopping() -> Iterator[None]:
    """Leave the block quietly at the first signal; more of them change nothing."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        _ignore_signals()
        raise Stop

    asked = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN or number != signal.SIGHUP]
    before = {number: signal.signal(number, stop) for number in asked}  # nohup wants us to stay
    try:
        yield
    except Stop:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
