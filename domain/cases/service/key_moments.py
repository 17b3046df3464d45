"""What the customer hears at the four key moments, and that they were told (domain §3)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case, CaseTold
from domain.cases.rules import care
from domain.cases.service._card import case_in_hand
from domain.cases.service._care import told_views
from domain.cases.views import CaseState, Moment, StepState, Telling
from domain.customers import service as customers
from domain.people import service as people


@use_case(Role.ADVISOR)
async def prepare_telling(actor: Actor, number: int, moment: Moment | None = None) -> Telling:
    """What the message to the customer of case ``number`` is made of, at the moment the case is in or at ``moment``.

    The customer's name is in it in a private chat only, and that look is audited (domain §2). Refused: an unknown or
    withdrawn case.
    """
    case = await case_in_hand(actor, number)
    return await _telling(actor, case, moment)


@use_case(Role.ADVISOR)
async def mark_told(actor: Actor, number: int, moment: Moment) -> Telling:
    """Keep that the customer of case ``number`` was told of ``moment``; once more is told once more.

    Refused: an unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    row = await CaseTold.create(
        centre_id=case.centre_id,
        case_id=case.id,
        moment=moment.value,
        told_at=clock.now(),
        told_by_id=actor.staff_id,
    )
    await people.record_change(
        actor,
        subject="case",
        number=number,
        what="told",
        before={},
        after={"moment": moment.value, "told_id": row.id},
    )
    return await _telling(actor, case, moment)


async def _telling(actor: Actor, case: Case, moment: Moment | None) -> Telling:
    now = clock.now()
    rows = await queries.told_of(case)
    if moment is None:
        finished = {step.name for step in await queries.steps_of(case) if step.state != StepState.OPEN.value}
        moment = care.moment_of(CaseState(case.state), finished, {Moment(row.moment) for row in rows})
    staff = await people.staff_names(case.centre_id, {case.advisor_id, *(row.told_by_id for row in rows)})
    vehicle = (await customers.vehicles_by_id(case.centre_id, [case.vehicle_id]))[case.vehicle_id]
    wording = await queries.wording_of(case.centre_id, moment.value)
    return Telling(
        case=case.number,
        moment=moment,
        wording=wording.text if wording else "",
        salutation=await _salutation(actor, case),
        plate=vehicle.plate,
        centre=actor.centre_name,
        advisor=staff.get(case.advisor_id, ""),
        promised_day=case.promised_day,
        days=max(0, (case.promised_day - clock.local(now, actor.zone).date()).days),
        told=next((told for told in told_views(rows, staff) if told.moment is moment), None),
        zone=actor.zone,
        now=now,
    )


async def _salutation(actor: Actor, case: Case) -> str:
    """The customer's name where one person reads, who has looked at it then; elsewhere none."""
    if not actor.place.is_private:
        return ""
    customer = (await customers.customers_by_id(case.centre_id, [case.customer_id]))[case.customer_id]
    await people.record_look(actor, subject="case", number=case.number)
    return customer.name
