"""The controls that all platforms share: `/sim/health`, `/sim/settings`, `/sim/faults`, `/sim/reset`, `/sim/events`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from simulator.faults import Fault, Kind
from simulator.jsonbody import Refusal, control, read_body
from simulator.platform import Platform, Surroundings
from simulator.schema import FLOAT, INTEGER, JSON, STRING
from simulator.schema import Kind as KindOfValue

_PING_SECONDS = 15.0

_FAULT_FIELDS: dict[str, KindOfValue] = {
    "platform": STRING,
    "kind": STRING,
    "method": STRING,
    "chat_id": JSON,
    "status": INTEGER,
    "description": STRING,
    "retry_after": INTEGER,
    "seconds": FLOAT,
    "times": JSON,
}


@dataclass(frozen=True, slots=True)
class Controls:
    """The shared control endpoints."""

    around: Surroundings
    platforms: Sequence[Platform]
    started: float  # Unix seconds

    def add_routes(self, app: web.Application) -> None:
        """Put them into the application."""
        app.router.add_get("/sim/health", control(self.health))
        app.router.add_get("/sim/settings", control(self.show_settings))
        app.router.add_post("/sim/settings", control(self.change_settings))
        app.router.add_get("/sim/faults", control(self.show_faults))
        app.router.add_post("/sim/faults", control(self.add_fault))
        app.router.add_delete("/sim/faults", control(self.clear_faults))
        app.router.add_post("/sim/reset", control(self.reset))
        app.router.add_get("/sim/events", control(self.stream))

    async def health(self, _request: web.Request) -> web.Response:
        """That it runs, since when, and who is connected."""
        up = self.around.clock.now() - self.started
        figures = {platform.name: platform.health() for platform in self.platforms}
        return web.json_response({"status": "ok", "uptime_seconds": round(up, 3), **figures})

    async def show_settings(self, _request: web.Request) -> web.Response:
        """Every platform's settings."""
        return web.json_response({platform.name: platform.settings() for platform in self.platforms})

    async def change_settings(self, request: web.Request) -> web.Response:
        """Change some settings of some platforms."""
        body = await read_body(request, dict.fromkeys([platform.name for platform in self.platforms], JSON))
        for platform in self.platforms:
            changes = body.get(platform.name, {})
            if not isinstance(changes, dict):
                raise Refusal(f'"{platform.name}" must be an object of settings')
            try:
                platform.configure(changes)
            except ValueError as error:
                raise Refusal(str(error)) from None
        return await self.show_settings(request)

    async def show_faults(self, _request: web.Request) -> web.Response:
        """The faults in force."""
        return web.json_response({"faults": self._faults()})

    async def add_fault(self, request: web.Request) -> web.Response:
        """Put one more in force."""
        fault = self._read_fault(await read_body(request, _FAULT_FIELDS, ("kind",)), await _says_times(request))
        self.around.faults.add(fault)
        self.around.hub.publish("faults", {"faults": self._faults()})
        return web.json_response(fault.describe())

    async def clear_faults(self, _request: web.Request) -> web.Response:
        """Drop all faults."""
        count = self.around.faults.clear()
        self.around.hub.publish("faults", {"faults": []})
        return web.json_response({"cleared": count})

    async def reset(self, _request: web.Request) -> web.Response:
        """Forget everything that happened."""
        self.around.faults.clear()
        for platform in self.platforms:
            platform.reset()
        self.around.hub.publish("reset", {})
        return web.json_response({"status": "ok"})

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events of everything that happens from now on."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        with self.around.hub.listen() as queue:
            await response.prepare(request)
            await response.write(b"retry: 1000\nevent: hello\ndata: {}\n\n")
            while (line := await _next(queue)) is not None:
                await response.write(line)
        return response

    def _faults(self) -> list[dict[str, Any]]:
        return [fault.describe() for fault in self.around.faults.active]

    def _read_fault(self, body: dict[str, Any], says_times: bool) -> Fault:
        names = [platform.name for platform in self.platforms]
        body.setdefault("platform", names[0])
        if body["platform"] not in names:
            raise Refusal(f'there is no platform "{body["platform"]}"; there are {", ".join(names)}')
        if body["kind"] not in list(Kind):
            raise Refusal(f'there is no kind "{body["kind"]}"; there are {", ".join(Kind)}')
        _check(body, "status", lambda value: 200 <= value <= 599)
        _check(body, "seconds", lambda value: 0 <= value <= 86_400)
        _check(body, "times", lambda value: isinstance(value, int) and not isinstance(value, bool) and value > 0)
        _check(body, "chat_id", lambda value: isinstance(value, int | str))
        if says_times and "times" not in body:
            body["times"] = None
        return Fault(**{**body, "kind": Kind(body["kind"])})


async def _says_times(request: web.Request) -> bool:
    """Whether `times` stands in the body; `null` there means "until deleted", absence means once."""
    return "times" in await request.json()


async def _next(queue: asyncio.Queue[bytes | None]) -> bytes | None:
    try:
        async with asyncio.timeout(_PING_SECONDS):
            return await queue.get()
    except TimeoutError:
        return b": ping\n\n"


def _check(body: dict[str, Any], name: str, fits: Callable[[Any], bool]) -> None:
    if name in body and not fits(body[name]):
        raise Refusal(f'"{name}" cannot be {body[name]!r}')
