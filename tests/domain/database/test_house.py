"""The program's own tables: models and migrations say the same, whichever way a database came about."""

import sys
from pathlib import Path

import pytest

from domain.database import connection, generate, migrate
from domain.database.connection import MIGRATIONS
from domain.database.migrating.chain import load_chain
from tests.databases import Databases
from tests.domain.database.schema import describe_schema


async def test_models_match_migrations(database: str) -> None:
    """If this fails: ``python -m domain.database.generate NAME``."""
    if load_chain(MIGRATIONS):
        assert [operation.describe() for operation in await generate.pending_changes()] == []


async def test_every_model_can_be_migrated(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration of all models makes the same tables as the models themselves."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "whole_house").mkdir()
    (tmp_path / "whole_house" / "__init__.py").touch()
    migrated, modelled = databases.empty(), databases.empty()
    try:
        await connection.connect(migrated)
        await generate.generate("initial", "whole_house")
        await migrate.migrate("whole_house")
        assert await generate.pending_changes("whole_house") == []
        by_migration = await describe_schema()
        await connection.close()
        await connection.connect(modelled)
        await connection.context().generate_schemas()
        by_models = await describe_schema()
    finally:
        await connection.close()
        databases.drop(migrated)
        databases.drop(modelled)
        sys.modules.pop("whole_house", None)

    assert by_migration == by_models
