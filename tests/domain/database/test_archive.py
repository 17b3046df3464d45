"""A whole database goes into a file and comes back as it was, on either engine, or nothing changes."""

import asyncio
import json
import os
import shutil
import signal
import sys
import zipfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import BaseORMException

from domain import clock
from domain.database import connection
from domain.database.address import for_looking, read_address
from domain.database.archive import saving
from domain.database.archive.file import Manifest, read_manifest
from domain.database.archive.restoring import restore
from domain.database.archive.saving import save
from domain.database.connection import Engine, execute, fetch_rows, transaction
from domain.database.errors import ArchiveRefused, DatabaseMissing, DatabaseNewer
from domain.database.filelock import FileLock
from domain.database.migrate import migrate
from domain.intake import service as intake
from domain.people import service as people
from tests.conftest import ENGINE_UNDER_TEST
from tests.databases import Databases
from tests.domain.database.schema import describe_schema
from tests.factories.people import a_centre
from tests.factories.world import a_world
from tests.house.sources import HOME

HIGHEST_KEY = 4711


async def nothing_more(_: Manifest) -> None:
    """Nothing else is to be done before the backup takes its place."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[None]:
    """The database connected."""
    await connection.connect(url)
    try:
        yield
    finally:
        await connection.close()


async def fill() -> None:
    """Rows in every table, and a key that was given to a row that is gone."""
    async with transaction():
        await a_world()
        await intake.is_first_sight(7, 1)
        await intake.set_aside(7, 2, payload={"text": "nul \0"}, reference="r1", fault="KeyError")
        await people.one_refusal_an_hour(-100_5)
        sql = "INSERT INTO intake_update (id, bot_id, update_id, received_at) VALUES ($1, 7, 3, $2)"
        await execute(sql, HIGHEST_KEY, clock.now())
        if connection.engine() is Engine.POSTGRES:
            await fetch_rows("SELECT setval('intake_update_id_seq', $1)", HIGHEST_KEY)
        await execute("DELETE FROM intake_update WHERE id = $1", HIGHEST_KEY)


def by_itself(work: Coroutine[Any, Any, None]) -> None:
    """Run it in a thread and loop of its own, and in ordinary time: session fixtures have no loop."""
    put_back = clock.use(clock.SystemClock())
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
    put_back()


@pytest.fixture(scope="session")
def saved(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A backup of a furnished centre, which nobody changes."""
    url, file = databases.empty(), tmp_path_factory.mktemp("saved") / "centre.baohe"

    async def make() -> None:
        async with opened(url):
            await migrate()
            await fill()
        await save(read_address(url), file)

    by_itself(make())
    yield file
    databases.drop(url)


@pytest.fixture(scope="session")
def standing(databases: Databases) -> Iterator[str]:
    """A database with one centre, in whose place nothing comes."""
    url = databases.empty()
    by_itself(a_small_centre(url))
    yield url
    databases.drop(url)


async def content(url: str, folder: Path) -> object:
    """Everything in a database, told in a way that two of them can be compared."""
    file = folder / "content.baohe"
    try:
        return (await save(read_address(url), file)).tables
    finally:
        file.unlink(missing_ok=True)


@asynccontextmanager
async def in_use(url: str) -> AsyncIterator[None]:
    """The database as a running bot has it."""
    file = read_address(url).file
    if file is None:
        async with opened(url):
            yield
        return
    lock = FileLock(file)
    lock.take()
    yield
    lock.give_back()


def files_in(folder: Path) -> list[Path]:
    """What is in it."""
    return sorted(folder.iterdir())


async def a_small_centre(url: str) -> None:
    """A database with one centre and little else."""
    async with opened(url):
        await migrate()
        await a_centre()


async def test_everything_comes_back_as_it_was(saved: Path, database_url: str, database: str, tmp_path: Path) -> None:
    migrated = await describe_schema()
    await connection.close()
    manifest, settled = await restore(database_url, saved, nothing_more)
    assert settled is None
    assert await content(database_url, tmp_path) == manifest.tables == read_manifest(saved).tables
    async with opened(database_url):
        assert await migrate() == []
        restored = await describe_schema()
        assert restored == migrated
        assert restored.keys() == {table.name for table in manifest.tables}, "a table that no backup has"
        assert all(table.rows for table in manifest.tables), "an empty table proves nothing: fill it above"
        assert await intake.is_first_sight(7, 4)
        [row] = await fetch_rows("SELECT id FROM intake_update WHERE update_id = 4")
        assert row["id"] == HIGHEST_KEY + 1, "the key of a row that is gone is not given again"


