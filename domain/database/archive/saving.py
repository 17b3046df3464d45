"""Making a backup, also while the bot runs and from beside it."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from tortoise.migrations.migration import Migration

from domain import clock
from domain.database.address import Address, Engine
from domain.database.archive.file import Counted, Counting, Manifest, written
from domain.database.archive.snapshot import Fetch, snapshot
from domain.database.archive.tables import Table, tables_after
from domain.database.connection import MIGRATIONS
from domain.database.errors import ArchiveRefused
from domain.database.migrate import RECORD_TABLE, missing_of
from domain.database.migrating.chain import load_chain
from domain.database.shield import finish

_ROWS_AT_ONCE = 500


async def save(address: Address, file: Path) -> Manifest:
    """Write everything in the database at ``address`` into ``file``, and read it again to see that it is there.

    ``ArchiveRefused`` if there is no database of this program, if the SQLite file is damaged or has rows without
    their parents, or if ``file`` is something else than a backup; ``DatabaseNewer`` if only a newer program knows
    the tables; ``OSError`` if the disk is full, say. Then ``file`` is as it was.
    """
    async with written(file) as writer, snapshot(address) as fetch:
        applied = await applied_migrations(address.engine, fetch)
        if not applied:
            raise ArchiveRefused("the database is empty: there is nothing to save")
        if address.engine is Engine.SQLITE:
            await _refuse_damage(fetch)
        counted = []
        for table in tables_after(applied):
            with writer.table(table.name) as stream:
                counted.append(await fingerprint(table, address.engine, fetch, stream))
        names = tuple(migration.name for migration in applied)
        manifest = Manifest(clock.now(), address.engine.value, names, tuple(counted))
        writer.end(manifest)
    return manifest


async def applied_migrations(engine: Engine, fetch: Fetch) -> list[Migration]:
    """The migrations that a database has been through; none if it is empty. ``DatabaseNewer`` if we lack some."""
    chain = load_chain(MIGRATIONS)
    known = {
        Engine.SQLITE: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ",
        Engine.POSTGRES: "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = ",
    }[engine]
    if not await fetch(f"{known}'{RECORD_TABLE}'"):
        return []
    applied = {row["name"] for row in await fetch(f"SELECT name FROM {RECORD_TABLE}")}
    return chain[: len(chain) - len(missing_of(chain, applied))]


async def fingerprint(table: Table, engine: Engine, fetch: Fetch, into: IO[bytes] | None = None) -> Counted:
    """Count the rows of a table, in the order of its key; write them, too, if told where."""
    counting = Counting()
    async for rows in _batches(table, fetch):
        # In a thread, so that the bot goes on answering; to its end, or the file would be closed under it.
        await finish(asyncio.to_thread(_pass, counting, table, rows, into))
    return counting.of(table, await _last_key(table, engine, fetch))


def _pass(counting: Counting, table: Table, rows: Sequence[Mapping[str, Any]], into: IO[bytes] | None) -> None:
    lines = counting.lines(table.written(rows))
    if into is not None:
        into.write(lines)


async def _batches(table: Table, fetch: Fetch) -> AsyncIterator[Sequence[Mapping[str, Any]]]:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    after = ""
    while rows := await fetch(
        f'SELECT {columns} FROM "{table.name}" {after} ORDER BY "{table.key}" LIMIT {_ROWS_AT_ONCE}'
    ):
        yield rows
        after = f'WHERE "{table.key}" > {int(rows[-1][table.key])}'


async def _last_key(table: Table, engine: Engine, fetch: Fetch) -> int:
    """The highest key ever given; 0 where none was, or where the database gives none."""
    if not table.counts_its_key:
        return 0
    if engine is Engine.SQLITE:
        rows = await fetch(f"SELECT seq AS last FROM sqlite_sequence WHERE name = '{table.name}'")
        return int(rows[0]["last"]) if rows else 0
    [sequence] = await fetch(f"SELECT pg_get_serial_sequence('\"{table.name}\"', '{table.key}') AS name")
    [row] = await fetch(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS last FROM {sequence['name']}")
    return int(row["last"])


async def _refuse_damage(fetch: Fetch) -> None:
    for problem in await damage_of(fetch):
        raise ArchiveRefused(f"the database is not sound, so it is not saved: {problem}; restore the last good backup")


async def damage_of(fetch: Fetch) -> list[str]:
    """What is wrong with a SQLite file: pages, indexes, rows that have lost their parents. Nothing is right."""
    found = [str(next(iter(row.values()))) for row in await fetch("PRAGMA integrity_check(5)")]
    orphans = await fetch("PRAGMA foreign_key_check")
    lost = sorted({f"rows of {row['table']} have lost their {row['parent']}" for row in orphans})
    return [problem for problem in found if problem != "ok"] + lost
