"""Child processes of the benchmark: started with a clean environment, their output in a file, ended with us."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from bench import OUT, ROOT
from carillon.processes import launch

TICK = 0.005  # seconds


class TookTooLong(Exception):
    """Something that had to happen did not happen in time."""


def until(true: Callable[[], object], what: str, seconds: float, tick: float = TICK) -> float:
    """Wait until `true()` is, and return the time.monotonic() at which it was seen to be."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TookTooLong(f"waited {seconds:g} s for {what}")
        time.sleep(tick)
    return time.monotonic()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def start(name: str, command: Sequence[str | Path], env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a process whose output goes to the end of `bench/out/logs/<name>.log`."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
    environment = {**kept, "PYTHONUNBUFFERED": "1", **env}
    log = OUT / "logs" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    return launch([str(part) for part in command], log=log, env=environment, farewell=signal.SIGKILL, cwd=ROOT)


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module with this interpreter."""
    return [sys.executable, "-m", module, *arguments]


def stop(process: subprocess.Popen[bytes], seconds: float) -> None:
    """End a process and its descendants: politely, then not."""
    below = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for left in below:
        if left.is_running():
            left.kill()


@contextmanager
def running(
    name: str, command: Sequence[str | Path], env: Mapping[str, str] | None = None, *, goodbye: float = 10.0
) -> Iterator[subprocess.Popen[bytes]]:
    """A process for the length of a block; it has `goodbye` seconds to end."""
    process = start(name, command, env or {})
    try:
        yield process
    finally:
        stop(process, goodbye)
