"""Reading long tables a page at a time, in as many queries for a page of a million rows as of ten."""

from typing import TypeVar

from tortoise.models import Model
from tortoise.queryset import QuerySet

from domain.pages import Page, Spot, beginning_of

Row = TypeVar("Row", bound=Model)


async def read_page(found: QuerySet[Row], offset: int, limit: int) -> Page[Row]:
    """``limit`` of the rows in their order from ``offset`` on; past the end, the last page there is. Two queries."""
    total = await found.count()
    begin = beginning_of(offset, limit, total)
    return Page(tuple(await found.offset(begin).limit(limit)), begin, limit, total)


async def read_history(found: QuerySet[Row], spot: Spot, limit: int) -> list[Row]:
    """The ``limit`` rows next to ``spot``, newest first, by their ids. One query."""
    if spot.newer_than is not None:
        return (await found.filter(id__gt=spot.newer_than).order_by("id").limit(limit))[::-1]
    if spot.older_than is not None:
        found = found.filter(id__lt=spot.older_than)
    return await found.order_by("-id").limit(limit)
