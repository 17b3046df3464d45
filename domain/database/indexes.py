"""Indexes that Tortoise lacks."""

from typing import TYPE_CHECKING, Any

from tortoise.exceptions import ConfigurationError
from tortoise.indexes import Index

if TYPE_CHECKING:
    from tortoise.backends.base.schema_generator import BaseSchemaGenerator
    from tortoise.models import Model


LONGEST_NAME_BYTES = 63


class PartialIndex(Index):
    """Of the rows that meet a condition only, on both engines; stands in ``Meta.indexes``.

    ``fields`` are column names (``centre_id``, not ``centre``), ``name`` is needed (at most 63 bytes),
    ``where`` is SQL that both engines understand, e.g. ``"revoked_at IS NULL"`` or ``"state = 'open'"``. A query uses
    it that has the very same condition.
    """

    def __init__(self, *, fields: tuple[str, ...] | list[str], name: str, where: str) -> None:
        if len(name.encode()) > LONGEST_NAME_BYTES:
            raise ConfigurationError(f"{name} is longer than PostgreSQL's {LONGEST_NAME_BYTES} bytes")
        super().__init__(fields=tuple(fields), name=name)
        self.where = where
        self.extra = f" WHERE {where}"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration writes it down."""
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "where": self.where}


class PartialUniqueIndex(PartialIndex):
    """Unique among the rows that meet a condition."""

    INDEX_TYPE = "UNIQUE"

    def get_sql(self, schema_generator: "BaseSchemaGenerator", model: "type[Model]", safe: bool) -> str:
        """The statement that makes it, for a schema built from the models."""
        columns = ", ".join(f'"{field}"' for field in self.fields)
        exists = "IF NOT EXISTS " if safe else ""
        return f'CREATE UNIQUE INDEX {exists}"{self.name}" ON "{model._meta.db_table}" ({columns}){self.extra};'
