"""Databases on a test's own server: made by copying one that is there already, which takes milliseconds."""

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


def run(url: str, statement: str) -> None:
    """Execute a statement outside of any transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def named(url: str, database: str) -> str:
    """Return the URL of another database on the same server, as the same user."""
    return url.replace("/carillon?", f"/{database}?")


def name_of(url: str) -> str:
    """Return the name of the database a URL leads to."""
    return url.partition("?")[0].rpartition("/")[2]
