"""CPU seconds and memory of processes and everything below them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

TICK = 0.05  # seconds between two looks at the memory
MEGABYTE = 1024 * 1024


@dataclass(slots=True)
class Usage:
    """What processes used while they were watched."""

    cpu_seconds: float = 0.0
    peak_mb: float = 0.0  # resident memory, summed over the processes: shared pages count in each


def tree(pids: Sequence[int]) -> list[psutil.Process]:
    """The processes and all their descendants that live now."""
    found: list[psutil.Process] = []
    for pid in pids:
        with suppress(psutil.NoSuchProcess):
            parent = psutil.Process(pid)
            found += [parent, *parent.children(recursive=True)]
    return found


def resident_mb(pids: Sequence[int]) -> float:
    """The resident memory of the processes and their descendants."""
    total = 0
    for process in tree(pids):
        with suppress(psutil.NoSuchProcess):
            total += process.memory_info().rss
    return total / MEGABYTE


def cpu_seconds(pids: Sequence[int]) -> float:
    """User and system time that the processes and their descendants have used so far."""
    total = 0.0
    for process in tree(pids):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
    return total


@contextmanager
def watching(pids: Sequence[int]) -> Iterator[Usage]:
    """Watch processes for the length of a block; the figures are complete after it."""
    usage = Usage(peak_mb=resident_mb(pids))
    over = threading.Event()

    def look() -> None:
        while not over.wait(TICK):
            usage.peak_mb = max(usage.peak_mb, resident_mb(pids))

    watcher = threading.Thread(target=look, daemon=True)
    before = cpu_seconds(pids)
    watcher.start()
    try:
        yield usage
    finally:
        over.set()
        watcher.join()
        usage.cpu_seconds = cpu_seconds(pids) - before
        usage.peak_mb = max(usage.peak_mb, resident_mb(pids))
