"""The policy values of a day, as the rules of this room take them."""

from dataclasses import dataclass
from datetime import date

from domain.insurers.rules.intake import IntakeTerms
from domain.insurers.rules.margin import last_day, last_full_month
from domain.insurers.rules.settlement import SettlementTerms
from domain.insurers.views import MarginTerms
from domain.money import Fen
from domain.policy.service import values_on
from domain.policy.values import PolicyValues


@dataclass(frozen=True)
class Terms:
    """All of a centre's terms for credit on a day (domain §4)."""

    limit_start_fen: Fen
    intake: IntakeTerms
    settlement: SettlementTerms
    penalty_daily_bp: int
    margin: MarginTerms
    """By which the last full month before that day is judged: those of that month's last day."""


async def terms_at(centre_id: int, day: date) -> Terms:
    """The centre's terms in force on ``day``; one query."""
    values, then = await values_on(centre_id, (day, last_day(last_full_month(day))))
    credit, settlement = values.credit, values.settlement
    return Terms(
        limit_start_fen=credit.limit_start,
        intake=IntakeTerms(
            watch_share_bp=credit.watch_share,
            watch_late_count=credit.late_watch,
            stop_late_count=credit.late_stop,
            legal_after_days=credit.legal_days,
        ),
        settlement=SettlementTerms(
            monthly_due_day=settlement.monthly_due_day,
            half_close_day=settlement.half_close_day,
            half_due_days=settlement.half_due_days,
        ),
        penalty_daily_bp=credit.penalty_daily,
        margin=margin_terms(then),
    )


def margin_terms(values: PolicyValues) -> MarginTerms:
    """The lines that margins are held against."""
    return MarginTerms(values.margin.target, values.margin.warn, values.margin.stop)
