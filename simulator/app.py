"""Puts the simulator together."""

from __future__ import annotations

from aiohttp import web

from simulator.clock import Clock, SystemClock
from simulator.control import Controls
from simulator.faults import FaultBook
from simulator.hub import EventHub
from simulator.page import add_page
from simulator.platform import Platform, Surroundings
from simulator.telegram.platform import Telegram

_LARGEST_BODY = 64 * 1024 * 1024


def create_app(clock: Clock | None = None) -> web.Application:
    """A simulator with nothing in it yet. A test may pass a clock of its own."""
    around = Surroundings(clock or SystemClock(), EventHub(), FaultBook())
    platforms: list[Platform] = [Telegram(around)]
    app = web.Application(client_max_size=_LARGEST_BODY)
    Controls(around, platforms, around.clock.now()).add_routes(app)
    for platform in platforms:
        platform.add_routes(app)
    add_page(app)

    async def stop(_app: web.Application) -> None:
        around.hub.close()
        for platform in platforms:
            await platform.close()

    app.on_shutdown.append(stop)
    return app
