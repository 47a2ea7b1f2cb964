"""The ring of keys that seals message bodies, as text: `id:base64` pairs, the first of which seals."""

from __future__ import annotations

import base64
import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

KEY_BYTES = 32
FILE = "keys"  # below CARILLON_HOME


def parse(text: str) -> dict[str, bytes]:
    """Read pairs that stand apart by commas or on lines of their own. Raises ValueError."""
    pairs = [pair.strip().partition(":") for pair in re.split(r"[,\n]", text) if pair.strip()]
    keys = {name: base64.b64decode(encoded, validate=True) for name, _, encoded in pairs}
    if not keys or len(keys) != len(pairs):
        raise ValueError("no key at all, or one id twice")
    for name, key in keys.items():
        if not 1 <= len(name.encode()) <= 255 or len(key) != KEY_BYTES:
            raise ValueError("an id of 1 to 255 bytes and a key of 32 are meant")
    return keys


def create(path: Path) -> None:
    """Write a ring of one new key, readable for us alone; a file that exists is left as it is.

    It appears whole or not at all: half a key would lock every message away.
    """
    pair = f"{datetime.now(UTC):%Y-%m-%d}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}\n"
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(pair)
        file.flush()
        os.fsync(descriptor)
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    finally:
        unfinished.unlink()
