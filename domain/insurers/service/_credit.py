"""The credit view of an insurer, made of its row and its unpaid statements, however long its history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.insurers.errors import CooperationEnded, IntakeStopped
from domain.insurers.models import Insurer, InsurerMonth, InsurerStatement
from domain.insurers.rules import settlement
from domain.insurers.rules.ageing import ageing_of
from domain.insurers.rules.intake import HandStop, LateStatement, Standing, reasons_of, state_of
from domain.insurers.rules.penalty import a_day_adds
from domain.insurers.service._account import Account
from domain.insurers.service._margin import review_of
from domain.insurers.service._terms import Terms
from domain.insurers.views import CreditView, IntakeState, ReasonKind, Sentence, StatementView
from domain.people.service import staff_names


async def credit_of(account: Account) -> CreditView:
    """The credit of an account as it stands, posted entries included."""
    month = await account.last_month()
    who = await deciders([account.insurer], [month])
    return credit_view(account.insurer, account.unpaid, account.terms, account.today, who, month=month)


async def deciders(insurers: Iterable[Insurer], months: Iterable[InsurerMonth | None]) -> Mapping[int, str]:
    """The names of those who stopped any of ``insurers`` by hand or ended the cooperation, or let cases come in spite
    of a month's margin."""
    found = [*insurers]
    ids = {id for insurer in found for id in (insurer.stopped_by_id, insurer.ended_by_id)}
    ids |= {month.resumed_by_id for month in months if month}
    known = {staff_id for staff_id in ids if staff_id is not None}
    return await staff_names(found[0].centre_id, known) if known else {}


def credit_view(
    insurer: Insurer,
    unpaid: Sequence[InsurerStatement],
    terms: Terms,
    today: date,
    who: Mapping[int, str],
    *,
    month: InsurerMonth | None,
    extra_fen: int = 0,
) -> CreditView:
    """An insurer's credit on ``today`` with all its reasons, and the state that ``extra_fen`` more would leave.

    ``month`` is what its last full month came to.
    """
    standing = _standing(insurer, unpaid, today, who)
    if month is not None:
        standing = replace(standing, margin=review_of(month, terms.margin, who))
    reasons = reasons_of(standing, terms.intake)
    after = replace(standing, exposure_fen=standing.exposure_fen + extra_fen)
    return CreditView(
        insurer_id=insurer.id,
        code=insurer.code,
        name=insurer.name,
        state=state_of(reasons),
        reasons=reasons,
        unbilled_fen=insurer.unbilled_fen,
        billed_fen=insurer.billed_fen,
        limit_fen=insurer.limit_fen,
        overpaid_fen=insurer.overpaid_fen,
        penalty_fen=_penalty_owed(insurer, unpaid, today),
        open_statements=tuple(statement_view(row, today) for row in unpaid),
        extra_fen=extra_fen,
        state_after=state_of(reasons_of(after, terms.intake)),
        penalty_daily_fen=penalty_daily(unpaid, today),
        ageing=ageing_of((_late_days(row, today), row.amount_fen - row.paid_fen) for row in unpaid),
    )


def penalty_owed(account: Account) -> int:
    """The penalty that an account owes today; below zero when more of it was paid and waived."""
    return _penalty_owed(account.insurer, account.unpaid, account.today)


def penalty_daily(unpaid: Iterable[InsurerStatement], today: date) -> int:
    """What a day adds to the penalty of the statements that are late, as long as nothing is paid."""
    late = [row for row in unpaid if _late_days(row, today)]
    return a_day_adds((row.amount_fen - row.paid_fen, settlement.daily_rate(row.penalty_daily_bp)) for row in late)


def statement_view(row: InsurerStatement, today: date) -> StatementView:
    """A statement as it stands on ``today``, with the penalty it has gathered."""
    return StatementView(
        id=row.id,
        number=row.number,
        insurer_id=row.insurer_id,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        due_on=row.due_on,
        amount_fen=row.amount_fen,
        paid_fen=row.paid_fen,
        late_days=_late_days(row, row.settled_on or today),
        penalty_fen=row.penalty_fen + _gathered_since(row, today),
        settled_on=row.settled_on,
    )


def stopped_refusal(credit: CreditView) -> IntakeStopped:
    """The refusal to take a new case, with every reason that stops intake and what would end it."""
    return IntakeStopped(insurer=credit.name, state=credit.state.value, reasons=stopping_sentences(credit))


def refuse_if_ended(credit: CreditView) -> None:
    """``CooperationEnded`` when we no longer work with the insurer, which no override helps against."""
    for reason in credit.reasons:
        if reason.kind is ReasonKind.COOPERATION_ENDED and reason.since is not None:
            raise CooperationEnded(insurer=credit.name, since=reason.since, who=reason.who, reason=reason.text)


def stopping_sentences(credit: CreditView) -> tuple[Sentence, ...]:
    """The reasons that stop intake by themselves, each with its figure and the way out of it."""
    return tuple(reason.sentence for reason in credit.reasons if reason.state.stops_intake)


def worst_first(credit: CreditView) -> tuple[int, int, int, str]:
    """Sorts insurers for a list: those that need acting on first, those we no longer work with last."""
    severity = -1 if credit.state is IntakeState.ENDED else credit.state.severity
    return (-severity, -credit.oldest_late_days, -credit.percent, credit.name)


def _standing(insurer: Insurer, unpaid: Sequence[InsurerStatement], today: date, who: Mapping[int, str]) -> Standing:
    late = [
        LateStatement(row.number, row.ordinal, _late_days(row, today), row.amount_fen - row.paid_fen)
        for row in unpaid
        if _late_days(row, today)
    ]
    return Standing(
        exposure_fen=insurer.unbilled_fen + insurer.billed_fen,
        limit_fen=insurer.limit_fen,
        billed_fen=insurer.billed_fen,
        late=late,
        stop=_hand_stop(insurer, who),
        ended=_ending(insurer, who),
    )


def _hand_stop(insurer: Insurer, who: Mapping[int, str]) -> HandStop | None:
    if insurer.stop_reason is None or insurer.stopped_on is None:
        return None
    return HandStop(insurer.stop_reason, who.get(insurer.stopped_by_id or 0, ""), insurer.stopped_on)


def _ending(insurer: Insurer, who: Mapping[int, str]) -> HandStop | None:
    if insurer.end_reason is None or insurer.ended_on is None:
        return None
    return HandStop(insurer.end_reason, who.get(insurer.ended_by_id or 0, ""), insurer.ended_on)


def _penalty_owed(insurer: Insurer, unpaid: Iterable[InsurerStatement], today: date) -> int:
    return insurer.penalty_fen + sum(_gathered_since(row, today) for row in unpaid)


def _late_days(row: InsurerStatement, today: date) -> int:
    return settlement.late_days(row.due_on, today)


def _gathered_since(row: InsurerStatement, today: date) -> int:
    """The penalty an unpaid statement has gathered since what was fixed of it."""
    fen_days = settlement.fen_days_on(row.late_fen_days, row.late_through, row.amount_fen - row.paid_fen, today)
    return settlement.penalty(fen_days, settlement.daily_rate(row.penalty_daily_bp)) - row.penalty_fen
