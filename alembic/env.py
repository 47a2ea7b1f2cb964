"""How alembic reaches the database: always through a connection that `carillon.store.migrations` opened."""

from __future__ import annotations

import os

from sqlalchemy import Connection, create_engine

from alembic import context
from carillon.store.engine import sqlalchemy_url
from carillon.store.tables import Base


def migrate(connection: Connection) -> None:
    """Run the migrations that the command asks for."""
    context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:  # the `alembic` command itself, used to write a new revision
    with create_engine(sqlalchemy_url(os.environ["DATABASE_URL"])).begin() as opened:
        migrate(opened)
