"""Putting a backup in the place of a database: all of it, or the database stays as it is."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TypeVar

from tortoise.migrations.migration import Migration

from domain import clock
from domain.database import connection
from domain.database.address import Address, Engine, read_address
from domain.database.archive.file import Manifest, rows_of, sync, verify
from domain.database.archive.saving import applied_migrations, damage_of, fingerprint, save
from domain.database.archive.snapshot import Fetch, snapshot
from domain.database.archive.tables import Table, tables_after
from domain.database.connection import MIGRATIONS, execute, execute_many, fetch_rows, transaction
from domain.database.errors import ArchiveRefused, DatabaseBusy, DatabaseError, DatabaseNewer
from domain.database.filelock import kept_from_others
from domain.database.migrate import RECORD_TABLE, migrate, missing_of
from domain.database.migrating.chain import load_chain

T = TypeVar("T")
Settle = Callable[[Manifest], Awaitable[T]]
"""What else is to be done before the backup takes its place; if it raises, the database stays as it is."""


async def restore(url: str, file: Path, settle: Settle[T], *, keep_in: Path | None = None) -> tuple[Manifest, T]:
    """Make the database at ``url`` what is in ``file`` and lead it forward to this program; what ``settle`` says.

    A database that holds a centre is replaced only where ``keep_in`` names the folder in which a backup of it is
    made first. Refused, with everything as it was: no backup or a damaged one, one that a newer program made, a
    database in use (``DatabaseBusy``), one that holds a centre, one that cannot be saved first.
    """
    manifest = await asyncio.to_thread(verify, file)
    chain = load_chain(MIGRATIONS)
    age = _age(chain, manifest, file)
    tables = tables_after(chain[:age])
    if {(table.name, table.columns) for table in tables} != {(told.name, told.columns) for told in manifest.tables}:
        raise ArchiveRefused(f"{file} has other tables than this program had at that age")
    place = _on_postgres if read_address(url).engine is Engine.POSTGRES else _on_sqlite
    try:
        async with place(url, keep_in):
            await _fill_all(age, tables, file, manifest)
            await migrate()
            settled = await settle(manifest)
    except (DatabaseError, OSError):
        raise
    except Exception as fault:
        raise ArchiveRefused(f"it could not be restored, and nothing was changed: {fault}") from fault
    return manifest, settled


def _age(chain: list[Migration], manifest: Manifest, file: Path) -> int:
    """How many migrations the data has been through."""
    try:
        return len(chain) - len(missing_of(chain, set(manifest.migrations)))
    except DatabaseNewer:
        newer = ", ".join(sorted(set(manifest.migrations) - {migration.name for migration in chain}))
        raise DatabaseNewer(
            f"{file} was made by a newer version of this program ({newer}): restore it with that one"
        ) from None


@asynccontextmanager
async def _on_sqlite(url: str, keep_in: Path | None) -> AsyncIterator[None]:
    """Inside, a new file is connected; it takes the old one's name once it is whole and on the disk."""
    address = read_address(url)
    file = address.file
    if file is None:
        raise ArchiveRefused("a database in memory would be gone before anybody could use what was restored")
    folder = file.with_name(f"{file.name}.restoring")
    with kept_from_others(url):
        try:
            if await asyncio.to_thread(file.exists):
                async with snapshot(address) as fetch:
                    await _make_room(address, fetch, keep_in)
            shutil.rmtree(folder, ignore_errors=True)  # of a restore that was killed
            os.mkdir(folder, mode=0o700)
            await connection.connect(f"sqlite://{folder / file.name}")
            yield
            for problem in await damage_of(fetch_rows):
                raise ArchiveRefused(f"what was restored is not sound: {problem}")
            await connection.close()
            await asyncio.to_thread(_take_the_place, folder / file.name, file)
        finally:
            await connection.close()
            shutil.rmtree(folder, ignore_errors=True)


