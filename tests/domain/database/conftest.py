"""The tests of the database have tables of their own."""

import functools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from domain.database import connection
from domain.database.migrating import writing
from tests.conftest import ENGINE_UNDER_TEST, MakeDatabases
from tests.databases import Databases
from tests.domain.database.garage import Garage

# Many tests write the same migration; laying it out costs more than all the rest of them.
writing.laid_out = functools.cache(writing.laid_out)

SAMPLE_MODELS = ["tests.domain.database.models"]

OF_ONE_ENGINE = {
    connection.Engine.POSTGRES: ["test_throw_away_server.py", "test_postgres_only.py"],
    connection.Engine.SQLITE: ["test_archive_on_sqlite.py", "test_sqlite_only.py"],
}
collect_ignore = [file for engine, files in OF_ONE_ENGINE.items() if engine is not ENGINE_UNDER_TEST for file in files]


@pytest.fixture(scope="session")
def sample_databases(make_databases: MakeDatabases) -> Iterator[Databases]:
    """The maker of databases with the sample tables."""
    maker = make_databases("sample", SAMPLE_MODELS)
    yield maker
    maker.close()


@pytest.fixture
async def sample(sample_databases: Databases) -> AsyncIterator[str]:
    """A clean database with the sample tables, connected; yields its address."""
    url = sample_databases.with_tables()
    await connection.connect(url, SAMPLE_MODELS)
    try:
        await sample_databases.wipe()
        yield url
    finally:
        await connection.close()


@pytest.fixture
async def garage(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> AsyncIterator[Garage]:
    """An empty database, and an empty package of migrations of a name not used before."""
    package = tmp_path / f"migrations_{abs(hash(request.node.nodeid))}"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    url = databases.empty()
    try:
        yield Garage(url, package)
    finally:
        await connection.close()
        databases.drop(url)
