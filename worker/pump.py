"""The pump: the lanes of one worker, and the recorder they share."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from worker.lane import Lane
from worker.recorder import Recorder


class Pump:
    """Claims, sends and records on every account until it is drained."""

    def __init__(self, lanes: Sequence[Lane], recorder: Recorder) -> None:
        self._lanes = lanes
        self._recorder = recorder

    async def run(self) -> None:
        """Run until the lanes are drained and everything is recorded."""
        recording = asyncio.create_task(self._recorder.run())
        await asyncio.gather(*(lane.run() for lane in self._lanes))
        self._recorder.drain()
        await recording

    def ring(self) -> None:
        """Let every lane look at the database now."""
        for lane in self._lanes:
            lane.ring()

    def drain(self) -> None:
        """Claim nothing more."""
        for lane in self._lanes:
            lane.drain()
