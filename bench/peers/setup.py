"""The virtual environment of the Celery peer: Celery needs redis-py 6 or newer, arq one below 6.

It is made from a lock with hashes, in `bench/out/celery_beat`, and used again until the lock changes.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from bench import OUT

LOCK = Path(__file__).parent / "celery_beat" / "requirements.lock"


def celery_python() -> Path:
    """The peer's Python interpreter; the environment is made first if need be."""
    home = OUT / "celery_beat"
    stamp, wanted = home / "made-from", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(home, ignore_errors=True)
        _uv("venv", "--python", sys.executable, str(home))
        _uv("pip", "install", "--require-hashes", "--python", str(home / "bin/python"), "-r", str(LOCK))
        stamp.write_text(wanted)
    return home / "bin" / "python"


def _uv(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "uv", "--quiet", *arguments], check=True)


if __name__ == "__main__":
    print(celery_python())
