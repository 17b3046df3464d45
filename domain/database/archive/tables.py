"""The tables of a database as the models declare them after any migration, and their rows on the way to a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from graphlib import TopologicalSorter
from typing import Any

from tortoise import fields
from tortoise.fields.base import Field
from tortoise.migrations.migration import Migration
from tortoise.models import Model

from domain.database.connection import Engine
from domain.database.errors import ArchiveRefused
from domain.database.fields import FenField, JsonField, UtcDatetimeField, moment_from, moment_text
from domain.database.migrating.chain import state_after


class Kind(StrEnum):
    """How a column's values are written down."""

    PLAIN = "plain"
    """Whole numbers and texts (documents, too, are kept as text): as they are."""
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"


_KINDS: Mapping[type[Field[Any]], Kind] = {
    fields.SmallIntField: Kind.PLAIN,
    fields.IntField: Kind.PLAIN,
    fields.BigIntField: Kind.PLAIN,
    FenField: Kind.PLAIN,
    fields.CharField: Kind.PLAIN,
    fields.TextField: Kind.PLAIN,
    JsonField: Kind.PLAIN,
    fields.BooleanField: Kind.BOOLEAN,
    fields.DateField: Kind.DAY,
    UtcDatetimeField: Kind.MOMENT,
}
_WRITTEN: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.BOOLEAN: bool,
    Kind.DAY: str,
    Kind.MOMENT: lambda moment: moment_text(moment_from(moment)),
}
# SQLite keeps days and moments as the very text that stands in the file.
_READ: Mapping[Engine, Mapping[Kind, Callable[[Any], Any]]] = {
    Engine.SQLITE: {},
    Engine.POSTGRES: {Kind.DAY: date.fromisoformat, Kind.MOMENT: moment_from},
}


@dataclass(frozen=True)
class Table:
    """One table. Its rows are read and written in the order of its key."""

    name: str
    key: str
    counts_its_key: bool
    """Whether the database gives the keys out, so that the last one given must be kept."""
    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    parents: frozenset[str]
    """The tables its rows refer to."""

    def written(self, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
        """Rows of either engine as they stand in the file: equal rows look equal, wherever they come from."""
        return self._each(_WRITTEN, ([row[column] for column in self.columns] for row in rows))

    def read(self, rows: Sequence[list[Any]], engine: Engine) -> list[list[Any]]:
        """Rows of the file as ``engine`` takes them."""
        return self._each(_READ[engine], rows)

    def _each(self, turns: Mapping[Kind, Callable[[Any], Any]], rows: Any) -> list[list[Any]]:
        turned = [(place, turns[kind]) for place, kind in enumerate(self.kinds) if kind in turns]
        found = list(rows)
        for row in found:
            for place, turn in turned:
                if row[place] is not None:
                    row[place] = turn(row[place])
        return found


def tables_after(chain: list[Migration]) -> list[Table]:
    """Every table there is after ``chain``, each behind those its rows refer to."""
    apps = state_after(chain).apps.apps
    found = {table.name: table for models in apps.values() for table in map(_table, models.values())}
    order = TopologicalSorter({table.name: sorted(table.parents - {table.name}) for table in found.values()})
    return [found[name] for name in order.static_order()]


def _table(model: type[Model]) -> Table:
    meta = model._meta
    columns = dict(sorted(meta.fields_db_projection.items(), key=lambda pair: pair[1]))
    parents = (meta.fields_map[name].related_model for name in meta.fk_fields)  # type: ignore[attr-defined] # relations
    return Table(
        name=meta.db_table,
        key=meta.fields_db_projection[meta.pk_attr],
        counts_its_key=meta.pk.generated,
        columns=tuple(columns.values()),
        kinds=tuple(_kind(model, meta.fields_map[name]) for name in columns),
        parents=frozenset(parent._meta.db_table for parent in parents),
    )


def _kind(model: type[Model], field: Field[Any]) -> Kind:
    kind = _KINDS.get(type(field))
    if kind is None:
        raise ArchiveRefused(
            f"{model.__name__}.{field.model_field_name}: no backup knows a {type(field).__name__}: say in "
            f"{__name__} how it is written down"
        )
    return kind
