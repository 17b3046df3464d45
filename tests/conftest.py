"""What every test may ask for: a clean database of the engine under test, and ordinary time.

The engine is chosen by ``TEST_DATABASE``: ``sqlite`` (as without it) or ``postgres``. One process tests one
of them, because Tortoise caches statements by table and not by engine.
"""

import os
from collections.abc import AsyncIterator, Callable, Iterator, Sequence

import pytest
from hypothesis import settings

from bot import troubles
from domain import clock
from domain.database import connection
from tests import browsers, giving_away, postgres
from tests.databases import Databases, PostgresDatabases, SqliteDatabases, models_made_ready_once

# Nobody's change fails by what chance has found elsewhere; the long runs look for more.
settings.register_profile("the same every time", derandomize=True)
settings.load_profile("the same every time")

ENGINE_UNDER_TEST = connection.Engine(os.environ.get("TEST_DATABASE", "sqlite"))

# Without a database in them, these say the same on either engine: they run with SQLite only.
SAME_ON_EITHER_ENGINE = [
    "bot/sandbox/*",
    "bot/test_answers.py",
    "bot/test_logs.py",
    "bot/test_settings.py",
    "bot/test_sheets.py",
    "domain/*/test_rules*.py",
    "handlers/pasting/*",
    "handlers/test_arguments*.py",
    "house/test_code.py",
    "house/test_imports.py",
    "house/test_locales.py",
    "journeys/test_browser.py",
]
OF_SQLITE_ONLY = ["bot/test_backups.py"]
LEFT_OUT = [] if browsers.is_at_hand() else list(browsers.NEEDING_ONE)
# Pytest's own name for the patterns, from this folder, of files to leave out.
collect_ignore_glob = [*LEFT_OUT]
if ENGINE_UNDER_TEST is connection.Engine.POSTGRES:
    collect_ignore_glob += SAME_ON_EITHER_ENGINE + OF_SQLITE_ONLY


def pytest_report_header() -> str:
    """What this run is about, and what it leaves out."""
    left_out = f"; no browser, so left out: {', '.join(LEFT_OUT)}" if LEFT_OUT else ""
    return f"baohe on {ENGINE_UNDER_TEST.value}{left_out}"


MakeDatabases = Callable[[str, Sequence[str] | None], Databases]


@pytest.fixture(autouse=True)
def _time_is_put_back() -> Iterator[None]:
    """A test may put a clock in place and forget it."""
    restore = clock.use(clock.SystemClock())
    yield
    restore()


@pytest.fixture(autouse=True)
def _troubles_are_forgotten() -> Iterator[None]:
    """A test may leave something in trouble."""
    yield
    troubles.forget()


@pytest.fixture(scope="session", autouse=True)
def _models_are_made_ready_once() -> Iterator[None]:
    """Thousands of tests open a database."""
    with models_made_ready_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _every_way_out_is_watched() -> Iterator[None]:
    """Whatever is sent to a group or logged in any test goes past ``giving_away``."""
    with giving_away.watched():
        yield


@pytest.fixture(autouse=True)
def _nobody_is_given_away() -> Iterator[None]:
    """A test in which a whole phone or name goes to a group, or anything personal into the log, fails."""
    giving_away.listen_anew()
    yield
    assert not (given := giving_away.taken()), given[0]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A PostgreSQL of this test run, started by the first test that needs it."""
    server = postgres.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def make_databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MakeDatabases:
    """Makes a maker of databases of the engine under test, by a name and the modules of its models."""

    def make(name: str, modules: Sequence[str] | None) -> Databases:
        if ENGINE_UNDER_TEST is connection.Engine.SQLITE:
            return SqliteDatabases(tmp_path_factory.mktemp(name), modules)
        return PostgresDatabases(request.getfixturevalue("postgres_server"), name, modules)

    return make


@pytest.fixture(scope="session")
def databases(make_databases: MakeDatabases) -> Iterator[Databases]:
    """The maker of databases with the program's own tables."""
    maker = make_databases("baohe", None)
    yield maker
    maker.close()


@pytest.fixture
async def database(databases: Databases) -> AsyncIterator[str]:
    """A clean database with all tables, connected; yields its address."""
    url = databases.with_tables()
    await connection.connect(url)
    try:
        await databases.wipe()
        yield url
    finally:
        await connection.close()


@pytest.fixture
def prepared_url(databases: Databases) -> Iterator[str]:
    """The address of a database of one's own with all tables and no rows, for tests that start real processes."""
    url = databases.own()
    yield url
    databases.give_back(url)


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The address of an empty database of one's own, without tables."""
    url = databases.empty()
    yield url
    databases.drop(url)
