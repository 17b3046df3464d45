"""What a database's tables are, told in a way that two of them can be compared, on either engine."""

import re
from typing import Any

from domain.database.connection import Engine, engine, fetch_rows
from domain.database.migrate import RECORD_TABLE

Schema = dict[str, dict[str, Any]]

_CHECK = re.compile(r"CHECK \((?:typeof|\"\w+\" GLOB)[^,]*?(?:'null'\)|\+00:00')\)")


async def describe_schema() -> Schema:
    """Columns, keys, foreign keys, uniqueness, indexes, checks and triggers of every table; not the record's own."""
    tables = await (_sqlite_tables() if engine() is Engine.SQLITE else _postgres_tables())
    describe = _sqlite_table if engine() is Engine.SQLITE else _postgres_table
    return {table: await describe(table) for table in tables if table != RECORD_TABLE}


async def _sqlite_tables() -> list[str]:
    rows = await fetch_rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [row["name"] for row in rows]


async def _sqlite_table(table: str) -> dict[str, Any]:
    columns = await fetch_rows(f"PRAGMA table_info('{table}')")
    parents = await fetch_rows(f"PRAGMA foreign_key_list('{table}')")
    [made] = await fetch_rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = $1", table)
    triggers = await fetch_rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = $1", table)
    return {
        "columns": {
            row["name"]: (row["type"], bool(row["notnull"]), row["dflt_value"], bool(row["pk"])) for row in columns
        },
        "parents": sorted((row["from"], row["table"], row["to"], row["on_delete"]) for row in parents),
        "indexes": sorted(
            [await _sqlite_index(table, row) for row in await fetch_rows(f"PRAGMA index_list('{table}')")]
        ),
        "checks": sorted(_CHECK.findall(made["sql"])),
        "counted": "AUTOINCREMENT" in made["sql"],
        "triggers": [row["name"] for row in triggers],
    }


async def _sqlite_index(table: str, index: dict[str, Any]) -> tuple[bool, str, str, str]:
    columns = await fetch_rows(f"PRAGMA index_info('{index['name']}')")
    [made] = await fetch_rows("SELECT sql FROM sqlite_master WHERE name = $1", index["name"])
    condition = (made["sql"] or "").partition(" WHERE ")[2]
    # Those that SQLite made for a UNIQUE in the table have no name of their own.
    name = "" if index["name"].startswith("sqlite_autoindex") else index["name"]
    return bool(index["unique"]), name, ",".join(row["name"] or "?" for row in columns), condition.rstrip(";")


async def _postgres_tables() -> list[str]:
    rows = await fetch_rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [row["tablename"] for row in rows]


async def _postgres_table(table: str) -> dict[str, Any]:
    columns = await fetch_rows(
        "SELECT column_name AS name, data_type, character_maximum_length AS length, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_name = $1",
        table,
    )
    constraints = await fetch_rows(
        "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint"
        " WHERE conrelid = CAST(CAST($1 AS TEXT) AS regclass) AND contype <> 'n'",
        table,
    )
    indexes = await fetch_rows("SELECT indexdef FROM pg_indexes WHERE tablename = $1", table)
    triggers = await fetch_rows(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = CAST(CAST($1 AS TEXT) AS regclass) AND NOT tgisinternal", table
    )
    return {
        "columns": {row["name"]: tuple(list(row.values())[1:]) for row in columns},
        "constraints": sorted(row["definition"] for row in constraints),
        "indexes": sorted(row["indexdef"] for row in indexes),
        "triggers": [row["tgname"] for row in triggers],
    }
