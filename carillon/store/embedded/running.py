"""The servers that run already, for a command that is typed beside `carillon up`."""

from __future__ import annotations

from pathlib import Path

from carillon.store.embedded.postgres import EmbeddedPostgres
from carillon.store.embedded.server import EmbeddedServer
from carillon.store.embedded.valkey import EmbeddedValkey


def running_urls(home: Path) -> dict[str, str]:
    """Return the URLs of the embedded servers that run on `home`, by the names of their settings."""
    if not (home / "logs").is_dir():  # nothing was ever started there, and nothing is to be made now
        return {}
    servers: dict[str, EmbeddedServer] = {
        "database_url": EmbeddedPostgres(home),
        "redis_url": EmbeddedValkey(home),
    }
    return {name: server.url for name, server in servers.items() if server.found_running}
