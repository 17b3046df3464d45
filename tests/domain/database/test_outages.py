"""Which faults mean that the database is away, and which that the statement was wrong."""

import socket
import sqlite3

import asyncpg  # type: ignore[import-untyped] # it ships no types
import pytest
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError

from domain.database.outages import is_outage


def of_sqlite(code: int) -> OperationalError:
    """A fault as the SQLite backend raises it."""
    inner = sqlite3.OperationalError("told by SQLite")
    inner.sqlite_errorcode = code
    outer = OperationalError(inner)
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    "fault",
    [
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.AdminShutdownError("terminating connection"),
        asyncpg.TooManyConnectionsError("sorry, too many clients already"),
        asyncpg.DiskFullError("could not extend file"),
        asyncpg.InterfaceError("connection is closed"),
        asyncpg.InternalClientError("got result for unknown protocol state 0"),
        DBConnectionError("no database"),
        ConnectionRefusedError(111, "refused"),
        socket.gaierror(-2, "unknown host"),
        TimeoutError(),
        of_sqlite(sqlite3.SQLITE_FULL),
        of_sqlite(sqlite3.SQLITE_BUSY),
        of_sqlite(sqlite3.SQLITE_IOERR | (1 << 8)),
    ],
)
def test_a_database_that_is_away_is_waited_for(fault: Exception) -> None:
    assert is_outage(fault)


def test_what_fails_on_the_way_back_from_an_outage_is_one_too() -> None:
    """As a savepoint does that a full disk has taken away with the whole transaction."""
    with pytest.raises(sqlite3.OperationalError) as hidden:
        try:
            raise of_sqlite(sqlite3.SQLITE_FULL)
        finally:
            raise sqlite3.OperationalError("no such savepoint")
    assert is_outage(hidden.value)


@pytest.mark.parametrize(
    "fault",
    [
        asyncpg.DataError("invalid input for query argument $1"),
        asyncpg.InterfaceError("cannot perform operation: another operation is in progress"),
        asyncpg.QueryCanceledError("canceling statement due to statement timeout"),
        asyncpg.DeadlockDetectedError("deadlock detected"),
        IntegrityError("twice"),
        FileNotFoundError("a font"),
        KeyError("name"),
        of_sqlite(sqlite3.SQLITE_ERROR),
        of_sqlite(sqlite3.SQLITE_CONSTRAINT),
    ],
)
def test_anything_else_is_a_fault_of_the_handler(fault: Exception) -> None:
    assert not is_outage(fault)
