"""A garage's database on its way through the versions, with migrations of its own."""

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

from domain.database import connection, generate, migrate
from domain.database.connection import execute, fetch_rows

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
