"""Taking back that terms were renegotiated (domain §4, interface §1)."""

from datetime import date

from domain.actor import Actor, Role, use_case
from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.service._closing import open_account
from domain.insurers.service._renegotiating import save_decision
from domain.people.service import record_undo
from domain.people.views import ChangeView


@use_case(Role.MANAGER)
async def undo_renegotiated(actor: Actor, change: ChangeView) -> None:
    """Terms were not renegotiated after all: the month's margin stops intake again, while it is the last full one.

    Refused, besides what ``people.record_undo`` refuses, when it was noted anew since.
    """
    account = await open_account(actor, change.number or 0)
    await record_undo(actor, change, built_on_by={"renegotiated"})
    month = date.fromisoformat(f"{change.after.get('month')}-01")
    row = await queries.insurer_month(actor.centre_id, account.insurer.id, month)
    if row is None or row.resumed_reason != change.after.get("reason"):
        raise ChangedMeanwhile(what=account.insurer.name)
    row.resumed_reason = row.resumed_by_id = row.resumed_on = None
    await save_decision(row)
