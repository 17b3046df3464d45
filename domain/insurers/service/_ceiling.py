"""The ceiling of limits on a day, and how it is held (domain §4)."""

from datetime import date

from domain.insurers import queries
from domain.insurers.errors import LimitAboveCeiling
from domain.insurers.rules.margin import last_full_month
from domain.insurers.rules.raising import RaiseTerms, ceiling_of
from domain.insurers.views import Ceiling
from domain.money import FEN_PER_YUAN


async def ceiling_on(centre_id: int, today: date, terms: RaiseTerms) -> Ceiling:
    """The ceiling by the revenue of the last month that was over on ``today``; one query."""
    row = await queries.revenue_of(centre_id, last_full_month(today))
    return ceiling(today, terms, row.amount_fen if row else None)


def ceiling(today: date, terms: RaiseTerms, revenue_fen: int | None) -> Ceiling:
    """The ceiling on ``today`` where the last full month's revenue is known to be so much."""
    return Ceiling(last_full_month(today), terms.ceiling_share_bp, revenue_fen, ceiling_of(revenue_fen, terms))


def refuse_above(insurer: str, limit_fen: int, ceiling: Ceiling) -> None:
    """``LimitAboveCeiling`` for a limit that passes it; what is unknown refuses nothing."""
    if ceiling.fen is None or ceiling.revenue_fen is None or limit_fen <= ceiling.fen:
        return
    raise LimitAboveCeiling(
        insurer=insurer,
        limit_fen=limit_fen,
        most_fen=ceiling.fen // FEN_PER_YUAN * FEN_PER_YUAN,
        month=f"{ceiling.month:%Y-%m}",
        revenue_fen=ceiling.revenue_fen,
        percent=ceiling.percent,
    )
