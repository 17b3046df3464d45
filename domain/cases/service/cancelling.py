"""Cancelling a case whose car leaves without being repaired here."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import CaseStep
from domain.cases.service._card import case_in_care, case_view
from domain.cases.service._waits import end_wait
from domain.cases.views import CaseState, CaseView, Stage, StepState
from domain.insurers.service import release_case
from domain.people.service import record_change


@use_case(Role.ADVISOR)
async def cancel_case(actor: Actor, number: int, reason: str) -> CaseView:
    """Cancel case ``number`` for ``reason``: nothing of it is due any more, the insurer's account gets its share back.

    The plate is free for a new case; the claim number stays with this one (domain §3, §4). Refused: a delivered,
    cancelled, withdrawn or unknown case.
    """
    case = await case_in_care(actor, number)
    case.state, case.stage = CaseState.CANCELLED.value, Stage.CANCELLED.value
    case.cancelled_at, case.cancel_reason = clock.now(), reason.strip()
    await case.save(update_fields=["state", "stage", "cancelled_at", "cancel_reason"])
    still_open = CaseStep.filter(centre_id=case.centre_id, case_id=case.id, state=StepState.OPEN.value)
    await still_open.update(due_at=None)
    ended = await end_wait(case, clock.today(actor.zone))
    await release_case(actor, insurer_id=case.insurer_id, case_number=number, note=case.cancel_reason)
    waiting = {"waiting": ended.cause} if ended else {}
    await record_change(
        actor,
        subject="case",
        number=number,
        what="cancelled",
        before={"state": CaseState.OPEN.value, **waiting},
        after={"state": case.state, "reason": case.cancel_reason, **({"waiting": ""} if ended else {})},
    )
    return await case_view(actor, case, await queries.steps_of(case))
