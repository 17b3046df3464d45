"""What only SQLite has: a log beside the file, and files that are damaged."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from domain.database import connection
from domain.database.address import read_address
from domain.database.archive import restoring
from domain.database.archive.file import Manifest
from domain.database.archive.restoring import restore
from domain.database.archive.saving import save
from domain.database.connection import execute, transaction
from domain.database.errors import ArchiveRefused, DatabaseBusy
from domain.people import service as people
from tests.factories.people import a_centre


async def nothing_more(_: Manifest) -> None:
    """Nothing else is to be done before the backup takes its place."""


def killed(database: str, folder: Path) -> Path:
    """The files as a bot leaves them that is killed while it has ``database`` open: what it did last is in the log."""
    file = read_address(database).file
    assert file is not None
    for end in ("", "-wal"):
        shutil.copy(f"{file}{end}", folder / f"killed.db{end}")
    assert os.path.getsize(folder / "killed.db-wal") > 0
    return folder / "killed.db"


@pytest.mark.parametrize("log_only", [False, True])
async def test_the_log_of_the_old_file_does_not_get_into_the_new_one(
    database: str, tmp_path: Path, log_only: bool
) -> None:
    await a_centre(name="saved")
    backup = tmp_path / "centre.baohe"
    await save(read_address(database), backup)
    await a_centre(name="later")
    file = killed(database, tmp_path)
    await connection.close()
    if log_only:
        file.unlink()
    manifest, _ = await restore(f"sqlite://{file}", backup, nothing_more, keep_in=tmp_path / "kept")
    assert (await save(read_address(f"sqlite://{file}"), tmp_path / "again.baohe")).tables == manifest.tables
    await connection.connect(f"sqlite://{file}")
    assert [centre.name for centre in await people.centres()] == ["saved"]


async def test_a_file_that_somebody_reads_is_not_replaced(database: str, tmp_path: Path) -> None:
    await a_centre()
    backup, file = tmp_path / "centre.baohe", read_address(database).file
    await save(read_address(database), backup)
    await connection.close()
    assert file is not None
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("SELECT * FROM centre").fetchall()
        with pytest.raises(DatabaseBusy, match="reading it"):
            await restore(database, backup, nothing_more, keep_in=tmp_path / "kept")
        assert len(reader.execute("SELECT * FROM centre").fetchall()) == 1
    await restore(database, backup, nothing_more, keep_in=tmp_path / "kept")


async def test_the_old_file_is_whole_until_the_new_one_has_its_name(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its log is gone already, and with it nothing."""
    await a_centre(name="saved")
    backup = tmp_path / "centre.baohe"
    await save(read_address(database), backup)
    await a_centre(name="later")
    file = killed(database, tmp_path)
    await connection.close()

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr(restoring, "sync", full)
        await restore(f"sqlite://{file}", backup, nothing_more, keep_in=tmp_path / "kept")
    await connection.connect(f"sqlite://{file}")
    assert [centre.name for centre in await people.centres()] == ["saved", "later"]


async def test_a_damaged_file_is_neither_saved_nor_replaced(database: str, tmp_path: Path) -> None:
    await a_centre()
    backup = tmp_path / "centre.baohe"
    await save(read_address(database), backup)
    file = tmp_path / "damaged.db"
    file.write_bytes(b"no database at all" * 1000)
    with pytest.raises(ArchiveRefused, match="not a database"):
        await save(read_address(f"sqlite://{file}"), tmp_path / "never.baohe")
    await connection.close()
    with pytest.raises(ArchiveRefused, match="not a database"):
        await restore(f"sqlite://{file}", backup, nothing_more, keep_in=tmp_path / "kept")
    assert file.read_bytes() == b"no database at all" * 1000


async def test_rows_without_their_parents_are_not_saved(database: str, tmp_path: Path) -> None:
    """A backup that cannot be restored is none."""
    await execute("PRAGMA foreign_keys = OFF")
    await execute("INSERT INTO counter (centre_id, kind, last_number) VALUES (99, 'case', 1)")
    with pytest.raises(ArchiveRefused, match="rows of counter have lost their centre"):
        await save(read_address(database), tmp_path / "never.baohe")


async def test_who_only_looks_keeps_no_writer_waiting(database: str) -> None:
    await a_centre()
    await connection.close()
    await connection.connect(database, only_looks=True)
    file = read_address(database).file
    assert file is not None
    async with transaction():
        assert len(await people.centres()) == 1
        with closing(sqlite3.connect(file, timeout=0)) as other, other:
            other.execute("UPDATE centre SET lang = 'en'")
        [centre] = await people.centres()
        assert centre.lang == "zh-CN", "what it sees stands still"
