"""The file of a backup: written as a whole or not at all, and believed only after every row has been read again."""

import asyncio
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from domain.database.archive.tables import Table
from domain.database.errors import ArchiveRefused

FORMAT = "baohe backup"
VERSION = 1
_MANIFEST = "manifest.json"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError, NotImplementedError, RuntimeError)
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class Counted:
    """What must be found of one table when the file is read."""

    name: str
    columns: tuple[str, ...]
    rows: int
    last_key: int
    """The highest key ever given out in it, also to rows that are gone: it is not given again."""
    sha256: str
    """Of its rows as they stand in the file."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is of."""

    made_at: datetime
    engine: str
    migrations: tuple[str, ...]
    """Those that the database had been through, in their order."""
    tables: tuple[Counted, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(table.rows for table in self.tables)


class Counting:
    """Counts and fingerprints the rows of a table as they pass."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = hashlib.sha256()

    def lines(self, rows: Sequence[list[Any]]) -> bytes:
        """The rows (as ``Table.written`` gives them) as they stand in the file."""
        encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
        found = "".join(f"{encode(row)}\n" for row in rows).encode()
        self.see(found, len(rows))
        return found

    def see(self, lines: bytes, rows: int) -> None:
        """Note lines that stand in a file."""
        self._sum.update(lines)
        self.rows += rows

    def of(self, table: Table, last_key: int) -> Counted:
        """What was counted."""
        return Counted(table.name, table.columns, self.rows, last_key, self._sum.hexdigest())


class Writer:
    """Takes tables one after the other."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    @contextmanager
    def table(self, name: str) -> Iterator[IO[bytes]]:
        """Where the lines of one table go."""
        with self._archive.open(_path(name), "w", force_zip64=True) as stream:
            yield stream

    def end(self, manifest: Manifest) -> None:
        """Say what the file holds."""
        told = {"format": FORMAT, "version": VERSION, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
        self._archive.writestr(_MANIFEST, json.dumps(told, indent=1))


@asynccontextmanager
async def written(file: Path) -> AsyncIterator[Writer]:
    """A new backup, which takes the place of ``file`` once it is whole, on the disk, and read through.

    Nobody but its owner may read it. Whatever fails inside leaves ``file`` as it was. Refused where something
    stands that is no backup (``ArchiveRefused``): it might be the database itself.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        with _begun(part, file) as archive:
            yield Writer(archive)
        await asyncio.to_thread(_take_the_place, part, file)
    finally:
        part.unlink(missing_ok=True)


def _begun(part: Path, file: Path) -> zipfile.ZipFile:
    if file.exists():
        read_manifest(file)
    part.unlink(missing_ok=True)  # of one that was killed
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED)


def _take_the_place(part: Path, file: Path) -> None:
    sync(part)
    verify(part)
    part.replace(file)
    sync(file.parent)


def sync(path: Path) -> None:
    """Bring a file to the disk, or which names stand in a folder: a power cut would undo what is not there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_manifest(file: Path) -> Manifest:
    """What a backup says of itself; ``ArchiveRefused`` if the file is none or cannot be read by this program."""
    try:
        with zipfile.ZipFile(file) as archive:
            told = json.loads(archive.read(_MANIFEST))
        if told["format"] != FORMAT:
            raise ArchiveRefused(f"{file} is not a backup of Baohe")
        if told["version"] != VERSION:
            raise ArchiveRefused(f"{file} was made by a newer version of this program: restore it with that one")
        tables = (Counted(**{**table, "columns": tuple(table["columns"])}) for table in told["tables"])
        made_at = datetime.fromisoformat(told["made_at"])
        return Manifest(made_at, told["engine"], tuple(told["migrations"]), tuple(tables))
    except _DAMAGE as damage:
        raise ArchiveRefused(f"{file} is not a backup of Baohe, or it is damaged ({damage})") from damage


def verify(file: Path) -> Manifest:
    """Read every row of a backup and compare with what was counted; its manifest. ``ArchiveRefused`` if it differs."""
    manifest = read_manifest(file)
    for table in manifest.tables:
        counting = Counting()
        for lines in _lines(file, table.name):
            counting.see(b"".join(lines), len(lines))
        if (counting.rows, counting._sum.hexdigest()) != (table.rows, table.sha256):
            raise ArchiveRefused(f"{file} is damaged: {table.name} is not what was written")
    return manifest


def rows_of(file: Path, table: str) -> Iterator[list[list[Any]]]:
    """The rows of one table, some at a time."""
    for lines in _lines(file, table):
        yield [json.loads(line) for line in lines]


def _lines(file: Path, table: str) -> Iterator[list[bytes]]:
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_path(table)) as stream:
            while lines := stream.readlines(_ROWS_AT_ONCE * 200):
                yield lines
    except _DAMAGE as damage:
        raise ArchiveRefused(f"{file} is damaged: {table} cannot be read ({damage})") from damage


def _path(table: str) -> str:
    return f"{table}.jsonl"
