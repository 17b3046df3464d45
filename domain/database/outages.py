"""Telling a database that is away from a statement that is wrong: the one is waited for, the other is not."""

import socket
import sqlite3
from collections.abc import Iterator

import asyncpg  # type: ignore[import-untyped] # it ships no types
from tortoise.exceptions import DBConnectionError

_NETWORK = (DBConnectionError, ConnectionError, TimeoutError, socket.gaierror)
_POSTGRES = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InternalClientError,  # the server's farewell, cut off in the middle
)
_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
_PRIMARY_CODE = 0xFF
"""SQLite's extended codes keep the primary one in their lowest byte."""


def is_outage(fault: BaseException) -> bool:
    """Whether ``fault`` (or what caused it) is the database being away, restarting, full or out of connections.

    Whoever was interrupted by it may do the same again later. A statement that took too long is no outage.
    """
    return any(_is_outage(each) for each in _causes(fault))


def _is_outage(fault: BaseException) -> bool:
    if isinstance(fault, asyncpg.QueryCanceledError):
        return False
    if isinstance(fault, sqlite3.Error):
        return getattr(fault, "sqlite_errorcode", 0) & _PRIMARY_CODE in _SQLITE
    if isinstance(fault, asyncpg.InterfaceError):
        return "closed" in str(fault)  # it is also what asyncpg says of parameters it cannot take
    return isinstance(fault, (*_NETWORK, *_POSTGRES))


def _causes(fault: BaseException) -> Iterator[BaseException]:
    following: BaseException | None = fault
    while following is not None:
        yield following
        # What fails while a fault is dealt with (the way back to a savepoint that the outage has taken) is due to it.
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
