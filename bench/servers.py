"""PostgreSQL and Valkey of the benchmark's own: with fsync on and settings as `carillon up` brings them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from carillon.store.embedded import EmbeddedPostgres, EmbeddedValkey


class Servers:
    """Both servers, running."""

    def __init__(self, home: Path) -> None:
        self.postgres = EmbeddedPostgres(home)
        self.valkey = EmbeddedValkey(home)

    def database(self, name: str) -> str:
        """A new, empty database that belongs to `carillon`; returns its URL. One of that name is dropped first."""
        with psycopg.connect(self.postgres.admin_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            admin.execute(sql.SQL("CREATE DATABASE {} OWNER carillon").format(sql.Identifier(name)))
        return self.postgres.url.replace("/carillon?", f"/{name}?")

    def admin_url(self, name: str) -> str:
        """The same database as superuser, who may fill it without checking every foreign key."""
        return self.postgres.admin_url.replace("/postgres?", f"/{name}?")

    def redis(self, number: int) -> str:
        """The URL of one of Valkey's numbered databases."""
        return self.valkey.url.replace("?db=0", f"?db={number}")


@contextmanager
def servers() -> Iterator[Servers]:
    """Both servers for the length of a block; their data is deleted at its end."""
    home = Path(tempfile.mkdtemp(prefix="carillon-bench-"))
    home.chmod(0o711)
    both = Servers(home)
    try:
        both.postgres.start()
        both.valkey.start()
        yield both
    finally:
        both.valkey.discard()
        both.postgres.discard()
        shutil.rmtree(home, ignore_errors=True)
