"""A lock that the system itself takes back when its holder dies, even by kill -9."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path


def hold(path: Path, patience: float = 1.0) -> int | None:
    """Lock the file at `path` while the returned descriptor is open; None when somebody else keeps it.

    A holder who was killed still has it for a moment, hence the `patience` in seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + patience
    while not _try(descriptor):
        if time.monotonic() > deadline:
            os.close(descriptor)
            return None
        time.sleep(0.02)
    return descriptor


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
