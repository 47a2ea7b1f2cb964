"""Processes of this machine: starting one that cannot outlive us, ending one, and knowing one again."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypedDict

LIFELINE = "CARILLON_LIFELINE"  # names a descriptor that ends when whoever started this process dies
GATE = "CARILLON_GATE"  # names a descriptor that ends when what this process needs is there
READY_FILE = "CARILLON_READY_FILE"  # names the file in which this process says that it is ready
PR_SET_PDEATHSIG = 1  # prctl(2), Linux
TICK = 0.01  # seconds between two looks at a process that is starting or ending

Goodbye = Sequence[tuple[signal.Signals, float]]  # the signals that end a process, each with its seconds of patience


def die_with_parent(grace: float = 4.0) -> None:
    """End this process when `carillon up` dies: by SIGTERM, and by force `grace` seconds later.

    It does nothing in a process that was started otherwise.
    """
    lifeline = os.environ.pop(LIFELINE, "")
    if lifeline:
        threading.Thread(target=_end_after, args=(int(lifeline), grace), daemon=True, name="lifeline").start()


def _end_after(lifeline: int, grace: float) -> None:
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(grace)
    os._exit(1)


def wait_at_gate() -> None:
    """Wait until `carillon up`, if that started this process, has everything in place that the process needs."""
    gate = os.environ.pop(GATE, "")
    if gate:
        os.read(int(gate), 1)
        os.close(int(gate))


def announce_ready(process: str) -> None:
    """Tell `carillon up`, if that started this process, that it does its work now."""
    path = os.environ.get(READY_FILE)
    if path:
        Path(path).write_text(f"{process} {os.getpid()}\n", encoding="utf-8")


class Account(NamedTuple):
    """A user of this machine."""

    name: str
    uid: int
    gid: int


class RunAs(TypedDict, total=False):
    """Arguments of subprocess."""

    user: int
    group: int
    extra_groups: list[int]


def run_as(account: Account | None) -> RunAs:
    """Run a program as `account`, without our groups; None is ourselves."""
    return {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}


def launch(
    command: Sequence[str],
    *,
    log: Path,
    env: Mapping[str, str],
    farewell: signal.Signals | None = None,
    cwd: Path | None = None,
    account: Account | None = None,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own that writes to the end of `log`.

    With `farewell`, Linux sends it that signal when the thread that calls this dies: call from the main thread.
    """
    log.parent.mkdir(mode=0o700, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 (callers give commands of ours)
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=cwd,
            env=env,
            start_new_session=True,  # Ctrl-C reaches us alone, and we end the others in our own order
            preexec_fn=_follow(farewell),  # noqa: PLW1509 (it makes system calls only)
            pass_fds=pass_fds,
            **run_as(account),
        )


def _follow(farewell: signal.Signals | None) -> Callable[[], None] | None:
    """What a new child does so that Linux tells it of our death; macOS has no such thing."""
    if farewell is None or sys.platform != "linux":
        return None
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("launch from the main thread: Linux ends the process with the thread that started it")
    libc, parent = ctypes.CDLL(None), os.getpid()

    def follow() -> None:
        libc.prctl(PR_SET_PDEATHSIG, farewell)
        if os.getppid() != parent:
            os._exit(1)

    return follow


def end(goodbye: Goodbye, gone: Mapping[int, Callable[[], bool]]) -> None:
    """Send the signals of `goodbye` one after the other to the processes that are not `gone` yet."""
    for number, patience in goodbye:
        left = {pid: is_gone for pid, is_gone in gone.items() if not is_gone()}
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + patience
        while not all(is_gone() for is_gone in left.values()) and time.monotonic() < deadline:
            time.sleep(TICK)


def arguments(pid: int) -> bytes:
    """The command line of a process, on Linux with NUL between arguments; empty when there is none."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return b""
    command = ("/bin/ps", "-ww", "-o", "args=", "-p", str(pid))
    return subprocess.run(command, check=False, capture_output=True).stdout  # noqa: S603 (constants and a number)
