"""What was agreed with insurers, as the rules take it; and how another line of it is kept (domain §4)."""

from collections.abc import Iterable
from datetime import date

from domain import clock
from domain.actor import Actor
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerTerms
from domain.insurers.rules import settlement
from domain.insurers.rules.settlement import PlanFrom, Plans
from domain.insurers.views import Plan, TermsKind


def plans_of(insurer: Insurer, agreed: Iterable[InsurerTerms]) -> Plans:
    """The insurer's plans: the one it was added with, and what of ``agreed`` is another plan."""
    changes = (PlanFrom(row.since, Plan(row.plan)) for row in agreed if row.kind == TermsKind.PLAN.value)
    return Plans(Plan(insurer.plan), tuple(changes))


async def plans_agreed(insurer: Insurer) -> Plans:
    """The insurer's plans, past and to come; one query."""
    return plans_of(insurer, await queries.terms_of(insurer.centre_id, insurer.id))


def follow_plan(insurer: Insurer, plans: Plans) -> None:
    """Let the period that runs have the cycle of the plan in force on its first day."""
    insurer.cycle = settlement.running_cycle(plans, insurer.closed_through).value


async def agree(
    actor: Actor, insurer: Insurer, kind: TermsKind, since: date, *, plan: Plan | None = None, reason: str = ""
) -> InsurerTerms:
    """Keep what was agreed as a line of its own in the history of the insurer's terms."""
    return await InsurerTerms.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        kind=kind.value,
        plan=plan.value if plan else "",
        since=since,
        reason=reason,
        at=clock.now(),
        staff_id=actor.staff_id,
        is_withdrawn=False,
    )


async def withdraw(insurer: Insurer, terms_id: int) -> None:
    """Take a line of the insurer's terms back: it counts as never agreed."""
    row = await queries.terms(insurer.centre_id, insurer.id, terms_id)
    if row is not None:
        row.is_withdrawn = True
        await row.save(update_fields=["is_withdrawn"])
