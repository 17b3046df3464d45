"""Payments, and where the money of an account is by its entries (domain §4 Settlement)."""

from collections.abc import Iterable
from datetime import date

from domain.database.connection import fetch_rows
from domain.database.fields import day_from
from domain.database.paging import read_page
from domain.errors import NotFound
from domain.insurers.models import InsurerEntry, InsurerPayment, InsurerStatement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.replay import Flow
from domain.pages import Page

OF_PAYMENTS = (EntryKind.PAID.value, EntryKind.OVERPAID.value, EntryKind.PENALTY_PAID.value)


async def payment(centre_id: int, insurer_id: int, payment_id: int) -> InsurerPayment:
    """Money received from the insurer; ``NotFound`` when it has no payment of that id."""
    found = await InsurerPayment.filter(centre_id=centre_id, insurer_id=insurer_id, id=payment_id).first()
    if found is None:
        raise NotFound(what=str(payment_id))
    return found


async def payments(centre_id: int, insurer_id: int) -> list[InsurerPayment]:
    """All the insurer's payments, reversed ones too, in the order they were told of."""
    return await InsurerPayment.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("id")


async def any_payment_after(centre_id: int, insurer_id: int, day: date) -> bool:
    """Whether the insurer has a payment, reversed or not, of a later day than ``day``."""
    return await InsurerPayment.filter(centre_id=centre_id, insurer_id=insurer_id, day__gt=day).exists()


async def payments_page(centre_id: int, insurer_id: int, *, offset: int, limit: int) -> Page[InsurerPayment]:
    """``limit`` of the insurer's payments, reversed ones too, newest first from ``offset`` on."""
    found = InsurerPayment.filter(centre_id=centre_id, insurer_id=insurer_id)
    return await read_page(found.order_by("-day", "-id"), offset, limit)


async def payments_like(centre_id: int, insurer_id: int, amount_fen: int, day: date | None) -> list[InsurerPayment]:
    """The insurer's payments of an amount, received on ``day`` if one is named, newest first."""
    found = InsurerPayment.filter(centre_id=centre_id, insurer_id=insurer_id, amount_fen=amount_fen)
    return await (found.filter(day=day) if day else found).order_by("-day", "-id")


async def entries_of_payments(centre_id: int, payment_ids: Iterable[int]) -> list[InsurerEntry]:
    """Where payments went, with the statements they paid, in the order it was posted."""
    found = InsurerEntry.filter(centre_id=centre_id, payment_id__in=list(payment_ids), kind__in=OF_PAYMENTS)
    return await found.order_by("id").select_related("statement")


async def all_statements(centre_id: int, insurer_id: int) -> list[InsurerStatement]:
    """All the insurer's statements, oldest first."""
    return await InsurerStatement.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("closes_on")


async def flows(centre_id: int, insurer_id: int) -> dict[Flow, int]:
    """Where all money of the account is by its entries; what was reversed comes to nothing and is left out.

    Read by way of the statements and the payments, however many other entries there are. One query.
    """
    rows = await fetch_rows(_FLOWS, centre_id, insurer_id)
    return {
        Flow(EntryKind(row["kind"]), row["statement_id"], row["payment_id"], day_from(row["day"])): row["fen"]
        for row in rows
    }


_FLOWS = """
SELECT e.kind, e.statement_id, e.payment_id, e.day, CAST(SUM(e.amount_fen) AS BIGINT) AS fen
FROM insurer_statement s JOIN insurer_entry e ON e.statement_id = s.id AND e.kind IN ('paid', 'credited')
WHERE s.centre_id = $1 AND s.insurer_id = $2
GROUP BY e.kind, e.statement_id, e.payment_id, e.day HAVING SUM(e.amount_fen) <> 0
UNION ALL
SELECT e.kind, e.statement_id, e.payment_id, e.day, CAST(SUM(e.amount_fen) AS BIGINT) AS fen
FROM insurer_payment p JOIN insurer_entry e ON e.payment_id = p.id AND e.kind IN ('overpaid', 'penalty_paid')
WHERE p.centre_id = $1 AND p.insurer_id = $2
GROUP BY e.kind, e.statement_id, e.payment_id, e.day HAVING SUM(e.amount_fen) <> 0
"""
