"""The next maintenance of a car, booked when it is delivered (domain §3, step 10)."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case, CaseBooking
from domain.cases.rules import care
from domain.cases.service._card import case_in_hand, case_view
from domain.cases.service.steps import mark_step
from domain.cases.views import BookedCase, StepName, StepState
from domain.people.service import record_change


@use_case(Role.ADVISOR)
async def book_maintenance(actor: Actor, number: int, day: date) -> BookedCase:
    """Keep the day that the customer of case ``number`` comes back for maintenance; the step ``booking`` is done by it.

    Another day moves the booking; the same again changes nothing. Refused: a day that is not after today or over
    three years ahead (``BookingImplausible``), an unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    care.check_booking(day, clock.today(actor.zone))
    row = await queries.booking_of(case)
    former = row.day if row else None
    if former != day:
        await _keep(actor, case, row, day)
    steps = await queries.steps_of(case)
    if any(step.name == StepName.BOOKING and step.state == StepState.OPEN.value for step in steps):
        view = (await mark_step(actor, number, StepName.BOOKING)).case
    else:
        view = await case_view(actor, case, steps)
    return BookedCase(view, day, former)


async def _keep(actor: Actor, case: Case, row: CaseBooking | None, day: date) -> None:
    before: dict[str, object] = {}
    if row is None:
        row = CaseBooking(centre_id=case.centre_id, case_id=case.id)
    else:
        before = {"booked_on": row.day.isoformat(), "by_id": row.booked_by_id}
    row.day, row.booked_at, row.booked_by_id = day, clock.now(), actor.staff_id
    await row.save()
    after = {"booked_on": day.isoformat(), "by_id": actor.staff_id}
    await record_change(actor, subject="case", number=case.number, what="booked", before=before, after=after)
