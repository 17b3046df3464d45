"""Every read of a case's amounts, supplements and disputes, and of what insurers' cases came to (domain §3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.cases.models import Case, CaseAmount, CaseDispute, CaseSupplement
from domain.cases.views import DisputeState, SupplementState
from domain.database.connection import fetch_rows
from domain.database.paging import read_page
from domain.pages import Page

OPEN_DISPUTES = (DisputeState.REVIEW.value, DisputeState.THIRD.value)


async def amounts_page(case: Case, *, offset: int, limit: int) -> Page[CaseAmount]:
    """``limit`` of the amounts that a case ever had, in the order they were kept."""
    found = CaseAmount.filter(centre_id=case.centre_id, case_id=case.id)
    return await read_page(found.order_by("id"), offset, limit)


async def supplements_of(case: Case) -> list[CaseSupplement]:
    """All supplements of a case by their numbers, void ones too."""
    return await CaseSupplement.filter(centre_id=case.centre_id, case_id=case.id).order_by("number")


async def open_supplements(case: Case) -> list[CaseSupplement]:
    """The supplements of a case that the insurer has not decided on, by their numbers."""
    found = CaseSupplement.filter(centre_id=case.centre_id, case_id=case.id, state=SupplementState.OPEN.value)
    return await found.order_by("number")


async def open_dispute(case: Case) -> CaseDispute | None:
    """The case's dispute that goes on."""
    found = CaseDispute.filter(centre_id=case.centre_id, case_id=case.id, state__in=OPEN_DISPUTES)
    return await found.order_by("-id").first()


async def last_dispute(case: Case) -> CaseDispute | None:
    """The case's newest dispute that was not opened by mistake."""
    found = CaseDispute.filter(centre_id=case.centre_id, case_id=case.id).exclude(state=DisputeState.VOID.value)
    return await found.order_by("-id").first()


async def disputes_at_third(centre_id: int, insurer_id: int, since: datetime) -> list[CaseDispute]:
    """The disputes with an insurer that reached a third party since then, with their cases, the oldest first."""
    found = CaseDispute.filter(centre_id=centre_id, insurer_id=insurer_id, third_at__gte=since)
    return await found.exclude(state=DisputeState.VOID.value).order_by("third_at", "id").select_related("case")


async def last_proposing(centre_id: int, insurer_id: int) -> CaseDispute | None:
    """The last dispute with an insurer at which an end of the cooperation was proposed."""
    found = CaseDispute.filter(centre_id=centre_id, insurer_id=insurer_id, proposes_end=True)
    return await found.order_by("-third_at").first()


async def open_disputes_page(centre_id: int, insurer_id: int | None, *, offset: int, limit: int) -> Page[CaseDispute]:
    """``limit`` of the open disputes with their cases, the oldest first: of one insurer, or all."""
    found = CaseDispute.filter(centre_id=centre_id, state__in=OPEN_DISPUTES)
    if insurer_id is not None:
        found = found.filter(insurer_id=insurer_id)
    return await read_page(found.order_by("opened_at", "id").select_related("case"), offset, limit)


@dataclass(frozen=True)
class Period:
    """From one moment on and before another; of one insurer, or all."""

    since: datetime
    until: datetime
    insurer_id: int | None = None


async def dispute_sums(centre_id: int, *, insurer_id: int | None = None) -> list[dict[str, Any]]:
    """The disputes of each insurer that has had any, counted and summed, in one query."""
    where, values = ("", []) if insurer_id is None else (" AND d.insurer_id = $2", [insurer_id])
    return await fetch_rows(f"{_DISPUTES}{where} GROUP BY d.insurer_id ORDER BY d.insurer_id", centre_id, *values)


async def dispute_sums_in(centre_id: int, period: Period) -> list[dict[str, Any]]:
    """As ``dispute_sums``, of the disputes begun in the period."""
    where, values = " AND d.opened_at >= $2 AND d.opened_at < $3", _bounds(period)
    where += " AND d.insurer_id = $4" if period.insurer_id is not None else ""
    return await fetch_rows(f"{_DISPUTES}{where} GROUP BY d.insurer_id ORDER BY d.insurer_id", centre_id, *values)


async def delivered_sums(centre_id: int, period: Period) -> list[dict[str, Any]]:
    """What the cases come to that were delivered in the period, by insurer, in one query."""
    where = " AND c.insurer_id = $4" if period.insurer_id is not None else ""
    values = _bounds(period)
    return await fetch_rows(f"{_DELIVERED}{where} GROUP BY c.insurer_id ORDER BY c.insurer_id", centre_id, *values)


def _bounds(period: Period) -> list[datetime | int]:
    return [period.since, period.until, *([] if period.insurer_id is None else [period.insurer_id])]


async def open_disputes_count(centre_id: int, insurer_id: int) -> int:
    """How many disputes with the insurer are open."""
    return await CaseDispute.filter(centre_id=centre_id, insurer_id=insurer_id, state__in=OPEN_DISPUTES).count()


# Sums are cast: on PostgreSQL a sum of BIGINT is NUMERIC.
_DISPUTES = """
SELECT d.insurer_id,
    COUNT(CASE WHEN d.state IN ('review', 'third') THEN 1 END) AS open,
    COUNT(CASE WHEN d.state = 'settled' THEN 1 END) AS settled,
    COUNT(CASE WHEN d.state = 'withdrawn' THEN 1 END) AS withdrawn,
    COUNT(d.third_at) AS third,
    CAST(COALESCE(SUM(CASE WHEN d.state <> 'withdrawn' THEN d.asked_fen END), 0) AS BIGINT) AS asked_fen,
    CAST(COALESCE(SUM(d.won_fen), 0) AS BIGINT) AS won_fen
FROM case_dispute d WHERE d.centre_id = $1 AND d.state <> 'void'"""

_COSTED = "c.parts_fen IS NOT NULL AND c.labour_fen IS NOT NULL"
_REVENUE = "COALESCE(c.verified_fen, c.assessed_fen, 0)"
_DELIVERED = f"""
SELECT c.insurer_id, COUNT(*) AS delivered,
    CAST(COALESCE(SUM({_REVENUE}), 0) AS BIGINT) AS revenue_fen,
    COUNT(CASE WHEN {_COSTED} THEN 1 END) AS costed,
    CAST(COALESCE(SUM(CASE WHEN {_COSTED} THEN {_REVENUE} END), 0) AS BIGINT) AS costed_revenue_fen,
    CAST(COALESCE(SUM(CASE WHEN {_COSTED} THEN c.parts_fen END), 0) AS BIGINT) AS parts_fen,
    CAST(COALESCE(SUM(CASE WHEN {_COSTED} THEN c.labour_fen END), 0) AS BIGINT) AS labour_fen
FROM accident_case c
WHERE c.centre_id = $1 AND c.delivered_at >= $2 AND c.delivered_at < $3 AND c.state IN ('delivered', 'closed')"""
