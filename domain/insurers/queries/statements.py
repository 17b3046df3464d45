"""Statements and their lines (domain §4)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tortoise.queryset import QuerySet

from domain.database.paging import read_page
from domain.database.prepared import prepared_list
from domain.errors import NotFound
from domain.insurers.models import (
    InsurerEntry,
    InsurerStatement,
)
from domain.insurers.rules.account import EntryKind
from domain.pages import Page


@prepared_list
def unpaid_statements(centre_id: int, insurer_id: int) -> QuerySet[InsurerStatement]:
    """The insurer's statements of which anything is unpaid, oldest first."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id, settled_on=None)
    return found.order_by("closes_on")


async def all_unpaid_statements(centre_id: int) -> list[InsurerStatement]:
    """The unpaid statements of all insurers of the centre, oldest first."""
    return await InsurerStatement.filter(centre_id=centre_id, settled_on=None).order_by("closes_on")


async def statements_closed_since(centre_id: int, moment: datetime) -> list[InsurerStatement]:
    """The statements of all insurers that were closed from that moment on, in the order of their numbers."""
    return await InsurerStatement.filter(centre_id=centre_id, closed_at__gte=moment).order_by("number")


async def statements(centre_id: int, ids: Iterable[int]) -> list[InsurerStatement]:
    """The statements of ``ids``, oldest first."""
    return await InsurerStatement.filter(centre_id=centre_id, id__in=list(ids)).order_by("closes_on")


async def statement(centre_id: int, number: int) -> InsurerStatement:
    """The statement of a number with its insurer; ``NotFound`` when this centre has none."""
    found = await InsurerStatement.filter(centre_id=centre_id, number=number).select_related("insurer").first()
    if found is None:
        raise NotFound(what=f"S{number}")
    return found


async def statements_page(centre_id: int, insurer_id: int, *, offset: int, limit: int) -> Page[InsurerStatement]:
    """``limit`` of an insurer's statements, paid ones too, newest first from ``offset`` on."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id)
    return await read_page(found.order_by("-closes_on"), offset, limit)


async def statements_closed_in(centre_id: int, insurer_id: int, first: date, last: date) -> list[InsurerStatement]:
    """The insurer's statements that closed on these days or between them, newest first."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id)
    return await found.filter(closes_on__gte=first, closes_on__lte=last).order_by("-closes_on")


async def lines_page(statement: InsurerStatement, *, offset: int, limit: int) -> Page[InsurerEntry]:
    """``limit`` of the entries that a statement lists, in the order they were posted, from ``offset`` on."""
    found = InsurerEntry.filter(centre_id=statement.centre_id, statement_id=statement.id, kind=EntryKind.BILLED.value)
    return await read_page(found.order_by("id"), offset, limit)


async def billed_before(lines: Sequence[InsurerEntry]) -> list[InsurerEntry]:
    """The entries by which the cases of some lines of statements were billed before the last line, oldest first."""
    found = InsurerEntry.filter(
        centre_id=lines[0].centre_id,
        case_number__in=[line.case_number for line in lines],
        kind=EntryKind.BILLED.value,
        id__lt=lines[-1].id,
    )
    return await found.order_by("id").select_related("statement")


async def any_statement(centre_id: int, insurer_id: int) -> InsurerStatement | None:
    """The insurer's first statement, if it ever had one."""
    return await InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("closes_on").first()
