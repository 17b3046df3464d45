"""Whose the days are on which a case stands still."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import NotWaiting
from domain.cases.models import Case, CaseWait
from domain.cases.service._card import case_in_care, case_name, case_view
from domain.cases.service._flow import wait_view
from domain.cases.service._waits import end_wait
from domain.cases.views import WaitCause, Waited
from domain.people.service import record_change


@use_case(Role.ADVISOR)
async def begin_wait(actor: Actor, number: int, cause: WaitCause, *, note: str = "") -> Waited:
    """From today on case ``number`` stands still for ``cause``; what it waited for before ends with today (domain §3).

    The same again changes nothing. Refused: a delivered, cancelled, withdrawn or unknown case.
    """
    case = await case_in_care(actor, number)
    now = await queries.open_wait_of(case)
    is_same = now is not None and (now.cause, now.note) == (cause.value, note.strip())
    if not is_same:
        today = clock.today(actor.zone)
        await end_wait(case, today)
        await CaseWait.create(
            centre_id=case.centre_id,
            case_id=case.id,
            said_at=clock.now(),
            said_by_id=actor.staff_id,
            cause=cause.value,
            first_day=today,
            note=note.strip(),
        )
        await _record(actor, case, now.cause if now else "", cause.value, note.strip())
    return await _waited(actor, case, now, same=is_same)


@use_case(Role.ADVISOR)
async def end_waiting(actor: Actor, number: int) -> Waited:
    """Case ``number`` goes on; today is no waiting day any more (domain §3).

    Refused: a case that waits for nothing (``NotWaiting``), a delivered, cancelled, withdrawn or unknown one.
    """
    case = await case_in_care(actor, number)
    ended = await end_wait(case, clock.today(actor.zone))
    if ended is None:
        raise NotWaiting(case=case_name(number))
    await _record(actor, case, ended.cause, "", "")
    return await _waited(actor, case, ended, ended=True)


async def _waited(
    actor: Actor, case: Case, former: CaseWait | None, *, ended: bool = False, same: bool = False
) -> Waited:
    view = await case_view(actor, case, await queries.steps_of(case))
    return Waited(view, wait_view(former, {}) if former else None, ended, same)


async def _record(actor: Actor, case: Case, before: str, after: str, note: str) -> None:
    await record_change(
        actor,
        subject="case",
        number=case.number,
        what="waiting",
        before={"waiting": before},
        after={"waiting": after, "note": note},
    )
