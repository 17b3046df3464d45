"""The two databases, thrown away afterwards; neither waits for the disk, so what is measured is the program."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import postgres
from tests.databases import WITHOUT_SYNC, Databases, PostgresDatabases, SqliteDatabases


@dataclass(frozen=True)
class Engines:
    """Makers of empty databases, by the engine's name as tables show it, and a folder for everything else."""

    makers: dict[str, Databases]
    folder: Path

    def new_home(self) -> Path:
        """A folder of its own for a bot to keep its files in."""
        return Path(tempfile.mkdtemp(dir=self.folder))


@contextmanager
def running_engines() -> Iterator[Engines]:
    """A PostgreSQL server and a folder of SQLite files, while this is open."""
    server = postgres.start()
    try:
        with tempfile.TemporaryDirectory(prefix="baohe-bench-") as folder:
            makers: dict[str, Databases] = {
                "SQLite": SqliteDatabases(Path(folder)),
                "PostgreSQL": PostgresDatabases(server, "bench"),
            }
            yield Engines(makers, Path(folder))
    finally:
        server.stop()


def as_shipped(sqlite_url: str) -> str:
    """The address of a SQLite database as deployments have it: every commit waits for the disk."""
    return sqlite_url.removesuffix(WITHOUT_SYNC)
