"""Log files that cannot fill a disk: each is emptied when it has grown, and one older copy is kept."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

LIMIT = 10 * 1024 * 1024  # bytes


class LogFile:
    """A file that some process appends to; it may be emptied under the writer's hands, who goes on at its start."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._position = self._size()

    def trim(self, limit: int = LIMIT) -> None:
        """Keep what was written as `<name>.1` and empty the file, once it is larger than `limit` bytes."""
        if self._size() > limit:
            shutil.copyfile(self.path, self.path.with_name(f"{self.path.name}.1"))
            os.truncate(self.path, 0)

    def new_lines(self) -> list[str]:
        """Return the whole lines that came since the last call, or since this object was made."""
        size = self._size()
        if size < self._position:
            self._position = 0
        if size == self._position:
            return []
        with self.path.open("rb") as file:
            file.seek(self._position)
            whole, _, _ = file.read().rpartition(b"\n")
        if whole:
            self._position += len(whole) + 1
        return whole.decode(errors="replace").splitlines()

    def last_words(self) -> str:
        """Return the last thing that was said, of an error the line that names it; empty when nothing was."""
        if not self._size():
            return ""
        with self.path.open("rb") as file:
            file.seek(max(0, self._size() - 65_536))
            lines = file.read().decode(errors="replace").strip().splitlines()
        return _gist(lines[-1]) if lines else ""

    def _size(self) -> int:
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0


def _gist(line: str) -> str:
    try:
        event = json.loads(line)
    except ValueError:
        return line
    if not isinstance(event, dict):
        return line
    error = str(event.get("exception", "")).strip().splitlines()
    return error[-1] if error else str(event.get("event", line))
