"""The policy values of a day, as the rules of this room take them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.insurers.rules.intake import IntakeTerms
from domain.insurers.rules.margin import last_day, last_full_month
from domain.insurers.rules.raising import RaiseTerms
from domain.insurers.rules.settlement import SettlementTerms
from domain.insurers.views import MarginTerms
from domain.money import Fen
from domain.policy.service import values_and_turns, values_of_centres
from domain.policy.values import PolicyValues

HALF_CLOSE_DAY = "settlement.half_close_day"


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
    margin: MarginTerms
    """By which the last full month before that day is judged: those of that month's last day."""


async def terms_at(centre_id: int, day: date) -> Terms:
    """The centre's terms in force on ``day``; one query."""
    (values, then), turns = await values_and_turns(centre_id, (day, _judged_by(day)), HALF_CLOSE_DAY)
    return _terms(values, then, turns)


async def terms_of_centres(days: Mapping[int, date]) -> dict[int, Terms]:
    """The terms in force at each centre on the day given for it, without when closing days turned; two queries."""
    judging = await values_of_centres({centre_id: _judged_by(day) for centre_id, day in days.items()})
    now = await values_of_centres(days)
    return {centre_id: _terms(values, judging[centre_id]) for centre_id, values in now.items()}


def _judged_by(day: date) -> date:
    """The day whose policy judges the margin of the last full month before ``day``: that month's last."""
    return last_day(last_full_month(day))


def _terms(values: PolicyValues, then: PolicyValues, half_turns: tuple[tuple[date, int], ...] = ()) -> Terms:
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
            half_turns=half_turns,
        ),
        penalty_daily_bp=credit.penalty_daily,
        letter_days=credit.letter_days,
        raising=RaiseTerms(
            after_count=credit.raise_after,
            share_bp=credit.raise_share,
            ceiling_share_bp=credit.ceiling_share,
        ),
        margin=margin_terms(then),
    )


def margin_terms(values: PolicyValues) -> MarginTerms:
    """The lines that margins are held against."""
    return MarginTerms(values.margin.target, values.margin.warn, values.margin.stop)
