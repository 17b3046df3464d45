"""The months of an insurer's margin: kept with every change of a case, and read for the intake state (domain §4)."""

from collections.abc import Mapping
from datetime import date

from domain import changes
from domain.insurers import queries
from domain.insurers.models import InsurerCase, InsurerMonth
from domain.insurers.rules import margin
from domain.insurers.rules.margin import CountedCase
from domain.insurers.views import CaseFigures, MarginTerms, MonthFigures, MonthReview, Renegotiated
from domain.money import Fen


def counted(row: InsurerCase) -> CountedCase:
    """What of a case decides in which month it counts, and with what."""
    return CountedCase(row.delivered_on, row.is_released, CaseFigures(row.revenue_fen, row.cost_fen))


def fen_or_none(amount_fen: int | None) -> Fen | None:
    """An amount as a column keeps it."""
    return None if amount_fen is None else Fen(amount_fen)


async def follow_case(row: InsurerCase, before: CountedCase) -> None:
    """Bring the months in line with a case that was ``before``; under its insurer's lock. No query if none moves."""
    steps = margin.moves(before, counted(row))
    for month, step in steps.items():
        await queries.move_month(row.centre_id, row.insurer_id, month, step)
    if steps:
        changes.outdated(row.centre_id, "insurer", row.insurer_id)


async def last_month(centre_id: int, insurer_id: int, today: date) -> InsurerMonth | None:
    """What the last full month came to, by which intake is judged; ``None`` when nothing was delivered in it."""
    return await queries.insurer_month(centre_id, insurer_id, margin.last_full_month(today))


async def last_months(centre_id: int, today: date) -> dict[int, InsurerMonth]:
    """As ``last_month``, of all insurers of the centre by id. One query."""
    month = margin.last_full_month(today)
    return {row.insurer_id: row for row in await queries.months_of_all(centre_id, month, month)}


async def last_months_of_centres(days: Mapping[int, date]) -> dict[int, InsurerMonth]:
    """As ``last_months``, of several centres, each on the day given for it. One query."""
    months = {centre_id: margin.last_full_month(day) for centre_id, day in days.items()}
    found = await queries.months_of_centres(months.keys(), set(months.values()))
    return {row.insurer_id: row for row in found if months.get(row.centre_id) == row.month}


def review_of(row: InsurerMonth, terms: MarginTerms, who: Mapping[int, str]) -> MonthReview:
    """A month held against the terms of its last day; ``who`` names the staff."""
    return margin.review(row.month, figures_in(row), terms, _renegotiated(row, who))


def figures_in(row: InsurerMonth) -> MonthFigures:
    """What a month came to."""
    return MonthFigures(row.delivered, row.revenue_fen, row.costed, row.costed_revenue_fen, row.cost_fen)


def _renegotiated(row: InsurerMonth, who: Mapping[int, str]) -> Renegotiated | None:
    if row.resumed_reason is None or row.resumed_on is None:
        return None
    return Renegotiated(row.resumed_reason, who.get(row.resumed_by_id or 0, ""), row.resumed_on)
