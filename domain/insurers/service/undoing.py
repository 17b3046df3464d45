"""Taking back what was done to insurers, their limits and their accounts (domain §4, interface §1)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from domain.actor import Actor, Role, use_case
from domain.database.connection import lock
from domain.errors import ChangedMeanwhile, NotFound
from domain.insurers import queries
from domain.insurers.errors import (
    InsurerHasCase,
    InsurerHasPayment,
    InsurerHasStatement,
    LimitMovedOn,
    PaymentFollowed,
    PaymentUsed,
    StoppedAlready,
)
from domain.insurers.models import Insurer, InsurerEntry, InsurerPayment
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.intake import as_restoring
from domain.insurers.rules.known import code_of_void
from domain.insurers.rules.reversal import CreditMove, obstacle
from domain.insurers.service._account import Account
from domain.insurers.service._bank import let_go
from domain.insurers.service._closing import open_account
from domain.insurers.service._limits import change_limit
from domain.insurers.service._paying import take_back
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
    await people.record_undo(actor, change)
    await lock(f"insurers.names:{actor.centre_id}")
    insurer = await queries.lock_insurer(actor.centre_id, change.number or 0)
    await _refuse_named(insurer)
    _check_limit(insurer, _whole(change.after.get("limit_fen")))
    await queries.drop_names(actor.centre_id, insurer.id)
    insurer.status, insurer.code = Status.VOID.value, code_of_void(insurer.code, insurer.id)
    await insurer.save(update_fields=["status", "code"])


@use_case(Role.MANAGER)
async def undo_limit_changed(actor: Actor, change: ChangeView) -> None:
    """The former limit holds again from today, as a line of its own in the limit's history.

    Refused when the limit is no longer the one that this change set (``BuiltOn``, ``LimitMovedOn``).
    """
    await people.record_undo(actor, change, built_on_by={"limit changed"})
    account = await open_account(actor, change.number or 0)
    _check_limit(account.insurer, _whole(change.after.get("limit_fen")))
    former_fen = Fen(_whole(change.before.get("limit_fen")))
    await change_limit(actor, account, former_fen, as_restoring(str(change.after.get("reason", ""))))


@use_case(Role.MANAGER)
async def undo_intake_stopped(actor: Actor, change: ChangeView) -> None:
    """The stop by hand is lifted as if there had been none; refused when it was lifted or renewed since."""
    await people.record_undo(actor, change, built_on_by=STOPS)
    account = await open_account(actor, change.number or 0)
    insurer = account.insurer
    if insurer.stop_reason != change.after.get("stop"):
        raise ChangedMeanwhile(what=insurer.name)
    insurer.stop_reason = insurer.stopped_by_id = insurer.stopped_on = None
    await account.save()


@use_case(Role.MANAGER)
async def undo_intake_resumed(actor: Actor, change: ChangeView) -> None:
    """The stop by hand holds again with its reason, by whom and since when it was; refused when there is a new one."""
    await people.record_undo(actor, change, built_on_by=STOPS)
    account = await open_account(actor, change.number or 0)
    insurer, stop = account.insurer, change.before
    if insurer.stop_reason is not None:
        raise StoppedAlready(insurer=insurer.name, reason=insurer.stop_reason)
    insurer.stop_reason, insurer.stopped_on = str(stop.get("stop")), _day(stop.get("stopped_on"))
    insurer.stopped_by_id = _whole(stop.get("stopped_by_id"))
    await account.save()


@use_case(Role.PARTNER)
async def undo_paid(actor: Actor, change: ChangeView) -> None:
    """The payment was entered by mistake: the account is as if it had never come in, and says that it did (domain §4).

    Every entry of it is reversed, and the statements it paid are reckoned anew. Refused when the insurer paid again
    since (``BuiltOn``, ``PaymentFollowed``), and when credit would have gone otherwise without it (``PaymentUsed``).
    """
    payment_id = _whole(change.after.get("payment_id"))
    await let_go(actor.centre_id, payment_id)
    await people.record_undo(actor, change, built_on_by={"paid"})
    account = await open_account(actor, change.number or 0)
    payment = await queries.payment(actor.centre_id, account.insurer.id, payment_id)
    entries = await queries.entries_of_payment(actor.centre_id, payment.id)
    since = await queries.money_moved_after(entries[0])
    _refuse_followed(account, payment, since)
    _refuse_used(account, entries, since)
    await take_back(account, payment, entries)


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


def _refuse_followed(account: Account, payment: InsurerPayment, since: Sequence[InsurerEntry]) -> None:
    """``PaymentFollowed`` when a later payment stands, by the account itself: what was taken back comes to nothing."""
    received: dict[int, int] = defaultdict(int)
    later = {entry.payment.id: entry.payment for entry in since if entry.payment and entry.payment.id != payment.id}
    for entry in since:
        is_part = entry.kind == EntryKind.PAID.value
        received[entry.payment_id or 0] += -entry.amount_fen if is_part else entry.amount_fen
    for payment_id, other in later.items():
        if received[payment_id]:
            raise PaymentFollowed(insurer=account.insurer.name, amount_fen=other.amount_fen, day=other.day)


def _refuse_used(account: Account, entries: Sequence[InsurerEntry], since: Sequence[InsurerEntry]) -> None:
    """``PaymentUsed`` when credit would have gone otherwise, had the payment never come in."""
    moves = [
        CreditMove(entry.statement.number, entry.statement.closes_on, entry.amount_fen)
        for entry in since
        if entry.statement and entry.kind == EntryKind.CREDITED.value
    ]
    left_fen = sum(entry.amount_fen for entry in entries if entry.kind == EntryKind.OVERPAID.value)
    credit_fen = account.insurer.overpaid_fen - left_fen - sum(move.fen for move in moves)
    found = obstacle(credit_fen, [entry.statement.closes_on for entry in entries if entry.statement], moves)
    if found is not None:
        kind, number = found
        raise PaymentUsed(insurer=account.insurer.name, obstacle=kind.value, statement=f"S{number}")


def _whole(value: object) -> int:
    """A whole number as the audit kept it."""
    if not isinstance(value, int):
        raise NotFound(what=str(value))
    return value


def _day(value: object) -> date:
    """A day as the audit kept it."""
    if not isinstance(value, str):
        raise NotFound(what=str(value))
    return date.fromisoformat(value)
