"""A filled database is led forward on either engine, whole or not at all."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest
from tortoise.exceptions import IntegrityError

from domain.database import connection, generate, migrate
from domain.database.connection import Engine, execute, fetch_rows
from domain.database.errors import DatabaseNewer, MigrationFailed
from domain.database.migrating import backup
from tests.conftest import ENGINE_UNDER_TEST
from tests.databases import Databases
from tests.domain.database.schema import describe_schema

VERSIONS = "tests.domain.database.versions"
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Garage:
    """A database on its way through the versions, with a package of migrations of its own."""

    def __init__(self, url: str, package: Path) -> None:
        self.url = url
        self.folder = package
        self.package = package.name

    async def open(self, version: str) -> None:
        await connection.close()
        await connection.connect(self.url, [f"{VERSIONS}.{version}"])

    async def move_to(self, version: str) -> None:
        """Write the migration to ``version`` and run it."""
        await self.open(version)
        await generate.generate(f"to_{version}", self.package)
        await migrate.migrate(self.package)

    def write(self, name: str, after: str | None, *operations: str) -> None:
        """A migration written by hand."""
        dependencies = [("models", after)] if after else []
        lines = ",\n        ".join(operations)
        (self.folder / f"{name}.py").write_text(
            dedent("""\
            import os, signal
            from tortoise import migrations
            from tortoise.migrations import operations as ops

            class Migration(migrations.Migration):
                dependencies = {dependencies}
                operations = [{lines}]
            """).format(dependencies=dependencies, lines=lines)
        )


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


async def fill() -> None:
    """Two garages with three bays each, three jobs to a bay, and some receipts, in the first version."""
    async with connection.transaction():
        await execute("INSERT INTO v_garage (name, address) VALUES ('garage 1', 'here'), ('garage 2', 'there')")
        for garage in (1, 2):
            await execute(
                "INSERT INTO v_bay (garage_id, number, note) VALUES ($1, 1, $2), ($1, 2, NULL), ($1, 3, NULL)",
                garage,
                "it's",
            )
        for bay in range(1, 7):
            await execute(
                "INSERT INTO v_job (bay_id, amount_fen, state, opened_at, form)"
                " VALUES ($1, $2, 'open', $3, '{}'), ($1, $2, 'done', $3, '{}'), ($1, $2, 'done', $3, '{}')",
                bay,
                100 * bay,
                MOMENT,
            )
        for job in range(1, 10):
            await execute("INSERT INTO v_receipt (job_id, number) VALUES ($1, $2)", job, job if job % 2 else None)


async def counts() -> dict[str, int]:
    tables = ("v_garage", "v_bay", "v_job")
    return {table: (await fetch_rows(f"SELECT COUNT(*) AS n FROM {table}"))[0]["n"] for table in tables}


ALL_ROWS = {"v_garage": 2, "v_bay": 6, "v_job": 18}


async def schema_of(version: str, databases: Databases) -> object:
    """What the tables are when they are made from the models."""
    await connection.close()
    url = databases.empty()
    try:
        await connection.connect(url, [f"{VERSIONS}.{version}"])
        await connection.context().generate_schemas()
        return await describe_schema()
    finally:
        await connection.close()
        databases.drop(url)


async def test_a_filled_database_goes_through_all_versions(garage: Garage, databases: Databases) -> None:
    """No row, child, index or constraint is lost, and the tables end up as the models make them."""
    for version in ("v1", "v2", "v3"):
        await garage.move_to(version)
        assert [change.describe() for change in await generate.pending_changes(garage.package)] == []
        migrated = await describe_schema()
        if version == "v1":
            await fill()
        if version == "v2":
            await check_what_became_obligatory()
        assert await counts() == ALL_ROWS
        assert migrated == await schema_of(version, databases)

    await garage.open("v3")
    [sums] = await fetch_rows("SELECT SUM(amount_fen) AS amount, SUM(extra_fen) AS extra FROM v_job")
    assert (sums["amount"], sums["extra"]) == (6300, 0)
    stages = await fetch_rows("SELECT stage, COUNT(*) AS n FROM v_job GROUP BY stage ORDER BY stage")
    assert [(row["stage"], row["n"]) for row in stages] == [("done", 12), ("open", 6)], "renamed, not emptied"


async def check_what_became_obligatory() -> None:
    notes = await fetch_rows("SELECT note, kind FROM v_bay ORDER BY id")
    assert [(row["note"], row["kind"]) for row in notes] == [("it's", "lift"), ("none", "lift"), ("none", "lift")] * 2
    numbers = await fetch_rows("SELECT number FROM v_receipt ORDER BY id")
    assert [row["number"] for row in numbers] == [1, -1, 3, -1, 5, -1, 7, -1, 9]


async def test_the_rules_of_the_tables_hold_after_rebuilding(garage: Garage) -> None:
    """Each would pass if the rebuild had lost its constraint."""
    await garage.move_to("v1")
    await fill()
    await execute("INSERT INTO v_garage (name) VALUES ('third')")
    await execute("DELETE FROM v_garage WHERE name = 'third'")
    await garage.move_to("v2")
    job = "INSERT INTO v_job (bay_id, amount_fen, extra_fen, stage, opened_at, form) VALUES ($1, 1, 0, $2, $3, '{}')"

    for statement, values in (
        ("INSERT INTO v_garage (name) VALUES ($1)", ["garage 1"]),
        ("INSERT INTO v_bay (garage_id, number) VALUES (1, $1)", [1]),
        ("INSERT INTO v_bay (garage_id, number) VALUES ($1, 9)", [99]),
        ("INSERT INTO v_receipt (job_id) VALUES ($1)", [1]),
        (job, [1, "open", MOMENT]),
        (job, [99, "done", MOMENT]),
    ):
        with pytest.raises(IntegrityError):
            await execute(statement, *values)
    await execute("DELETE FROM v_garage WHERE name = 'garage 2'")
    assert await counts() == {"v_garage": 1, "v_bay": 3, "v_job": 9}, "children still go with their parents"
    await execute("INSERT INTO v_garage (name) VALUES ('fourth')")
    [row] = await fetch_rows("SELECT id FROM v_garage WHERE name = 'fourth'")
    assert row["id"] > 3, "a key is not given again after a rebuild"


async def test_what_was_made_by_hand_survives_rebuilding(garage: Garage) -> None:
    await garage.move_to("v1")
    garage.write(
        "0002_extras",
        "0001_to_v1",
        "ops.RunSQL('CREATE INDEX extra_garage ON v_garage (lower(name)); CREATE INDEX extra_bay ON v_bay (note)')",
    )
    await migrate.migrate(garage.package)
    await fill()
    if connection.engine() is Engine.SQLITE:
        await execute("CREATE TRIGGER extra_trigger AFTER UPDATE ON v_garage BEGIN SELECT 1; DELETE FROM v_bay; END")

    await garage.move_to("v2")

    tables = await describe_schema()
    assert "extra_garage" in str(tables["v_garage"]["indexes"])
    assert "extra_bay" in str(tables["v_bay"]["indexes"])
    assert tables["v_garage"]["triggers"] == (["extra_trigger"] if ENGINE_UNDER_TEST is Engine.SQLITE else [])


async def test_a_run_that_fails_changes_nothing(garage: Garage) -> None:
    await garage.move_to("v1")
    await fill()
    before = await describe_schema()
    garage.write("0002_good", "0001_to_v1", "ops.RemoveField(model_name='Garage', name='address')")
    garage.write(
        "0003_bad",
        "0002_good",
        "ops.RunSQL('DELETE FROM v_job; CREATE TABLE half (id INT)')",
        "ops.RunSQL('INSERT INTO nowhere VALUES (1)')",
    )

    with pytest.raises(MigrationFailed, match=r"0003_bad: Run SQL: .*nowhere.* \(nothing was changed\)"):
        await migrate.migrate(garage.package)

    assert await describe_schema() == before
    assert await counts() == ALL_ROWS
    assert await migrate.pending(garage.package) == ["0002_good", "0003_bad"]
    with pytest.raises(IntegrityError):  # foreign keys are on again
        await execute("INSERT INTO v_bay (garage_id, number) VALUES (99, 1)")


async def test_a_run_that_is_killed_changes_nothing(garage: Garage) -> None:
    await garage.move_to("v1")
    await fill()
    before = await describe_schema()
    await connection.close()
    garage.write(
        "0002_killed",
        "0001_to_v1",
        "ops.RemoveField(model_name='Garage', name='address')",
        "ops.RunSQL('DELETE FROM v_job')",
        "ops.RunPython(lambda apps, editor: os.kill(os.getpid(), signal.SIGKILL))",
    )

    with start(garage) as process:
        assert process.wait() == -9

    await garage.open("v1")
    assert await describe_schema() == before
    assert await counts() == ALL_ROWS


MIGRATES = """
import asyncio, sys
from domain.database import connection, migrate

