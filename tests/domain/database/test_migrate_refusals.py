"""What is not run, and what is made sure of before."""

import sys

import pytest

from domain.database import migrate
from domain.database.errors import DatabaseNewer, MigrationFailed
from tests.domain.database.garage import Garage


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


async def test_an_index_that_got_lost_stops_a_migration(garage: Garage) -> None:
    await garage.move_to("v1")
    garage.write("0002_careless", "0001_to_v1", "ops.RunSQL('DROP INDEX uid_v_job_open')")

    with pytest.raises(MigrationFailed, match="indexes are missing: uid_v_job_open"):
        await migrate.migrate(garage.package)
