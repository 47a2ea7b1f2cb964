"""The door to Postgres: one pool a process, and transactions that carry who acts in them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from carillon.errors import CarillonError

SYSTEM = 0  # who acts when no person does: the pump, the upkeep, the inbox

_SET_ACTING = text("SELECT set_config('app.user_id', :user_id, true)")


class StoreUnavailable(CarillonError):
    """The database cannot be reached right now; nothing was changed. Please try again in a moment."""


def sqlalchemy_url(database_url: str) -> str:
    """Return the URL that makes SQLAlchemy speak through psycopg 3."""
    return "postgresql+psycopg://" + database_url.split("://", 1)[1]


def is_lost(error: BaseException) -> bool:
    """Tell a lost or refused connection from a mistake in a statement."""
    return isinstance(error, (OperationalError, InterfaceError)) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    )


async def act_as(session: AsyncSession, user_id: int) -> None:
    """Let the rest of the session's transaction act as a user; the setting ends with it, the connection forgets it."""
    await session.execute(_SET_ACTING, {"user_id": str(user_id)})


class Store:
    """A pool of connections to one database. `size` bounds how many are open at once."""

    def __init__(self, database_url: str, *, size: int = 5) -> None:
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(database_url),
            pool_size=size,
            max_overflow=0,
            pool_recycle=1800,
            hide_parameters=True,  # an error's text must not carry what a person wrote
            connect_args={"connect_timeout": 5, "options": f"-c timezone=UTC -c app.user_id={SYSTEM}"},
        )

    @asynccontextmanager
    async def transaction(self, acting: int) -> AsyncIterator[AsyncSession]:
        """Open a transaction as the user `acting` (SYSTEM for none); commit at the end, roll back on an error.

        Raises StoreUnavailable when the database is away.
        """
        try:
            async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
                if acting != SYSTEM:
                    await act_as(session, acting)
                yield session
        except DBAPIError as error:
            if is_lost(error):
                raise StoreUnavailable from error
            raise

    @asynccontextmanager
    async def hot(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction as SYSTEM without the ORM, for the ledger's busiest statements."""
        try:
            async with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            if is_lost(error):
                raise StoreUnavailable from error
            raise

    @asynccontextmanager
    async def single(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection on which each statement commits by itself, as SYSTEM.

        One round trip instead of three, which counts where the event loop is busy with a hundred sends.
        """
        try:
            async with self.engine.connect() as connection:
                yield await connection.execution_options(isolation_level="AUTOCOMMIT")
        except DBAPIError as error:
            if is_lost(error):
                raise StoreUnavailable from error
            raise

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.engine.dispose()
