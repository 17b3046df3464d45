"""Reads that are asked all the time: Tortoise makes their SQL once, then only the values change.

Making the SQL costs more than running it. A decorated function declares the read as ever and becomes the read itself::

    @prepared_list
    def places_of(user_id: int) -> QuerySet[Staff]:
        return Staff.filter(person_id=user_id).order_by("id")

    rows = await places_of(1001)

Its arguments must be values that stand in the SQL as they are: numbers, texts, days, moments and tuples of numbers;
never ``None`` or what decides which filters there are.
"""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar, cast

from tortoise.models import Model
from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.connection import Engine, client, engine

P = ParamSpec("P")
M = TypeVar("M", bound=Model)

_MOST_NUMBERS = 20
"""With more of them in tuples, the SQL is made for the occasion."""
_FIRST_SAMPLE = 8_765_432_100_000_000_000


def prepared_list(build: Callable[P, QuerySet[M]]) -> Callable[P, Awaitable[list[M]]]:
    """The read that ``build`` declares: all its rows."""
    read = _Read[M](build)

    @wraps(build)
    async def run(*args: P.args, **kwargs: P.kwargs) -> list[M]:
        return await read.rows(*args, **kwargs)

    return run


def prepared_first(build: Callable[P, QuerySetSingle[M | None]]) -> Callable[P, Awaitable[M | None]]:
    """The read that ``build`` declares, which ends with ``first()``: its row, or ``None``."""
    read = _Read[M](build)

    @wraps(build)
    async def run(*args: P.args, **kwargs: P.kwargs) -> M | None:
        rows = await read.rows(*args, **kwargs)
        return rows[0] if rows else None

    return run


@dataclass(frozen=True)
class _Compiled(Generic[M]):
    """The SQL of a read. ``places``: for every placeholder which value stands there, or what always does."""

    sql: str
    places: Sequence[tuple[int | None, Any]]
    model: type[M]
    related: Any


class _Read(Generic[M]):
    """A declared read, compiled at its first use, for each engine by itself."""

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._signature = inspect.signature(build)
        self._compiled: dict[tuple[Engine, tuple[int, ...]], _Compiled[M]] = {}
        """By the engine and how many numbers each tuple has."""

    async def rows(self, *args: object, **kwargs: object) -> list[M]:
        args = self._signature.bind(*args, **kwargs).args if kwargs else args
        lengths = tuple(len(value) for value in args if type(value) is tuple)
        if sum(lengths) > _MOST_NUMBERS:
            return cast(list[M], await self._build(*args))
        compiled = self._compiled.get((engine(), lengths))
        if compiled is None:
            compiled = self._compiled[engine(), lengths] = self._compile(list(lengths))
        given = _flat(args)
        values = [constant if place is None else given[place] for place, constant in compiled.places]
        db = client()
        executor = db.executor_class(compiled.model, db, {}, {}, compiled.related)
        return cast(list[M], await executor.execute_select(compiled.sql, values))

    def _compile(self, lengths: list[int]) -> _Compiled[M]:
        """Declare the read with samples, and see where in the SQL they have come to stand."""
        parameters = self._signature.parameters.values()
        sample_args = [_sample(parameter, at, lengths) for at, parameter in enumerate(parameters)]
        samples = _flat(sample_args)
        query: Any = self._build(*sample_args)
        query._db = client()
        query._make_query()
        sql, values = query.query.get_parameterized_sql()
        places = [(samples.index(value), None) if _is_among(value, samples) else (None, value) for value in values]
        if {place for place, _ in places} >= set(range(len(samples))):
            return _Compiled(sql, places, query.model, query._select_related_idx)
        raise TypeError(f"{self._build.__qualname__} does not ask with all its arguments as they are")


def _flat(args: Sequence[object]) -> list[object]:
    """The arguments with those of tuples one by one."""
    return [value for arg in args for value in (arg if isinstance(arg, tuple) else (arg,))]


def _is_among(value: object, samples: Sequence[object]) -> bool:
    return any(type(value) is type(sample) and value == sample for sample in samples)


def _sample(parameter: inspect.Parameter, at: int, lengths: list[int]) -> object:
    """A value of the parameter's type that nothing else in a declaration has; tuples take the first of ``lengths``."""
    day, number = date(1, 1, 1 + at), _FIRST_SAMPLE + at * _MOST_NUMBERS
    if parameter.annotation == tuple[int, ...]:
        return tuple(range(number, number + lengths.pop(0)))
    kinds: dict[object, object] = {
        int: number,
        str: chr(0xE000 + at),  # one letter, of nobody's language: columns refuse what is too long for them
        date: day,
        datetime: datetime(day.year, day.month, day.day, tzinfo=UTC),
    }
    if parameter.annotation not in kinds:
        raise TypeError(f"{parameter} is no value that stands in SQL as it is")
    return kinds[parameter.annotation]
