"""Brings a database to the newest schema. Safe when several processes start at once."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from alembic import command
from carillon.store.engine import sqlalchemy_url

ROOT = Path(__file__).resolve().parents[2]
LOCK = 0x0CA71110  # one advisory lock for all who migrate


def config(connection: Connection | None = None) -> Config:
    """Return alembic's configuration, bound to `connection` when one is given."""
    settings = Config(toml_file=str(ROOT / "pyproject.toml"))
    settings.attributes["connection"] = connection
    return settings


def upgrade(database_url: str, revision: str = "head") -> None:
    """Apply every migration up to `revision`; whoever comes second waits and finds nothing to do."""
    engine = create_engine(sqlalchemy_url(database_url))
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            command.upgrade(config(connection), revision)
    finally:
        engine.dispose()


def head() -> str:
    """Return the newest revision this code knows."""
    return ScriptDirectory.from_config(config()).get_current_head() or ""
