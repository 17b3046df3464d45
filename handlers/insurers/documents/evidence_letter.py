"""The evidence of an insurer's debt as one document: the demand, and what proves it (domain §4)."""

from decimal import Decimal

from domain.insurers.views import EvidencePack, PenaltyStretch, StatementFile, StatementPenalty, StatementView
from domain.money import BASIS_POINTS_PER_WHOLE
from handlers.insurers.account import meaning_of
from handlers.insurers.documents.parts import NO_CLAIM, Claims, ages, items_of, period_of
from handlers.papers.letters import letter
from locales import amount, percent

Fact = dict[str, object]
_PLACES = 2
"""Decimals of a rate in per cent that is given in basis points."""


def evidence_letter(lang: str, centre: str, pack: EvidencePack, claims: Claims) -> bytes:
    """The letter of demand with its annexes, as of the day of ``pack``."""
    return letter(lang, "evidence", facts_of(lang, centre, pack, claims))


def facts_of(lang: str, centre: str, pack: EvidencePack, claims: Claims) -> Fact:
    """Everything the template names, as it is written."""
    credit = pack.credit
    return {
        "centre": centre,
        "insurer": credit.name,
        "today": pack.today.isoformat(),
        "pay_by": pack.pay_by.isoformat(),
        "late": amount(pack.late_fen),
        "penalty": amount(pack.penalty_owed_fen),
        "demanded": amount(pack.demanded_fen),
        "billed": amount(credit.billed_fen),
        "statements": [_statement(lang, each.statement) for each in pack.late],
        "asked": amount(sum(each.statement.amount_fen for each in pack.late)),
        "paid": amount(sum(each.statement.paid_fen for each in pack.late)),
        "late_penalty": amount(sum(each.statement.penalty_fen for each in pack.late)),
        "ages": _ages(lang, pack),
        "details": [_details(lang, each, claims) for each in pack.late],
        "payments": [{"day": each.day.isoformat(), "amount": amount(each.fen)} for each in pack.payments],
        "received": amount(sum(each.fen for each in pack.payments)),
        "penalties": [_penalty(each) for each in pack.penalties],
        "gathered": amount(pack.gathered_fen),
        "settled": [
            {"day": each.day.isoformat(), "what": meaning_of(lang, each).unescape(), "amount": amount(each.amount_fen)}
            for each in pack.penalty_settled
        ],
        "entries": [{"day": each.day.isoformat(), "what": meaning_of(lang, each).unescape()} for each in pack.entries],
    }


def _statement(lang: str, statement: StatementView) -> Fact:
    return {
        "number": f"S{statement.number}",
        "period": period_of(lang, statement),
        "due": statement.due_on.isoformat(),
        "asked": amount(statement.amount_fen),
        "paid": amount(statement.paid_fen),
        "unpaid": amount(statement.unpaid_fen),
        "days": str(statement.late_days),
        "penalty": amount(statement.penalty_fen),
    }


def _ages(lang: str, pack: EvidencePack) -> list[Fact]:
    return [{"age": age, "amount": amount(fen)} for age, fen in zip(ages(lang), pack.ageing.sums_fen, strict=True)]


def _details(lang: str, file: StatementFile, claims: Claims) -> Fact:
    lines = [
        {
            "case": f"C{line.case_number}",
            "plate": claims.get(line.case_number, NO_CLAIM).plate,
            "claim": claims.get(line.case_number, NO_CLAIM).claim,
            "delivered": line.delivered_on.isoformat() if line.delivered_on else "",
            "item": f"{item.what} {item.corrects}".strip(),
            "amount": amount(item.fen),
        }
        for line in file.lines
        for item in items_of(lang, line)
    ]
    return {**_statement(lang, file.statement), "lines": lines}


def _penalty(penalty: StatementPenalty) -> Fact:
    return {
        "number": f"S{penalty.number}",
        "runs": [_run(stretch, penalty.daily_bp) for stretch in penalty.stretches],
        "days": str(sum(stretch.days for stretch in penalty.stretches)),
        "amount": amount(penalty.penalty_fen),
    }


def _run(stretch: PenaltyStretch, daily_bp: int) -> Fact:
    return {
        "begins": stretch.from_day.isoformat(),
        "ends": stretch.to_day.isoformat(),
        "balance": amount(stretch.balance_fen),
        "days": str(stretch.days),
        "rate": percent(Decimal(daily_bp) / BASIS_POINTS_PER_WHOLE, _PLACES),
        "amount": amount(stretch.penalty_fen),
    }
