"""A connection to SQLite that answers at once: statements run where they are asked, not in a thread of their own.

Most take some millionths of a second, and handing them to another thread and back costs more than they do. What may
wait for a lock or for the disk, and what was slow the last time, still goes to the thread, so that the loop goes on.
"""

import sqlite3
import time
from typing import Any

import aiosqlite

_SLOW_NS = 10_000_000
_MOST_SLOW = 1_000
_MAY_BE_SHARED = sqlite3.threadsafety == 3
"""Whether this build of SQLite lets two threads use one connection."""


class PromptConnection(aiosqlite.Connection):
    """What ``aiosqlite.connect`` gives, but prompt."""

    def __init__(self, filename: str) -> None:
        def connect() -> sqlite3.Connection:
            return sqlite3.connect(filename, isolation_level=None, check_same_thread=not _MAY_BE_SHARED)

        super().__init__(connect, iter_chunk_size=64)
        self._slow: set[str] = set()

    async def _execute(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        """Every statement comes through here; ``fn`` runs it."""
        if fn not in (self._execute_fetchall, self._execute_insert):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call] # the library's
        started = time.perf_counter_ns()
        try:
            if self._is_quick(args[0]):
                return fn(*args, **kwargs)
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call] # as above
        finally:
            self._remember(args[0], time.perf_counter_ns() - started)

    def _remember(self, sql: str, took_ns: int) -> None:
        """Whether a statement is slow, as it was seen last: on a busy machine any may be, once."""
        if took_ns <= _SLOW_NS:
            self._slow.discard(sql)
        elif len(self._slow) < _MOST_SLOW:
            self._slow.add(sql)

    def _is_quick(self, sql: str) -> bool:
        """Whether it waits for nobody: inside a transaction, which holds the only lock, or reading."""
        if not _MAY_BE_SHARED or sql in self._slow or self._connection is None:
            return False
        return self._conn.in_transaction or sql.lstrip().startswith("SELECT")
