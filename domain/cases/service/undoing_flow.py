"""Taking back what became of a case on its way: promised, waiting, handed over, cancelled, in rework (domain §3).

Each locks the case before it asks what was built on the change, so that nobody builds on it meanwhile.
"""

from datetime import date

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.rules import amounts
from domain.cases.service._due import follow_promise, make_due_again
from domain.cases.service._undone import case_undone, move_back, refuse_if_car_came_again
from domain.cases.service._waits import reopen_wait
from domain.cases.views import CaseState
from domain.insurers.service import take_back_release
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_promised(actor: Actor, change: ChangeView) -> None:
    """The delivery is promised for the day it was before, and what hangs on that day is due when it was."""
    case = await case_undone(actor, change)
    former, day = (date.fromisoformat(str(facts["promised"])) for facts in (change.before, change.after))
    case.promised_day, case.promise_fixed = former, bool(change.before["fixed"])
    await follow_promise(case, {row.name: row for row in await queries.steps_of(case)}, actor.zone)
    await case.save(update_fields=["promised_day", "promise_fixed"])
    if day > former:
        await (await queries.slips_of(case))[-1].delete()


@use_case(Role.ADVISOR)
async def undo_waiting(actor: Actor, change: ChangeView) -> None:
    """What began to be waited for was not, and what ended by it goes on."""
    case = await case_undone(actor, change)
    if change.after["waiting"]:
        await (await queries.waits_of(case))[-1].delete()
    if change.before["waiting"]:
        await reopen_wait(case)


@use_case(Role.ADVISOR)
async def undo_handed_over(actor: Actor, change: ChangeView) -> None:
    """The case is whose it was before; the new advisor is not told any more, if nobody has told them yet."""
    case = await case_undone(actor, change)
    case.advisor_id = int(str(change.before["advisor_id"]))
    await case.save(update_fields=["advisor_id"])


@use_case(Role.ADVISOR)
async def undo_cancelled(actor: Actor, change: ChangeView) -> None:
    """The car is in our care again: everything is due when it was, the insurer's account has its share again.

    Refused when the car came again meanwhile (``CarCameAgain``).
    """
    case = await case_undone(actor, change)
    await refuse_if_car_came_again(case)
    case.cancelled_at, case.cancel_reason = None, ""
    steps = {row.name: row for row in await queries.steps_of(case)}
    await move_back(case, CaseState.OPEN, steps)
    await make_due_again(case, steps, actor.zone)
    if change.before.get("waiting"):
        await reopen_wait(case)
    share = amounts.insurer_share(case.estimate_fen, case.assessed_fen, case.deductible_fen)
    await take_back_release(actor, insurer_id=case.insurer_id, case_number=case.number, share_fen=share)


@use_case(Role.ADVISOR)
async def undo_rework(actor: Actor, change: ChangeView) -> None:
    """The rework that began did not, or the one that was done lasts on."""
    case = await case_undone(actor, change)
    last = (await queries.reworks_of(case))[-1]
    if change.after["rework"] == "done":
        last.done_on = None
        await last.save(update_fields=["done_on"])
    else:
        await last.delete()
