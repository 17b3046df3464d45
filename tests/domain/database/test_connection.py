"""Opening and closing, one bot to a SQLite file, and what becomes of a process that is killed."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.database import connection
from domain.database.address import read_address
from domain.database.connection import Engine, transaction
from domain.database.errors import DatabaseAddressWrong, DatabaseBusy, DatabaseNotConnected
from domain.database.filelock import kept_from_others
from tests.domain.database.conftest import SAMPLE_MODELS
from tests.domain.database.models import Shop
from tests.domain.database.test_transactions import nothing_is_left_open

WRITES_HALF = """
import asyncio, sys
from domain.database import connection
from tests.domain.database.models import Shop

async def main():
    await connection.connect(sys.argv[1], ["tests.domain.database.models"])
    async with connection.transaction():
        await Shop.create(name="half")
        await Shop.filter(name="committed").update(name="changed")
        print("half done", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@contextmanager
def half_way_through(url: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has written but not committed, and is killed afterwards if it still lives."""
    command = [sys.executable, "-c", WRITES_HALF, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "half done\n"
            yield process
        finally:
            process.kill()


async def test_a_killed_process_leaves_nothing_half_done(sample: str) -> None:
    await Shop.create(name="committed")
    await connection.close()

    with half_way_through(sample) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

    await connection.connect(sample, SAMPLE_MODELS)
    async with asyncio.timeout(5), transaction():
        await Shop.select_for_update().get(name="committed")  # PostgreSQL has noticed and undone it
    assert [shop.name for shop in await Shop.all()] == ["committed"]
    await Shop.create(name="half")


KEEPS = """
import sys
from domain.database.filelock import kept_from_others

with kept_from_others(sys.argv[1]):
    print("kept", flush=True)
    sys.stdin.read()
"""


@contextmanager
def keeping(url: str) -> Iterator[subprocess.Popen[str]]:
    """A process that keeps the database to itself until it is killed."""
    command = [sys.executable, "-c", KEEPS, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "kept\n"
            yield process
        finally:
            process.kill()


async def test_a_sqlite_file_is_kept_from_others_until_its_keeper_is_dead(sample: str) -> None:
    with keeping(sample) as process:
        await Shop.create(name="written and read all the same")
        if connection.engine() is Engine.POSTGRES:
            with kept_from_others(sample):
                pass  # there any number may run
        else:
            with pytest.raises(DatabaseBusy, match=f"another process .number {process.pid}."), kept_from_others(sample):
                pass
    with kept_from_others(sample):
        assert await Shop.all().count() == 1


async def test_a_database_that_cannot_be_opened_leaves_nothing_locked(tmp_path: Path) -> None:
    (tmp_path / "not.db").write_text("this is no database, and long enough to be seen to be none" * 20)
    url = f"sqlite://{tmp_path}/not.db"

    for _ in range(2):
        with pytest.raises(sqlite3.DatabaseError):
            await connection.connect(url, SAMPLE_MODELS)
    await connection.close()


async def test_closing_is_harmless_when_nothing_is_open() -> None:
    await connection.close()
    with pytest.raises(DatabaseNotConnected):
        connection.engine()


async def test_connecting_twice_is_refused(sample: str) -> None:
    with pytest.raises(RuntimeError, match="already"):
        await connection.connect(sample, SAMPLE_MODELS)
    await connection.ping()


async def test_the_settings_that_money_needs_are_on(sample: str) -> None:
    if connection.engine() is Engine.POSTGRES:
        settings = {}
        for name in ("TimeZone", "statement_timeout", "application_name"):
            [row] = await connection.fetch_rows(f"SELECT current_setting('{name}') AS value")
            settings[name] = row["value"]
        assert settings == {"TimeZone": "UTC", "statement_timeout": "30s", "application_name": "baohe"}
    else:
        for name, value in (("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 5000)):
            [row] = await connection.fetch_rows(f"PRAGMA {name}")
            assert next(iter(row.values())) == value


def test_a_sqlite_commit_waits_for_the_disk() -> None:
    assert read_address("sqlite://data/baohe.db").credentials["synchronous"] == "FULL"


async def test_transactions_wait_for_a_free_connection(sample: str) -> None:
    await connection.close()
    one_only = f"{sample}?pool=1" if sample.startswith("postgres") else sample
    await connection.connect(one_only, SAMPLE_MODELS)

    async def write(number: int) -> None:
        async with transaction():
            await Shop.create(name=str(number))

    await asyncio.gather(*(write(number) for number in range(20)))

    assert await Shop.all().count() == 20
    await nothing_is_left_open()


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite://data/a%20b#c.db", "data/a%20b#c.db"),
        ("sqlite:///var/lib/保合.db?synchronous=OFF", "/var/lib/保合.db"),
        ("sqlite://:memory:", None),
    ],
)
def test_addresses_of_files(url: str, file: str | None) -> None:
    assert read_address(url).file == (Path(file) if file else None)


def test_addresses_of_servers() -> None:
    address = read_address(
        "postgres://bao%40he:p%2Fw%23@db.example:6432/保合?sslmode=require&pool=3&statement_timeout=5"
    )

    wanted = {"user": "bao@he", "password": "p/w#", "host": "db.example", "port": 6432, "database": "保合"}
    assert wanted.items() <= address.credentials.items()
    assert (address.credentials["ssl"], address.credentials["maxsize"]) == ("require", 3)
    assert read_address("postgresql:///x?host=/run/postgresql").credentials["host"] == "/run/postgresql"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data/baohe.db",
        "mysql://localhost/x",
        "sqlite://",
        "sqlite://x.db?cache=1",
        "postgres://host",
        "postgres:///x",
        "postgres://host:port/x",
        "postgres://host/x?pool=0",
        "postgres://host/x?pool=many",
        "postgres://host/x?search_path=y",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(DatabaseAddressWrong):
        read_address(url)
