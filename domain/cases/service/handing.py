"""Handing a case over to another advisor."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case
from domain.cases.service._card import case_in_hand, case_view
from domain.cases.views import HandedOver
from domain.errors import NotFound
from domain.outbox.service import queue
from domain.people import service as people
from domain.people.service import record_change

TEMPLATE = "cases.handed_over"
"""The push that tells the new advisor."""


@use_case(Role.ADVISOR)
async def hand_over(actor: Actor, number: int, staff_id: int, *, reason: str = "") -> HandedOver:
    """Make somebody else of the staff responsible for case ``number``; they are told in private (domain §3).

    Whose it is already changes nothing. Refused: somebody who is not on the staff, a cancelled, withdrawn or
    unknown case.
    """
    case = await case_in_hand(actor, number)
    staff = {each.id: each.name for each in await people.names(actor)}
    if staff_id not in staff:
        raise NotFound(what=f"#{staff_id}")
    former_id, why = case.advisor_id, reason.strip()
    former = (await people.staff_names(actor.centre_id, [former_id])).get(former_id, "")
    if staff_id != former_id:
        case.advisor_id = staff_id
        await case.save(update_fields=["advisor_id"])
        await record_change(
            actor,
            subject="case",
            number=number,
            what="handed over",
            before={"advisor": former, "advisor_id": former_id},
            after={"advisor": staff[staff_id], "advisor_id": staff_id, "reason": why},
        )
        await _tell(actor, case, why)
    view = await case_view(actor, case, await queries.steps_of(case))
    return HandedOver(view, former, why, same=staff_id == former_id)


async def _tell(actor: Actor, case: Case, reason: str) -> None:
    """Let the new advisor read in private whose the case is now; whoever takes one over knows it already."""
    if case.advisor_id == actor.staff_id:
        return
    for chat in await people.private_chats(actor.centre_id, staff_ids=[case.advisor_id]):
        await queue(
            actor.centre_id,
            chat_id=chat.chat_id,
            thread_id=chat.thread_id,
            lang=chat.lang,
            template=TEMPLATE,
            params={
                "kind": chat.kind.value,
                "reader": chat.chat_id,
                "number": case.number,
                "by": actor.name,
                "reason": reason,
            },
            unique_key=f"handover:{actor.centre_id}:{case.number}:{case.advisor_id}:{clock.now().isoformat()}",
        )
