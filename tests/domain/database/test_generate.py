"""Migrations are written the same by everybody, and what they cannot express is refused with a way out."""

import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tortoise import fields
from tortoise.exceptions import ConfigurationError
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from domain.database import connection, generate
from domain.database.errors import MigrationFailed
from domain.database.fields import FenField, UtcDatetimeField
from domain.database.indexes import PartialUniqueIndex

WHAT_IS_WRITTEN = '''\
"""Begin."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from domain.database.fields import FenField
from domain.database.indexes import PartialUniqueIndex


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Owner",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
            ],
            options={"table": "g_owner"},
        ),
        ops.CreateModel(
            name="Thing",
            fields=[
                ("id", fields.IntField(primary_key=True)),
                (
                    "owner",
                    fields.ForeignKeyField(
                        "models.Owner",
                        source_field="owner_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("amount_fen", FenField(null=True)),
                ("mark", fields.CharField(max_length=4)),
            ],
            options={
                "table": "g_thing",
                "indexes": [PartialUniqueIndex(fields=["owner_id"], name="uid_g_thing", where="mark = 'x'")],
            },
        ),
    ]
'''

Change = dict[str, Any]


def owner_model() -> type[Model]:
    class Owner(Model):
        """Has things. This is not part of the table."""

        id = fields.BigIntField(primary_key=True, generated=False)

        class Meta:
            table = "g_owner"

    return Owner


def owner(on_delete: fields.OnDelete = fields.RESTRICT) -> Any:
    return fields.ForeignKeyField("models.Owner", related_name=False, on_delete=on_delete)


def models(change: Change | None = None, name: str = "Thing", **meta: Any) -> list[type[Model]]:
    """An owner and its things; ``change`` gives other fields (``None`` takes one away), ``meta`` another Meta."""
    index = PartialUniqueIndex(fields=("owner_id",), name="uid_g_thing", where="mark = 'x'")
    members = {
        "id": fields.IntField(primary_key=True),
        "owner": owner(),
        "amount_fen": FenField(null=True),
        "mark": fields.CharField(max_length=4, default="none", description="Not in the table either."),
        **(change or {}),
    }
    options = {"table": "g_thing", "indexes": (index,), **meta}
    body = {key: field for key, field in members.items() if field is not None}
    return [owner_model(), type(name, (Model,), {**body, "Meta": type("Meta", (), options)})]


Begin = Callable[[list[type[Model]]], Any]


@pytest.fixture
async def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Begin]:
    """Connects with the models it is given; migrations go to the package ``written``."""
    (tmp_path / "written").mkdir()
    (tmp_path / "written" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    async def connect(declared: list[type[Model]]) -> None:
        await connection.close()
        module = ModuleType("declared")
        for model in declared:
            model.__module__ = "declared"
            setattr(module, model.__name__, model)
        monkeypatch.setitem(sys.modules, "declared", module)
        await connection.connect("sqlite://:memory:", ["declared"])

    yield connect
    await connection.close()
    for name in [name for name in sys.modules if name.split(".")[0] == "written"]:
        sys.modules.pop(name)


async def test_what_is_written(begin: Begin) -> None:
    await begin(models())

    path = await generate.generate("begin", "written")

    assert path.name == "0001_begin.py"
    assert path.read_text() == WHAT_IS_WRITTEN


async def test_nothing_is_written_when_nothing_changed(begin: Begin) -> None:
    await begin(models())
    await generate.generate("begin", "written")

    with pytest.raises(MigrationFailed, match="nothing changed"):
        await generate.generate("again", "written")
    await begin(models({"mark": fields.CharField(max_length=4, default="other", description="Other words.")}))
    assert await generate.pending_changes("written") == [], "defaults and descriptions are not in the table"


async def test_the_next_one_follows(begin: Begin) -> None:
    await begin(models())
    await generate.generate("begin", "written")
    await begin(models({"extra_fen": FenField(db_default=0)}))

    path = await generate.generate("add_extra", "written")

    assert path.name == "0002_add_extra.py"
    assert 'dependencies = [("models", "0001_begin")]' in path.read_text()
    assert [change.describe() for change in await generate.pending_changes("written")] == []


async def test_another_condition_is_another_index(begin: Begin) -> None:
    await begin(models())
    await generate.generate("begin", "written")
    await begin(models(indexes=(PartialUniqueIndex(fields=("owner_id",), name="uid_g_thing", where="mark = 'y'"),)))

    changes = [change.describe() for change in await generate.pending_changes("written")]

    assert changes == ["Remove index from Thing", "Add index to Thing"]


REFUSED: list[tuple[Change, str]] = [
    ({"change": {"new": fields.IntField()}}, "needs a db_default"),
    ({"change": {"owner": owner(fields.CASCADE)}}, "keeps its target and on_delete"),
    ({"change": {"mark": fields.CharField(max_length=4, db_default="it's")}}, "db_default with a quote"),
    ({"table": "g_other"}, "Meta.table cannot be changed"),
    ({"name": "Other", "table": "g_other"}, "renaming a model"),
    ({"indexes": (Index(fields=("owner",)),)}, "say centre_id, not centre"),
    ({"indexes": (("owner", "mark"),)}, "say centre_id, not centre"),
    ({"constraints": (CheckConstraint(check="mark <> ''", name="c"),)}, "Meta.constraints is not supported"),
    (
        {"indexes": (PartialUniqueIndex(fields=("owner_id",), name="uid_other", where="mark = 'x'"),)},
        "RenameIndex|Rename index",
    ),
]


@pytest.mark.parametrize(("changed", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
async def test_what_cannot_be_expressed_is_refused(begin: Begin, changed: Change, reason: str) -> None:
    await begin(models())
    await generate.generate("begin", "written")
    await begin(models(**changed))

    with pytest.raises(MigrationFailed, match=reason):
        await generate.pending_changes("written")


@pytest.mark.parametrize("name", ["", "Begin", "0002_x", "a-b", "../x"])
async def test_names_that_are_refused(begin: Begin, name: str) -> None:
    await begin(models())

    with pytest.raises(MigrationFailed, match="lower case"):
        await generate.generate(name, "written")


def test_what_a_model_may_not_say() -> None:
    with pytest.raises(ConfigurationError, match=r"domain\.clock"):
        UtcDatetimeField(db_default="now")
    with pytest.raises(ConfigurationError, match="63 bytes"):
        PartialUniqueIndex(fields=("a",), name="保" * 22, where="a = 1")


async def test_the_command_says_how_it_is_used() -> None:
    assert "usage:" in await generate.main([])


async def test_the_command_refuses_in_one_sentence() -> None:
    assert "lower case" in await generate.main(["Not This"])
