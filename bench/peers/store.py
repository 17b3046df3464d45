"""The database, by hand: one transaction at a time on SQLite, a pool on PostgreSQL, the same SQL on both."""

import asyncio
import functools
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any, Protocol

import aiosqlite
import asyncpg  # type: ignore[import-untyped] # it ships no types

sqlite3.register_adapter(date, lambda day: day.isoformat())
sqlite3.register_adapter(datetime, lambda moment: moment.isoformat(sep=" ", timespec="microseconds"))


class Session(Protocol):
    """Where statements run."""

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        """Run a statement; its rows, by name or place."""
        ...

    async def lock(self, chat_id: int) -> None:
        """Wait for whoever else works for this chat."""
        ...


class Store(Protocol):
    """A database that is open."""

    def transaction(self) -> Any:
        """A ``Session`` in which all happens or nothing does."""
        ...

    async def close(self) -> None:
        """Close it."""
        ...


async def opened(url: str) -> Store:
    """The database at ``url`` (``sqlite://…`` or ``postgres://…``)."""
    if not url.startswith("sqlite://"):
        return _Pool(await asyncpg.create_pool(url, min_size=1, max_size=5, reset=_nothing))
    path, _, pragmas = url.removeprefix("sqlite://").partition("?")
    connection = await aiosqlite.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", *filter(None, pragmas.split("&"))):
        await connection.execute_fetchall(f"PRAGMA {pragma}")
    connection.row_factory = sqlite3.Row
    return _File(connection)


async def _nothing(_connection: Any) -> None:
    """Connections need no cleaning between two users."""


class _File:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        async with self._turn:
            await self._connection.execute_fetchall("BEGIN IMMEDIATE")
            try:
                yield self
            except BaseException:
                await self._connection.rollback()
                raise
            await self._connection.commit()

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        return list(await self._connection.execute_fetchall(_with_question_marks(sql), values))

    async def lock(self, chat_id: int) -> None:
        """Whoever is in a transaction is alone."""

    async def close(self) -> None:
        await self._connection.close()


class _Pool:
    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        async with self._pool.acquire() as connection, connection.transaction():
            yield _Connection(connection)

    async def close(self) -> None:
        await self._pool.close()


class _Connection:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        return list(await self._connection.fetch(sql, *values))

    async def lock(self, chat_id: int) -> None:
        await self._connection.execute("SELECT pg_advisory_xact_lock($1)", chat_id)


@functools.cache
def _with_question_marks(sql: str) -> str:
    return re.sub(r"\$(\d+)", r"?\1", sql)


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def day(value: str | date) -> date:
    """A day as either engine gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
