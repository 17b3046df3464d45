"""Databases for tests, made once and cleaned between tests, which is far cheaper than making each anew."""

import asyncio
import itertools
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

import pytest
from tortoise.apps import Apps
from tortoise.models import Model

from domain.database import connection, migrate
from domain.database.connection import MIGRATIONS
from domain.database.migrating.chain import load_chain
from tests import postgres

T = TypeVar("T")
# What a test commits need not survive a power cut: without it each commit waits for the disk.
WITHOUT_SYNC = "?synchronous=OFF"


class Databases(Protocol):
    """Makes databases of one engine."""

    def with_tables(self) -> str:
        """The address of a database with all tables."""

    async def wipe(self) -> None:
        """Remove every row of it, now that it is connected."""

    def empty(self) -> str:
        """The address of a database without tables, of its own."""

    def drop(self, url: str) -> None:
        """Remove a database that ``empty`` made."""

    def own(self) -> str:
        """The address of a database with all tables and no rows, of its own: migrating takes a second each time."""

    def give_back(self, url: str) -> None:
        """Remove a database that ``own`` made."""

    def close(self) -> None:
        """Remove everything."""


async def build_schema(url: str, modules: Sequence[str] | None) -> None:
    """Make all tables in the empty database at ``url``: by migrations, from the models if there are none."""
    await connection.connect(url, modules)
    try:
        if modules is None and load_chain(MIGRATIONS):
            await migrate.migrate()
        else:
            await connection.context().generate_schemas()
    finally:
        await connection.close()


def _run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run it in a thread and loop of its own: session fixtures have none."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(work())).result()


class SqliteDatabases:
    """A template file, copied for each test. ``modules`` are of the models, if not the program's own."""

    def __init__(self, folder: Path, modules: Sequence[str] | None = None) -> None:
        self._folder = folder
        self._modules = modules
        self._numbers = itertools.count(1)
        self._template = folder / "template.db"

    def with_tables(self) -> str:
        path = self._folder / "test.db"
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return self._copied_to(path)

    def own(self) -> str:
        return self._copied_to(self._folder / f"own{next(self._numbers)}.db")

    def _copied_to(self, path: Path) -> str:
        if not self._template.exists():
            building = self._folder / "building.db"
            _run(lambda: build_schema(f"sqlite://{building}{WITHOUT_SYNC}", self._modules))
            building.rename(self._template)
        shutil.copyfile(self._template, path)
        return f"sqlite://{path}{WITHOUT_SYNC}"

    async def wipe(self) -> None:
        """The template has none."""

    def empty(self) -> str:
        return f"sqlite://{self._folder / f'own{next(self._numbers)}.db'}{WITHOUT_SYNC}"

    def drop(self, url: str) -> None:
        for file in self._folder.glob(Path(urlsplit(url).path).name + "*"):
            file.unlink()

    def give_back(self, url: str) -> None:
        self.drop(url)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


class PostgresDatabases:
    """One database on a throw-away server, emptied for each test."""

    def __init__(self, server: postgres.Server, name: str, modules: Sequence[str] | None = None) -> None:
        self._server = server
        self._name = name
        self._modules = modules
        self._numbers = itertools.count(1)
        self._url: str | None = None
        self._emptied: list[str] = []
        self._given_back: list[str] = []
        self._has_template = False

    def with_tables(self) -> str:
        if self._url is None:
            self._url = self._built(self._name)
        return self._url

    def own(self) -> str:
        if self._given_back:
            return self._given_back.pop()
        template = f"{self._name}_template"
        if not self._has_template:
            self._built(template)
            self._has_template = True
        return self._server.create(f"{self._name}_own{next(self._numbers)}", template)

    def give_back(self, url: str) -> None:
        """Emptied and used again, unless a test has taken its tables away."""
        name = urlsplit(url).path.lstrip("/")
        self._server.run(_LET_GO, name)
        if self._server.has(_HAS_ALL_TABLES, name):
            self._server.run("SELECT baohe_empty_all_tables()", name)
            self._given_back.append(url)
        else:
            self._server.drop(name)

    def _built(self, name: str) -> str:
        self._server.drop(name)
        url = self._server.create(name)
        _run(lambda: build_schema(url, self._modules))
        self._server.run(_EMPTY_ALL_TABLES, name)
        return url

    async def wipe(self) -> None:
        await connection.fetch_rows("SELECT baohe_empty_all_tables()")

    def empty(self) -> str:
        return self._emptied.pop() if self._emptied else self._server.create(f"{self._name}_own{next(self._numbers)}")

    def drop(self, url: str) -> None:
        """Emptied and used again: making and dropping a database costs many times as much."""
        self._server.run(_CLEAR_EVERYTHING, urlsplit(url).path.lstrip("/"))
        self._emptied.append(url)

    def close(self) -> None:
        """The server goes as a whole."""


@contextmanager
def standing(engine: str) -> Iterator[Databases]:
    """A maker of databases of ``sqlite`` or ``postgres`` for a run of its own, outside of pytest."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield SqliteDatabases(Path(folder))
        return
    server = postgres.start()
    try:
        yield PostgresDatabases(server, "alone")
    finally:
        server.stop()


async def connected(databases: Databases, run: Awaitable[T]) -> T:
    """What ``run`` comes to in a clean database with all tables."""
    await connection.connect(databases.with_tables())
    try:
        await databases.wipe()
        return await run
    finally:
        await connection.close()


_LET_GO = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid();
"""
_HAS_ALL_TABLES = "SELECT count(*) FROM pg_proc WHERE proname = 'baohe_empty_all_tables'"
_CLEAR_EVERYTHING = f"""
{_LET_GO}
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""

# Foreign keys are off while everything goes; only tables with rows are touched; numbers begin at 1 again.
_EMPTY_ALL_TABLES = f"""
CREATE FUNCTION baohe_empty_all_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE name text; filled boolean;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables
                WHERE schemaname = 'public' AND tablename <> '{migrate.RECORD_TABLE}' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM %I', name); END IF;
    END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""


@contextmanager
def models_made_ready_once() -> Iterator[None]:
    """Tortoise makes every model ready each time a database is opened: that takes a program a moment, once, and the
    tests a fifth of their time. It comes to the same for the same engine and the same relations between models."""
    made: dict[type[Model], tuple[type, int]] = {}
    make = Apps._build_initial_querysets

    def make_once(apps: Apps) -> None:
        models = [model for app in apps.apps.values() for model in app.values()]
        now = {model: (model._meta.db.executor_class, len(model._meta.fields_map)) for model in models}
        if any(made.get(model) != ready for model, ready in now.items()):
            make(apps)
            made.update(now)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Apps, "_build_initial_querysets", make_once)
        yield
