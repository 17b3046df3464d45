"""Promising the delivery for another day."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case, CaseSlip
from domain.cases.rules import flow
from domain.cases.service._card import case_in_care, case_name, case_view
from domain.cases.service._due import follow_promise
from domain.cases.views import MovedDelivery
from domain.people.service import record_change
from domain.policy.service import values_at


@use_case(Role.ADVISOR)
async def promise_delivery(actor: Actor, number: int, day: date, *, reason: str = "") -> MovedDelivery:
    """Promise case ``number`` for ``day``; what hangs on the promised day moves with it (domain §3).

    A later day than before is a slip, which needs its ``reason`` and is kept. No assessment moves a day that was
    promised so. The same day again changes nothing. Refused: a day that is over or beyond ``case.promise_days``, a
    slip without a reason, a delivered, cancelled, withdrawn or unknown case.
    """
    case = await case_in_care(actor, number)
    former, why, today = case.promised_day, reason.strip(), clock.today(actor.zone)
    most_days = (await values_at(actor.centre_id, today)).case.promise_days
    flow.check_promise(case_name(number), day, former, today, reason=why, most_days=most_days)
    rows = {row.name: row for row in await queries.steps_of(case)}
    if day != former or not case.promise_fixed:
        await _record(actor, case, day, why)
        case.promised_day, case.promise_fixed = day, True
        await case.save(update_fields=["promised_day", "promise_fixed"])
        await follow_promise(case, rows, actor.zone)
        if day > former:
            await _keep_slip(actor, case, former, why)
    return MovedDelivery(await case_view(actor, case, list(rows.values())), former, why)


async def _keep_slip(actor: Actor, case: Case, former: date, reason: str) -> None:
    await CaseSlip.create(
        centre_id=case.centre_id,
        case_id=case.id,
        said_at=clock.now(),
        said_by_id=actor.staff_id,
        from_day=former,
        to_day=case.promised_day,
        reason=reason,
    )


async def _record(actor: Actor, case: Case, day: date, reason: str) -> None:
    await record_change(
        actor,
        subject="case",
        number=case.number,
        what="promised",
        before={"promised": case.promised_day.isoformat(), "fixed": case.promise_fixed},
        after={"promised": day.isoformat(), "fixed": True, "reason": reason},
    )
