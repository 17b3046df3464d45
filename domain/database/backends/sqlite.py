"""SQLite behind Tortoise: one connection, one writer at a time, safe against cancellation and power loss."""

import sqlite3
from datetime import datetime
from typing import Any

from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import ConnectionToken, get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from domain.database.backends.ownership import Owned, Pool, Queue, Savepoint
from domain.database.backends.prompt import PromptConnection
from domain.database.fields import moment_text
from domain.database.recording import Inspected, inspect
from domain.database.shield import finish
from domain.database.statements import split_statements

# Registered after Tortoise's own, which leaves the microseconds out when they are zero, so that the order of
# the text is no longer the order in time. This one serves raw SQL too.
sqlite3.register_adapter(datetime, moment_text)


class BaoheSqliteClient(Inspected, SqliteClient):
    """The connection to the file; outside a transaction every statement commits by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.queue = Queue()

    def standing(self) -> Pool:
        """How the one connection stands."""
        return Pool(int(self._connection is not None), int(self._lock.locked()), self.queue.length)

    def _in_transaction(self) -> TransactionContext:
        return SqliteTransaction(self)

    async def create_connection(self, with_db: bool) -> None:
        """Open the file, completely or not at all."""
        await finish(self._open())

    async def _open(self) -> None:
        if self._connection is not None:
            return
        self._connection = await PromptConnection(self.filename)
        self._connection.row_factory = sqlite3.Row
        for pragma, value in self.pragmas.items():
            await self._connection.execute_fetchall(f"PRAGMA {pragma}={value}")
        await self._post_connect()

    async def close(self) -> None:
        """Close the file and end the thread that serves it, even if the caller is being cancelled."""
        await finish(super().close())

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Run one statement for each list of parameters, all or none; Tortoise's may leave its BEGIN open."""
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)


class SqliteTransactionClient(Owned, Inspected, SqliteTransactionWrapper):
    """The connection while a transaction is open on it."""

    def __init__(self, connection: SqliteClient) -> None:
        super().__init__(connection)
        self.own()

    def _in_transaction(self) -> TransactionContext:
        return self.nested(Savepoint(SqliteTransactionClient(self)))

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Run one statement for each list of parameters. Its cursor is closed where it is made: one whose
        taker was cancelled would keep the file open after the connection is closed."""
        for row in values:
            inspect(query, row)
        try:
            run: Any = self._connection._execute
            await run(_run_many, self._connection._conn, query, values)
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    async def execute_script(self, query: str) -> None:
        """Run several statements; ``executescript`` would commit the transaction first."""
        for statement in split_statements(query):
            await self.execute_query(statement)

    async def begin(self) -> None:
        """Take the write lock at once: a transaction that reads first and writes later can fail half-way.

        Who only looks takes none, so that no writer waits for it.
        """
        base: Any = self._parent
        try:
            await self._connection.execute_fetchall("BEGIN" if "query_only" in base.pragmas else "BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    async def savepoint_rollback(self) -> None:
        """Undo to the savepoint and forget it (Tortoise leaves it on SQLite's stack)."""
        await self._connection.execute_fetchall(f"ROLLBACK TO {self._savepoint}")
        await self._connection.execute_fetchall(f"RELEASE {self._savepoint}")


def _run_many(connection: sqlite3.Connection, query: str, values: list[list[Any]]) -> None:
    connection.executemany(query, values).close()


class SqliteTransaction(TransactionContext):
    """One transaction: waits for its turn, then begins and ends completely or not at all."""

    def __init__(self, base: BaoheSqliteClient) -> None:
        self._base = base
        self._turn = base._lock
        self._client: SqliteTransactionClient | None = None
        self._token: ConnectionToken | None = None

    async def __aenter__(self) -> SqliteTransactionClient:
        with self._base.queue.standing_in():
            await self._turn.acquire()  # whoever is cancelled here has begun nothing
        try:
            if self._base._connection is None:
                await self._base.create_connection(with_db=True)
            self._client = SqliteTransactionClient(self._base)
            await finish(self._client.begin())
        except BaseException:
            await finish(self._leave(keep=False))
            raise
        self._handler = get_connections()  # kept: the database may be closed before we end
        self._token = self._handler.set(self._base.connection_name, self._client)
        return self._client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            self._handler.reset(self._token)
        finally:
            await finish(self._leave(keep=exc_type is None))

    async def _leave(self, *, keep: bool) -> None:
        try:
            if self._client is not None and not self._client._finalized:
                await self._end(self._client, keep)
        finally:
            if self._client is not None:
                self._client.ended = True
            self._turn.release()

    async def _end(self, client: SqliteTransactionClient, keep: bool) -> None:
        if not keep:
            await client.rollback()  # does nothing where nothing was begun
            return
        try:
            await client.commit()
        except sqlite3.Error as error:  # disk full, say: nothing may stay open behind it
            await client._connection.rollback()
            raise OperationalError(error) from error


client_class = BaoheSqliteClient
