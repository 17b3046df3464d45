"""Tortoise's schema editors, mended where they lose something. Each says what it mends."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tortoise.fields.base import Field
from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.operations import (
    AddConstraint,
    AlterField,
    Operation,
    RemoveConstraint,
    RemoveField,
    RenameField,
)
from tortoise.migrations.schema_editor.asyncpg import AsyncpgSchemaEditor
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.models import Model

from domain.database.connection import APP, Engine, client, engine
from domain.database.indexes import PartialUniqueIndex
from domain.database.migrating.rebuilding import rebuild
from domain.database.statements import split_statements

_INDEX_NAME = re.compile(r'CREATE (?:UNIQUE )?INDEX "([^"]+)"')

if TYPE_CHECKING:
    _Base = BaseSchemaEditor
else:
    _Base = object


class Mended(_Base):
    """What both editors need."""

    async def perform(self, operation: Operation, before: State, after: State) -> None:
        """Do to the database what ``operation`` did to the models between the two states."""
        await operation.database_forward(APP, before, after, self)
        if isinstance(operation, RenameField):
            await self._rename_indexes(*_models(operation.model_name, before, after))

    async def add_field(self, model: type[Model], field_name: str) -> None:
        """Add a column. Tortoise forgets its index."""
        await super().add_field(model, field_name)
        field = model._meta.fields_map[field_name]
        if isinstance(field, ManyToManyFieldInstance):
            return
        if isinstance(field, ForeignKeyFieldInstance):
            field = model._meta.fields_map[field.source_field or field_name]
        if field.index and not field.pk:
            await self.add_index(model, Index(fields=(field.source_field or field.model_field_name,)))

    def declared_indexes(self, model: type[Model]) -> dict[str, str]:
        """The statements that make the indexes of ``model``, by the name of the index."""
        statements = split_statements(self._get_model_sql_data(model).table_sql)
        named = ((_INDEX_NAME.match(statement), statement) for statement in statements)
        return {match[1]: statement for match, statement in named if match}

    def default_literal(self, model: type[Model], field: Field[Any]) -> str:
        """The ``db_default`` of ``field`` as it stands in SQL."""
        if hasattr(field.db_default, "get_sql"):
            return str(field.db_default.get_sql(dialect=self.DIALECT))
        return self._escape_default_value(field.to_db_value(field.db_default, model))

    def _get_index_sql(  # noqa: PLR0917 - Tortoise's signature
        self,
        model: type[Model],
        field_names: Sequence[str],
        safe: bool = False,
        index_name: str | None = None,
        index_type: str | None = None,
        extra: str | None = None,
    ) -> str:
        """Tortoise would make a ``PartialUniqueIndex`` without its uniqueness."""
        if index_type != PartialUniqueIndex.INDEX_TYPE:
            return super()._get_index_sql(model, list(field_names), safe, index_name, index_type, extra)
        columns = ", ".join(self.quote(name) for name in field_names)
        return f'CREATE UNIQUE INDEX "{index_name}" ON "{model._meta.db_table}" ({columns}){extra};'

    async def _rename_indexes(self, old: type[Model], new: type[Model]) -> None:
        """The names of unnamed indexes are made from the column's; later migrations look for the new ones."""
        before, after = self.declared_indexes(old), self.declared_indexes(new)
        for name in before.keys() - after.keys():
            await self._run_sql(f'DROP INDEX "{name}"')
        for name in after.keys() - before.keys():
            await self._run_sql(after[name])


class SqliteEditor(Mended, SqliteSchemaEditor):
    """SQLite: tables are rebuilt by us, with all they had, instead of by Tortoise."""

    async def perform(self, operation: Operation, before: State, after: State) -> None:
        """As above; what SQLite cannot alter in place is rebuilt."""
        if isinstance(operation, RemoveField | AlterField | AddConstraint | RemoveConstraint):
            await rebuild(self, *_models(operation.model_name, before, after))
        else:
            await super().perform(operation, before, after)

    async def _run_sql(self, sql: str) -> None:
        """Run statements one by one. Tortoise splits them at every semicolon, even inside a trigger."""
        for statement in split_statements(sql):
            await self.client.execute_query(statement)


class PostgresEditor(Mended, AsyncpgSchemaEditor):
    """PostgreSQL."""

    async def _alter_field(self, model: type[Model], old_field: Field[Any], new_field: Field[Any]) -> None:
        """Change a column. One that becomes NOT NULL gets its default where it was null, as on SQLite."""
        if old_field.null and not new_field.null and new_field.has_db_default():
            column = self.quote(old_field.source_field or old_field.model_field_name)
            default = self.default_literal(model, new_field)
            await self._run_sql(f'UPDATE "{model._meta.db_table}" SET {column} = {default} WHERE {column} IS NULL')
        await super()._alter_field(model, old_field, new_field)


def editor() -> SqliteEditor | PostgresEditor:
    """The editor for the transaction that is open."""
    return (SqliteEditor if engine() is Engine.SQLITE else PostgresEditor)(client())


def _models(name: str, before: State, after: State) -> tuple[type[Model], type[Model]]:
    return before.apps.get_model(f"{APP}.{name}"), after.apps.get_model(f"{APP}.{name}")
