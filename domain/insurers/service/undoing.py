"""Taking back what was done to insurers and their limits (domain §4, interface §1).

What is to be taken back is locked first: whatever happened to it since is then known to ``people.record_undo``.
"""

from domain.actor import Actor, Role, use_case
from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.errors import (
    InsurerHasCase,
    InsurerHasPayment,
    InsurerHasStatement,
    LimitMovedOn,
    StoppedAlready,
)
from domain.insurers.models import Insurer
from domain.insurers.rules.intake import as_restoring
from domain.insurers.rules.known import code_of_void
from domain.insurers.service._closing import open_account
from domain.insurers.service._kept import kept_day, kept_whole
from domain.insurers.service._limits import change_limit, counted_from
from domain.insurers.service._names import take_turn_to_name
from domain.insurers.service._raising import review_raise
from domain.insurers.views import Status
from domain.money import Fen
from domain.people import service as people
from domain.people.views import ChangeView

STOPS = ("intake stopped", "intake resumed")


@use_case(Role.PARTNER)
async def undo_added(actor: Actor, change: ChangeView) -> None:
    """The insurer was added by mistake: nobody finds it any more, and its names and code are free.

    Refused, besides what ``people.record_undo`` refuses: when a statement, a case or a payment names it
    (``InsurerHasStatement``, ``InsurerHasCase``, ``InsurerHasPayment``), or a limit of its own (``LimitMovedOn``).
    """
    await take_turn_to_name(actor.centre_id)
    await people.record_undo(actor, change)
    insurer = await queries.lock_insurer(actor.centre_id, change.number or 0)
    await _refuse_named(insurer)
    _check_limit(insurer, kept_whole(change.after.get("limit_fen")))
    await queries.drop_names(actor.centre_id, insurer.id)
    insurer.status, insurer.code = Status.VOID.value, code_of_void(insurer.code, insurer.id)
    await insurer.save(update_fields=["status", "code"])


@use_case(Role.MANAGER)
async def undo_limit_changed(actor: Actor, change: ChangeView) -> None:
    """The former limit holds again from today, as a line of its own in the limit's history.

    Refused when the limit is no longer the one that this change set (``BuiltOn``, ``LimitMovedOn``).
    """
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by={"limit changed", "raise accepted"})
    _check_limit(account.insurer, kept_whole(change.after.get("limit_fen")))
    former_fen = Fen(kept_whole(change.before.get("limit_fen")))
    counts_from = await counted_from(account, change.before.get("limit_id"))
    reason = as_restoring(str(change.after.get("reason", "")))
    await change_limit(actor, account, former_fen, reason, counts_from=counts_from)
    await review_raise(account)


@use_case(Role.MANAGER)
async def undo_intake_stopped(actor: Actor, change: ChangeView) -> None:
    """The stop by hand is lifted as if there had been none; refused when it was lifted or renewed since."""
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by=STOPS)
    insurer = account.insurer
    if insurer.stop_reason != change.after.get("stop"):
        raise ChangedMeanwhile(what=insurer.name)
    insurer.stop_reason = insurer.stopped_by_id = insurer.stopped_on = None
    await account.save()


@use_case(Role.MANAGER)
async def undo_intake_resumed(actor: Actor, change: ChangeView) -> None:
    """The stop by hand holds again with its reason, by whom and since when it was; refused when there is a new one."""
    account = await open_account(actor, change.number or 0)
    await people.record_undo(actor, change, built_on_by=STOPS)
    insurer, stop = account.insurer, change.before
    if insurer.stop_reason is not None:
        raise StoppedAlready(insurer=insurer.name, reason=insurer.stop_reason)
    insurer.stop_reason, insurer.stopped_on = str(stop.get("stop")), kept_day(stop.get("stopped_on"))
    insurer.stopped_by_id = kept_whole(stop.get("stopped_by_id"))
    await account.save()


async def _refuse_named(insurer: Insurer) -> None:
    """Refuse that an insurer goes that a statement, a case or a payment names, saying which."""
    statement = await queries.any_statement(insurer.centre_id, insurer.id)
    if statement is not None:
        raise InsurerHasStatement(insurer=insurer.name, statement=f"S{statement.number}")
    case = await queries.any_case(insurer.centre_id, insurer.id)
    if case is not None:
        raise InsurerHasCase(insurer=insurer.name, case=f"C{case.case_number}")
    if insurer.overpaid_fen:
        raise InsurerHasPayment(insurer=insurer.name, amount_fen=insurer.overpaid_fen)


def _check_limit(insurer: Insurer, limit_fen: int) -> None:
    """``LimitMovedOn`` when the insurer has another limit by now."""
    if insurer.limit_fen != limit_fen:
        raise LimitMovedOn(insurer=insurer.name, limit_fen=insurer.limit_fen)
