"""The HTTP process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from api import health
from api.telegram import Webhook
from carillon import __version__
from carillon.config import Settings
from carillon.delivery.doorbell import Doorbell, connect
from carillon.processes import announce_ready, die_with_parent
from carillon.store import vault
from carillon.store.engine import Store


def build(settings: Settings) -> FastAPI:
    """Return the application, bound to the settings' database and Redis."""
    webhook = Webhook(settings) if settings.telegram_webhook_url and settings.telegram_bot_token else None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        vault.install(vault.Vault(settings.keys))
        app.state.store = Store(settings.database_url or "")
        app.state.redis = connect(settings.redis_url or "")
        app.state.doorbell = Doorbell(app.state.redis)
        yield
        if webhook:
            await webhook.close()
        await app.state.redis.aclose(close_connection_pool=True)
        await app.state.store.close()

    app = FastAPI(title="Carillon", version=__version__, lifespan=lifespan)
    app.include_router(health.router)
    if webhook:
        app.include_router(webhook.router)
    return app


class _Server(uvicorn.Server):
    """Uvicorn, telling whoever started this process when it listens."""

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override] # uvicorn's own type is private
        """Listen, then say so."""
        await super().startup(sockets)  # type: ignore[arg-type] # as above
        announce_ready("api")


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    die_with_parent()
    config = uvicorn.Config(
        build(settings),
        host=settings.api_host,
        port=settings.api_port,
        log_config=None,
        timeout_graceful_shutdown=2,
    )
    _Server(config).run()
