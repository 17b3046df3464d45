"""Who may use an open transaction, and what becomes of those who still hold it after its end."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tortoise.backends.base.client import NestedTransactionContext, TransactionalDBClient, TransactionContext

from domain.database.errors import TransactionMisused
from domain.database.shield import finish


@dataclass(frozen=True)
class Pool:
    """The connections of this process: how many are open and in use, and how many tasks wait for one."""

    size: int
    in_use: int
    waiting: int


class Queue:
    """Counts those who wait for their turn at the database."""

    def __init__(self) -> None:
        self.length = 0

    @contextmanager
    def standing_in(self) -> Iterator[None]:
        """Wait inside."""
        self.length += 1
        try:
            yield
        finally:
            self.length -= 1


class Owned:
    """Mixed into a transaction's client.

    Tasks and timers started inside a transaction inherit it with their context. While it is open they may
    read through it (Tortoise's prefetch does), but not open a transaction in it; once it has ended they get
    the database itself, not a connection that by then serves somebody else.
    """

    _owner: asyncio.Task[Any] | None
    ended: bool

    def own(self) -> None:
        """Note the task this transaction belongs to."""
        self._owner = asyncio.current_task()
        self.ended = False

    def is_open_here(self) -> bool:
        """Whether the running task is inside this transaction."""
        return not self.ended and asyncio.current_task() is self._owner

    def nested(self, savepoint: TransactionContext) -> TransactionContext:
        """What a transaction begun inside this one becomes: a savepoint; after its end, a new one."""
        if self.ended:
            return self._parent._in_transaction()  # type: ignore[attr-defined, no-any-return] # the client's own
        if asyncio.current_task() is not self._owner:
            raise TransactionMisused("a task that was started inside a transaction may not begin one in it")
        return savepoint

    def acquire_connection(self) -> Any:
        """The transaction's connection; after its end, any connection."""
        if self.ended:
            return self._parent.acquire_connection()  # type: ignore[attr-defined] # the client's own
        return super().acquire_connection()  # type: ignore[misc] # the client class follows in the MRO


class Savepoint(NestedTransactionContext):
    """A transaction inside another, entered and left completely or not at all; it fails by itself."""

    async def __aenter__(self) -> TransactionalDBClient:
        try:
            await finish(self.client.savepoint())
        except asyncio.CancelledError:
            await finish(self.client.savepoint_rollback())
            raise
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        await finish(super().__aexit__(exc_type, exc_val, exc_tb))
