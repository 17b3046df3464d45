"""A delivered car that comes back for the same damage. The insurer's account has nothing to do with it."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import InReworkAlready, NotDelivered, NotInRework
from domain.cases.models import Case, CaseRework
from domain.cases.service._card import case_in_hand, case_name, case_view
from domain.cases.views import Reworked
from domain.people.service import record_change


@use_case(Role.ADVISOR)
async def begin_rework(actor: Actor, number: int, reason: str) -> Reworked:
    """The car of case ``number`` is back today for ``reason`` (domain §3, first-time fix rate).

    Refused: a case not delivered (``NotDelivered``), one in rework already, a cancelled, withdrawn or unknown one.
    """
    case = await case_in_hand(actor, number)
    if case.delivered_at is None:
        raise NotDelivered(case=case_name(number))
    last = await _open_rework(case)
    if last is not None:
        raise InReworkAlready(case=case_name(number), begun_on=last.begun_on)
    today = clock.today(actor.zone)
    await CaseRework.create(
        centre_id=case.centre_id,
        case_id=case.id,
        said_at=clock.now(),
        said_by_id=actor.staff_id,
        begun_on=today,
        reason=reason.strip(),
    )
    await _record(actor, number, {"rework": ""}, {"rework": "open", "reason": reason.strip()})
    return await _reworked(actor, case)


@use_case(Role.ADVISOR)
async def finish_rework(actor: Actor, number: int) -> Reworked:
    """The rework of case ``number`` is done today; ``NotInRework`` when there is none that lasts."""
    case = await case_in_hand(actor, number)
    last = await _open_rework(case)
    if last is None:
        raise NotInRework(case=case_name(number))
    last.done_on = clock.today(actor.zone)
    await last.save(update_fields=["done_on"])
    await _record(actor, number, {"rework": "open"}, {"rework": "done"})
    return await _reworked(actor, case)


async def _open_rework(case: Case) -> CaseRework | None:
    return next((row for row in await queries.reworks_of(case) if row.done_on is None), None)


async def _reworked(actor: Actor, case: Case) -> Reworked:
    view = await case_view(actor, case, await queries.steps_of(case))
    return Reworked(view, view.flow.reworks[-1])


async def _record(actor: Actor, number: int, before: dict[str, object], after: dict[str, object]) -> None:
    await record_change(actor, subject="case", number=number, what="rework", before=before, after=after)