def _take_the_place(new: Path, old: Path) -> None:
    """Rename, which happens or doesn't. The old file's log goes first, or SQLite would replay it into the new one."""
    if old.exists():
        _fold_log(old)
        new.chmod(old.stat().st_mode & 0o777)
    for log in ("-wal", "-shm"):  # of a file that somebody removed without them
        old.with_name(old.name + log).unlink(missing_ok=True)
    sync(new)
    new.replace(old)
    sync(old.parent)


def _fold_log(file: Path) -> None:
    """Bring all of the log into the file, which is whole by itself from then on, whatever stops us.

    SQLite does so only where nobody else has the file open: a reader would remove the log, and by then it would be
    the new file's.
    """
    with closing(sqlite3.connect(file, timeout=1)) as last:
        try:
            [mode] = last.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError:
            mode = "wal"
        if mode != "delete":
            raise DatabaseBusy(f"somebody has {file} open, reading it perhaps; try again when they are done")


@asynccontextmanager
async def _on_postgres(url: str, keep_in: Path | None) -> AsyncIterator[None]:
    """Inside, everything is one transaction, in which the old tables are gone already."""
    address = read_address(url)
    try:
        await connection.connect(url)
        await _refuse_company()
        async with snapshot(address) as fetch:
            applied = await _make_room(address, fetch, keep_in)
        async with transaction():
            await execute("SET LOCAL statement_timeout = 0")
            await execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            await connection.lock("migrations")
            await _refuse_company()
            names = [RECORD_TABLE, *(table.name for table in tables_after(applied))]
            quoted = ", ".join(f'"{name}"' for name in names)
            await execute(f"DROP TABLE IF EXISTS {quoted}")
            yield
    finally:
        await connection.close()


async def _refuse_company() -> None:
    """A bot on this database would go on writing, or send what the backup has waiting a second time."""
    name = connection.address().credentials["application_name"]
    others = await fetch_rows(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 "
        "AND pid <> pg_backend_pid()",
        name,
    )
    if others:
        raise DatabaseBusy(f"{name} has this database open in {len(others)} connections; stop every bot on it first")


async def _make_room(address: Address, fetch: Fetch, keep_in: Path | None) -> list[Migration]:
    """See that what is there may go: it holds no centre, or it is kept. The migrations it has been through."""
    applied = await applied_migrations(address.engine, fetch)
    if not applied or not await fetch("SELECT 1 FROM centre LIMIT 1"):
        return applied
    if keep_in is None:
        raise ArchiveRefused("the database holds a centre already; say --replace to put the backup in its place")
    os.makedirs(keep_in, mode=0o700, exist_ok=True)
    await save(address, keep_in / f"before-restore-{clock.now():%Y%m%dT%H%M%SZ}.baohe")
    return applied


async def _fill_all(age: int, tables: list[Table], file: Path, manifest: Manifest) -> None:
    """The tables as they were when the backup was made, with its rows, and nothing but its rows."""
    await migrate(through=age)
    told = {counted.name: counted for counted in manifest.tables}
    async with transaction():
        for table in tables:
            await _fill(table, file, told[table.name].last_key)
        for table in tables:
            found = await fingerprint(table, connection.engine(), fetch_rows)
            expected = told[table.name]
            if (found.rows, found.sha256) != (expected.rows, expected.sha256) or found.last_key < expected.last_key:
                raise ArchiveRefused(f"{table.name} did not come back as it was saved; nothing was changed")


async def _fill(table: Table, file: Path, last_key: int) -> None:
    places = ", ".join(f"${number}" for number in range(1, len(table.columns) + 1))
    columns = ", ".join(f'"{column}"' for column in table.columns)
    sql = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'
    for rows in rows_of(file, table.name):
        await execute_many(sql, table.read(rows, connection.engine()))
    if last_key:
        await _go_on_behind(table, last_key)


async def _go_on_behind(table: Table, last_key: int) -> None:
    """The next key is one that was never given, also where the rows that had the last ones are gone."""
    if connection.engine() is Engine.POSTGRES:
        await fetch_rows(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', '{table.key}'), $1)", last_key)
        return
    await execute("DELETE FROM sqlite_sequence WHERE name = $1", table.name)
    await execute("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", table.name, last_key)
