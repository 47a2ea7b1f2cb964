"""One server process of ours from its start to its end, and the orphan that an earlier crash has left."""

from __future__ import annotations

import os
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Self

from carillon import lock
from carillon.errors import CannotStart
from carillon.processes import TICK, Account, Goodbye, arguments, end, launch
from carillon.store.embedded.places import prepare_home


class EmbeddedServer(ABC):
    """A server whose data lies in a folder of its own. `start` and `stop` are synchronous.

    On Linux the server also ends with the thread that started it, so start it from the main thread.
    """

    name: ClassVar[str]
    goodbye: ClassVar[Goodbye]  # how it is stopped; the first signal is also what our own death sends it

    def __init__(self, home: Path, account: Account | None = None) -> None:
        self.home = prepare_home(home)
        self.log = self.home / "logs" / f"{self.name}.log"
        self.account = account
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._log_start = 0

    @property
    @abstractmethod
    def folder(self) -> Path:
        """Where the data lies."""

    @property
    @abstractmethod
    def url(self) -> str:
        """Where clients connect; known before the server runs."""

    @abstractmethod
    def _prepare(self) -> None:
        """Make what the server needs before it can start."""

    @abstractmethod
    def _command(self) -> Sequence[str]: ...

    @abstractmethod
    def _recorded_pid(self) -> int | None:
        """The process id that the last server wrote down, alive or not."""

    @abstractmethod
    def _answers(self) -> bool:
        """Whether the server of `self._process` takes connections."""

    @abstractmethod
    def _mend(self, last_words: str) -> bool:
        """Whether what the server died of was put right, so that another try makes sense."""

    def start(self, timeout: float = 60.0) -> str:
        """Start the server, wait until it answers and return its URL. Raises CannotStart."""
        self.spawn()
        self.wait_ready(timeout)
        return self.url

    def spawn(self) -> None:
        """Begin to start, without waiting; also after the server has died."""
        if self.running:
            return
        self.stop()
        self._make_folders()
        self._lock = lock.hold(self.folder / "lock")
        if self._lock is None:
            raise CannotStart(f"Another process already runs the {self.name} of {self.home}.")
        try:
            self.stop_orphan()
            self._prepare()
            self._launch()
        except BaseException:
            self.stop()
            raise

    def wait_ready(self, timeout: float = 60.0) -> None:
        """Return once the server answers; `timeout` in seconds covers a recovery after a crash."""
        deadline = time.monotonic() + timeout
        while not self._answers():
            if not self.running and not self._mend(self._last_words()):
                self._give_up("ended at once")
            if not self.running:
                self._launch()
            if time.monotonic() > deadline:
                self._give_up(f"did not answer within {timeout:g} s")
            time.sleep(TICK)

    @property
    def running(self) -> bool:
        """Whether the process that we started is still there."""
        return self._process is not None and self._process.poll() is None

    def ask_to_stop(self) -> None:
        """Begin to stop, without waiting."""
        if self._process is not None and self.running:
            self._process.send_signal(self.goodbye[0][0])

    def stop(self) -> None:
        """End the server, politely first, and let go of its folder. Harmless when it does not run."""
        if self._process is not None:
            process = self._process
            end(self.goodbye, {process.pid: lambda: process.poll() is not None})
            self._process = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def found_running(self) -> bool:
        """Whether a server runs on our folder, whoever started it."""
        pid = self._recorded_pid()
        return pid is not None and self._is_ours(pid)

    def stop_orphan(self) -> None:
        """End the server that a killed predecessor left behind, if there is one."""
        pid = self._recorded_pid()
        if pid is not None:
            end(self.goodbye, {pid: lambda: not self._is_ours(pid)})

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    @abstractmethod
    def _make_folders(self) -> None: ...

    def _is_ours(self, pid: int) -> bool:
        """Whether `pid` runs on our folder: a recorded number may long belong to another program."""
        return os.fsencode(self.folder) in arguments(pid)

    def _launch(self) -> None:
        self._log_start = self.log.stat().st_size if self.log.exists() else 0
        self._process = launch(
            self._command(),
            log=self.log,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            farewell=self.goodbye[0][0],
            cwd=self.folder,
            account=self.account,
        )

    def _last_words(self) -> str:
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode(errors="replace")

    def _give_up(self, what: str) -> None:
        last = self._last_words().strip().splitlines()[-3:]
        self.stop()
        raise CannotStart("\n".join([f"The embedded {self.name} {what}. The end of {self.log}:", *last]))
