"""Entries, payments and cases of an account (domain §4)."""

from collections.abc import Iterable
from datetime import date

from tortoise.queryset import QuerySet

from domain.database.paging import read_history
from domain.database.prepared import prepared_list
from domain.insurers.models import (
    InsurerCase,
    InsurerEntry,
)
from domain.insurers.rules.account import EntryKind
from domain.pages import NEWEST, Spot

_MONEY_IN = (EntryKind.PAID.value, EntryKind.CREDITED.value)


async def money_in(centre_id: int, statement_ids: Iterable[int]) -> list[InsurerEntry]:
    """What came in for these statements and what of it was taken back: kind, statement, day and fen alone."""
    found = InsurerEntry.filter(centre_id=centre_id, statement_id__in=list(statement_ids), kind__in=_MONEY_IN)
    return await found.only("id", "kind", "statement_id", "day", "amount_fen")


async def any_case(centre_id: int, insurer_id: int) -> InsurerCase | None:
    """The first case that ever stood in the insurer's account, if one did."""
    return await InsurerCase.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("id").first()


async def account_case(centre_id: int, insurer_id: int, case_number: int) -> InsurerCase | None:
    """What a case comes to in this insurer's account, read under its lock; ``None`` if it isn't in it."""
    return await InsurerCase.filter(centre_id=centre_id, insurer_id=insurer_id, case_number=case_number).first()


async def is_case_known(centre_id: int, case_number: int) -> bool:
    """Whether a case stands in any insurer's account of the centre."""
    return await InsurerCase.filter(centre_id=centre_id, case_number=case_number).exists()


async def last_billing(centre_id: int, case_number: int) -> InsurerEntry | None:
    """The last entry that put a case on a statement, with that statement."""
    found = InsurerEntry.filter(centre_id=centre_id, case_number=case_number, kind=EntryKind.BILLED.value)
    return await found.order_by("-id").select_related("statement").first()


async def billable_cases(centre_id: int, insurer_id: int, until: date) -> list[InsurerCase]:
    """The insurer's cases with something to bill for days up to ``until``, in the order of those days."""
    found = InsurerCase.filter(centre_id=centre_id, insurer_id=insurer_id, billable_on__lte=until)
    return await found.order_by("billable_on", "case_number")


async def entries(centre_id: int, insurer_id: int, spot: Spot, limit: int) -> list[InsurerEntry]:
    """The insurer's entries next to ``spot``, newest first, with their statements."""
    if spot == NEWEST:
        return await _newest_entries(centre_id, insurer_id, limit)
    return await read_history(_entries(centre_id, insurer_id), spot, limit)


@prepared_list
def _newest_entries(centre_id: int, insurer_id: int, limit: int) -> QuerySet[InsurerEntry]:
    return _entries(centre_id, insurer_id).order_by("-id").limit(limit)


def _entries(centre_id: int, insurer_id: int) -> QuerySet[InsurerEntry]:
    return InsurerEntry.filter(centre_id=centre_id, insurer_id=insurer_id).select_related("statement")
