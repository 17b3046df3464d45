"""What files about an insurer are made of: whole statements, and all that proves a debt (domain §4)."""

from collections.abc import Iterable, Sequence
from datetime import date

from tortoise.expressions import Q

from domain.insurers.models import InsurerCase, InsurerEntry, InsurerStatement
from domain.insurers.rules.account import EntryKind

RECEIVED = (EntryKind.PAID.value, EntryKind.OVERPAID.value)
"""Where the money of a payment goes: to statements, and what is left over to credit."""
_SETTLED = (EntryKind.PENALTY_PAID.value, EntryKind.WAIVED.value)


async def billed_lines(centre_id: int, statement_ids: Iterable[int]) -> list[InsurerEntry]:
    """Every line of these statements, in the order they were posted."""
    found = InsurerEntry.filter(centre_id=centre_id, statement_id__in=list(statement_ids), kind=EntryKind.BILLED.value)
    return await found.order_by("id")


async def supplements_before(lines: Sequence[InsurerEntry]) -> list[InsurerEntry]:
    """What cases of these lines were reassessed by for supplements, up to the last of the lines, oldest first."""
    found = InsurerEntry.filter(
        centre_id=lines[0].centre_id,
        case_number__in=[line.case_number for line in lines],
        kind=EntryKind.SUPPLEMENT.value,
        id__lt=lines[-1].id,
    )
    return await found.order_by("id")


async def delivered_days(centre_id: int, case_numbers: Iterable[int]) -> dict[int, date | None]:
    """The days these cases were handed over."""
    found = InsurerCase.filter(centre_id=centre_id, case_number__in=list(case_numbers))
    return {row.case_number: row.delivered_on for row in await found}


async def money_received_since(centre_id: int, insurer_id: int, day: date) -> list[InsurerEntry]:
    """Where the insurer's money went that was received on ``day`` or later, in the order it was posted."""
    found = InsurerEntry.filter(centre_id=centre_id, insurer_id=insurer_id, kind__in=RECEIVED, day__gte=day)
    return await found.filter(payment_id__isnull=False).order_by("id")


async def penalised_statements(centre_id: int, insurer_id: int) -> list[InsurerStatement]:
    """The insurer's statements that are unpaid or have had a penalty fixed, oldest first."""
    found = InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id)
    wanted = Q(Q(settled_on=None), Q(penalty_fen__gt=0), join_type=Q.OR)
    return await found.filter(wanted).order_by("closes_on")


async def penalty_settlements(centre_id: int, insurer_id: int) -> list[InsurerEntry]:
    """What of the insurer's penalty was paid or waived, in the order it was posted."""
    found = InsurerEntry.filter(centre_id=centre_id, insurer_id=insurer_id, kind__in=_SETTLED)
    return await found.order_by("id").select_related("statement")


async def entries_about(
    centre_id: int, insurer_id: int, statement_ids: Sequence[int], case_numbers: Sequence[int]
) -> list[InsurerEntry]:
    """The insurer's entries that name one of these statements or cases, in the order they were posted."""
    found = InsurerEntry.filter(centre_id=centre_id, insurer_id=insurer_id)
    wanted = Q(Q(statement_id__in=statement_ids), Q(case_number__in=case_numbers), join_type=Q.OR)
    return await found.filter(wanted).order_by("id").select_related("statement")
