"""The columns of this house: money, moments and documents, the same on SQLite and PostgreSQL.

How models declare them, so that mypy knows the type on an instance (no annotation is needed; a nullable
field says ``null=True`` and is then ``Fen | None``)::

    amount_fen = FenField()                      # instance.amount_fen: Fen
    limit_fen = FenField(null=True)              # instance.limit_fen: Fen | None
    created_at = UtcDatetimeField()              # datetime, aware, UTC
    done_at = UtcDatetimeField(null=True)        # datetime | None
    form = JsonField[dict[str, str]](default=dict)

The ``__get__`` of Tortoise's ``Field[VALUE]`` gives ``VALUE`` on an instance, and the overloads of
``__init__`` choose ``VALUE`` by ``null``.
"""

import json
from datetime import UTC, date, datetime
from typing import Any, Literal, NoReturn, TypeVar, overload

from pypika_tortoise.terms import ArithmeticExpression, Term, ValueWrapper
from pypika_tortoise.terms import Field as Column
from tortoise.exceptions import ConfigurationError
from tortoise.fields.base import Field
from tortoise.models import Model

from domain.money import Fen

T_FEN = TypeVar("T_FEN", Fen, Fen | None)
T_MOMENT = TypeVar("T_MOMENT", datetime, datetime | None)
T_JSON = TypeVar("T_JSON")

LARGEST_FEN = 2**63 - 1
SMALLEST_FEN = -(2**63)


class FenColumn(Column):
    """A ``FenField`` in an expression: ``F("amount_fen") + 5`` is exact, anything inexact is refused."""

    def __add__(self, other: Any) -> ArithmeticExpression:
        return super().__add__(_exact(other))

    def __sub__(self, other: Any) -> ArithmeticExpression:
        return super().__sub__(_exact(other))

    def __mul__(self, other: Any) -> ArithmeticExpression:
        return super().__mul__(_exact(other))

    def __truediv__(self, other: Any) -> NoReturn:
        raise TypeError("money is not divided in SQL: rounding has one place, domain/money.py")

    def __mod__(self, other: Any) -> NoReturn:
        raise TypeError("money is not divided in SQL: rounding has one place, domain/money.py")

    def __pow__(self, other: Any) -> NoReturn:
        raise TypeError("money is not raised to a power")


def _exact(operand: Any) -> Any:
    value = operand.value if isinstance(operand, ValueWrapper) else operand
    if not isinstance(value, Term) and type(value) is not int:
        raise TypeError(f"money goes with whole numbers only, not with {value!r}")
    return operand


def _fen_column(_field: Field[Any], term: Term) -> Term:
    return FenColumn(term.name, alias=term.alias, table=term.table) if isinstance(term, Column) else term


class FenField(Field[T_FEN]):
    """An amount of money in whole fen (BIGINT). Refuses float, Decimal, bool, str and what overflows 64 bits.

    On SQLite, whose columns take anything, the column carries a check of its own.
    """

    field_type = int
    SQL_TYPE = "BIGINT"
    skip_to_python_if_native = True

    class _db_sqlite:
        def __init__(self, field: Field[Any]) -> None:
            self.field = field

        @property
        def SQL_TYPE(self) -> str:
            return f"BIGINT CHECK (typeof(\"{_column_name(self.field)}\") IN ('integer', 'null'))"

        function_cast = staticmethod(_fen_column)

    class _db_postgres:
        function_cast = staticmethod(_fen_column)

    @overload
    def __init__(self: "FenField[Fen]", *, null: Literal[False] = False, **kwargs: Any) -> None: ...

    @overload
    def __init__(self: "FenField[Fen | None]", *, null: Literal[True], **kwargs: Any) -> None: ...

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> int | None:
        """``value`` itself, after the check; ``TypeError`` or ``OverflowError`` says what was wrong."""
        return self._checked(value)

    def to_python_value(self, value: Any) -> Any:
        """``value`` itself, after the check."""
        return self._checked(value)

    def _checked(self, value: Any) -> Fen | None:
        if value is None:
            return None
        if type(value) is not int:
            raise TypeError(f"{self.model_field_name} is whole fen (int), not {type(value).__name__} {value!r}")
        if not SMALLEST_FEN <= value <= LARGEST_FEN:
            raise OverflowError(f"{self.model_field_name} does not fit 64 bits: {value}")
        return Fen(value)


class UtcDatetimeField(Field[T_MOMENT]):
    """A moment, stored in UTC with microseconds; a naive one is refused. It sorts right on both engines.

    It has no ``auto_now``: the moment is given by the service, from ``domain.clock``. Ask for days with
    half-open bounds computed in Python, never with ``__day`` filters.
    """

    field_type = datetime
    SQL_TYPE = "TIMESTAMPTZ"

    class _db_sqlite:
        def __init__(self, field: Field[Any]) -> None:
            self.field = field

        @property
        def SQL_TYPE(self) -> str:
            return f"TIMESTAMP CHECK (\"{_column_name(self.field)}\" GLOB '????-??-?? ??:??:??.??????+00:00')"

    @overload
    def __init__(self: "UtcDatetimeField[datetime]", *, null: Literal[False] = False, **kwargs: Any) -> None: ...

    @overload
    def __init__(self: "UtcDatetimeField[datetime | None]", *, null: Literal[True], **kwargs: Any) -> None: ...

    def __init__(self, **kwargs: Any) -> None:
        if "db_default" in kwargs:
            raise ConfigurationError(
                "moments come from domain.clock: add the column with null=True, fill it, then make it obligatory"
            )
        super().__init__(**kwargs)

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> datetime | None:
        """The same moment in UTC; the SQLite backend writes it as fixed-width text (see ``moment_text``)."""
        if value is not None and not isinstance(value, datetime):
            raise TypeError(f"{self.model_field_name} is a datetime, not {type(value).__name__} {value!r}")
        return self.to_python_value(value)  # type: ignore[no-any-return] # a datetime or None

    def to_python_value(self, value: Any) -> Any:
        """The moment, aware and in UTC, from what either engine returns."""
        return None if value is None else moment_from(value)


class JsonField(Field[T_JSON]):
    """A small document, kept as JSON text on both engines, so that order and equality are the same on both.

    Not JSONB: PostgreSQL would reorder keys and refuse U+0000. It is written and read whole, never searched.
    Keys are text; NaN and what JSON has no word for are refused.
    """

    field_type = object
    SQL_TYPE = "TEXT"
    indexable = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> str | None:
        """The JSON text of ``value``."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def to_python_value(self, value: Any) -> Any:
        """What the JSON text stands for; anything but text is already a document."""
        return json.loads(value) if isinstance(value, str) else value


def moment_from(value: str | datetime) -> datetime:
    """The moment in UTC that a raw SQL row holds on either engine (text on SQLite); refuses a naive one."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone: {moment}")
    return moment.astimezone(UTC)


def day_from(value: str | date) -> date:
    """The day that a raw SQL row holds on either engine (text on SQLite)."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def moment_text(moment: datetime) -> str:
    """How SQLite holds a moment: UTC and of fixed width, so that its order is the order in time."""
    return moment_from(moment).isoformat(sep=" ", timespec="microseconds")


def _column_name(field: Field[Any]) -> str:
    return field.source_field or field.model_field_name
