"""What every client does with a statement before sending it: refuse inexact numbers, record if asked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from domain.database.errors import InexactNumber

_recordings: list[list[tuple[str, list[Any]]]] = []
_INEXACT = (float, Decimal)


@contextmanager
def recorded_queries() -> Iterator[list[tuple[str, list[Any]]]]:
    """Collect ``(sql, parameters)`` of every statement sent while this is open, by any task. For tests."""
    recording: list[tuple[str, list[Any]]] = []
    _recordings.append(recording)
    try:
        yield recording
    finally:
        _recordings.remove(recording)


def inspect(sql: str, values: Sequence[Any] | None) -> None:
    """Look at a statement about to be sent; ``InexactNumber`` if a float or Decimal is among its parameters.

    asyncpg would cut ``Decimal("1.5")`` to 1 for a BIGINT without a word, SQLite would store 1.5 in it.
    """
    for value in values or ():
        if isinstance(value, _INEXACT):
            raise InexactNumber(f"{type(value).__name__} {value} in: {sql}")
    for recording in _recordings:
        recording.append((sql, list(values or ())))


class Inspected:
    """Mixed into a Tortoise client in front of its own class: every statement passes ``inspect``."""

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        """Run an INSERT; what comes back is the backend's (the new key, or the returned row)."""
        inspect(query, values)
        return await super().execute_insert(query, values)  # type: ignore[misc] # the client class follows in the MRO

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Run one statement for each list of parameters."""
        for row in values:
            inspect(query, row)
        await super().execute_many(query, values)  # type: ignore[misc] # the client class follows in the MRO

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        """Run a statement; the number of rows touched or found, and the rows."""
        inspect(query, values)
        result: tuple[int, Sequence[Any]] = await super().execute_query(query, values)  # type: ignore[misc] # as above
        return result

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        """Run a statement; its rows as dicts."""
        inspect(query, values)
        rows: list[dict[str, Any]] = await super().execute_query_dict(query, values)  # type: ignore[misc] # as above
        return rows

    async def execute_script(self, query: str) -> None:
        """Run several statements at once."""
        inspect(query, None)
        await super().execute_script(query)  # type: ignore[misc] # the client class follows in the MRO
