"""What the simulator asks of each platform it stands in for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web

from simulator.clock import Clock
from simulator.faults import FaultBook
from simulator.hub import EventHub


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all platforms share."""

    clock: Clock
    hub: EventHub
    faults: FaultBook


class Platform(Protocol):
    """One platform: its public API and the controls for a person's side of it."""

    name: str

    def add_routes(self, app: web.Application) -> None:
        """Put its own addresses into the application."""
        ...

    def reset(self) -> None:
        """Forget every chat, file and setting."""
        ...

    def settings(self) -> dict[str, Any]:
        """The settings in force."""
        ...

    def configure(self, changes: dict[str, Any]) -> None:
        """Change settings; raises `ValueError` with a sentence about the first one that does not fit."""
        ...

    def health(self) -> dict[str, Any]:
        """A few figures for `GET /sim/health`."""
        ...

    async def close(self) -> None:
        """End waiting requests and background work at once."""
        ...
