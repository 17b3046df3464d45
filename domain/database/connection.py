"""The one way to the database: connect, transactions, locks, raw SQL."""

import hashlib
import importlib
import importlib.util
import re
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext

from domain.database.address import Address, Engine, for_looking, read_address
from domain.database.backends.ownership import Owned, Pool
from domain.database.errors import DatabaseNotConnected
from domain.database.recording import recorded_queries
from domain.rooms import ROOMS

__all__ = [
    "Engine",
    "Pool",
    "close",
    "connect",
    "engine",
    "execute",
    "execute_many",
    "fetch_rows",
    "inside_transaction",
    "lock",
    "ping",
    "pool",
    "recorded_queries",
    "refresh_statistics",
    "transaction",
]

ALIAS = "default"
APP = "models"
MIGRATIONS = "domain.migrations"
_BACKENDS = {
    Engine.SQLITE: "domain.database.backends.sqlite",
    Engine.POSTGRES: "domain.database.backends.asyncpg",
}
_PLACEHOLDER = re.compile(r"\$(\d+)")


@dataclass(frozen=True)
class _Connected:
    address: Address
    context: TortoiseContext


_connected: _Connected | None = None


def model_modules() -> list[str]:
    """The ``models`` module (or package) of every room that has one, from the ground up."""
    rooms = [f"domain.{room}" for room in ROOMS if importlib.util.find_spec(f"domain.{room}")]
    found = [f"{room}.models" for room in rooms if importlib.util.find_spec(f"{room}.models")]
    for module in found:
        importlib.import_module(module)  # Tortoise would say "not found" of one that fails to import
    return found


def tortoise_config(parsed: Address, modules: Sequence[str]) -> dict[str, Any]:
    """Tortoise's configuration for a database whose tables are declared in ``modules``."""
    app = {"models": list(modules), "default_connection": ALIAS}
    connection = {"engine": _BACKENDS[parsed.engine], "credentials": dict(parsed.credentials)}
    return {"connections": {ALIAS: connection}, "apps": {APP: app}, "use_tz": True, "timezone": "UTC"}


async def connect(url: str, modules: Sequence[str] | None = None, *, only_looks: bool = False) -> None:
    """Open the database at ``url`` for the whole process; ``modules`` (of models) are given only by tests.

    Refuses an address it cannot read (``DatabaseAddressWrong``). Nothing is migrated: see ``domain.database.migrate``.
    A SQLite file may be open in several processes, but only one may run the bot on it: see ``filelock``. Who
    ``only_looks`` may do so beside a running bot, keeps nobody waiting and can change nothing.
    """
    global _connected  # noqa: PLW0603 - one process has one database
    if _connected is not None:
        raise RuntimeError("already connected")
    parsed = read_address(url)
    if only_looks:
        parsed = for_looking(parsed)
    elif parsed.file is not None:
        parsed.file.parent.mkdir(parents=True, exist_ok=True)
    opened = await _open(tortoise_config(parsed, model_modules() if modules is None else modules))
    _connected = _Connected(parsed, opened)


async def _open(config: dict[str, Any]) -> TortoiseContext:
    opened = TortoiseContext()
    try:
        with opened:  # Tortoise looks for the current one while it reads the models ...
            await opened.init(config=config, _enable_global_fallback=True)
        # ... and finds this one by the global fallback from then on, in every task.
        await opened.db().create_connection(with_db=True)
    except BaseException:
        await opened.close_connections()
        raise
    return opened


async def close() -> None:
    """Close the database; does nothing when it is not open, so it may stand in any ``finally``."""
    global _connected
    if _connected is None:
        return
    closing, _connected = _connected, None
    await closing.context.close_connections()


def engine() -> Engine:
    """Which of the two databases is connected."""
    return _state().address.engine


def address() -> Address:
    """What is connected, taken apart."""
    return _state().address


def context() -> TortoiseContext:
    """Tortoise's own view of what is connected."""
    return _state().context


def client() -> BaseDBAsyncClient:
    """Tortoise's client for the running task: the open transaction's, else the database's."""
    return _state().context.db()


def transaction() -> AbstractAsyncContextManager[object]:
    """Everything inside happens or nothing does. Inside another it is a savepoint: it fails by itself.

    It belongs to the task that opened it: inside it never gather, start a task or speak to the network.
    """
    return client()._in_transaction()


def pool() -> Pool:
    """How the connections of this process stand; asked outside of transactions."""
    ours: Any = client()
    standing: Pool = ours.standing()
    return standing


def inside_transaction() -> bool:
    """Whether the running task has a transaction open."""
    current = client()
    return isinstance(current, Owned) and current.is_open_here()


async def lock(name: str) -> None:
    """Wait until no other transaction holds the lock called ``name``; it is held until this transaction ends.

    On SQLite a transaction is alone from its beginning, so there is nothing to do.
    """
    if not inside_transaction():
        raise RuntimeError("a lock lives as long as its transaction, and there is none")
    if engine() is Engine.POSTGRES:
        await client().execute_query("SELECT pg_advisory_xact_lock($1)", [lock_number(name)])


def lock_number(name: str) -> int:
    """The 64-bit number by which PostgreSQL knows the lock called ``name``."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)


async def fetch_rows(sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of a raw query. Placeholders are ``$1``, ``$2`` on both engines; columns come back by name.

    On SQLite moments and days come back as text, booleans as 0 or 1: see ``moment_from``, ``day_from``.
    """
    return await client().execute_query_dict(_in_dialect(sql), list(values))


async def execute(sql: str, *values: Any) -> int:
    """Run a raw INSERT, UPDATE or DELETE with ``$1``, ``$2`` placeholders; the number of rows it touched."""
    return (await client().execute_query(_in_dialect(sql), list(values)))[0]


async def execute_many(sql: str, rows: Sequence[list[Any]]) -> None:
    """Run a raw INSERT once for each row of values, all or none."""
    await client().execute_many(_in_dialect(sql), list(rows))


def _in_dialect(sql: str) -> str:
    return _PLACEHOLDER.sub(r"?\1", sql) if engine() is Engine.SQLITE else sql


async def refresh_statistics() -> None:
    """Let SQLite look at how its tables have grown, or it takes the index on the centre for everything.

    PostgreSQL does this by itself. A sample of each index is read, so it is quick however large the tables are.
    """
    if engine() is Engine.SQLITE:
        await client().execute_query("PRAGMA analysis_limit = 1000")
        await client().execute_query("ANALYZE")


async def ping() -> None:
    """Ask the database for a sign of life; raises what is wrong with it."""
    await client().execute_query("SELECT 1")


def _state() -> _Connected:
    if _connected is None:
        raise DatabaseNotConnected("connect() comes first")
    return _connected
