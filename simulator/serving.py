"""Serving the simulator on a port, until told to stop."""

from __future__ import annotations

from aiohttp import web

_GRACE_SECONDS = 0.1  # what still hangs after long polls and streams were ended is held by a fault: cut it off


class Server:
    """A running simulator. `port` is the real one, also when 0 asked for any free one."""

    def __init__(self, runner: web.AppRunner, host: str, port: int) -> None:
        self._runner = runner
        self.host = host
        self.port = port

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def stop(self) -> None:
        """End every request and free the port."""
        await self._runner.cleanup()


async def start(app: web.Application, host: str = "127.0.0.1", port: int = 0) -> Server:
    """Serve the app; raises `OSError` when the port is taken."""
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=_GRACE_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    address = runner.addresses[0]
    return Server(runner, host, int(address[1]))
