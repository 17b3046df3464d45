"""A filled database is led forward on either engine, whole or not at all."""

import asyncio
import subprocess
import sys

import pytest
from tortoise.exceptions import IntegrityError

from domain.database import connection, generate, migrate
from domain.database.connection import Engine, execute, fetch_rows
from domain.database.errors import MigrationFailed
from tests.conftest import ENGINE_UNDER_TEST
from tests.databases import Databases
from tests.domain.database.garage import ALL_ROWS, MOMENT, VERSIONS, Garage, counts, fill
from tests.domain.database.schema import describe_schema


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
from domain.database.filelock import kept_from_others

async def main(url, folder, package):
    sys.path.insert(0, folder)
    with kept_from_others(url):
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
