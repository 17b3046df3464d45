"""The policy values of a day, as the rules of this room take them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.insurers.rules.intake import IntakeTerms
from domain.insurers.rules.raising import RaiseTerms
from domain.insurers.rules.settlement import SettlementTerms
from domain.money import Fen
from domain.policy.service import values_at, values_of_centres
from domain.policy.values import PolicyValues


@dataclass(frozen=True)
class Terms:
    """All of a centre's terms for credit on a day (domain §4)."""

    limit_start_fen: Fen
    intake: IntakeTerms
    settlement: SettlementTerms
    penalty_daily_bp: int
    letter_days: int
    """How long a demand for what is late gives."""
    raising: RaiseTerms


async def terms_at(centre_id: int, day: date) -> Terms:
    """The centre's terms in force on ``day``; one query."""
    return _terms(await values_at(centre_id, day))


async def terms_of_centres(days: Mapping[int, date]) -> dict[int, Terms]:
    """The terms in force at each centre on the day given for it; one query for all."""
    return {centre_id: _terms(values) for centre_id, values in (await values_of_centres(days)).items()}


def _terms(values: PolicyValues) -> Terms:
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
        letter_days=credit.letter_days,
        raising=RaiseTerms(
            after_count=credit.raise_after,
            share_bp=credit.raise_share,
            ceiling_share_bp=credit.ceiling_share,
        ),
    )