async def test_a_centre_is_not_replaced_unasked(saved: Path, standing: str, tmp_path: Path) -> None:
    before = await content(standing, tmp_path)
    with pytest.raises(ArchiveRefused, match="--replace"):
        await restore(standing, saved, nothing_more)
    assert await content(standing, tmp_path) == before


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def _flip(file: Path) -> None:
    """One bit, somewhere in the rows."""
    with zipfile.ZipFile(file) as archive:
        found = archive.getinfo("audit_entry.jsonl")
    content = bytearray(file.read_bytes())
    content[found.header_offset + 30 + found.compress_size // 2] ^= 1
    file.write_bytes(content)


def _rewrite(file: Path, change: Callable[[str, bytes], bytes]) -> None:
    """The same file, sound as a zip, with other content."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, change(name, content))


def _tell(file: Path, **told: Any) -> None:
    def change(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | told).encode() if name == "manifest.json" else content

    _rewrite(file, change)


def _lose_a_row(file: Path) -> None:
    _rewrite(file, lambda name, rows: rows.partition(b"\n")[2] if name == "audit_entry.jsonl" else rows)


def _have_another_table(file: Path) -> None:
    tables = json.loads(zipfile.ZipFile(file).read("manifest.json"))["tables"]
    _tell(file, tables=tables[1:])


WRONG: dict[str, tuple[Callable[[Path], object], type[Exception], str]] = {
    "not there": (lambda file: file.unlink(), FileNotFoundError, "No such file"),
    "empty": (lambda file: file.write_bytes(b""), ArchiveRefused, "not a backup"),
    "foreign": (lambda file: file.write_bytes(b"PK, no"), ArchiveRefused, "not a backup"),
    "another zip": (lambda file: zipfile.ZipFile(file, "w").close(), ArchiveRefused, "not a backup"),
    "another format": (lambda file: _tell(file, format="something"), ArchiveRefused, "not a backup"),
    "cut": (_cut, ArchiveRefused, "damaged"),
    "flipped": (_flip, ArchiveRefused, "damaged"),
    "a row lost": (_lose_a_row, ArchiveRefused, "damaged"),
    "other tables": (_have_another_table, ArchiveRefused, "other tables"),
    "newer format": (lambda file: _tell(file, version=2), ArchiveRefused, "newer version"),
    "newer program": (lambda file: _tell(file, migrations=["9999_later"]), DatabaseNewer, "newer version.*9999_later"),
}


async def test_a_wrong_file_changes_nothing(saved: Path, standing: str, tmp_path: Path) -> None:
    before = await content(standing, tmp_path)
    file = tmp_path / "wrong.baohe"
    for spoil, error, words in WRONG.values():
        shutil.copy(saved, file)
        spoil(file)
        with pytest.raises(error, match=words):
            await restore(standing, file, nothing_more, keep_in=tmp_path)
    assert await content(standing, tmp_path) == before


async def test_an_older_backup_is_led_forward(database_url: str, tmp_path: Path) -> None:
    async with opened(database_url):
        await migrate(through=1)
        columns = "name, name_key, zone, lang, created_at"
        await execute(f"INSERT INTO centre ({columns}) VALUES ('一店', '一店', 'Asia/Shanghai', 'en', $1)", clock.now())
    old = tmp_path / "old.baohe"
    manifest = await save(read_address(database_url), old)
    assert len(manifest.migrations) == 1
    await restore(database_url, old, nothing_more, keep_in=tmp_path / "kept")
    async with opened(database_url):
        assert await migrate() == []
        assert [centre.name for centre in await people.centres()] == ["一店"]


async def test_what_fails_at_the_end_changes_nothing(saved: Path, standing: str, tmp_path: Path) -> None:
    before = await content(standing, tmp_path)

    async def fail(_: Manifest) -> None:
        raise KeyError("something is wrong with it")

    with pytest.raises(ArchiveRefused, match="nothing was changed"):
        await restore(standing, saved, fail, keep_in=tmp_path)
    assert await content(standing, tmp_path) == before


KILLED = """
import os, signal, sys
from bot.cli.line import main
from domain.database.archive import restoring
filled = restoring._fill_all
async def fill_and_die(*given):
    await filled(*given)
    os.kill(os.getpid(), signal.SIGKILL)
restoring._fill_all = fill_and_die
main(["restore", "--replace", sys.argv[1]])
"""


async def test_killed_in_the_middle_the_old_one_stands(saved: Path, database_url: str, tmp_path: Path) -> None:
    await a_small_centre(database_url)
    before = await content(database_url, tmp_path)
    given = {"PATH": os.environ["PATH"], "DATABASE_URL": database_url, "DATA_DIR": str(tmp_path)}
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, str(saved), cwd=HOME, env=given)
    assert await process.wait() == -signal.SIGKILL
    assert await content(database_url, tmp_path) == before
    manifest, _ = await restore(database_url, saved, nothing_more, keep_in=tmp_path / "kept")
    assert await content(database_url, tmp_path) == manifest.tables
    [kept] = files_in(tmp_path / "kept")
    assert read_manifest(kept).tables == before, "what is replaced is saved first"


async def test_a_database_in_use_is_left_alone(saved: Path, standing: str, tmp_path: Path) -> None:
    """By another process: here that is the one which tries to restore."""
    given = {"PATH": os.environ["PATH"], "DATABASE_URL": standing, "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "bot", "restore", "--replace", str(saved)]
    async with in_use(standing):
        process = await asyncio.create_subprocess_exec(*command, cwd=HOME, env=given, stderr=asyncio.subprocess.PIPE)
        _, said = await process.communicate()
        assert process.returncode == 1
        assert said.decode().startswith("baohe: ")
        assert "stop" in said.decode()
    async with opened(standing):
        assert len(await people.centres()) == 1


async def test_a_backup_is_of_one_moment(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes while it is made is not kept waiting, and none of it is in it."""
    count, made = saving.fingerprint, 0

    async def count_after_a_write(*given: Any) -> Any:
        nonlocal made
        await a_centre()
        made += 1
        return await count(*given)

    await a_centre()
    before = await save(read_address(database), tmp_path / "quiet.baohe")
    monkeypatch.setattr(saving, "fingerprint", count_after_a_write)
    busy = await save(read_address(database), tmp_path / "busy.baohe")
    assert len(await people.centres()) == 1 + made > 30
    # How far keys were given out is no part of what PostgreSQL holds still.
    assert [(table.rows, table.sha256) for table in busy.tables] == [(each.rows, each.sha256) for each in before.tables]


def test_only_its_owner_may_read_it(saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600


async def test_a_failed_backup_leaves_the_former_one(
    saved: Path, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(shutil.copy(saved, tmp_path / "daily.baohe"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        await save(read_address(database), file)
    assert read_manifest(file) == read_manifest(saved)
    assert files_in(tmp_path) == [file]


async def test_one_that_is_interrupted_leaves_nothing(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot is stopped while it makes one."""
    begun = asyncio.Event()

    async def count_for_ever(*_: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(saving, "fingerprint", count_for_ever)
    making = asyncio.create_task(save(read_address(database), tmp_path / "daily.baohe"))
    await begun.wait()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert files_in(tmp_path) == []


async def test_what_is_no_backup_is_not_overwritten(database: str, tmp_path: Path) -> None:
    file = tmp_path / "baohe.db"
    file.write_text("SQLite format 3")
    with pytest.raises(ArchiveRefused, match="not a backup"):
        await save(read_address(database), file)
    assert file.read_text() == "SQLite format 3"


async def test_nothing_is_saved_of_an_empty_database(database_url: str, tmp_path: Path) -> None:
    """On SQLite not even a file is made of it."""
    with pytest.raises((ArchiveRefused, DatabaseMissing)):
        await save(read_address(database_url), tmp_path / "nothing.baohe")
    assert files_in(tmp_path) == []
    with pytest.raises(DatabaseMissing) if ENGINE_UNDER_TEST is Engine.SQLITE else nullcontext():
        for_looking(read_address(database_url))


async def test_who_only_looks_can_change_nothing(database: str) -> None:
    await a_centre()
    await connection.close()
    await connection.connect(database, only_looks=True)
    assert len(await people.centres()) == 1
    with pytest.raises(BaseORMException, match=r"read-?only"):
        await a_centre()
