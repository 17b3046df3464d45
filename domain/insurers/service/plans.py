"""The plan that an insurer and we work under, and from which day (domain §4 Settlement)."""

from datetime import date, timedelta

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers.errors import PlanInPast, PlanTooFar, PlanUnchanged
from domain.insurers.rules import settlement
from domain.insurers.rules.intake import as_kept
from domain.insurers.rules.settlement import Period, PlanFrom, Plans
from domain.insurers.service._account import Account
from domain.insurers.service._agreed import agree, follow_plan, plans_agreed
from domain.insurers.service._closing import open_account
from domain.insurers.views import PeriodView, Plan, PlanChanged, TermsKind
from domain.people.service import record_change

LONGEST_AHEAD_DAYS = 366


@use_case(Role.PARTNER)
async def change_plan(
    actor: Actor, *, insurer_id: int, plan: Plan, since: date | None = None, reason: str = ""
) -> PlanChanged:
    """Let another plan hold from ``since`` (today by default); the agreement joins the history of the terms.

    A period that has begun keeps its cycle and the day it will be due; the first one that begins under the plan has
    the plan's. Refused: a day that is over (``PlanInPast``) or more than a year ahead (``PlanTooFar``), and the plan
    that holds on that day anyway (``PlanUnchanged``).
    """
    today = clock.today(actor.zone)
    since = since or today
    if since < today:
        raise PlanInPast(day=since, today=today)
    if since > today + timedelta(days=LONGEST_AHEAD_DAYS):
        raise PlanTooFar(day=since, latest=today + timedelta(days=LONGEST_AHEAD_DAYS))
    account = await open_account(actor, insurer_id)
    insurer, plans = account.insurer, await plans_agreed(account.insurer)
    before = plans.on(since)
    if before is plan:
        later = plans.after(since)
        raise PlanUnchanged(insurer=insurer.name, plan=plan.value, since=since, later=later.since if later else None)
    told = as_kept(reason)
    row = await agree(actor, insurer, TermsKind.PLAN, since, plan=plan, reason=told)
    plans = Plans(plans.first, (*plans.changes, PlanFrom(since, plan)))
    follow_plan(insurer, plans)
    await account.save()
    await record_change(
        actor,
        subject="insurer",
        number=insurer.id,
        what="plan changed",
        before={"plan": before.value},
        after={
            "insurer": insurer.name,
            "plan": plan.value,
            "since": since.isoformat(),
            **({"reason": told} if told else {}),
            "terms_id": row.id,
        },
    )
    return _changed(account, plans, PlanFrom(since, plan), before)


def _changed(account: Account, plans: Plans, agreed: PlanFrom, before: Plan) -> PlanChanged:
    insurer, terms = account.insurer, account.terms.settlement
    begun = settlement.period_begun(agreed.since, insurer.closed_through, plans, terms)
    begins = settlement.first_period_from(agreed.since, insurer.closed_through, plans, terms)
    return PlanChanged(
        insurer_id=insurer.id,
        insurer=insurer.name,
        before=before,
        plan=agreed.plan,
        since=agreed.since,
        begins=_period_view(account, begins),
        keeps=_period_view(account, begun) if begun else None,
    )


def _period_view(account: Account, period: Period) -> PeriodView:
    due_on = settlement.due_on(period.cycle, period.closes_on, account.terms.settlement)
    return PeriodView(period.opens_on, period.closes_on, due_on, period.cycle)
