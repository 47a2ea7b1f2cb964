"""PostgreSQL and Valkey with nothing to install: programs that come as dependencies, data in one folder."""

from carillon.store.embedded.postgres import EmbeddedPostgres
from carillon.store.embedded.server import EmbeddedServer
from carillon.store.embedded.valkey import EmbeddedValkey

__all__ = ["EmbeddedPostgres", "EmbeddedServer", "EmbeddedValkey"]
