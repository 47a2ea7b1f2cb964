"""One process of ours: how it is started, known to be ready, ended, and found again after a crash of everything."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from carillon.processes import READY_FILE, Goodbye, arguments, end, launch

RUN = "run"  # the folder below CARILLON_HOME for what is true only while we run
# Everything has to end within five seconds: what is under way gets most of them, the servers need the rest.
GOODBYE: Goodbye = ((signal.SIGTERM, 3.3), (signal.SIGKILL, 0.3))
SHORT_GOODBYE: Goodbye = ((signal.SIGTERM, 0.4), (signal.SIGKILL, 0.3))


class Child:
    """A process named `name`; `answers`, if given, asks it from outside whether it is ready.

    One of our own inherits `pipes`, descriptors by the variables that name them: it notices our death by one of
    them, and announces that it is ready. Another program knows none of that: Linux sends it a signal when we die.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        home: Path,
        env: Mapping[str, str],
        *,
        pipes: Mapping[str, int] | None = None,
        answers: Callable[[], bool] | None = None,
    ) -> None:
        self.name = name
        self.log = home / "logs" / f"{name}.log"
        self._command = command
        self._env = dict(env)
        self._pipes = pipes or {}
        self._answers = answers
        self._pid_file = home / RUN / f"{name}.pid"
        self._ready_file = home / RUN / f"{name}.ready"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; it is not ready yet when this returns."""
        self._ready_file.unlink(missing_ok=True)
        self._process = launch(
            self._command,
            log=self.log,
            env=self._env | {READY_FILE: str(self._ready_file)} | {k: str(v) for k, v in self._pipes.items()},
            farewell=None if self._pipes else signal.SIGTERM,
            pass_fds=tuple(self._pipes.values()),
        )
        self._pid_file.write_text(json.dumps([self._process.pid, *self._command]), encoding="utf-8")

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def ready(self) -> bool:
        """Whether the process does its work."""
        if not self.running or (self._pipes and not self._announced()):
            return False
        return self._answers is None or self._answers()

    @property
    def pid(self) -> int:
        """The number of the last process; 0 before the first."""
        return self._process.pid if self._process else 0

    @property
    def exit_code(self) -> int | None:
        """How the last process ended; negative for a signal."""
        return self._process.poll() if self._process else None

    def forget(self) -> None:
        """Remove the traces of a process that has ended."""
        for file in (self._pid_file, self._ready_file):
            file.unlink(missing_ok=True)

    def _announced(self) -> bool:
        with suppress(FileNotFoundError):
            said = self._ready_file.read_text(encoding="utf-8").split()
            return self._process is not None and said[-1:] == [str(self._process.pid)]
        return False


def end_together(children: Sequence[Child], goodbye: Goodbye = GOODBYE) -> None:
    """End processes, by force when asking does not help; together they take as long as the slowest."""
    pids = {child.pid: child for child in children if child.running}
    end(goodbye, {pid: partial(_has_ended, child) for pid, child in pids.items()})
    for child in children:
        child.forget()


def _has_ended(child: Child) -> bool:
    return not child.running


def end_orphans(home: Path) -> None:
    """End the processes that a killed `carillon up` of this home has left behind."""
    recorded = {}
    for file in (home / RUN).glob("*.pid"):
        with suppress(ValueError):  # a crash of the machine may have cut it short
            pid, *command = json.loads(file.read_text(encoding="utf-8"))
            recorded[pid] = " ".join(command).encode()
    end(GOODBYE, {pid: partial(_is_other, pid, command) for pid, command in recorded.items()})


def _is_other(pid: int, command: bytes) -> bool:
    """Whether `pid` does not run that command: a recorded number may long belong to another program."""
    return arguments(pid).replace(b"\0", b" ").strip() != command
