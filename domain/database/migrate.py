"""Bringing a database up to this program, all of it or nothing.

The migrations are Tortoise's (``domain/migrations``, written by ``python -m domain.database.generate NAME``); they
are run by us, because Tortoise's executor loses rows and indexes on SQLite and does not stand two starts at once.
They go forward only. Renaming a model or its table is not supported.
"""

import logging

from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import AddField, AddIndex, CreateModel, RunPython, RunSQL
from tortoise.migrations.schema_generator.state import State

from domain import clock
from domain.database import connection
from domain.database.connection import MIGRATIONS, Engine, execute, fetch_rows, transaction
from domain.database.errors import DatabaseNewer, MigrationFailed
from domain.database.migrating.backup import back_up
from domain.database.migrating.chain import advance, load_chain, open_to_queries, state_after
from domain.database.migrating.editors import PostgresEditor, SqliteEditor, editor
from domain.database.shield import finish

RECORD_TABLE = "schema_migration"
_LOOKS_AHEAD_ONLY = (AddField, AddIndex, CreateModel, RunSQL)

_RECORD_TABLE_SQL = {
    Engine.SQLITE: f"CREATE TABLE IF NOT EXISTS {RECORD_TABLE}"
    " (name VARCHAR(200) NOT NULL PRIMARY KEY, applied_at TIMESTAMP NOT NULL)",
    Engine.POSTGRES: f"CREATE TABLE IF NOT EXISTS {RECORD_TABLE}"
    " (name VARCHAR(200) NOT NULL PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL)",
}

_log = logging.getLogger(__name__)


async def migrate(package: str = MIGRATIONS, *, through: int | None = None) -> list[str]:
    """Run what the connected database still lacks; the names of what was run.

    ``through``: only the first so many of all migrations, for data that is as old as that.

    Call it before anything else uses the database. On SQLite the file is copied first. Several processes may
    call it at once on PostgreSQL. ``DatabaseNewer`` if a newer program has migrated it already,
    ``MigrationFailed`` if anything is not as it should be: then nothing was changed.
    """
    chain = load_chain(package)[:through]
    missing = await _missing(chain)
    if not missing:
        return []
    names = ", ".join(migration.name for migration in missing)
    _log.info("migrating the database: %s", names)
    run = _run_on_sqlite if connection.engine() is Engine.SQLITE else _run_on_postgres
    return await run(chain)


async def pending(package: str = MIGRATIONS) -> list[str]:
    """The names of the migrations that the connected database still lacks."""
    return [migration.name for migration in await _missing(load_chain(package))]


async def _missing(chain: list[Migration]) -> list[Migration]:
    return missing_of(chain, await _applied())


def missing_of(chain: list[Migration], applied: set[str]) -> list[Migration]:
    """What a database that has been through ``applied`` lacks of ``chain``.

    ``DatabaseNewer`` if it has been through others, ``MigrationFailed`` if it skipped one.
    """
    newer = sorted(applied - {migration.name for migration in chain})
    if newer:
        raise DatabaseNewer(
            f"a newer version of this program has migrated the database ({', '.join(newer)}): run that version, "
            "or restore the copy made before"
        )
    if applied != {migration.name for migration in chain[: len(applied)]}:
        raise MigrationFailed("a migration was put before one that has run already; it must come after it")
    return chain[len(applied) :]


async def _applied() -> set[str]:
    if not await _table_exists(RECORD_TABLE):
        return set()
    return {row["name"] for row in await fetch_rows(f"SELECT name FROM {RECORD_TABLE}")}


async def _table_exists(name: str) -> bool:
    if connection.engine() is Engine.SQLITE:
        return bool(await fetch_rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", name))
    # Not to_regclass: inside a transaction it may remember that there was none before we waited for the lock.
    return bool(
        await fetch_rows("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1", name)
    )


async def _run_on_postgres(chain: list[Migration]) -> list[str]:
    async with transaction():
        await execute("SET LOCAL statement_timeout = 0")
        await execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        await connection.lock("migrations")  # another process may be at it: then there is nothing left to do
        return await _run(chain, await _missing(chain))


async def _run_on_sqlite(chain: list[Migration]) -> list[str]:
    if connection.inside_transaction():
        raise RuntimeError("a migration begins its own transaction")
    missing = await _missing(chain)
    file = connection.address().file
    if file is not None and await _applied():
        _log.info("copied the database to %s", await back_up(file, missing[0].name))
    base = connection.client()
    await base.execute_query("PRAGMA foreign_keys = OFF")  # cannot be changed inside the transaction
    try:
        async with transaction():
            names = await _run(chain, missing)
            await _check_sqlite()
            return names
    finally:
        await finish(base.execute_query("PRAGMA legacy_alter_table = OFF"))  # a rebuild that failed left it on
        await finish(base.execute_query("PRAGMA foreign_keys = ON"))


async def _run(chain: list[Migration], missing: list[Migration]) -> list[str]:
    if not missing:
        return []
    await execute(_RECORD_TABLE_SQL[connection.engine()])
    state = state_after(chain[: -len(missing)])
    schema_editor = editor()
    for migration in missing:
        await _run_one(migration, state, schema_editor)
    await _check_indexes(state, schema_editor)
    return [migration.name for migration in missing]


async def _run_one(migration: Migration, state: State, schema_editor: SqliteEditor | PostgresEditor) -> None:
    for operation in migration.operations:
        try:
            # A copy of all models for each would take seconds, and these don't look at what was before.
            before = state if isinstance(operation, _LOOKS_AHEAD_ONLY) else state.clone()
            advance(state, operation)
            if isinstance(operation, RunPython):
                open_to_queries(before)
            await schema_editor.perform(operation, before, state)
        except Exception as error:
            raise MigrationFailed(f"{migration.name}: {operation.describe()}: {error} (nothing was changed)") from error
    await execute(f"INSERT INTO {RECORD_TABLE} (name, applied_at) VALUES ($1, $2)", migration.name, clock.now())


async def _check_indexes(state: State, schema_editor: SqliteEditor | PostgresEditor) -> None:
    """Every index that the models declare must be there."""
    source = {
        Engine.SQLITE: "SELECT name FROM sqlite_master WHERE type = 'index'",
        Engine.POSTGRES: "SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema()",
    }
    found = {row["name"] for row in await fetch_rows(source[connection.engine()])}
    declared = {
        name
        for models in state.apps.apps.values()
        for model in models.values()
        for name in schema_editor.declared_indexes(model)
    }
    if declared - found:
        raise MigrationFailed(f"indexes are missing: {', '.join(sorted(declared - found))}")


async def _check_sqlite() -> None:
    """Every row's parent must be there, and the file sound."""
    orphans = await fetch_rows("PRAGMA foreign_key_check")
    if orphans:
        tables = sorted({f"{row['table']} of {row['parent']}" for row in orphans})
        raise MigrationFailed(f"{len(orphans)} rows have lost their parents: {', '.join(tables)}")
    problems = [next(iter(row.values())) for row in await fetch_rows("PRAGMA integrity_check")]
    if problems != ["ok"]:
        raise MigrationFailed(f"the database file is damaged: {'; '.join(map(str, problems))}")
