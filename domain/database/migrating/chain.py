"""The migrations of a package, one after the other, and the models as they were after any of them."""

import importlib
import pkgutil

from tortoise.migrations.constraints import CheckConstraint
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    CreateModel,
    DeleteModel,
    Operation,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RenameField,
    RunPython,
    RunSQL,
)
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from typing_extensions import override

from domain.database.connection import ALIAS, APP
from domain.database.errors import MigrationFailed

# Tortoise's RenameModel does not rename what refers to the model; its RenameIndex forgets that an index is unique.
KNOWN_OPERATIONS = (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    CreateModel,
    DeleteModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RenameField,
    RunPython,
    RunSQL,
)


def load_chain(package: str) -> list[Migration]:
    """The migrations in ``package`` in their order; ``MigrationFailed`` if they are not one chain we can run."""
    folder = importlib.import_module(package).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(folder) if module.name[0] not in "_~")
    chain = [importlib.import_module(f"{package}.{name}").Migration(name, APP) for name in names]
    previous: list[tuple[str, str]] = []
    for migration in chain:
        _refuse_what_we_cannot_run(migration, previous)
        previous = [(APP, migration.name)]
    return chain


def _refuse_what_we_cannot_run(migration: Migration, previous: list[tuple[str, str]]) -> None:
    if [tuple(dependency) for dependency in migration.dependencies] != previous:
        raise MigrationFailed(
            f"{migration.name} must depend on {previous or 'nothing'}: migrations follow one another in one line"
        )
    if not migration.atomic:
        raise MigrationFailed(f"{migration.name} is not atomic: a run happens as a whole or not at all")
    for operation in migration.operations:
        if not isinstance(operation, KNOWN_OPERATIONS):
            raise MigrationFailed(f"{migration.name}: {type(operation).__name__} is not supported")
        if isinstance(operation, AddConstraint) and isinstance(operation.constraint, CheckConstraint):
            raise MigrationFailed(f"{migration.name}: check constraints are not supported")


class _Tables(StateApps):
    """The models of a state. They say what tables are like; hardly ever does anybody query them.

    Tortoise makes what queries need of every model at every change, which is most of what a migration takes.
    """

    @override
    def _build_initial_querysets(self) -> None:
        pass

    def open_to_queries(self) -> None:
        """Make what queries need."""
        super()._build_initial_querysets()


def empty_state() -> State:
    """No models at all."""
    return State(models={}, apps=_Tables(default_connections={APP: ALIAS}))


def open_to_queries(state: State) -> None:
    """Let the models of ``state`` be queried, as they are now."""
    if isinstance(state.apps, _Tables):
        state.apps.open_to_queries()


def advance(state: State, operation: Operation) -> None:
    """Let ``operation`` happen to the models in ``state``; no database is touched."""
    operation.state_forward(APP, state)


def state_after(chain: list[Migration]) -> State:
    """The models as they are after ``chain``."""
    state = empty_state()
    for migration in chain:
        for operation in migration.operations:
            advance(state, operation)
    state.validate_relations_initialized()
    return state
