"""Taking back what was done with a bank's list (domain §4, interface §1)."""

from domain.actor import Actor, Role, use_case
from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.errors import BankListUsed
from domain.insurers.service._bank import counts_of
from domain.insurers.views import BankState, LineState
from domain.people import service as people
from domain.people.views import ChangeView


@use_case(Role.PARTNER)
async def undo_bank_sent(actor: Actor, change: ChangeView) -> None:
    """The file was sent by mistake: its list is gone, and may come again. Refused when lines were confirmed."""
    await queries.lock_bank(actor.centre_id)
    await people.record_undo(actor, change, built_on_by=())
    list_ = await queries.bank_list(actor.centre_id, change.number or 0)
    counts = await counts_of(list_, ())
    if counts.confirmed:
        raise BankListUsed(confirmed=counts.confirmed)
    list_.state, list_.due_at, list_.file_id = BankState.WITHDRAWN.value, None, ""
    await list_.save(update_fields=["state", "due_at", "file_id"])
    await queries.drop_lines(list_)


@use_case(Role.PARTNER)
async def undo_bank_confirmed(actor: Actor, change: ChangeView) -> None:
    """The lines are open again: their payments, which came of the same press, are what is taken back."""
    await queries.lock_bank(actor.centre_id)
    await people.record_undo(actor, change, built_on_by=())


@use_case(Role.PARTNER)
async def undo_bank_left_out(actor: Actor, change: ChangeView) -> None:
    """The lines that were left out at once wait again."""
    await queries.lock_bank(actor.centre_id)
    await people.record_undo(actor, change, built_on_by=())
    list_ = await queries.bank_list(actor.centre_id, change.number or 0)
    decision = change.after.get("decision_id")
    await queries.bring_back(list_, decision if isinstance(decision, int) else 0)


@use_case(Role.PARTNER)
async def undo_bank_assigned(actor: Actor, change: ChangeView) -> None:
    """The line is nobody's in particular again, or the former one's. Refused when it was decided or given on since."""
    await queries.lock_bank(actor.centre_id)
    await people.record_undo(actor, change, built_on_by=())
    line_id, former_id = change.after.get("line_id"), change.before.get("insurer_id")
    line = await queries.bank_line(actor.centre_id, line_id if isinstance(line_id, int) else 0)
    if line.state != LineState.OPEN.value or line.insurer_id != change.after.get("insurer_id"):
        raise ChangedMeanwhile(what=str(change.after.get("insurer", "")))
    line.insurer_id = former_id if isinstance(former_id, int) else None
    line.is_assigned = line.insurer_id is not None
    await line.save(update_fields=["insurer_id", "is_assigned"])
