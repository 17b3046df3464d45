"""One unchanging picture of a database, looked at beside whoever is writing to it."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite
import asyncpg  # type: ignore[import-untyped] # it ships no types

from domain.database.address import SQLITE_WAIT_MS, Address, Engine
from domain.database.errors import ArchiveRefused, DatabaseMissing, DatabaseRefused

Fetch = Callable[[str], Awaitable[Sequence[Mapping[str, Any]]]]
"""The rows of a query, each by the names of its columns."""
NAME = "baohe-backup"
"""How the look is called on a PostgreSQL server, where the bot has another name."""


@asynccontextmanager
async def snapshot(address: Address) -> AsyncIterator[Fetch]:
    """Everything fetched inside is of one moment; nobody who writes has to wait for it.

    ``DatabaseMissing`` if there is no such file, ``ArchiveRefused`` if it is no database or goes away meanwhile,
    ``DatabaseRefused`` if the server is against it.
    """
    if address.engine is Engine.POSTGRES:
        async with _on_postgres(address.credentials) as fetch:
            yield fetch
    elif address.file is None or not address.file.exists():
        raise DatabaseMissing(f"there is no database at {address.place}")
    else:
        async with _on_sqlite(address.file) as fetch:
            yield fetch


@asynccontextmanager
async def _on_sqlite(file: Path) -> AsyncIterator[Fetch]:
    """A connection and thread of its own: in the write-ahead log's mode a reader keeps no writer waiting."""
    connection = await aiosqlite.connect(file, isolation_level=None)
    connection.row_factory = sqlite3.Row

    async def fetch(sql: str) -> Sequence[Mapping[str, Any]]:
        return [dict(row) for row in await connection.execute_fetchall(sql)]

    try:
        await connection.execute(f"PRAGMA busy_timeout = {SQLITE_WAIT_MS}")
        await connection.execute("PRAGMA query_only = ON")
        await connection.execute("BEGIN")
        yield fetch
    except sqlite3.DatabaseError as error:
        raise ArchiveRefused(f"{file} cannot be read: {error}") from error
    finally:
        await connection.interrupt()  # who is cancelled in the middle of a long check does not wait for its end
        await connection.close()


@asynccontextmanager
async def _on_postgres(credentials: Mapping[str, Any]) -> AsyncIterator[Fetch]:
    given = {name: value for name, value in credentials.items() if name not in _OF_THE_POOL}
    given["server_settings"] = {
        "TimeZone": "UTC",
        "application_name": NAME,
        "statement_timeout": "0",  # a table may be large, and nobody waits for us
    }
    try:
        connection = await asyncpg.connect(**given)
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as refusal:
        raise DatabaseRefused(f"the database server refuses us: {refusal.args[0]}") from refusal
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            yield connection.fetch
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise ArchiveRefused(f"the database cannot be read: {error}") from error
    finally:
        await connection.close()


_OF_THE_POOL = {"minsize", "maxsize", "application_name", "server_settings"}