async def main(url, folder, package):
    sys.path.insert(0, folder)
    await connection.connect(url, ["tests.domain.database.versions.v1"])
    try:
        print(*await migrate.migrate(package))
    finally:
        await connection.close()

asyncio.run(main(*sys.argv[1:]))
"""


def start(garage: Garage) -> subprocess.Popen[str]:
    """Another process that migrates the same database."""
    command = [sys.executable, "-c", MIGRATES, garage.url, str(garage.folder.parent), garage.package]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


async def test_three_that_start_at_once(garage: Garage) -> None:
    """On PostgreSQL one migrates and the others find it done; on SQLite the others are told that it is in use."""
    await garage.open("v1")
    await generate.generate("to_v1", garage.package)
    await connection.close()

    processes = [start(garage) for _ in range(3)]
    answers = [process.communicate() for process in processes]

    did = [out for out, _ in answers if "0001_to_v1" in out]
    refused = [errors for _, errors in answers if "DatabaseBusy" in errors]
    failed = [process for process in processes if process.returncode]
    assert len(failed) == len(refused), answers
    if ENGINE_UNDER_TEST is Engine.POSTGRES:
        assert (len(did), len(refused)) == (1, 0)
    else:
        assert len(did) == 1
    await garage.open("v1")
    assert await migrate.pending(garage.package) == []


async def test_a_newer_database_is_refused(garage: Garage) -> None:
    await garage.move_to("v1")
    garage.write("0002_newer", "0001_to_v1")
    await migrate.migrate(garage.package)
    (garage.folder / "0002_newer.py").unlink()

    with pytest.raises(DatabaseNewer, match="0002_newer"):
        await migrate.migrate(garage.package)


async def test_migrations_are_one_line(garage: Garage) -> None:
    await garage.move_to("v1")
    garage.write("0002_mine", "0001_to_v1")
    garage.write("0002_yours", "0001_to_v1")

    with pytest.raises(MigrationFailed, match="0002_yours must depend on"):
        await migrate.migrate(garage.package)


async def test_what_ran_is_not_preceded_afterwards(garage: Garage) -> None:
    await garage.move_to("v1")
    garage.write("0002_late", "0001_to_v1")
    await migrate.migrate(garage.package)
    garage.write("0001_z_early", "0001_to_v1")
    garage.write("0002_late", "0001_z_early")
    sys.modules.pop(f"{garage.package}.0002_late")

    with pytest.raises(MigrationFailed, match="before one that has run"):
        await migrate.migrate(garage.package)


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        ("ops.RenameModel(old_name='Job', new_name='Work')", "RenameModel is not supported"),
        ("ops.RenameIndex(model_name='Job', old_name='uid_v_job_open', new_name='x')", "RenameIndex is not supported"),
        ("ops.SQLOperation('SELECT 1', [])", "SQLOperation is not supported"),
        ("]; atomic = False; operations = [", "not atomic"),
    ],
)
async def test_what_is_not_safe_is_not_run(garage: Garage, operation: str, reason: str) -> None:
    await garage.move_to("v1")
    garage.write("0002_unsafe", "0001_to_v1", operation)

    with pytest.raises(MigrationFailed, match=reason):
        await migrate.migrate(garage.package)


async def test_python_may_move_data(garage: Garage) -> None:
    await garage.move_to("v1")
    await fill()
    garage.write(
        "0002_python",
        "0001_to_v1",
        "ops.RunPython(lambda apps, editor: apps.get_model('models.Job').filter(bay_id=1).update(amount_fen=7))",
    )

    await migrate.migrate(garage.package)

    [row] = await fetch_rows("SELECT COUNT(*) AS n FROM v_job WHERE amount_fen = 7")
    assert row["n"] == 3


async def test_a_row_without_its_parent_stops_a_migration(garage: Garage) -> None:
    if ENGINE_UNDER_TEST is Engine.POSTGRES:
        return  # which does not let it come so far
    await garage.move_to("v1")
    await fill()
    garage.write("0002_orphans", "0001_to_v1", "ops.RunSQL('DELETE FROM v_bay WHERE id = 1')")

    with pytest.raises(MigrationFailed, match="3 rows have lost their parents: v_job of v_bay"):
        await migrate.migrate(garage.package)

    assert await counts() == ALL_ROWS


async def test_a_sqlite_file_is_copied_first(garage: Garage, monkeypatch: pytest.MonkeyPatch) -> None:
    if ENGINE_UNDER_TEST is Engine.POSTGRES:
        return
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
    if ENGINE_UNDER_TEST is Engine.POSTGRES:
        return
    await garage.move_to("v1")
    garage.write("0002_n", "0001_to_v1", "ops.RunSQL('DELETE FROM v_receipt')")

    def disk_full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(backup, "_copy", disk_full)
    with pytest.raises(MigrationFailed, match="no space left"):
        await migrate.migrate(garage.package)

    assert await migrate.pending(garage.package) == ["0002_n"]


async def test_a_cancelled_run_turns_foreign_keys_on_again(garage: Garage) -> None:
    await garage.move_to("v1")
    await fill()
    garage.write("0002_waits", "0001_to_v1", "ops.RunPython(lambda apps, editor: __import__('asyncio').Event().wait())")
    running = asyncio.create_task(migrate.migrate(garage.package))
    await asyncio.wait((running,), timeout=0.3)

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    with pytest.raises(IntegrityError):
        await execute("INSERT INTO v_bay (garage_id, number) VALUES (99, 1)")
