"""What happened, told to every page that listens: the server-sent events of `GET /sim/events`."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterator
from typing import Any

_BACKLOG = 2_000  # a page further behind than this is cut off; it loads everything anew when it reconnects

Line = bytes | None


class EventHub:
    """Fans events out to the listeners; costs nothing while nobody listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Line]] = set()

    @property
    def listening(self) -> bool:
        """Whether building an event is worth the work."""
        return bool(self._listeners)

    def publish(self, kind: str, data: dict[str, Any]) -> None:
        """Tell every listener; one that cannot keep up is cut off."""
        if not self._listeners:
            return
        line = f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
        for queue in list(self._listeners):
            if queue.qsize() >= _BACKLOG:
                self._cut_off(queue)
            else:
                queue.put_nowait(line)

    @contextlib.contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Line]]:
        """A queue of encoded events while the block runs; `None` in it means the end."""
        queue: asyncio.Queue[Line] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """End every stream."""
        for queue in list(self._listeners):
            self._cut_off(queue)

    def _cut_off(self, queue: asyncio.Queue[Line]) -> None:
        self._listeners.discard(queue)
        queue.put_nowait(None)
