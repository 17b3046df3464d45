"""The amounts of a case: every one that changes keeps its history, and what is billed follows in the account."""

from collections.abc import Mapping

from domain import clock
from domain.actor import Actor
from domain.cases.models import Case, CaseAmount
from domain.cases.rules import amounts
from domain.cases.views import AmountKind, Cause
from domain.insurers.service import note_case_figures, reassess_case, take_back_share
from domain.insurers.views import CaseFigures, CreditView
from domain.money import Fen
from domain.people.views import ChangeView

BILLED = (AmountKind.ASSESSED, AmountKind.VERIFIED)
"""The amounts that stand for what the insurer pays; what amends one amends the other, where there is one."""

Amounts = Mapping[AmountKind, Fen | None]


def amount_of(case: Case, kind: AmountKind) -> Fen | None:
    """The amount as it is now."""
    value: Fen | None = getattr(case, _column(kind))
    return value


def revenue_of(case: Case) -> Fen | None:
    """What is billed for the case with its deductible; ``None`` until it is assessed."""
    return amounts.billed(case.assessed_fen, case.verified_fen)


def figures_of(case: Case) -> CaseFigures:
    """What the insurer's account is told that the case brings and costs."""
    return CaseFigures(revenue_of(case), amounts.cost_of(case.parts_fen, case.labour_fen))


def share_of(case: Case) -> Fen:
    """What the insurer owes for the case."""
    return amounts.insurer_share(case.estimate_fen, case.assessed_fen, case.deductible_fen, case.verified_fen)


def facts_of(case: Case, *kinds: AmountKind) -> dict[str, object]:
    """Amounts as the audit keeps them."""
    return {_column(kind): amount_of(case, kind) for kind in kinds}


def told(note: str) -> dict[str, object]:
    """Why an amount was changed, for the audit; nothing when nobody said."""
    return {"note": note} if note else {}


async def change_amounts(
    actor: Actor, case: Case, wanted: Amounts, *, cause: Cause = Cause.ENTERED, note: str = ""
) -> bool:
    """Give the case these amounts; whether any of them became another one. It is for the caller to save the case."""
    changed = {kind: fen for kind, fen in wanted.items() if amount_of(case, kind) != fen}
    for kind, fen in changed.items():
        setattr(case, _column(kind), fen)
    if changed:
        await keep_amounts(actor, case, changed, cause=cause, note=note)
    return bool(changed)


async def keep_amounts(actor: Actor, case: Case, values: Amounts, *, cause: Cause, note: str = "") -> None:
    """Add what amounts became to the case's history."""
    rows = [
        CaseAmount(
            centre_id=case.centre_id,
            case_id=case.id,
            kind=kind.value,
            value_fen=fen,
            cause=cause.value,
            note=note,
            at=clock.now(),
            by_id=actor.staff_id,
        )
        for kind, fen in values.items()
    ]
    await CaseAmount.bulk_create(rows)


async def amend_billed(actor: Actor, case: Case, fen_of: Amounts, *, cause: Cause, note: str) -> CreditView:
    """Give the case other figures to bill, none below its deductible; the insurer's account follows."""
    for fen in fen_of.values():
        amounts.check_billed(fen or Fen(0), case.deductible_fen or Fen(0))
    await change_amounts(actor, case, fen_of, cause=cause, note=note)
    await case.save(update_fields=[_column(kind) for kind in BILLED])
    return await bill(actor, case, is_supplement=cause is Cause.SUPPLEMENT)


async def bill(actor: Actor, case: Case, *, is_supplement: bool = False) -> CreditView:
    """Let the insurer's account have the case's share and figures as they are now."""
    return await reassess_case(
        actor,
        insurer_id=case.insurer_id,
        case_number=case.number,
        share_fen=share_of(case),
        is_supplement=is_supplement,
        figures=figures_of(case),
    )


async def tell_figures(actor: Actor, case: Case) -> None:
    """Let the insurer's account have what the case brings and costs now, where its share stays as it was."""
    figures = figures_of(case)
    await note_case_figures(
        actor,
        insurer_id=case.insurer_id,
        case_number=case.number,
        revenue_fen=figures.revenue_fen,
        cost_fen=figures.cost_fen,
    )


async def restore_amounts(actor: Actor, case: Case, change: ChangeView) -> None:
    """Give the case the amounts that ``change`` had changed as they were before it; the caller saves the case."""
    before = {kind: _kept(change.before[_column(kind)]) for kind in AmountKind if _column(kind) in change.before}
    await change_amounts(actor, case, before, cause=Cause.UNDONE)


async def take_back_billed(actor: Actor, case: Case, change: ChangeView) -> None:
    """Let the account have the share again that the case had before ``change``; refused once it was billed since."""
    await take_back_share(
        actor,
        insurer_id=case.insurer_id,
        case_number=case.number,
        share_fen=share_of(case),
        changed_at=change.at,
        is_supplement=change.what == "supplement agreed",
        figures=figures_of(case),
    )


def _column(kind: AmountKind) -> str:
    return f"{kind.value}_fen"


def _kept(value: object) -> Fen | None:
    """An amount as the audit kept it."""
    return Fen(value) if isinstance(value, int) else None
