"""Rebuilding a SQLite table, which SQLite cannot alter in place, without losing anything.

Tortoise's own rebuild drops the table with foreign keys on, so that its children are deleted with it, and
forgets indexes, triggers, constraints over several columns and the counter of its keys.
"""

from typing import TYPE_CHECKING, Any

from tortoise.models import Model

from domain.database.connection import fetch_rows
from domain.database.errors import MigrationFailed
from domain.database.statements import split_statements

if TYPE_CHECKING:
    from domain.database.migrating.editors import SqliteEditor


async def rebuild(editor: "SqliteEditor", old: type[Model], new: type[Model]) -> None:
    """Give the table of ``old`` the form of ``new``: its rows, keys, indexes and triggers stay.

    Foreign keys must be off (they are, during a migration): else dropping the old table would delete children.
    """
    await _refuse_with_foreign_keys_on()
    table = new._meta.db_table
    kept = await _indexes_and_triggers(table)
    counter = await _key_counter(table)
    await editor._run_sql(_create_statement(editor, new, f"new__{table}"))
    await editor._run_sql(_copy_statement(editor, old, new, f"new__{table}"))
    await editor._run_sql(f'DROP TABLE "{table}"')
    await _put_in_place(editor, table)
    await _restore_key_counter(editor, table, counter)
    await _restore(editor, old, new, kept)


async def _refuse_with_foreign_keys_on() -> None:
    [row] = await fetch_rows("PRAGMA foreign_keys")
    if row["foreign_keys"]:
        raise MigrationFailed("a table is not rebuilt while foreign keys are on: its children would be deleted")


async def _put_in_place(editor: "SqliteEditor", table: str) -> None:
    """Legacy: else a trigger of another table that speaks of this one is an error, since it is not there yet."""
    await editor._run_sql("PRAGMA legacy_alter_table = ON")
    await editor._run_sql(f'ALTER TABLE "new__{table}" RENAME TO "{table}"')
    await editor._run_sql("PRAGMA legacy_alter_table = OFF")


async def _indexes_and_triggers(table: str) -> dict[str, str]:
    rows = await fetch_rows(
        "SELECT name, sql FROM sqlite_master WHERE tbl_name = $1 AND type IN ('index', 'trigger') AND sql IS NOT NULL",
        table,
    )
    return {row["name"]: row["sql"] for row in rows}


async def _key_counter(table: str) -> int | None:
    """The highest key ever given, so that the key of a deleted row is not given again."""
    if not await fetch_rows("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"):
        return None
    rows = await fetch_rows("SELECT seq FROM sqlite_sequence WHERE name = $1", table)
    return int(rows[0]["seq"]) if rows else None


async def _restore_key_counter(editor: "SqliteEditor", table: str, counter: int | None) -> None:
    if counter is None:
        return
    await editor._run_sql(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    await editor._run_sql(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {counter})")


def _create_statement(editor: "SqliteEditor", model: type[Model], name: str) -> str:
    [statement, *_] = split_statements(editor._get_model_sql_data(model).table_sql)
    return statement.replace(f'CREATE TABLE "{model._meta.db_table}"', f'CREATE TABLE "{name}"', 1)


def _copy_statement(editor: "SqliteEditor", old: type[Model], new: type[Model], name: str) -> str:
    columns, values = [], []
    for field_name, column in new._meta.fields_db_projection.items():
        if field_name in old._meta.fields_db_projection:
            columns.append(f'"{column}"')
            values.append(_value(editor, old, new, field_name))
    return f'INSERT INTO "{name}" ({", ".join(columns)}) SELECT {", ".join(values)} FROM "{old._meta.db_table}"'


def _value(editor: "SqliteEditor", old: type[Model], new: type[Model], field_name: str) -> str:
    column = f'"{old._meta.fields_db_projection[field_name]}"'
    before: Any = old._meta.fields_map[field_name]
    after: Any = new._meta.fields_map[field_name]
    if before.null and not after.null and after.has_db_default():
        return f"COALESCE({column}, {editor.default_literal(new, after)})"
    return column


async def _restore(editor: "SqliteEditor", old: type[Model], new: type[Model], kept: dict[str, str]) -> None:
    """All indexes that ``new`` declares, and all that no model declared (made by RunSQL), and all triggers."""
    declared_before, declared = editor.declared_indexes(old), editor.declared_indexes(new)
    for statement in declared.values():
        await editor._run_sql(statement)
    for name, statement in kept.items():
        if name not in declared_before and name not in declared:
            await editor._run_sql(statement)
