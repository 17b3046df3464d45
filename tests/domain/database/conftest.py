"""The tests of the database have tables of their own."""

import functools
from collections.abc import AsyncIterator, Iterator

import pytest

from domain.database import connection
from domain.database.migrating import writing
from tests.conftest import ENGINE_UNDER_TEST, MakeDatabases
from tests.databases import Databases

# Many tests write the same migration; laying it out costs more than all the rest of them.
writing.laid_out = functools.cache(writing.laid_out)

SAMPLE_MODELS = ["tests.domain.database.models"]

collect_ignore = [] if ENGINE_UNDER_TEST is connection.Engine.POSTGRES else ["test_throw_away_server.py"]


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
