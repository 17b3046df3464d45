"""Writing a migration down, the same way for everybody."""

import subprocess
import sys
from typing import Any

from tortoise.fields.data import IntField
from tortoise.migrations.operations import CreateModel
from tortoise.migrations.writer import ImportManager, MigrationWriter, _render_call

from domain.database.errors import MigrationFailed

_LINE_LENGTH = 120


class Writer(MigrationWriter):
    """Tortoise's writer; it forgets that a key is given by us, and says much that goes without saying."""

    def as_string(self) -> str:
        """The source of the migration, laid out."""
        return laid_out(f'"""{self.name[5:].replace("_", " ").capitalize()}."""\n\n{super().as_string()}')

    def _render_field(self, field: Any, imports: ImportManager) -> str:
        path, args, kwargs = field.deconstruct()
        if field.pk:
            kwargs = {key: value for key, value in kwargs.items() if key not in ("unique", "db_index", "generated")}
            if isinstance(field, IntField) and not field.generated:
                kwargs["generated"] = False
        return _render_call(path, args, kwargs, imports)

    def _format_create_model(self, operation: CreateModel, imports: ImportManager, *, indent: str) -> list[str]:
        plain = CreateModel(operation.name, operation.fields, operation.options)
        return super()._format_create_model(plain, imports, indent=indent)


def laid_out(source: str) -> str:
    """``source`` formatted by ruff, with nothing of its settings but the line length."""
    command = [sys.executable, "-m", "ruff"]
    for step in (["check", "--select=I", "--fix", "--quiet"], ["format"]):
        arguments = [*step, "--isolated", f"--line-length={_LINE_LENGTH}", "-"]
        done = subprocess.run([*command, *arguments], input=source, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise MigrationFailed(f"ruff, which lays the file out, failed: {done.stderr.strip()}")
        source = done.stdout
    return source
