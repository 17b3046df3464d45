"""Taking an accident car: the risk is shown, the account charged, and the SOP begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain import clock
from domain.actor import Actor, Role, permit, use_case
from domain.cases import queries
from domain.cases.errors import ClaimTaken, CustomerNeeded, PlateInCare
from domain.cases.models import Case, CaseStep
from domain.cases.rules import amounts, due, marking
from domain.cases.service._amounts import keep_amounts
from domain.cases.service._card import case_name, case_view
from domain.cases.service._records import record_of
from domain.cases.service._templates import sop_at
from domain.cases.views import (
    AmountKind,
    CaseState,
    Cause,
    FirstDue,
    OpenedCase,
    SopStep,
    Source,
    StepState,
    Template,
)
from domain.customers.service import keep_vehicle
from domain.customers.views import VehicleView
from domain.insurers.service import accept_case, standing
from domain.money import Fen
from domain.people.service import next_number, record_change, staff_names

CHANNEL = "insurer_case"


@dataclass(frozen=True)
class _Arrival:
    """A car that has just come: when, of which vehicle and customer, and what was told about the damage."""

    at: datetime
    number: int
    insurer_id: int
    insurer: str
    vehicle: VehicleView
    customer_id: int
    claim: str | None
    damage: str
    estimate_fen: Fen
    override_reason: str
    sop: Template
    source: Source


@use_case(Role.ADVISOR)
async def open_case(
    actor: Actor,
    *,
    insurer_id: int,
    plate: str,
    estimate_fen: Fen,
    name: str | None = None,
    phone: str | None = None,
    damage: str = "",
    claim: str | None = None,
    override_reason: str | None = None,
    sop: Template = Template.STANDARD,
    source: Source = Source.WALK_IN,
) -> OpenedCase:
    """Take an accident car for ``insurer_id`` as the actor's case; its steps are due from now (domain §3).

    It gets the steps of the centre's template ``sop`` as it is today, and keeps them whatever becomes of that.

    The insurer's account is charged with the estimate (fen, above zero). Name and phone may be left out for a
    car whose owner is known. Refused: a car that is in care already (``PlateInCare``), a claim number that
    stands with another case (``ClaimTaken``), an unknown customer (``CustomerNeeded``), and an insurer whose
    intake is stopped (``IntakeStopped``), which only a manager overrides, with ``override_reason``.
    """
    if override_reason is not None:
        permit(actor, Role.MANAGER)
    amounts.check_estimate(estimate_fen)
    vehicle = await keep_vehicle(actor, plate=plate, name=name, phone=phone, channel=CHANNEL)
    number = await next_number(actor.centre_id, "case")  # from here on cases open one after the other
    await _refuse_second(actor, vehicle, insurer_id, claim)
    customer_id = _known_customer(vehicle)
    before = await standing(actor, insurer_id, extra_fen=estimate_fen)
    after = await accept_case(
        actor,
        insurer_id=insurer_id,
        case_number=number,
        share_fen=estimate_fen,
        override_reason=override_reason,
    )
    overridden = before.state.stops_intake and override_reason is not None
    reason = override_reason if overridden and override_reason else ""
    arrival = _Arrival(
        clock.now(),
        number,
        insurer_id,
        after.name,
        vehicle,
        customer_id,
        claim,
        damage,
        estimate_fen,
        reason,
        sop,
        source,
    )
    case, steps = await _begin(actor, arrival)
    record = await record_of(actor, insurer_id)
    return OpenedCase(await case_view(actor, case, steps), before, after, overridden, record)


async def _refuse_second(actor: Actor, vehicle: VehicleView, insurer_id: int, claim: str | None) -> None:
    first = await queries.open_case_of_vehicle(actor.centre_id, vehicle.id)
    if first is not None:
        advisors = await staff_names(actor.centre_id, [first.advisor_id])
        raise PlateInCare(
            plate=vehicle.plate,
            case=case_name(first.number),
            arrived_on=clock.local(first.arrived_at, actor.zone).date(),
            advisor=advisors.get(first.advisor_id, ""),
        )
    same = await queries.case_of_claim(actor.centre_id, insurer_id, claim) if claim else None
    if same is not None:
        raise ClaimTaken(claim=claim or "", case=case_name(same.number))


def _known_customer(vehicle: VehicleView) -> int:
    if vehicle.customer_id is None or not vehicle.customer_name:
        raise CustomerNeeded(plate=vehicle.plate, missing="name")
    if not vehicle.phone:
        raise CustomerNeeded(plate=vehicle.plate, missing="phone")
    return vehicle.customer_id


async def _begin(actor: Actor, arrival: _Arrival) -> tuple[Case, list[CaseStep]]:
    day = clock.local(arrival.at, actor.zone).date()
    template = await sop_at(actor.centre_id, arrival.sop, day)
    moments, due_times = due.first_due(template.steps, arrival.at, actor.zone)
    case = await Case.create(
        centre_id=actor.centre_id,
        number=arrival.number,
        insurer_id=arrival.insurer_id,
        vehicle_id=arrival.vehicle.id,
        customer_id=arrival.customer_id,
        advisor_id=actor.staff_id,
        claim=arrival.claim,
        damage=arrival.damage,
        estimate_fen=arrival.estimate_fen,
        sop=arrival.sop.value,
        source=arrival.source.value,
        state=CaseState.OPEN.value,
        stage=marking.stage(CaseState.OPEN, (), due_times).value,
        arrived_at=arrival.at,
        promised_day=due.promised_day(moments),
        promise_fixed=False,
        override_reason=arrival.override_reason,
        cancel_reason="",
    )
    await keep_amounts(actor, case, {AmountKind.ESTIMATE: case.estimate_fen}, cause=Cause.ENTERED)
    steps = _steps(case, template.steps, due_times)
    await CaseStep.bulk_create(steps)
    await _record(actor, case, plate=arrival.vehicle.plate, insurer=arrival.insurer)
    return case, steps


def _steps(case: Case, steps: Sequence[SopStep], due_times: FirstDue) -> list[CaseStep]:
    return [
        CaseStep(
            centre_id=case.centre_id,
            case_id=case.id,
            name=step.name,
            title=step.title,
            position=position,
            state=StepState.OPEN.value,
            due_rule=step.rule.text,
            due_at=due_times[step.name],
            reason="",
        )
        for position, step in enumerate(steps, start=1)
    ]


async def _record(actor: Actor, case: Case, *, plate: str, insurer: str) -> None:
    await record_change(
        actor,
        subject="case",
        number=case.number,
        what="opened",
        before={},
        after={
            "insurer": insurer,
            "plate": plate,
            "claim": case.claim,
            "estimate_fen": case.estimate_fen,
            "source": case.source,
            "sop": case.sop,
            "promised": case.promised_day.isoformat(),
            "override": case.override_reason,
        },
    )
