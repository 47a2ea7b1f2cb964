"""The migrations make the tables the code expects, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect

from alembic import command
from carillon.store import migrations
from carillon.store.embedded import EmbeddedPostgres
from carillon.store.engine import sqlalchemy_url
from carillon.store.tables import Base
from tests import databases


@pytest.fixture
def database_url(postgres: EmbeddedPostgres, template: str) -> Iterator[str]:
    """A database whose tables may go and come back."""
    with databases.copied(postgres, template) as url:
        yield url


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = create_engine(sqlalchemy_url(database_url))
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def test_a_new_database_ends_up_as_the_tables_describe_it(connection: Connection) -> None:
    context = MigrationContext.configure(connection, opts={"compare_server_default": True})

    assert compare_metadata(context, Base.metadata) == []


def test_upgrading_twice_changes_nothing(database_url: str, connection: Connection) -> None:
    migrations.upgrade(database_url)

    assert MigrationContext.configure(connection).get_current_revision() == migrations.head()


def test_every_migration_steps_down_and_up_again(connection: Connection) -> None:
    command.downgrade(migrations.config(connection), "base")
    left = inspect(connection).get_table_names()
    command.upgrade(migrations.config(connection), "head")
    made = set(inspect(connection).get_table_names())

    assert left == ["alembic_version"]
    assert made >= set(Base.metadata.tables)


def test_the_hot_indexes_are_named_for_the_query_they_serve(connection: Connection) -> None:
    names = {index["name"] for index in inspect(connection).get_indexes("deliveries")}

    assert {"deliveries_claim", "deliveries_rescue"} <= names
