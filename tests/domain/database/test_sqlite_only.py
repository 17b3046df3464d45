"""What can happen to SQLite only."""

import sqlite3
import threading
from typing import Any, cast

import pytest
from tortoise.exceptions import OperationalError

from domain.database import connection, migrate
from domain.database.address import read_address
from domain.database.backends import prompt
from domain.database.connection import execute, fetch_rows, transaction
from domain.database.errors import MigrationFailed
from domain.database.migrating import backup
from domain.database.migrating.editors import editor
from domain.database.migrating.rebuilding import rebuild
from tests.domain.database.garage import ALL_ROWS, VERSIONS, Garage, counts, fill
from tests.domain.database.models import Shop
from tests.domain.database.test_transactions import nothing_is_left_open


async def test_a_commit_that_fails_leaves_nothing_open(sample: str) -> None:
    """As when the disk is full: here a foreign key that is looked at only in the end."""
    with pytest.raises(OperationalError, match="FOREIGN KEY"):
        async with transaction():
            await execute("PRAGMA defer_foreign_keys = ON")
            await Shop.create(name="gone")
            await execute("INSERT INTO sample_account (shop_id, number, details) VALUES (99, 1, '{}')")

    await nothing_is_left_open()
    assert await Shop.all().count() == 0


async def test_a_begin_that_fails_leaves_nothing_locked(sample: str) -> None:
    """Some tool holds the file; afterwards all goes on."""
    await fetch_rows("PRAGMA busy_timeout = 1")
    tool = sqlite3.connect(str(read_address(sample).file), isolation_level=None)
    tool.execute("BEGIN IMMEDIATE")

    with pytest.raises(OperationalError, match="locked"):
        async with transaction():
            await Shop.create(name="never")
    tool.rollback()
    tool.close()

    await nothing_is_left_open()


async def test_statements_run_where_they_are_asked_but_for_the_slow_ones(
    sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread of their own costs more than most of them; what once took long must not hold up the loop again."""
    opened: Any = cast(Any, connection.client())._connection
    await opened.create_function("thread", 0, threading.get_ident)

    async def threads(sql: str) -> list[int]:
        return [(await fetch_rows(sql))[0]["id"] for _ in range(2)]

    here = threading.get_ident()
    assert await threads("SELECT thread() AS id") == [here, here]
    assert here not in await threads("WITH it AS (SELECT thread() AS id) SELECT id FROM it")
    async with transaction():
        assert await threads("WITH it AS (SELECT thread() AS id) SELECT id FROM it") == [here, here]
    monkeypatch.setattr(prompt, "_SLOW_NS", -1)
    first, second = await threads("SELECT thread() AS id, 1")
    assert first == here != second
    monkeypatch.setattr(prompt, "_SLOW_NS", 10**12)
    assert (await threads("SELECT thread() AS id, 1"))[1] == here


async def test_a_table_is_not_rebuilt_while_foreign_keys_are_on(sample: str) -> None:
    """Its children would be deleted with it."""
    async with transaction():
        with pytest.raises(MigrationFailed, match="children would be deleted"):
            await rebuild(editor(), Shop, Shop)  # type: ignore[arg-type] # SQLite's editor, on SQLite


async def test_a_migration_is_not_run_inside_a_transaction(garage: Garage) -> None:
    """Foreign keys could not be turned off in it."""
    await garage.move_to("v1")
    garage.write("0002_n", "0001_to_v1")

    async with transaction():
        with pytest.raises(RuntimeError, match="its own transaction"):
            await migrate.migrate(garage.package)


async def test_a_row_without_its_parent_stops_a_migration(garage: Garage) -> None:
    await garage.move_to("v1")
    await fill()
    garage.write("0002_orphans", "0001_to_v1", "ops.RunSQL('DELETE FROM v_bay WHERE id = 1')")

    with pytest.raises(MigrationFailed, match="3 rows have lost their parents: v_job of v_bay"):
        await migrate.migrate(garage.package)

    assert await counts() == ALL_ROWS


async def test_a_sqlite_file_is_copied_first(garage: Garage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "BACKUPS_KEPT", 2)
    await garage.move_to("v1")
    file = connection.address().file
    assert file is not None
    assert list(file.parent.glob("*.backup")) == [], "there was nothing to copy"
    await fill()
    for number, after in ((2, "0001_to_v1"), (3, "0002_n"), (4, "0003_n")):
        garage.write(f"000{number}_n", after, "ops.RunSQL('DELETE FROM v_receipt')")
        await migrate.migrate(garage.package)

    copies = sorted(file.parent.glob(f"{file.name}.*-before-*.backup"))
    assert [copy.name.split("before-")[1] for copy in copies] == ["0003_n.backup", "0004_n.backup"]
    await connection.close()
    await connection.connect(f"sqlite://{copies[0]}", [f"{VERSIONS}.v1"])
    assert await counts() == ALL_ROWS
    assert await migrate.pending(garage.package) == ["0003_n", "0004_n"]


async def test_nothing_is_migrated_without_a_copy(garage: Garage, monkeypatch: pytest.MonkeyPatch) -> None:
    await garage.move_to("v1")
    garage.write("0002_n", "0001_to_v1", "ops.RunSQL('DELETE FROM v_receipt')")

    def disk_full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(backup, "_copy", disk_full)
    with pytest.raises(MigrationFailed, match="no space left"):
        await migrate.migrate(garage.package)

    assert await migrate.pending(garage.package) == ["0002_n"]
