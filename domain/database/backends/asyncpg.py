"""PostgreSQL behind Tortoise: pooled connections that always come home, whoever is cancelled."""

import asyncio
import logging
from contextlib import suppress
from decimal import Decimal
from typing import Any

import asyncpg  # type: ignore[import-untyped] # it ships no types
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionContext
from tortoise.connection import ConnectionToken, get_connections

from domain.database.backends.ownership import Owned, Pool, Queue, Savepoint
from domain.database.errors import DatabaseRefused
from domain.database.recording import Inspected
from domain.database.shield import finish

SECONDS_TO_WAIT_FOR_A_CONNECTION = 30

# What asyncpg raises when the server has gone, by how much of its farewell has been read.
_LOST = (
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    OSError,
)

_log = logging.getLogger(__name__)


class Connection(asyncpg.Connection):  # type: ignore[misc] # untyped as said above
    """A connection that needs no cleaning between two users: we set nothing that outlives a transaction."""

    def get_reset_query(self) -> str:
        """Nothing: it would be one more round trip for every transaction."""
        return ""


async def prepare(connection: asyncpg.Connection) -> None:
    """Make a new connection answer as SQLite does: the sum of whole numbers is a whole number."""
    await connection.set_type_codec("numeric", schema="pg_catalog", encoder=str, decoder=_whole_if_it_is, format="text")


def _whole_if_it_is(text: str) -> int | Decimal:
    return Decimal(text) if "." in text or not text.lstrip("-").isdigit() else int(text)


class BaoheAsyncpgClient(Inspected, AsyncpgDBClient):  # type: ignore[misc] # its row type is list, not Sequence
    """The pool; outside a transaction every statement commits by itself."""

    connection_class = Connection

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.queue = Queue()

    def standing(self) -> Pool:
        """How the pool stands; statements outside of transactions take their turn unseen."""
        size, idle = (self._pool.get_size(), self._pool.get_idle_size()) if self._pool else (0, 0)
        return Pool(size, size - idle, self.queue.length)

    def _in_transaction(self) -> TransactionContext:
        return PostgresTransaction(self)

    async def create_connection(self, with_db: bool) -> None:
        """Open the pool, completely or not at all; ``DatabaseRefused`` says in one line why the server wouldn't."""
        try:
            await finish(super().create_connection(with_db))
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as refusal:
            raise DatabaseRefused(f"the database server refuses us: {refusal.args[0]}") from refusal

    async def create_pool(self, **kwargs: Any) -> asyncpg.Pool:
        """A pool whose connections are prepared as soon as they are made."""
        return await asyncpg.create_pool(None, init=prepare, **kwargs)

    async def close(self) -> None:
        """Close every connection, even if the caller is being cancelled."""
        await finish(super().close())

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Run one statement for each list of parameters, all or none."""
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)

    async def pool(self) -> asyncpg.Pool:
        """The pool, opened at its first use."""
        async with self._pool_init_lock:
            if self._pool is None:
                await self.create_connection(with_db=True)
        return self._pool


class PostgresTransactionClient(Owned, Inspected, TransactionWrapper):  # type: ignore[misc] # as above
    """One connection of the pool while a transaction is open on it."""

    def __init__(self, connection: AsyncpgDBClient) -> None:
        super().__init__(connection)
        self.own()

    def _in_transaction(self) -> TransactionContext:
        return self.nested(Savepoint(PostgresTransactionClient(self)))


class PostgresTransaction(TransactionContext):
    """One transaction: takes a connection, begins and ends completely or not at all, and gives it back."""

    def __init__(self, base: BaoheAsyncpgClient) -> None:
        self._base = base
        self._client = PostgresTransactionClient(base)
        self._pool: Any = None
        self._token: ConnectionToken | None = None

    async def __aenter__(self) -> PostgresTransactionClient:
        self._pool = await self._base.pool()
        try:
            await self._take_connection_and_begin()
        except _LOST:
            # The server went away while the connection was idle. Nothing has been asked of it yet: once more.
            await self._pool.expire_connections()
            self._client = PostgresTransactionClient(self._base)
            await self._take_connection_and_begin()
        self._handler = get_connections()  # kept: the database may be closed before we end
        self._token = self._handler.set(self._base.connection_name, self._client)
        return self._client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            self._handler.reset(self._token)
        finally:
            await finish(self._leave(keep=exc_type is None))

    async def _take_connection_and_begin(self) -> None:
        with self._base.queue.standing_in():
            async with asyncio.timeout(SECONDS_TO_WAIT_FOR_A_CONNECTION):
                self._client._connection = await self._pool.acquire()
        try:
            await finish(self._client.begin())
        except BaseException:
            await finish(self._leave(keep=False))
            raise

    async def _leave(self, *, keep: bool) -> None:
        try:
            if not self._client._finalized:
                await self._end(keep)
        finally:
            self._client.ended = True
            await self._pool.release(self._client._connection)

    async def _end(self, keep: bool) -> None:
        if keep:
            await self._client.commit()
            return
        try:
            await self._client.rollback()
        except Exception:  # what led here matters more; PostgreSQL undoes what loses its connection
            _log.info("a transaction could not be rolled back; its connection is given up", exc_info=True)
            with suppress(asyncpg.InterfaceError):  # it has gone home already
                self._client._connection.terminate()


client_class = BaoheAsyncpgClient
