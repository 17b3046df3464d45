"""Views of rows, with the names that other rooms keep."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain import clock
from domain.actor import Actor
from domain.cases import queries
from domain.cases.errors import CaseCancelled, CaseDeliveredAlready, CaseWithdrawn
from domain.cases.models import Case, CaseStep
from domain.cases.queries import StepRow
from domain.cases.rules import marking, timing
from domain.cases.service._amounts import share_of
from domain.cases.service._care import care_of
from domain.cases.service._flow import flow_rows
from domain.cases.service._money import money_of
from domain.cases.views import CaseState, CaseView, Stage, StepState, StepView
from domain.customers import service as customers
from domain.errors import NotFound
from domain.insurers import service as insurers
from domain.people import service as people


def case_name(number: int) -> str:
    """A case as people call it: C12."""
    return f"C{number}"


async def locked_case(actor: Actor, number: int) -> Case:
    """The case, locked until the transaction ends; ``NotFound`` when the centre has none of that number."""
    case = await queries.lock_case(actor.centre_id, number)
    if case is None:
        raise NotFound(what=case_name(number))
    return case


async def case_in_hand(actor: Actor, number: int) -> Case:
    """The case to work on, locked; ``NotFound``, ``CaseWithdrawn`` for one taken by mistake, ``CaseCancelled``."""
    case = await locked_case(actor, number)
    if case.state == CaseState.WITHDRAWN.value:
        raise CaseWithdrawn(case=case_name(number))
    if case.state == CaseState.CANCELLED.value:
        raise CaseCancelled(case=case_name(number))
    return case


async def case_in_care(actor: Actor, number: int) -> Case:
    """As ``case_in_hand``, of a car that has not left yet; else ``CaseDeliveredAlready``."""
    case = await case_in_hand(actor, number)
    if case.delivered_at is not None:
        raise CaseDeliveredAlready(case=case_name(number), day=timing.local_day(case.delivered_at, actor.zone))
    return case


def step_view(step: CaseStep | StepRow, state: StepState, by: Mapping[int, str], now: datetime, zone: str) -> StepView:
    """How a step stands ``now``; ``by`` names the staff."""
    done_today = step.done_at is not None and clock.local(step.done_at, zone).date() == clock.local(now, zone).date()
    return StepView(
        name=step.name,
        position=step.position,
        standing=marking.step_standing(state, step.due_at, now, zone),
        due_at=step.due_at,
        done_at=step.done_at,
        by=by.get(step.done_by_id, "") if step.done_by_id is not None else "",
        reason=step.reason,
        done_today=done_today,
        title=step.title,
    )


async def case_view(actor: Actor, case: Case, steps: Sequence[CaseStep], *, looks: bool = False) -> CaseView:
    """The case in full. Who ``looks`` at it in a private chat may see the customer whole, which is audited."""
    now, zone, centre_id = clock.now(), actor.zone, actor.centre_id
    vehicle = (await customers.vehicles_by_id(centre_id, [case.vehicle_id]))[case.vehicle_id]
    customer = (await customers.customers_by_id(centre_id, [case.customer_id]))[case.customer_id]
    insurer = (await insurers.names_by_id(centre_id, [case.insurer_id]))[case.insurer_id]
    doers = {step.done_by_id for step in steps if step.done_by_id is not None}
    flow = await flow_rows(case)
    staff = await people.staff_names(centre_id, {case.advisor_id, *doers, *flow.said_by})
    photo_days = await queries.photo_days_of(case)
    is_whole = looks and actor.place.is_private
    if is_whole:
        await people.record_look(actor, subject="case", number=case.number)
    views = tuple(step_view(step, StepState(step.state), staff, now, zone) for step in steps)
    return CaseView(
        number=case.number,
        state=CaseState(case.state),
        stage=Stage(case.stage),
        insurer_id=case.insurer_id,
        insurer=insurer,
        plate=vehicle.plate,
        customer_name=customer.name,
        phone=customer.phone,
        claim=case.claim or "",
        damage=case.damage,
        estimate_fen=case.estimate_fen,
        assessed_fen=case.assessed_fen,
        deductible_fen=case.deductible_fen,
        share_fen=share_of(case),
        advisor=staff.get(case.advisor_id, ""),
        arrived_at=case.arrived_at,
        day_number=timing.day_number(case.arrived_at, now, zone),
        promised_day=case.promised_day,
        delivered_at=case.delivered_at,
        override_reason=case.override_reason,
        steps=views,
        next_steps=marking.next_steps(views),
        photo_days=len(photo_days),
        is_whole=is_whole,
        zone=zone,
        now=now,
        flow=flow.view(case, staff, now, zone),
        advisor_id=case.advisor_id,
        money=await money_of(case, clock.local(now, zone).date()),
        care=await care_of(actor, case),
        photos=await queries.photo_counts(case, clock.local(now, zone).date()),
    )
