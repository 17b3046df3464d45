"""Writing the next migration from the models: ``python -m domain.database.generate NAME``.

Look at what it wrote before you commit it: a column removed and one added of the same kind are taken for a
renamed column, and keep their values.
"""

import asyncio
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.operations import AddField, AlterField, Operation, RenameModel
from tortoise.migrations.schema_generator.operation_generator import OperationGenerator
from tortoise.migrations.schema_generator.state import ModelState, State

from domain.database import connection
from domain.database.connection import APP, MIGRATIONS
from domain.database.errors import MigrationFailed
from domain.database.migrating.chain import KNOWN_OPERATIONS, empty_state, load_chain, state_after
from domain.database.migrating.writing import Writer

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NOT_QUOTED_RIGHT = re.compile(r"[\x00-\x1f'\"\\]")
# Options that follow from the model itself, or that only the program sees.
_OPTIONS_LEFT_OUT = ("app", "pk_attr", "table_description")


async def pending_changes(package: str = MIGRATIONS) -> list[Operation]:
    """What the models of the connected database have that the migrations in ``package`` lack; empty if nothing.

    ``MigrationFailed`` for a model or a change that migrations cannot express: each says what to do instead.
    """
    before, now = _tables_only(state_after(load_chain(package))), _tables_only(_models_now())
    _refuse_unsupported_models(now)
    operations: list[Operation] = list(OperationGenerator(before, now).generate([APP]))
    _refuse_unsupported_changes(operations, before, now)
    return operations


def _models_now() -> State:
    state = empty_state()
    apps = connection.context().apps
    for name, model in (apps[APP] if apps else {}).items():
        state.models[APP, name] = ModelState.make_from_model(APP, model)
    return state


def _tables_only(state: State) -> State:
    """``state`` without what does not concern the tables: defaults in Python, and descriptions."""
    for model in state.models.values():
        model.description = ""
        for option in _OPTIONS_LEFT_OUT:
            model.options.pop(option, None)
        for name, field in model.fields.items():  # copies of the model's own
            field.default, field.description = None, None
            field.model_field_name = name  # a field that was added or renamed does not know it yet
    return state


def _refuse_unsupported_models(state: State) -> None:
    for (_, name), model in state.models.items():
        for reason in _what_cannot_be_migrated(model):
            raise MigrationFailed(f"{name}: {reason}")


def _what_cannot_be_migrated(model: ModelState) -> Iterator[str]:
    if model.options.get("constraints"):
        yield "Meta.constraints is not supported; use unique_together or an index"
    for index in model.options.get("indexes", ()):
        named = index.fields if isinstance(index, Index) else index
        if not set(named) <= _columns(model):
            yield f"an index is over columns, not over {', '.join(named)}: say centre_id, not centre"
    for name, field in model.fields.items():
        if isinstance(field, ManyToManyFieldInstance):
            yield f"{name}: many-to-many is not supported; give the pairs a model of their own"
        if isinstance(field.db_default, str) and _NOT_QUOTED_RIGHT.search(field.db_default):
            yield f"{name}: Tortoise cannot write a db_default with a quote, a backslash or a line end"


def _columns(model: ModelState) -> set[str]:
    return {field.source_field or name for name, field in model.fields.items()}


def _refuse_unsupported_changes(operations: list[Operation], before: State, now: State) -> None:
    for key in before.models.keys() & now.models.keys():
        if before.models[key].table != now.models[key].table:
            raise MigrationFailed(f"{key[1]}: Meta.table cannot be changed")
    for operation in operations:
        reason = _why_not(operation, before)
        if reason:
            raise MigrationFailed(f"{operation.describe()}: {reason}")


def _why_not(operation: Operation, before: State) -> str | None:
    if isinstance(operation, RenameModel):
        return "renaming a model is not supported; remove one and add the other in two migrations"
    if not isinstance(operation, KNOWN_OPERATIONS):
        return "not supported; write it as RunSQL or in two migrations"
    if isinstance(operation, AddField) and not operation.field.null and not operation.field.has_db_default():  # type: ignore[union-attr] # a column
        return "a column that may not be empty needs a db_default for the rows that are there"
    if isinstance(operation, AlterField):
        return _why_not_alter(operation, before.models[APP, operation.model_name].fields[operation.name])
    return None


def _why_not_alter(operation: AlterField, old: object) -> str | None:
    new = operation.field
    if not isinstance(old, ForeignKeyFieldInstance):
        return None
    if not isinstance(new, ForeignKeyFieldInstance):
        return "a foreign key does not become another column; add a new one"
    if (old.model_name, old.on_delete) != (new.model_name, new.on_delete):
        return "a foreign key keeps its target and on_delete; add a new one"
    return None


async def generate(name: str, package: str = MIGRATIONS) -> Path:
    """Write the next migration of ``package``, called ``name``, from the models of the connected database.

    ``MigrationFailed`` if nothing changed, if the name is not lower-case words with underscores, or if a change
    cannot be expressed.
    """
    if not _NAME.fullmatch(name):
        raise MigrationFailed("a migration is named in lower case with underscores, e.g. add_waiting_days")
    operations = await pending_changes(package)
    if not operations:
        raise MigrationFailed("nothing changed: models and migrations agree")
    chain = load_chain(package)
    writer = Writer(
        f"{len(chain) + 1:04d}_{name}",
        APP,
        operations,
        dependencies=[(APP, chain[-1].name)] if chain else [],
        initial=None if chain else True,
    )
    folder = Path(next(iter(import_module(package).__path__)))
    path = folder / f"{writer.name}.py"
    path.write_text(writer.as_string(), encoding="utf-8")
    return path


async def main(arguments: Sequence[str]) -> str:
    """Write a migration of the program's own models; what went wrong, or nothing."""
    if len(arguments) != 1:
        return "usage: python -m domain.database.generate NAME"
    await connection.connect("sqlite://:memory:")
    try:
        path = await generate(arguments[0])
    except MigrationFailed as refusal:
        return str(refusal)
    finally:
        await connection.close()
    sys.stdout.write(f"{path}\n")
    return ""


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])) or 0)
