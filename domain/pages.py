"""Long lists: a page of them by its place, and a history read on from one of its entries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")


@dataclass(frozen=True)
class Page(Generic[T_co]):
    """Some of a list: ``items`` from ``offset`` on, at most ``limit`` of them, of ``total``."""

    items: tuple[T_co, ...]
    offset: int
    limit: int
    total: int

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def number(self) -> int:
        """Which page it is, the first being 1."""
        return self.offset // self.limit + 1

    @property
    def count(self) -> int:
        """How many pages the list has; an empty one has an empty page."""
        return max(1, -(-self.total // self.limit))

    @property
    def left(self) -> int:
        """How many more follow this page."""
        return max(0, self.total - self.offset - self.limit)

    def holding(self, items: Iterable[U]) -> "Page[U]":
        """The same page with what was made of its items."""
        return Page(tuple(items), self.offset, self.limit, self.total)


@dataclass(frozen=True)
class Spot:
    """Where a history is read on: at what is ``older_than`` an entry's id, or ``newer_than``; else at its newest."""

    older_than: int | None = None
    newer_than: int | None = None


NEWEST = Spot()


def beginning_of(offset: int, limit: int, total: int) -> int:
    """Where the page begins that ``offset`` lies on; of a list that is shorter by now, its last page."""
    last = max(0, total - 1)
    return min(max(0, offset), last) // limit * limit


def page_of(everything: Sequence[U], offset: int, limit: int) -> Page[U]:
    """The page that ``offset`` lies on, of a list that is at hand; past its end, the last one there is."""
    begin = beginning_of(offset, limit, len(everything))
    return Page(tuple(everything[begin : begin + limit]), begin, limit, len(everything))
