"""Databases on a server for tests: copied from one that is there already, or emptied and used again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg

from carillon.store.embedded import EmbeddedPostgres

_numbers = count(1)


@contextmanager
def copied(server: EmbeddedPostgres, template: str) -> Iterator[str]:
    """Copy a database nobody is connected to, and give the copy's URL; it is gone when the block ends."""
    name = f"test_{next(_numbers)}"
    run(server.url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    try:
        yield named(server.url, name)
    finally:
        run(server.admin_url, f"DROP DATABASE {name} WITH (FORCE)")


class Reused:
    """A migrated database that is as new for every test, for a hundredth of what a copy costs.

    Only rows and sequences are put back: a test that changes tables needs a copy of its own.
    """

    def __init__(self, server: EmbeddedPostgres, url: str) -> None:
        self.url = url
        self._times = count(1)
        self._admin = psycopg.connect(as_admin(server, url), autocommit=True)
        self._admin.execute("SET session_replication_role = replica")  # foreign keys are not looked at
        self._tables = [str(name) for (name,) in self._admin.execute(TABLES)]

    def empty(self) -> None:
        """Cut off whoever is still connected and delete every row; numbers begin at one again."""
        self._cut_off()
        deletions = ", ".join(f"in_{table} AS (DELETE FROM {table})" for table in self._tables)
        self._admin.execute(f"WITH {deletions} {RESTART}".encode())
        if next(self._times) % 50 == 0:
            self._admin.execute(f"VACUUM {', '.join(self._tables)}".encode())  # nobody else does

    def close(self) -> None:
        """Close the connection that empties."""
        self._admin.close()

    def _cut_off(self) -> None:
        """An idle session ends without having done anything more; for any other its end is waited for."""
        self._admin.execute(f"SELECT pg_terminate_backend(pid, CASE state WHEN 'idle' THEN 0 ELSE 10000 END) {OTHERS}")


OTHERS = """FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
RESTART = "SELECT setval(seqrelid, seqstart, false) FROM pg_sequence"
TABLES = """SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'"""


def run(url: str, statement: str) -> None:
    """Execute a statement outside of any transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def named(url: str, database: str) -> str:
    """Return the URL of another database on the same server, as the same user."""
    return url.replace("/carillon?", f"/{database}?")


def as_admin(server: EmbeddedPostgres, url: str) -> str:
    """Return the URL of the same database as superuser."""
    return server.admin_url.replace("/postgres?", f"/{name_of(url)}?")


def name_of(url: str) -> str:
    """Return the name of the database a URL leads to."""
    return url.partition("?")[0].rpartition("/")[2]
