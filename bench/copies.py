"""Rows by the thousand, by copying one in the database itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from domain.database import connection
from domain.database.connection import Engine, execute, fetch_rows, transaction


@dataclass(frozen=True)
class Each:
    """A value that goes up by one from copy to copy; text behind a ``prefix``."""

    first: int
    prefix: str = ""


@dataclass(frozen=True)
class Moved:
    """An id that goes up by so much from copy to copy, in whatever row it stands: a whole tenant can be copied."""

    by: int


async def copy(table: str, template: str, times: int, **changed: Any) -> None:
    """Copy the rows that the condition ``template`` finds ``times`` times over, but for what is ``changed``.

    A column that the copies do not name is copied as it is, so tables may grow; ids are new unless given.
    """
    (row, *_) = await fetch_rows(f"SELECT * FROM {table} WHERE {template} LIMIT 1")
    columns = [column for column in row if column != "id" or "id" in changed]
    values: list[Any] = [times]
    selected = [
        _expression(column, changed[column], values) if column in changed else f"t.{column}" for column in columns
    ]
    await execute(
        f"INSERT INTO {table} ({', '.join(columns)})"
        " WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < CAST($1 AS INTEGER))"
        f" SELECT {', '.join(selected)} FROM {table} AS t CROSS JOIN n WHERE {template}",
        *values,
    )


def _expression(column: str, value: Any, values: list[Any]) -> str:
    """The SQL of a changed column; what it needs is appended to ``values``."""
    if isinstance(value, Moved):
        return f"t.{column} + (i + 1) * {value.by}"
    if not isinstance(value, Each):
        values.append(value)
        return f"${len(values)}"
    values.append(value.first)
    number = f"CAST(${len(values)} AS BIGINT) + i"
    return f"'{value.prefix}' || CAST({number} AS TEXT)" if value.prefix else number


@asynccontextmanager
async def unproved() -> AsyncIterator[None]:
    """A transaction for copies: their foreign keys need no proof."""
    is_sqlite = connection.engine() is Engine.SQLITE
    if is_sqlite:
        await execute("PRAGMA foreign_keys = OFF")
    async with transaction():
        if not is_sqlite:
            await execute("SET LOCAL session_replication_role = replica")
        yield
    if is_sqlite:
        await execute("PRAGMA foreign_keys = ON")


async def go_on_numbering(*tables: str) -> None:
    """Let ids that the database gives follow those that were given to it; SQLite does so by itself."""
    if connection.engine() is Engine.POSTGRES:
        for table in tables:
            last = f"(SELECT MAX(id) FROM {table})"
            await fetch_rows(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})")
