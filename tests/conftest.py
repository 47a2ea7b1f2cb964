"""Real servers for every test that asks: PostgreSQL and Valkey, one of each for a test process."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from carillon.delivery.doorbell import Doorbell, connect
from carillon.store import migrations, vault
from carillon.store.embedded import EmbeddedPostgres, EmbeddedValkey
from carillon.store.engine import Store
from tests import databases

# The machine may be busy: how long an example takes, or its making, says nothing about us.
hypothesis.settings.register_profile(
    "carillon", deadline=None, max_examples=50, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("carillon")


@pytest.fixture(scope="session", autouse=True)
def keys() -> None:
    """A ring of keys, new in every run."""
    vault.install(vault.Vault({"test": os.urandom(32)}))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A server that keeps nothing."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"), durable=False)
    server.start()
    databases.run(server.admin_url, "ALTER SYSTEM SET autovacuum = off")  # it would come between, at any time
    databases.run(server.admin_url, "SELECT pg_reload_conf()")
    yield server
    server.discard()


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedValkey]:
    """A server that keeps nothing."""
    server = EmbeddedValkey(tmp_path_factory.mktemp("valkey"), durable=False)
    server.start()
    yield server
    server.discard()


@pytest.fixture(scope="session")
def template(postgres: EmbeddedPostgres) -> str:
    """The name of a migrated, empty database to make copies of."""
    name = "pattern"
    databases.run(postgres.url, f"CREATE DATABASE {name}")
    migrations.upgrade(databases.named(postgres.url, name))
    return name


@pytest.fixture(scope="session")
def reused(postgres: EmbeddedPostgres, template: str) -> Iterator[databases.Reused]:
    """The database that one test after the other has for itself."""
    with databases.copied(postgres, template) as url:
        database = databases.Reused(postgres, url)
        yield database
        database.close()


@pytest.fixture
def database_url(reused: databases.Reused) -> Iterator[str]:
    """A database of the test's own, empty."""
    yield reused.url
    reused.empty()


@pytest.fixture(scope="session")
def warm(reused: databases.Reused) -> Store:
    """A store that keeps the statements it has compiled, as that of a process does."""
    return Store(reused.url, size=10)


@pytest.fixture
async def store(database_url: str, warm: Store) -> AsyncIterator[Store]:
    """A pool over the test's database, without a connection yet."""
    yield warm
    await warm.close()


@pytest.fixture
async def redis_url(valkey: EmbeddedValkey) -> AsyncIterator[str]:
    """An empty Redis."""
    client = connect(valkey.url)
    await client.flushall()
    yield valkey.url
    await client.aclose(close_connection_pool=True)


@pytest.fixture
async def doorbell(redis_url: str) -> AsyncIterator[Doorbell]:
    """A bell over the test's Redis."""
    client = connect(redis_url)
    yield Doorbell(client)
    await client.aclose(close_connection_pool=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return tmp_path / "home"
