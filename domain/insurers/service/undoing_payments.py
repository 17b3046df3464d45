"""Taking back what was done to payments and penalty (domain §4, interface §1)."""

from domain.actor import Actor, Role, use_case
from domain.insurers import queries
from domain.insurers.rules.account import EntryKind
from domain.insurers.service._bank import hold, let_go, tells_of
from domain.insurers.service._closing import open_account
from domain.insurers.service._kept import kept_day, kept_whole
from domain.insurers.service._replay import put_in, take_out
from domain.people import service as people
from domain.people.views import ChangeView

NOTHING: frozenset[str] = frozenset()
"""Nothing is built on these: an account is reckoned anew whatever has happened to it since."""


@use_case(Role.PARTNER)
async def undo_paid(actor: Actor, change: ChangeView) -> None:
    """The payment was entered by mistake: the account is as if it had never come in, and says that it did (domain §4).

    Whatever came after it is reckoned anew. Refused when it was reversed since (``PaymentReversedAlready``).
    """
    payment_id = kept_whole(change.after.get("payment_id"))
    await let_go(actor.centre_id, payment_id)
    await people.record_undo(actor, change, built_on_by=NOTHING)
    account = await open_account(actor, change.number or 0)
    payment = await queries.payment(actor.centre_id, account.insurer.id, payment_id)
    await take_out(account, payment)


@use_case(Role.PARTNER)
async def undo_payment_reversed(actor: Actor, change: ChangeView) -> None:
    """The payment stands after all: the account is as if it had never been reversed.

    Refused when a bank's list told of it and that line was confirmed anew since (``BankLineToldAnew``).
    """
    line_id = change.after.get("bank_line_id")
    line = await hold(actor.centre_id, line_id) if isinstance(line_id, int) else None
    await people.record_undo(actor, change, built_on_by=NOTHING)
    account = await open_account(actor, change.number or 0)
    payment = await queries.payment(actor.centre_id, account.insurer.id, kept_whole(change.after.get("payment_id")))
    await put_in(account, payment, kept_whole(change.after.get("to_penalty_fen", 0)))
    if line is not None:
        await tells_of(line, payment.insurer_id, payment.id)


@use_case(Role.PARTNER)
async def undo_penalty_paid(actor: Actor, change: ChangeView) -> None:
    """No money came in for penalty: it is owed again."""
    await _owe_again(actor, change, EntryKind.PENALTY_PAID)


@use_case(Role.MANAGER)
async def undo_penalty_waived(actor: Actor, change: ChangeView) -> None:
    """The penalty is not waived after all: it is owed again."""
    await _owe_again(actor, change, EntryKind.WAIVED)


async def _owe_again(actor: Actor, change: ChangeView, kind: EntryKind) -> None:
    await people.record_undo(actor, change, built_on_by=NOTHING)
    account = await open_account(actor, change.number or 0)
    account.post(kind, kept_whole(change.after.get("amount_fen")), day=kept_day(change.after.get("day")))
    await account.save()
