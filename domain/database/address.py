"""Reading ``DATABASE_URL``."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from domain.database.errors import DatabaseAddressWrong, DatabaseMissing

SQLITE_WAIT_MS = 5_000
STATEMENT_TIMEOUT_SECONDS = 30
IDLE_IN_TRANSACTION_SECONDS = 60
POOL_CONNECTIONS = 10
CONNECT_TIMEOUT_SECONDS = 10

_SQLITE_OPTIONS = {"synchronous": "FULL"}
_POSTGRES_OPTIONS = {
    "host": "",
    "sslmode": "",
    "application_name": "baohe",
    "pool": str(POOL_CONNECTIONS),
    "statement_timeout": str(STATEMENT_TIMEOUT_SECONDS),
}


class Engine(StrEnum):
    """The two databases this program runs on."""

    SQLITE = "sqlite"
    POSTGRES = "postgres"


@dataclass(frozen=True)
class Address:
    """A database address taken apart: what Tortoise's connection config needs of it."""

    engine: Engine
    credentials: dict[str, Any]

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; ``None`` for one in memory and for PostgreSQL."""
        path = self.credentials.get("file_path", ":memory:")
        return None if path == ":memory:" else Path(path)

    @property
    def place(self) -> str:
        """Where the database is, fit to be shown: without user and password."""
        if self.engine is Engine.SQLITE:
            return str(self.credentials["file_path"])
        return f"{self.credentials['database']} on {self.credentials['host']}:{self.credentials['port']}"


def read_address(url: str) -> Address:
    """Take a database address apart.

    ``sqlite://relative/file.db``, ``sqlite:///absolute/file.db`` or ``sqlite://:memory:``;
    ``postgres://user:password@host:port/database`` with ``?sslmode= &application_name= &pool=`` (connections)
    ``&statement_timeout=`` (seconds) ``&host=`` (a socket's folder). Refuses anything else and says what.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        raise DatabaseAddressWrong("the database address has no scheme (sqlite:// or postgres://)")
    if scheme == "sqlite":
        return _sqlite(rest)
    if scheme in ("postgres", "postgresql"):
        return _postgres(url)
    raise DatabaseAddressWrong(f"{scheme}:// is neither sqlite:// nor postgres://")


def for_looking(address: Address) -> Address:
    """The same database, in which nothing can be changed. ``DatabaseMissing`` if it is a file that is not there."""
    given = dict(address.credentials)
    if address.engine is Engine.POSTGRES:
        given["server_settings"] = {**given["server_settings"], "default_transaction_read_only": "on"}
        return Address(address.engine, given)
    if address.file is None or not address.file.exists():
        raise DatabaseMissing(f"there is no database at {address.place}")
    given["query_only"] = "ON"
    return Address(address.engine, given)


def _sqlite(rest: str) -> Address:
    path, _, query = rest.partition("?")
    if not path:
        raise DatabaseAddressWrong("sqlite:// needs the name of a file")
    options = _options(query, _SQLITE_OPTIONS)
    # FULL: in WAL mode NORMAL may lose the last committed transactions when the power fails, and what a
    # person was told is booked, is booked.
    return Address(
        Engine.SQLITE,
        {
            "file_path": path,
            "journal_mode": "WAL",
            "foreign_keys": "ON",
            "busy_timeout": SQLITE_WAIT_MS,
            "synchronous": options["synchronous"],
        },
    )


def _postgres(url: str) -> Address:
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError as error:
        raise DatabaseAddressWrong("the postgres:// address cannot be read: is its port a number?") from error
    database = unquote(parts.path.lstrip("/"))
    options = _options(parts.query, _POSTGRES_OPTIONS)
    host = options["host"] or parts.hostname
    if not database or not host:
        raise DatabaseAddressWrong("postgres:// needs a host and a database: postgres://user:password@host/database")
    credentials: dict[str, Any] = {
        "host": host,
        "port": port,
        "database": database,
        "user": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password) if parts.password else None,
        **_postgres_settings(options),
    }
    return Address(Engine.POSTGRES, credentials)


def _postgres_settings(options: dict[str, str]) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "minsize": 1,
        "maxsize": _positive("pool", options),
        "timeout": CONNECT_TIMEOUT_SECONDS,
        "application_name": options["application_name"],
        "server_settings": {
            "TimeZone": "UTC",
            "statement_timeout": f"{_positive('statement_timeout', options)}s",
            "idle_in_transaction_session_timeout": f"{IDLE_IN_TRANSACTION_SECONDS}s",
        },
    }
    return {**settings, "ssl": options["sslmode"]} if options["sslmode"] else settings


def _options(query: str, known: dict[str, str]) -> dict[str, str]:
    given = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise DatabaseAddressWrong(f"unknown in the database address: {', '.join(unknown)}")
    return {**known, **given}


def _positive(name: str, options: dict[str, str]) -> int:
    if not options[name].isdigit() or int(options[name]) < 1:
        raise DatabaseAddressWrong(f"{name} in the database address is a whole number from 1")
    return int(options[name])
